"""Counts of tasks are what the board said at the end of each day."""

import datetime as dt
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from giaoban.tasks.rules.happening import Happening, What
from giaoban.tasks.rules.movements import Counted, Life, movements
from giaoban.tasks.rules.outcome import outcome_of
from giaoban.tasks.rules.state import State, standing
from giaoban.tasks.rules.tests.test_state import DAYS, START, STEPS, lived
from giaoban.tasks.rules.timeliness import Timeliness, timeliness

DUE = dt.date(2023, 3, 31)


def counts(life: Life, day: dt.date) -> Counter[tuple[int, Counted, Timeliness]]:
    """What the movements up to a day come to."""
    found: Counter[tuple[int, Counted, Timeliness]] = Counter()
    for one in movements(life):
        if one.day <= day:
            found[one.unit, one.what, one.timeliness] += one.amount
    return +found


@given(st.none() | DAYS, STEPS, DAYS)
def test_on_every_day_a_task_is_counted_as_it_stood_that_evening(due, steps, day):
    happened = lived(due, steps)
    then = standing(due, [one for one in happened if one.day <= day])
    held = counts(Life(START, 1, due, {}, happened), day)
    assert held.pop((1, Counted.GIVEN, Timeliness.NONE)) == 1
    if outcome_of(then, day) is None:
        assert not held
    else:
        what = Counted.DONE if then.state == State.DONE else Counted.OPEN
        assert held == {(1, what, timeliness(then, day)): 1}


@given(st.none() | DAYS, STEPS, st.integers(1, 12), DAYS)
def test_another_lead_takes_the_task_over_and_nothing_is_counted_twice(due, steps, number, day):
    happened = lived(due, steps)
    held = counts(Life(START, 1, due, {number: 2}, happened), day)
    passed_on = any(one.number >= number and one.day <= day for one in happened)
    assert {unit for unit, _, _ in held} == {2 if passed_on and number <= len(happened) else 1}
    assert sum(held[one] for one in held if one[1] == Counted.GIVEN) == 1


def test_an_extension_moves_nothing_before_the_day_it_was_granted():
    granted = Happening(1, What.EXTENDED, dt.date(2023, 4, 10), due=dt.date(2023, 4, 30))
    life = Life(START, 1, DUE, {}, [granted])
    late = (1, Counted.OPEN, Timeliness.LATE)
    days = [dt.date(2023, 3, 31), dt.date(2023, 4, 1), dt.date(2023, 4, 9), dt.date(2023, 4, 10), dt.date(2023, 5, 1)]
    assert [counts(life, day)[late] for day in days] == [0, 1, 1, 0, 1]


def test_each_confirmed_turn_of_a_recurring_task_is_done_and_the_task_stays_open():
    turns = [
        Happening(1, What.REPORTED, dt.date(2023, 4, 3), result_day=dt.date(2023, 3, 30)),
        Happening(2, What.CONFIRMED, dt.date(2023, 4, 4), due=dt.date(2023, 4, 30)),
        Happening(3, What.REPORTED, dt.date(2023, 5, 4)),
        Happening(4, What.CONFIRMED, dt.date(2023, 5, 5), due=dt.date(2023, 5, 31)),
    ]
    held = counts(Life(START, 1, DUE, {}, turns), dt.date(2023, 5, 5))
    assert held == {
        (1, Counted.GIVEN, Timeliness.NONE): 1,
        (1, Counted.DONE, Timeliness.IN_TIME): 1,
        (1, Counted.DONE, Timeliness.LATE): 1,
        (1, Counted.OPEN, Timeliness.IN_TIME): 1,
    }
