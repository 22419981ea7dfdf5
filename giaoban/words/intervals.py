"""Intervals of time (khoảng thời gian) as reports name them: from one day to another, both included."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from enum import StrEnum

from giaoban.said import Said

from .cursor import Cursor, word
from .dates import WrittenDay, day_in_year, take_day, write_short_date
from .errors import WordsError
from .numbers import pad_small

Interval = tuple[date, date]


class IntervalStyle(StrEnum):
    """How an interval is written (cách viết khoảng thời gian)."""

    UNTIL = "until"
    """"đến ngày 07/3/2023": from 1 January of that year."""
    COUNTED_TO = "counted_to"
    """"tính đến ngày 28/02/2023": from 1 January of that year."""
    IN_MONTH = "in_month"
    """"trong tháng 02/2023"."""
    MONTH = "month"
    """"tháng 02/2023"."""
    QUARTER = "quarter"
    """"quý I năm 2023"."""
    FIRST_MONTHS = "first_months"
    """"6 tháng đầu năm 2023": from 1 January to the end of a month."""
    YEAR = "year"
    """"năm 2023"."""
    RANGE = "range"
    """"từ ngày 01/02/2023 đến ngày 28/02/2023"."""


def write_interval(
    start: date, end: date, style: IntervalStyle, *, day_pad_below: int = 10, month_pad_below: int = 3
) -> str:
    """Writes the interval from ``start`` to ``end``, both included, in ``style``.

    Days and months are padded as in ``dates``. Raises WordsError when the interval does not have the
    shape that the style can express, for example a quarter that does not begin in January, April,
    July or October.
    """
    if start > end:
        raise WordsError(Said("Ngày đầu của khoảng thời gian ở sau ngày cuối"))
    if not _has_shape(start, end, style):
        raise WordsError(
            Said(
                "Khoảng từ %(start)s đến %(end)s không viết được kiểu “%(style)s”",
                start=f"{start:%d/%m/%Y}",
                end=f"{end:%d/%m/%Y}",
                style=style,
            )
        )

    first, last = (
        write_short_date(day, day_pad_below=day_pad_below, month_pad_below=month_pad_below) for day in (start, end)
    )
    month = f"tháng {pad_small(start.month, month_pad_below)}/{start.year}"
    return {
        IntervalStyle.UNTIL: f"đến ngày {last}",
        IntervalStyle.COUNTED_TO: f"tính đến ngày {last}",
        IntervalStyle.IN_MONTH: f"trong {month}",
        IntervalStyle.MONTH: month,
        IntervalStyle.QUARTER: f"quý {_ROMAN[(start.month - 1) // 3]} năm {start.year}",
        IntervalStyle.FIRST_MONTHS: f"{end.month} tháng đầu năm {start.year}",
        IntervalStyle.YEAR: f"năm {start.year}",
        IntervalStyle.RANGE: f"từ ngày {first} đến ngày {last}",
    }[style]


def read_interval(text: str, report_date: date) -> Interval:
    """Reads any of the writings as its first and last day; the year may be missing.

    "đến ngày X" begins on 1 January of that year. Without a year, a day is the latest one not after
    ``report_date``, and a month, quarter or first months are the latest that have begun by then: a
    report of 10 March means its own quý I, a report of January last year's quý IV. The first day of a
    range without a year is the latest one not after its last day. Raises WordsError.
    """
    cursor = Cursor(text)
    within = cursor.take(_IN)
    for take in _CALENDAR if within else (*_CALENDAR, _take_range, _take_until):
        interval = take(cursor, report_date)
        if interval:
            cursor.finish()
            return interval
    raise cursor.error(Said("Phải là khoảng thời gian, như “trong tháng 02/2023”, “đến ngày 07/3/2023”"))


_ROMAN = ("I", "II", "III", "IV")
_IN = word("trong")
_FROM = word("từ")
_UNTIL = word("tính đến hết", "tính đến", "đến hết", "đến")
_UNTIL_WORD = word("đến hết", "đến")
_FIRST_MONTHS = re.compile(r"(?P<month>[0-9]{1,2})\s+tháng\s+đầu\s+năm\b", re.IGNORECASE)
_QUARTER = re.compile(r"qu[ýí]\s*(?P<quarter>III|II|IV|I|[1-4])\b", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s*(?P<month>[0-9]{1,2})(?![0-9])", re.IGNORECASE)
_YEAR_WORD = word("năm")
_YEAR = re.compile(r"(?P<year>[1-9][0-9]{3})(?![0-9])")
_OF_YEAR = re.compile(r"(?:/|năm\b)\s*(?P<year>[1-9][0-9]{3})(?![0-9])", re.IGNORECASE)
# 29 February may be eight years back (1896 to 1904).
_YEARS_BACK = 8


def _has_shape(start: date, end: date, style: IntervalStyle) -> bool:
    last_of_month = end.day == monthrange(end.year, end.month)[1]
    from_january = (start.year, start.month, start.day) == (end.year, 1, 1)
    months = end.month - start.month + 1 if start.year == end.year and start.day == 1 and last_of_month else 0
    match style:
        case IntervalStyle.UNTIL | IntervalStyle.COUNTED_TO:
            return from_january
        case IntervalStyle.IN_MONTH | IntervalStyle.MONTH:
            return months == 1
        case IntervalStyle.QUARTER:
            return months == 3 and start.month % 3 == 1
        case IntervalStyle.FIRST_MONTHS:
            return from_january and last_of_month
        case IntervalStyle.YEAR:
            return months == 12
        case IntervalStyle.RANGE:
            return True


def _months(year: int, first: int, last: int) -> Interval:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _in_latest_year(cursor: Cursor, first: int, last: int, year: int | None, report_date: date) -> Interval:
    if year is None:
        year = report_date.year - (report_date.month < first)
    if year < date.min.year:
        raise cursor.error(Said("Thiếu năm"))
    return _months(year, first, last)


def _take_year_of(cursor: Cursor) -> int | None:
    found = cursor.take(_OF_YEAR)
    return int(found["year"]) if found else None


def _take_first_months(cursor: Cursor, report_date: date) -> Interval | None:
    found = cursor.take(_FIRST_MONTHS)
    if not found:
        return None
    last = _month_number(cursor, found)
    year = cursor.take(_YEAR)
    return _in_latest_year(cursor, 1, last, int(year["year"]) if year else None, report_date)


def _take_quarter(cursor: Cursor, report_date: date) -> Interval | None:
    found = cursor.take(_QUARTER)
    if not found:
        return None
    written = found["quarter"].upper()
    quarter = int(written) if written.isdigit() else _ROMAN.index(written) + 1
    return _in_latest_year(cursor, 3 * quarter - 2, 3 * quarter, _take_year_of(cursor), report_date)


def _take_month(cursor: Cursor, report_date: date) -> Interval | None:
    found = cursor.take(_MONTH)
    if not found:
        return None
    month = _month_number(cursor, found)
    return _in_latest_year(cursor, month, month, _take_year_of(cursor), report_date)


def _take_year(cursor: Cursor, _report_date: date) -> Interval | None:
    if not cursor.take(_YEAR_WORD):
        return None
    return _months(int(cursor.expect(_YEAR, "Thiếu số của năm")["year"]), 1, 12)


def _take_until(cursor: Cursor, report_date: date) -> Interval | None:
    if not cursor.take(_UNTIL):
        return None
    end = _latest_day(cursor, take_day(cursor), report_date)
    return end.replace(month=1, day=1), end


def _take_range(cursor: Cursor, report_date: date) -> Interval | None:
    if not cursor.take(_FROM):
        return None
    first = take_day(cursor)
    cursor.expect(_UNTIL_WORD, "Thiếu “đến ngày”")
    end = _latest_day(cursor, take_day(cursor), report_date)
    start = _latest_day(cursor, first, end)
    if start > end:
        raise cursor.error(Said("Ngày đầu của khoảng thời gian ở sau ngày cuối"), first.at)
    return start, end


_CALENDAR: tuple[Callable[[Cursor, date], Interval | None], ...] = (
    _take_first_months,
    _take_quarter,
    _take_month,
    _take_year,
)


def _month_number(cursor: Cursor, found: re.Match[str]) -> int:
    month = int(found["month"])
    if not 1 <= month <= 12:
        raise cursor.error(Said("Không có tháng %(month)s", month=month), found.start("month"))
    return month


def _latest_day(cursor: Cursor, written: WrittenDay, not_after: date) -> date:
    if written.year is not None:
        return day_in_year(cursor, written, written.year)
    for year in range(not_after.year, not_after.year - _YEARS_BACK - 1, -1):
        try:
            day = date(year, written.month, written.day)
        except ValueError:
            continue
        if day <= not_after:
            return day
    raise cursor.error(Said("Không có ngày %(day)s/%(month)s", day=written.day, month=written.month), written.at)
