import unicodedata
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from giaoban.words.errors import WordsError
from giaoban.words.intervals import IntervalStyle, read_interval, write_interval
from giaoban.words.tests.reading import is_refusal_within, value_or_refusal

REPORT = date(2023, 3, 10)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
LIMITS = st.integers(0, 14)


def months(year, first, last):
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def interval_of(style, day, other):
    if style in {IntervalStyle.UNTIL, IntervalStyle.COUNTED_TO}:
        return day.replace(month=1, day=1), day
    if style in {IntervalStyle.IN_MONTH, IntervalStyle.MONTH}:
        return months(day.year, day.month, day.month)
    if style is IntervalStyle.QUARTER:
        last = (day.month + 2) // 3 * 3
        return months(day.year, last - 2, last)
    if style is IntervalStyle.FIRST_MONTHS:
        return months(day.year, 1, day.month)
    if style is IntervalStyle.YEAR:
        return months(day.year, 1, 12)
    return min(day, other), max(day, other)


@pytest.mark.parametrize(
    ("style", "interval", "text"),
    [
        (IntervalStyle.UNTIL, (date(2023, 1, 1), date(2023, 3, 7)), "đến ngày 07/3/2023"),
        (IntervalStyle.COUNTED_TO, (date(2023, 1, 1), date(2023, 2, 28)), "tính đến ngày 28/02/2023"),
        (IntervalStyle.IN_MONTH, months(2023, 2, 2), "trong tháng 02/2023"),
        (IntervalStyle.MONTH, months(2023, 2, 2), "tháng 02/2023"),
        (IntervalStyle.MONTH, months(2023, 3, 3), "tháng 3/2023"),
        (IntervalStyle.QUARTER, months(2023, 1, 3), "quý I năm 2023"),
        (IntervalStyle.QUARTER, months(2023, 10, 12), "quý IV năm 2023"),
        (IntervalStyle.FIRST_MONTHS, months(2023, 1, 2), "2 tháng đầu năm 2023"),
        (IntervalStyle.FIRST_MONTHS, months(2023, 1, 6), "6 tháng đầu năm 2023"),
        (IntervalStyle.YEAR, months(2023, 1, 12), "năm 2023"),
        (IntervalStyle.RANGE, months(2023, 2, 2), "từ ngày 01/02/2023 đến ngày 28/02/2023"),
    ],
)
def test_an_interval_is_written_as_the_report_names_it(style, interval, text):
    assert write_interval(*interval, style) == text
    assert read_interval(text, REPORT) == interval


@given(st.sampled_from(IntervalStyle), DAYS, DAYS, DAYS, LIMITS, LIMITS)
def test_every_interval_survives_the_trip_whatever_the_date_of_the_report(
    style, day, other, report, day_limit, month_limit
):
    interval = interval_of(style, day, other)
    text = write_interval(*interval, style, day_pad_below=day_limit, month_pad_below=month_limit)
    assert read_interval(text, report) == interval
    assert read_interval(unicodedata.normalize("NFD", text).upper(), report) == interval


@pytest.mark.parametrize(
    ("text", "report", "interval"),
    [
        ("Trong tháng 02", REPORT, months(2023, 2, 2)),
        ("tháng 3", REPORT, months(2023, 3, 3)),
        ("tháng 12", REPORT, months(2022, 12, 12)),
        ("6 tháng đầu năm", REPORT, months(2023, 1, 6)),
        ("02 tháng đầu năm", REPORT, months(2023, 1, 2)),
        ("quý I", REPORT, months(2023, 1, 3)),
        ("Quý IV", date(2023, 1, 5), months(2022, 10, 12)),
        ("đến ngày 07/3", REPORT, (date(2023, 1, 1), date(2023, 3, 7))),
        ("đến ngày 31/12", REPORT, (date(2022, 1, 1), date(2022, 12, 31))),
        ("đến ngày 10/3", REPORT, (date(2023, 1, 1), REPORT)),
        ("đến ngày 29/02", REPORT, (date(2020, 1, 1), date(2020, 2, 29))),
        ("đến ngày 29/02", date(1904, 2, 28), (date(1896, 1, 1), date(1896, 2, 29))),
        ("từ ngày 15/12 đến ngày 14/02", REPORT, (date(2022, 12, 15), date(2023, 2, 14))),
    ],
)
def test_a_missing_year_is_found_from_the_date_of_the_report(text, report, interval):
    assert read_interval(text, report) == interval


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Tính đến ngày 28 tháng 02 năm 2023", (date(2023, 1, 1), date(2023, 2, 28))),
        ("đến hết ngày 07/03/2023", (date(2023, 1, 1), date(2023, 3, 7))),
        ("tháng 2 năm 2023", months(2023, 2, 2)),
        ("quý 1/2023", months(2023, 1, 3)),
        ("trong quý II năm 2022", months(2022, 4, 6)),
        ("trong năm 2022", months(2022, 1, 12)),
        ("trong\u00a0tháng\u00a002/2023", months(2023, 2, 2)),
    ],
)
def test_other_wordings_are_read(text, interval):
    assert read_interval(text, REPORT) == interval


@pytest.mark.parametrize(
    ("style", "start", "end"),
    [
        (IntervalStyle.UNTIL, date(2023, 1, 2), date(2023, 3, 7)),
        (IntervalStyle.COUNTED_TO, date(2022, 1, 1), date(2023, 3, 7)),
        (IntervalStyle.MONTH, date(2023, 2, 1), date(2023, 2, 27)),
        (IntervalStyle.IN_MONTH, date(2022, 2, 1), date(2023, 2, 28)),
        (IntervalStyle.QUARTER, date(2023, 2, 1), date(2023, 4, 30)),
        (IntervalStyle.FIRST_MONTHS, date(2023, 1, 1), date(2023, 6, 29)),
        (IntervalStyle.YEAR, date(2023, 1, 1), date(2023, 11, 30)),
        (IntervalStyle.RANGE, date(2023, 3, 8), date(2023, 3, 7)),
    ],
)
def test_an_interval_of_another_shape_is_refused(style, start, end):
    with pytest.raises(WordsError):
        write_interval(start, end, style)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("hôm qua", 0),
        ("trong tháng 13/2023", 12),
        ("trong đến ngày 07/3", 6),
        ("tháng 02/2023 và", 14),
        ("quý V năm 2023", 0),
        ("0 tháng đầu năm 2023", 0),
        ("đến ngày 31/02", 9),
        ("đến ngày 29/02/2023", 9),
        ("từ ngày 08/3/2023 đến ngày 07/3/2023", 8),
        ("năm", 3),
    ],
)
def test_anything_else_is_refused_with_the_place_of_the_offence(text, position):
    with pytest.raises(WordsError) as refusal:
        read_interval(text, REPORT)
    assert refusal.value.position == position


INTERVAL_LIKE = st.lists(
    st.sampled_from(
        [
            "trong",
            "tháng",
            "quý",
            "năm",
            "ngày",
            "từ",
            "đến",
            "tính",
            "đầu",
            "I",
            "IV",
            "2",
            "02",
            "13",
            "29/02",
            "31/12",
            "07/3/2023",
            "2023",
            "/",
        ]
    )
).map(" ".join)


@given(st.one_of(st.text(), INTERVAL_LIKE), st.dates())
@example("tháng 12", date.min)
@example("đến ngày 31/12", date.min)
@example("đến ngày 29/02", date(3, 1, 1))
def test_no_text_makes_the_reader_fail_otherwise(text, report_date):
    outcome = value_or_refusal(read_interval, text, report_date)
    assert is_refusal_within(outcome, text) or outcome[0] <= outcome[1]
