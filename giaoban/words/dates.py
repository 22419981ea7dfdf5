"""Days (ngày tháng): "ngày 07 tháng 3 năm 2023" and "07/3/2023".

By the decree on paperwork a day below 10 and the months 1 and 2 get a zero in front, the months 3 to 9 do
not. The two limits are arguments because they are the law's, and the law changes.
"""

import re
from datetime import date
from typing import NamedTuple

from giaoban.said import Said

from .cursor import Cursor, word
from .errors import WordsError
from .numbers import pad_small


def write_long_date(day: date, *, day_pad_below: int = 10, month_pad_below: int = 3) -> str:
    """Writes a day at length: "ngày 07 tháng 3 năm 2023", "ngày 28 tháng 02 năm 2023"."""
    day_digits, month_digits = pad_small(day.day, day_pad_below), pad_small(day.month, month_pad_below)
    return f"ngày {day_digits} tháng {month_digits} năm {day.year}"


def write_short_date(day: date, *, day_pad_below: int = 10, month_pad_below: int = 3) -> str:
    """Writes a day in figures: "07/3/2023", "28/02/2023"."""
    return f"{pad_small(day.day, day_pad_below)}/{pad_small(day.month, month_pad_below)}/{day.year}"


def write_place_and_date(place: str, day: date, *, day_pad_below: int = 10, month_pad_below: int = 3) -> str:
    """Writes the line of place and day (địa danh và thời gian): "Thanh Xuân, ngày 07 tháng 3 năm 2023".

    Raises WordsError when the place is empty.
    """
    if not place.strip():
        raise WordsError(Said("Thiếu địa danh"))
    long_date = write_long_date(day, day_pad_below=day_pad_below, month_pad_below=month_pad_below)
    return f"{place.strip()}, {long_date}"


def read_date(text: str) -> date:
    """Reads a day in either writing, padded or not, with or without "ngày" in front.

    The year has four digits and does not begin with zero. Raises WordsError, also for a day that no
    calendar has.
    """
    cursor = Cursor(text)
    written = take_day(cursor)
    cursor.finish()
    if written.year is None:
        raise cursor.error(Said("Thiếu năm"))
    return day_in_year(cursor, written, written.year)


class WrittenDay(NamedTuple):
    """A day as a text names it, not yet checked against the calendar; ``at`` is its place in the text."""

    day: int
    month: int
    year: int | None
    at: int


_DAY_WORD = word("ngày")
_SHORT = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?:/(?P<year>[1-9][0-9]{3}))?(?![0-9/])")
_LONG = re.compile(
    r"(?P<day>[0-9]{1,2})\s+tháng\s+(?P<month>[0-9]{1,2})(?:\s+năm\s+(?P<year>[1-9][0-9]{3}))?(?![0-9])",
    re.IGNORECASE,
)


def take_day(cursor: Cursor) -> WrittenDay:
    """Reads the day at the cursor, its year if written, and moves past it; raises WordsError."""
    cursor.take(_DAY_WORD)
    at = cursor.at
    found = cursor.take(_SHORT) or cursor.expect(_LONG, "Phải là ngày, như 07/3/2023")
    year = int(found["year"]) if found["year"] else None
    return WrittenDay(int(found["day"]), int(found["month"]), year, at)


def day_in_year(cursor: Cursor, written: WrittenDay, year: int) -> date:
    """The day ``written`` in ``year``; raises WordsError, placed by ``cursor``, if there is none."""
    try:
        return date(year, written.month, written.day)
    except ValueError:
        message = Said("Không có ngày %(day)s/%(month)s/%(year)s", day=written.day, month=written.month, year=year)
        raise cursor.error(message, written.at) from None
