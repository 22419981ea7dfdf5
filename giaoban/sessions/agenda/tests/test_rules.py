"""Numbers, minutes and carry-over of an agenda: plain values."""

import datetime as dt
import uuid

from hypothesis import given
from hypothesis import strategies as st

from giaoban.sessions.agenda.rules import timing
from giaoban.sessions.agenda.rules.carrying_over import Reached, left_over
from giaoban.sessions.agenda.rules.numbering import Placed, numbered

A, B, C, D = (uuid.UUID(int=n) for n in range(1, 5))
AT = dt.datetime(2023, 3, 10, 8, tzinfo=dt.UTC)


def minute(n: int) -> dt.datetime:
    return AT + dt.timedelta(minutes=n)


def test_items_are_numbered_by_order_under_what_they_stand():
    items = [Placed(B, None, 20), Placed(A, None, 10), Placed(D, B, 2), Placed(C, B, 1)]
    assert [(one.number, one.depth) for one in numbered(items)] == [("1", 0), ("2", 0), ("2.1", 1), ("2.2", 1)]
    assert [one.record for one in numbered(items)] == [A, B, C, D]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), min_size=1, max_size=7))
def test_every_item_is_numbered_once_whatever_stands_under_what(drawn: list[tuple[int, int]]):
    keys = [uuid.UUID(int=n) for n in range(len(drawn))]
    items = [
        Placed(keys[n], keys[under] if under < len(keys) else None, order) for n, (under, order) in enumerate(drawn)
    ]
    found = numbered(items)
    assert sorted(one.record for one in found) == sorted(keys)
    assert len({one.number for one in found}) == len(keys)


def test_an_item_taken_up_twice_is_timed_together_and_a_break_is_nobodys():
    turns = [(minute(0), A), (minute(10), B), (minute(15), None), (minute(25), A)]
    assert timing.spent(turns, minute(40)) == {A: 25, B: 5}
    assert timing.over_run(20, 25) == 5
    assert timing.over_run(30, 25) == 0
    assert timing.over_run(0, 25) == 0


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from([A, B, None])), max_size=8))
def test_no_minute_is_counted_twice(drawn: list[tuple[int, uuid.UUID | None]]):
    turns = sorted(((minute(n), item) for n, item in drawn), key=lambda turn: turn[0])
    assert sum(timing.spent(turns, minute(60)).values()) <= 60


def test_items_begin_one_after_the_other_and_what_is_too_long_is_told():
    assert timing.planned_begins(AT, [5, 30, 20]) == [minute(0), minute(5), minute(35)]
    assert timing.over_plan([5, 30, 20], 50) == 5
    assert timing.over_plan([5, 30, 20], 60) == 0


def test_what_was_not_reached_or_put_off_is_carried_over():
    items = [
        Reached(A, "opening", None),
        Reached(B, "discussion", None),
        Reached(C, "decision", B),
        Reached(D, "report", None),
    ]
    assert left_over(items, [], {}) == [C, D]
    assert left_over(items, [C, D], {D: "deferred"}) == [D]
    assert left_over(items, [D], {C: "agreed"}) == []
