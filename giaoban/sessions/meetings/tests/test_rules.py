"""States, the next day of a series, replies: plain values."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.days.working_days import OfficialCalendar
from giaoban.law import Book
from giaoban.sessions.meetings.rules.answering import refusals
from giaoban.sessions.meetings.rules.next_day import next_day
from giaoban.sessions.meetings.rules.states import FOLLOWS, may_follow

CALENDAR = OfficialCalendar.from_book(Book.shipped())


@pytest.mark.parametrize(
    ("day", "after", "expected"),
    [
        (10, dt.date(2023, 2, 10), dt.date(2023, 3, 10)),
        (10, dt.date(2023, 5, 10), dt.date(2023, 6, 12)),  # the 10th of June 2023 is a Saturday
        (31, dt.date(2023, 1, 31), dt.date(2023, 2, 28)),
        (2, dt.date(2023, 8, 31), dt.date(2023, 9, 5)),  # national day and its days in lieu
        (10, dt.date(2023, 3, 9), dt.date(2023, 3, 10)),
    ],
)
def test_the_next_meeting_is_on_its_day_or_the_next_working_day(day: int, after: dt.date, expected: dt.date):
    assert next_day(day, after, CALENDAR.on_or_after) == expected


@given(st.integers(1, 31), st.dates(dt.date(2023, 1, 1), dt.date(2025, 6, 30)))
def test_the_next_meeting_is_later_and_worked(day: int, after: dt.date):
    found = next_day(day, after, CALENDAR.on_or_after)
    assert after < found <= after + dt.timedelta(days=45)
    assert CALENDAR.is_working_day(found)


def test_a_meeting_that_is_over_passes_into_nothing():
    assert not FOLLOWS["closed"]
    assert not FOLLOWS["cancelled"]
    assert not may_follow("draft", "held")


def test_a_substitute_needs_a_delegation_and_absence_a_reason():
    assert [name for name, _ in refusals("sends", "", 5, {}, named=True)] == ["substitute"]
    assert [name for name, _ in refusals("sends", "", None, {5: None}, named=True)] == ["substitute"]
    assert not list(refusals("sends", "", 5, {5: None}, named=True))
    assert [name for name, _ in refusals("absent", " ", None, {}, named=False)] == ["reason"]
    assert not list(refusals("comes", "", None, {}, named=True))
