"""When a month's figures are due: worked cases of the book of law."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.days import OfficialCalendar
from giaoban.indicators.rules.submission_deadline import submission_deadline
from giaoban.law import Book, OfficeEntry
from giaoban.law.cases import RuleCase, rule_cases
from giaoban.law.files import BookFiles

BOOK = Book.shipped()
CASES = rule_cases(BookFiles.shipped(), frozenset({"submission_deadline"}))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_jurists_case(case: RuleCase) -> None:
    assert submission_deadline(case.input["end"], BOOK) == case.expect


@given(st.dates(dt.date(2020, 1, 1), dt.date(2026, 11, 30)))
def test_the_last_day_is_a_working_day_two_of_them_after_the_period(end: dt.date) -> None:
    calendar, due = OfficialCalendar.from_book(BOOK), submission_deadline(end, BOOK)
    assert calendar.is_working_day(due)
    assert calendar.working_days_between(end, due) == 2


def test_an_office_may_set_its_own_term() -> None:
    day = dt.date(2023, 1, 1)
    own = OfficeEntry("reporting.submission_term", 5, day, "1/QĐ-UBND", day, "quan_tri")
    assert submission_deadline(dt.date(2023, 2, 28), BOOK.with_entries([own])) == dt.date(2023, 3, 7)
