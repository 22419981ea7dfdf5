"""Working days: the official days of 2023–2026, terms, and the laws every calendar keeps."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.days import OfficialCalendar, OutsideCalendar
from giaoban.law import Book, BrokenBook, OfficeEntry, OutsideDates
from giaoban.law.cases import rule_cases
from giaoban.law.files import BookFiles

CALENDAR = OfficialCalendar.from_book(Book.shipped())
RULES = {
    "add_working_days": CALENDAR.add_working_days,
    "last_day_of_term": CALENDAR.last_day_of_term,
    "working_days_between": CALENDAR.working_days_between,
}
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
ONE_DAY = timedelta(days=1)

OFFICIAL_DAYS_OFF = {
    2023: "1-2 1-20 1-23 1-24 1-25 1-26 5-1 5-2 5-3 9-1 9-4",
    2024: "1-1 2-8 2-9 2-12 2-13 2-14 4-18 4-29 4-30 5-1 9-2 9-3",
    2025: "1-1 1-27 1-28 1-29 1-30 1-31 4-7 4-30 5-1 5-2 9-1 9-2",
    2026: "1-1 1-2 2-16 2-17 2-18 2-19 2-20 4-27 4-30 5-1 8-31 9-1 9-2 11-24",
}
OFFICIAL_WORKED_SATURDAYS = {2023: "", 2024: "5-4", 2025: "4-26", 2026: "1-10 8-22"}


def days(year, text):
    return {date(year, *map(int, day.split("-"))) for day in text.split()}


def year_of(year):
    first = date(year, 1, 1)
    return [first + timedelta(days=step) for step in range((date(year + 1, 1, 1) - first).days)]


def office(value, since, until):
    return OfficeEntry("calendar.day_override", value, since, "99/TB-UBND", date(2026, 12, 1), "van_phong", until)


@pytest.mark.parametrize("year", OFFICIAL_DAYS_OFF)
def test_weekdays_off_are_the_official_ones(year):
    off = {day for day in year_of(year) if day.isoweekday() < 6 and not CALENDAR.is_working_day(day)}
    assert off == days(year, OFFICIAL_DAYS_OFF[year])


@pytest.mark.parametrize("year", OFFICIAL_WORKED_SATURDAYS)
def test_worked_weekends_are_the_official_ones(year):
    worked = {day for day in year_of(year) if day.isoweekday() > 5 and CALENDAR.is_working_day(day)}
    assert worked == days(year, OFFICIAL_WORKED_SATURDAYS[year])


@pytest.mark.parametrize("case", rule_cases(BookFiles.shipped(), frozenset(RULES)), ids=lambda case: case.name)
def test_the_calendar_counts_as_the_jurist_expects(case):
    assert RULES[case.rule](**case.input) == case.expect


def test_eighteen_working_days_from_seven_to_thirty_one_march_2023():
    assert CALENDAR.working_days_between(date(2023, 3, 7), date(2023, 3, 31)) == 18


def test_a_term_that_ends_on_tet_ends_on_the_next_working_day():
    assert CALENDAR.last_day_of_term(date(2023, 1, 11), 12) == date(2023, 1, 27)


def test_a_term_in_months_that_ends_on_a_day_off_ends_on_the_next_working_day():
    assert CALENDAR.last_day_of_months(date(2023, 1, 31), 1) == date(2023, 2, 28)
    assert CALENDAR.last_day_of_months(date(2023, 2, 4), 1) == date(2023, 3, 6)


@pytest.mark.parametrize(
    ("eve", "first_day_back"), [(date(2007, 2, 16), date(2007, 2, 22)), (date(2030, 2, 1), date(2030, 2, 7))]
)
def test_tet_is_vietnams_not_chinas(eve, first_day_back):
    assert CALENDAR.why(eve).startswith("Nghỉ Tết Nguyên đán")  # in China the eve was a day later
    assert CALENDAR.on_or_after(eve) == first_day_back


def test_a_saturday_worked_in_december_for_a_day_off_in_january_is_known():
    assert CALENDAR.is_working_day(date(2014, 12, 27))
    assert not CALENDAR.is_working_day(date(2015, 1, 2))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2023, 3, 7), "Ngày làm việc"),
        (date(2023, 3, 11), "Thứ Bảy"),
        (date(2023, 3, 12), "Chủ nhật"),
        (date(2023, 1, 2), "Nghỉ bù Tết Dương lịch"),
        (date(2023, 1, 24), "Nghỉ Tết Nguyên đán"),
        (date(2025, 1, 27), "Nghỉ Tết Nguyên đán"),
        (date(2023, 5, 2), "Nghỉ bù ngày Giỗ Tổ Hùng Vương"),
        (date(2026, 11, 24), "Nghỉ ngày Văn hóa Việt Nam"),
        (date(2026, 1, 2), "Nghỉ hoán đổi, làm bù ngày 10/01/2026 (12729/VPCP-KGVX)"),
        (date(2026, 1, 10), "Làm bù ngày 02/01/2026 (12729/VPCP-KGVX)"),
        (date(2015, 1, 2), "Ngày nghỉ (thay cho ngày 27/12/2014)"),
        (date(2014, 12, 27), "Làm bù ngày nghỉ hoán đổi"),
        (date(2027, 9, 2), "Nghỉ Quốc khánh (lịch tạm tính)"),
    ],
)
def test_why_a_day_is_off_or_worked(day, why):
    assert CALENDAR.why(day) == why


def test_years_the_government_has_not_decided_are_provisional():
    assert [year for year in range(2023, 2030) if CALENDAR.is_provisional(year)] == [2027, 2028, 2029]


def test_before_october_1999_saturdays_were_worked():
    assert CALENDAR.is_working_day(date(1999, 9, 25))
    assert not CALENDAR.is_working_day(date(1999, 10, 2))


@pytest.mark.parametrize("day", [date(1989, 12, 31), date(2101, 1, 1)])
def test_days_without_data_are_refused(day):
    for ask in (CALENDAR.is_working_day, CALENDAR.why):
        with pytest.raises(OutsideCalendar, match="Lịch làm việc chỉ có từ ngày 01/01/1990 đến ngày 31/12/2100"):
            ask(day)
    with pytest.raises(OutsideDates):
        CALENDAR.is_provisional(day.year)


def test_a_term_that_runs_out_of_the_data_is_refused():
    with pytest.raises(OutsideCalendar):
        CALENDAR.add_working_days(date(2100, 12, 20), 30)
    with pytest.raises(OutsideCalendar):
        CALENDAR.working_days_between(date(2100, 12, 20), date(2101, 1, 5))


def test_a_negative_or_empty_term_is_refused():
    with pytest.raises(ValueError, match="từ 0 trở lên"):
        CALENDAR.add_working_days(date(2023, 3, 7), -1)
    with pytest.raises(ValueError, match="từ 1 trở lên"):
        CALENDAR.last_day_of_term(date(2023, 3, 7), 0)


def test_an_office_entry_changes_its_day_only():
    swap = [
        office({"working": False, "other_day": "2027-09-11"}, date(2027, 9, 6), date(2027, 9, 6)),
        office({"working": True, "other_day": "2027-09-06"}, date(2027, 9, 11), date(2027, 9, 11)),
    ]
    own = OfficialCalendar.from_book(Book.shipped().with_entries(swap))
    changed = [day for day in year_of(2027) if own.is_working_day(day) != CALENDAR.is_working_day(day)]
    assert changed == [date(2027, 9, 6), date(2027, 9, 11)]
    assert own.why(date(2027, 9, 11)) == "Làm bù ngày 06/9/2027 (99/TB-UBND)"


def test_an_office_entry_wins_over_a_shipped_swap():
    undo = office({"working": True}, date(2026, 1, 2), date(2026, 1, 2))
    own = OfficialCalendar.from_book(Book.shipped().with_entries([undo]))
    assert own.why(date(2026, 1, 2)) == "Làm bù (99/TB-UBND)"


def test_an_office_may_declare_a_year_decided():
    decided = OfficeEntry(
        "calendar.year_status",
        "decided",
        date(2027, 1, 1),
        "9/TB",
        date(2026, 12, 1),
        "van_phong",
        date(2027, 12, 31),
    )
    own = OfficialCalendar.from_book(Book.shipped().with_entries([decided]))
    assert (own.is_provisional(2027), own.is_provisional(2028)) == (False, True)


@pytest.mark.parametrize("value", ["nghỉ", {}, {"working": "không"}, {"working": True, "other_day": "mai"}])
def test_an_override_of_another_shape_is_refused(value):
    with pytest.raises(BrokenBook, match="phải ghi"):
        OfficialCalendar.from_book(Book.shipped().with_entries([office(value, date(2027, 9, 6), date(2027, 9, 6))]))


def test_an_override_without_end_is_refused():
    with pytest.raises(BrokenBook, match="phải có ngày cuối"):
        OfficialCalendar.from_book(Book.shipped().with_entries([office({"working": True}, date(2027, 9, 6), None)]))


def test_the_paid_holidays_of_the_book_are_off_in_the_calendar():
    holidays_2026 = Book.shipped().norm("calendar.paid_holidays", on=date(2026, 12, 31)).value
    solar = [
        date(2026, holiday["month"], holiday["day"]) for holiday in holidays_2026 if holiday["calendar"] == "solar"
    ]
    assert len(solar) == 5
    assert not any(CALENDAR.is_working_day(day) for day in solar)
    assert sum(holiday["days"] for holiday in holidays_2026) == 12


@given(start=DAYS, n=st.integers(1, 60))
def test_adding_working_days_and_counting_them_back_agree(start, n):
    end = CALENDAR.add_working_days(start, n)
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.working_days_between(start, end) == n
    assert CALENDAR.working_days_between(start, end - ONE_DAY) == n - 1


@given(start=DAYS, first=st.integers(0, 30), second=st.integers(0, 30))
def test_adding_in_two_steps_is_adding_at_once(start, first, second):
    at_once = CALENDAR.add_working_days(start, first + second)
    assert CALENDAR.add_working_days(CALENDAR.add_working_days(start, first), second) == at_once


@given(first=DAYS, span=st.integers(0, 90), later=st.integers(0, 90))
@settings(max_examples=50)
def test_counts_of_neighbouring_spans_add_up(first, span, later):
    middle, end = first + timedelta(days=span), first + timedelta(days=span + later)
    whole = CALENDAR.working_days_between(first, end)
    assert whole == CALENDAR.working_days_between(first, middle) + CALENDAR.working_days_between(middle, end)


@given(start=DAYS, length=st.integers(1, 200))
def test_a_term_never_ends_early_nor_on_a_day_off_nor_later_than_needed(start, length):
    end, plain = CALENDAR.last_day_of_term(start, length), start + timedelta(days=length)
    assert end >= plain
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.working_days_between(plain - ONE_DAY, end) == 1


@given(day=DAYS)
def test_why_agrees_with_whether_it_is_worked(day):
    works = CALENDAR.why(day) == "Ngày làm việc" or CALENDAR.why(day).startswith("Làm bù")
    assert works == CALENDAR.is_working_day(day)
