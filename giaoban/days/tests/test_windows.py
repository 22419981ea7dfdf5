"""Cut-off windows of periodic reports."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.days import BadInterval, Interval, reporting_window
from giaoban.law import Book, OfficeEntry, OutsideDates
from giaoban.law.cases import rule_cases
from giaoban.law.files import BookFiles

BOOK = Book.shipped()
ON = date(2023, 3, 7)


@pytest.mark.parametrize(
    "case", rule_cases(BookFiles.shipped(), frozenset({"reporting_window"})), ids=lambda case: case.name
)
def test_the_window_is_what_the_jurist_expects(case):
    asked = case.input
    window = reporting_window(asked["kind"], Interval.parse(str(asked["period"])), BOOK, asked["on"])
    assert str(window) == case.expect


@pytest.mark.parametrize(
    ("kind", "period"),
    [
        ("month", "2023-Q1"),
        ("month", "2023-02-01/2023-02-27"),
        ("quarter", "2023-02-01/2023-04-30"),
        ("half_year", "2023-04-01/2023-09-30"),
        ("nine_months", "2023-04-01/2023-12-31"),
        ("nine_months", "2023-10-01/2024-06-30"),
        ("year", "2023-07-01/2024-06-30"),
        ("week", "2023-02"),
    ],
)
def test_a_period_of_another_kind_is_refused(kind, period):
    with pytest.raises(BadInterval):
        reporting_window(kind, Interval.parse(period), BOOK, ON)


def test_before_the_decree_there_is_no_window():
    with pytest.raises(OutsideDates):
        reporting_window("month", Interval.month(2019, 1), BOOK, date(2019, 3, 11))


def test_an_authority_may_have_a_window_of_its_own():
    value = {"from": {"day": 20, "month": -1}, "to": {"day": 31, "month": 0}}
    own = OfficeEntry("reporting.window_month", value, date(2023, 1, 1), "1/QĐ-UBND", date(2022, 12, 1), "van_phong")
    window = reporting_window("month", Interval.month(2023, 2), BOOK.with_entries([own]), ON)
    assert str(window) == "2023-01-20/2023-02-28"


@given(st.integers(2000, 2100), st.integers(1, 12))
def test_windows_of_neighbouring_months_leave_no_day_out(year, month):
    period = Interval.month(year, month)
    after = Interval.parse((period.end + timedelta(days=1)).isoformat()).months()[0]
    this, following = (reporting_window("month", each, BOOK, ON) for each in (period, after))
    assert following.start == this.end + timedelta(days=1)


@given(st.integers(2000, 2100))
def test_the_windows_of_a_year_fill_its_own(year):
    whole = reporting_window("year", Interval.year(year), BOOK, ON)
    quarters = [reporting_window("quarter", Interval.quarter(year, q), BOOK, ON) for q in range(1, 5)]
    assert (quarters[0].start, quarters[-1].end) == (whole.start, whole.end)
    assert sum(quarter.days for quarter in quarters) == whole.days
