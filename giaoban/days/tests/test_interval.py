"""Periods: their writing, and their neighbours in time."""

from calendar import isleap, monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.days import BadInterval, Interval, previous_period, same_interval_last_year
from giaoban.days.interval import shift_months

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
INTERVALS = st.builds(lambda day, length: Interval(day, day + timedelta(days=length)), DAYS, st.integers(0, 800))
YEARS = st.integers(1900, 2200)


def is_month_end(day):
    return day.day == monthrange(day.year, day.month)[1]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2023-02", "2023-02-01/2023-02-28"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2023-Q1", "2023-01-01/2023-03-31"),
        ("2023-Q4", "2023-10-01/2023-12-31"),
        ("2023", "2023-01-01/2023-12-31"),
        ("2023-01-01/2023-03-07", "2023-01-01/2023-03-07"),
        ("2023-03-07", "2023-03-07/2023-03-07"),
        (" 2023 ", "2023-01-01/2023-12-31"),
    ],
)
def test_a_period_is_read_from_its_short_writing(text, written):
    assert str(Interval.parse(text)) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-13",
        "2023-Q5",
        "0000",
        "tháng 2",
        "2023-02-30",
        "2023-01-01/",
        "/2023-01-01",
        "2023-01-01/x",
        "٢٠٢٣",
    ],
)
def test_what_is_no_period_is_refused_in_vietnamese(text):
    with pytest.raises(BadInterval, match="Không hiểu kỳ"):
        Interval.parse(text)


def test_an_end_before_the_start_is_refused():
    with pytest.raises(BadInterval, match="đứng trước ngày đầu"):
        Interval.parse("2023-03-07/2023-01-01")


def test_year_to_date_begins_on_the_first_of_january():
    assert Interval.year_to_date(date(2023, 3, 7)) == Interval(date(2023, 1, 1), date(2023, 3, 7))


def test_an_interval_holds_its_first_and_last_day():
    february = Interval.month(2023, 2)
    assert february.days == 28
    assert february.contains(date(2023, 2, 1))
    assert february.contains(date(2023, 2, 28))
    assert not february.contains(date(2023, 3, 1))
    assert Interval.quarter(2023, 1).contains(february)
    assert not february.contains(Interval.quarter(2023, 1))


def test_months_are_every_month_it_touches():
    touched = Interval(date(2022, 12, 15), date(2023, 2, 14)).months()
    assert touched == (Interval.month(2022, 12), Interval.month(2023, 1), Interval.month(2023, 2))


@pytest.mark.parametrize(
    ("this_year", "last_year"),
    [
        ("2023-01-01/2023-03-07", "2022-01-01/2022-03-07"),
        ("2023-02", "2022-02"),
        ("2024-02", "2023-02"),
        ("2025-02", "2024-02"),
        ("2024-01-01/2024-02-29", "2023-01-01/2023-02-28"),
        ("2025-01-01/2025-02-28", "2024-01-01/2024-02-29"),
        ("2024-01-01/2024-02-28", "2023-01-01/2023-02-28"),
        ("2024-02-29", "2023-02-28"),
        ("2025-02-28", "2024-02-29"),
        ("2025-02-28/2025-03-07", "2024-02-28/2024-03-07"),
        ("2023-01-15/2023-02-14", "2022-01-15/2022-02-14"),
    ],
)
def test_the_same_interval_last_year(this_year, last_year):
    assert same_interval_last_year(Interval.parse(this_year)) == Interval.parse(last_year)


@pytest.mark.parametrize(
    ("this", "before"),
    [
        ("2023-03", "2023-02"),
        ("2023-01", "2022-12"),
        ("2023-Q1", "2022-Q4"),
        ("2024", "2023"),
        ("2023-01-01/2023-06-30", "2022-07-01/2022-12-31"),
        ("2023-02-15/2023-03-14", "2023-01-15/2023-02-14"),
        ("2023-03-07", "2023-03-06"),
        ("2023-03-06/2023-03-12", "2023-02-27/2023-03-05"),
    ],
)
def test_the_period_before(this, before):
    assert previous_period(Interval.parse(this)) == Interval.parse(before)


@given(INTERVALS)
def test_writing_and_reading_gives_the_same_interval(interval):
    assert Interval.parse(str(interval)) == interval


@given(INTERVALS)
def test_the_same_interval_last_year_keeps_month_ends(interval):
    before = same_interval_last_year(interval)
    assert (before.start.year, before.end.year) == (interval.start.year - 1, interval.end.year - 1)
    assert (before.start.month, before.end.month) == (interval.start.month, interval.end.month)
    assert not is_month_end(interval.end) or is_month_end(before.end)
    assert abs(before.days - interval.days) <= 2


@given(YEARS, st.integers(1, 12))
def test_a_month_last_year_is_the_month_of_last_year(year, month):
    assert same_interval_last_year(Interval.month(year, month)) == Interval.month(year - 1, month)


@given(INTERVALS)
def test_the_period_before_ends_on_the_day_before(interval):
    before = previous_period(interval)
    assert before.end == interval.start - timedelta(days=1)
    assert not before.overlaps(interval)


@given(YEARS, st.integers(1, 4))
def test_the_quarters_of_a_year_follow_each_other(year, quarter):
    before = previous_period(Interval.quarter(year, quarter))
    assert before == (Interval.quarter(year, quarter - 1) if quarter > 1 else Interval.quarter(year - 1, 4))


@given(YEARS)
def test_months_and_quarters_fill_the_year(year):
    whole = Interval.year(year)
    assert whole.months() == tuple(Interval.month(year, month) for month in range(1, 13))
    assert sum(month.days for month in whole.months()) == whole.days == (366 if isleap(year) else 365)
    assert sum(Interval.quarter(year, quarter).days for quarter in range(1, 5)) == whole.days


@given(INTERVALS, INTERVALS)
def test_overlapping_is_sharing_a_day(one, other):
    shares = any(other.contains(day) for day in (one.start, one.end)) or one.contains(other)
    assert one.overlaps(other) == other.overlaps(one) == shares


@given(INTERVALS)
def test_its_days_are_those_it_contains(interval):
    listed = list(interval.each_day())
    assert len(listed) == interval.days
    assert all(interval.contains(day) for day in listed)


@given(DAYS, st.integers(-600, 600))
def test_shifted_months_keep_the_number_of_the_day_where_there_is_one(day, months):
    moved = shift_months(day, months)
    assert moved.day == day.day or (moved.day < day.day and is_month_end(moved))
