import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.words.dates import (
    read_date,
    write_long_date,
    write_place_and_date,
    write_short_date,
)
from giaoban.words.errors import WordsError
from giaoban.words.tests.reading import is_refusal_within, value_or_refusal

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
LIMITS = st.integers(0, 14)


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2023, 3, 7), "ngày 07 tháng 3 năm 2023", "07/3/2023"),
        (date(2023, 2, 28), "ngày 28 tháng 02 năm 2023", "28/02/2023"),
        (date(2023, 1, 10), "ngày 10 tháng 01 năm 2023", "10/01/2023"),
        (date(2023, 12, 9), "ngày 09 tháng 12 năm 2023", "09/12/2023"),
    ],
)
def test_days_below_ten_and_the_first_two_months_are_padded(day, long, short):
    assert write_long_date(day) == long
    assert write_short_date(day) == short
    assert write_place_and_date("Thanh Xuân", day) == f"Thanh Xuân, {long}"


def test_the_padding_limits_are_the_callers():
    day = date(2023, 3, 7)
    assert write_short_date(day, day_pad_below=0, month_pad_below=10) == "7/03/2023"
    assert write_long_date(day, month_pad_below=10) == "ngày 07 tháng 03 năm 2023"
    assert write_place_and_date("Huế", day, day_pad_below=0) == "Huế, ngày 7 tháng 3 năm 2023"


def test_every_day_of_a_century_survives_the_trip():
    day = date(1990, 1, 1)
    while day.year <= 2100:
        assert read_date(write_long_date(day)) == day
        assert read_date(write_short_date(day)) == day
        day += timedelta(days=1)


@given(DAYS, LIMITS, LIMITS)
def test_days_survive_the_trip_under_any_padding(day, days, months):
    for write in (write_long_date, write_short_date):
        written = write(day, day_pad_below=days, month_pad_below=months)
        assert read_date(written) == day
        assert read_date(unicodedata.normalize("NFD", written).upper()) == day
    place_and_date = write_place_and_date("Thanh Xuân", day, day_pad_below=days, month_pad_below=months)
    assert read_date(place_and_date.partition(", ")[2]) == day


@pytest.mark.parametrize("text", ["7/3/2023", "07/03/2023", "ngày 7/03/2023", "07 tháng 3 năm 2023", " 7/3/2023 "])
def test_a_day_is_read_padded_or_not(text):
    assert read_date(text) == date(2023, 3, 7)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("31/02/2023", 0),
        ("ngày 31/4/2023", 5),
        ("07/3", 4),
        ("07/3/23", 0),
        ("07/3/0023", 0),
        ("07.3.2023", 0),
        ("07/3/2023 và", 10),
        ("ngày mai", 5),
    ],
)
def test_anything_else_is_refused_with_the_place_of_the_offence(text, position):
    with pytest.raises(WordsError) as refusal:
        read_date(text)
    assert refusal.value.position == position


def test_a_line_without_a_place_is_refused():
    with pytest.raises(WordsError):
        write_place_and_date("  ", date(2023, 3, 7))


@given(st.one_of(st.text(), st.text("0123456789/ ngàythán")))
def test_no_text_makes_the_reader_fail_otherwise(text):
    outcome = value_or_refusal(read_date, text)
    assert isinstance(outcome, date) or is_refusal_within(outcome, text)
