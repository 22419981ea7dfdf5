"""Deadlines over the official calendar, over any days."""

import datetime as dt
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.days import OfficialCalendar
from giaoban.law import Book
from giaoban.tasks.rules.recurrence import (
    BadRecurrence,
    Every,
    Recurrence,
    Shift,
    first_due,
    next_due,
    nominal_of,
)
from giaoban.tasks.rules.term import BadTerm, Term, TermUnit
from giaoban.tasks.rules.worked_out import worked_out

CALENDAR = OfficialCalendar.from_book(Book.shipped())
DAYS = st.dates(dt.date(2022, 1, 1), dt.date(2026, 6, 30))
RULES = st.builds(
    Recurrence,
    every=st.sampled_from(Every),
    day=st.none() | st.integers(1, 31),
    weekday=st.none() | st.integers(1, 7),
    shift=st.sampled_from([Shift.AFTER, Shift.BEFORE]),
)


def dues(rule: Recurrence, since: dt.date, count: int) -> list[dt.date]:
    found = [first_due(rule, since, CALENDAR)]
    while len(found) < count:
        found.append(next_due(rule, found[-1], CALENDAR))
    return found


@given(RULES, DAYS)
def test_a_recurring_deadline_is_a_working_day_and_later_than_the_one_before(rule, since):
    found = dues(rule, since, 4)
    assert since <= found[0]
    assert all(before < after for before, after in pairwise(found))
    assert all(CALENDAR.is_working_day(day) for day in found)


@given(RULES, DAYS)
def test_a_deadline_lies_on_the_side_of_its_day_that_the_rule_says(rule, since):
    due = first_due(rule, since, CALENDAR)
    nominal = nominal_of(rule, due, CALENDAR)
    assert nominal <= due if rule.shift == Shift.AFTER else due <= nominal
    between = range(1, abs((due - nominal).days))
    step = 1 if due > nominal else -1
    assert not any(CALENDAR.is_working_day(nominal + step * dt.timedelta(days=n)) for n in between)


@given(RULES, DAYS, st.integers(0, 400))
def test_a_rule_ends_with_its_last_day(rule, since, length):
    last = since + dt.timedelta(days=length)
    ending = Recurrence(rule.every, rule.day, rule.weekday, rule.shift, last)
    assert all(since <= day <= last for day in islice(ending.nominal(since), 500))


@given(RULES)
def test_a_rule_is_kept_and_read_again(rule):
    assert Recurrence.of(rule.kept()) == rule


@pytest.mark.parametrize(
    ("rule", "since", "expected"),
    [
        (Recurrence(Every.MONTH, 25), dt.date(2023, 3, 7), [dt.date(2023, 3, 27), dt.date(2023, 4, 25)]),
        (Recurrence(Every.MONTH, 25, shift=Shift.BEFORE), dt.date(2023, 3, 7), [dt.date(2023, 3, 24)]),
        (Recurrence(Every.MONTH, 31), dt.date(2023, 2, 1), [dt.date(2023, 2, 28), dt.date(2023, 3, 31)]),
        (Recurrence(Every.QUARTER, 15), dt.date(2023, 3, 7), [dt.date(2023, 3, 15), dt.date(2023, 6, 15)]),
        (Recurrence(Every.WEEK, weekday=5), dt.date(2023, 4, 24), [dt.date(2023, 4, 28), dt.date(2023, 5, 5)]),
        (Recurrence(Every.DAY), dt.date(2023, 3, 31), [dt.date(2023, 3, 31), dt.date(2023, 4, 3)]),
    ],
    ids=["saturday_moves_on", "saturday_moves_back", "last_of_month", "quarter", "week", "each_working_day"],
)
def test_recurring_deadlines_of_2023(rule, since, expected):
    assert dues(rule, since, len(expected)) == expected


def test_a_saturday_that_is_worked_for_a_swap_keeps_its_deadline():
    worked = dt.date(2024, 5, 4)  # worked for Monday 29 April 2024
    assert worked.isoweekday() == 6
    assert first_due(Recurrence(Every.MONTH, 4), dt.date(2024, 5, 1), CALENDAR) == worked
    swapped = dt.date(2024, 4, 29)
    assert first_due(Recurrence(Every.MONTH, 29), dt.date(2024, 4, 2), CALENDAR) > swapped


@given(DAYS, st.integers(1, 60))
def test_a_term_in_working_days_counts_only_those(start, number):
    last = Term(number, TermUnit.WORKING_DAY, start).last_day(CALENDAR)
    assert CALENDAR.is_working_day(last)
    assert CALENDAR.working_days_between(start, last) == number


@given(DAYS, st.integers(1, 60), st.sampled_from(TermUnit))
def test_a_term_ends_on_a_working_day_and_never_early(start, number, unit):
    term = Term(number, unit, start)
    last = term.last_day(CALENDAR)
    assert CALENDAR.is_working_day(last)
    assert last >= start + dt.timedelta(days=number)
    assert Term.of(term.kept()) == term


@given(st.none() | DAYS)
def test_a_named_day_is_never_moved(day):
    assert worked_out(day, None, None, dt.date(2023, 3, 7), CALENDAR) == day


@pytest.mark.parametrize("kept", [{"every": "fortnight"}, {"every": "month", "day": 32}, {"day": 5}])
def test_a_rhythm_that_is_none_is_refused(kept):
    with pytest.raises(BadRecurrence):
        Recurrence.of(kept)


@pytest.mark.parametrize("kept", [{"number": 0, "unit": "day", "from": "2023-03-07"}, {"number": 5}])
def test_a_term_that_is_none_is_refused(kept):
    with pytest.raises(BadTerm):
        Term.of(kept)
