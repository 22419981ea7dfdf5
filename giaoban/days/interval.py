"""Kỳ: a run of days, its writing, and its neighbours in time (kỳ trước, cùng kỳ năm trước)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from giaoban.said import Said

DAY = timedelta(days=1)
MONTHS_OF_QUARTER = 3
MONTHS_OF_YEAR = 12


class BadInterval(ValueError):
    """The days, or the text, make no interval."""


@dataclass(frozen=True, order=True)
class Interval:
    """Kỳ, khoảng ngày: from ``start`` to ``end``, both days included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise BadInterval(Said("Ngày cuối %(end)s đứng trước ngày đầu %(start)s.", end=self.end, start=self.start))

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Tháng: one calendar month."""
        first = date(year, month, 1)
        return cls(first, month_end(first))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """Quý: the first is January to March."""
        last_month = quarter * MONTHS_OF_QUARTER
        return cls(date(year, last_month - MONTHS_OF_QUARTER + 1, 1), month_end(date(year, last_month, 1)))

    @classmethod
    def year(cls, year: int) -> Self:
        """Năm: one calendar year."""
        return cls(date(year, 1, 1), month_end(date(year, MONTHS_OF_YEAR, 1)))

    @classmethod
    def year_to_date(cls, end: date) -> Self:
        """Lũy kế từ đầu năm: from 1 January to ``end``."""
        return cls(date(end.year, 1, 1), end)

    @classmethod
    def parse(cls, text: str) -> Self:
        """``2023-02``, ``2023-Q1``, ``2023``, ``2023-03-07`` or ``2023-01-01/2023-03-07``."""
        try:
            return cls._read(text.strip())
        except (ValueError, OverflowError) as error:
            if isinstance(error, BadInterval):
                raise
            raise BadInterval(
                Said(
                    "Không hiểu kỳ %(text)s; hãy ghi như 2023-02, 2023-Q1, 2023 hoặc 2023-01-01/2023-03-07.", text=text
                )
            ) from error

    @classmethod
    def _read(cls, text: str) -> Self:
        if found := re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII):
            return cls.month(int(found[1]), int(found[2]))
        if found := re.fullmatch(r"(\d{4})-Q([1-4])", text, re.ASCII):
            return cls.quarter(int(found[1]), int(found[2]))
        if re.fullmatch(r"\d{4}", text, re.ASCII):
            return cls.year(int(text))
        start, stroke, end = text.partition("/")
        return cls(date.fromisoformat(start), date.fromisoformat(end if stroke else start))

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def contains(self, other: "date | Interval") -> bool:
        """Whether the day, or every day of the interval, lies in it."""
        if isinstance(other, Interval):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other <= self.end

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def months(self) -> "tuple[Interval, ...]":
        """Every whole calendar month that it touches, in order."""
        count = months_between(self.start, self.end) + 1
        firsts = (shift_months(self.start.replace(day=1), step) for step in range(count))
        return tuple(Interval(first, month_end(first)) for first in firsts)

    def each_day(self) -> Iterator[date]:
        """Its days, one after another."""
        return (self.start + timedelta(days=step) for step in range(self.days))


def same_interval_last_year(interval: Interval) -> Interval:
    """Cùng kỳ năm trước: the same days one year before; the last day of February stays the last."""
    end = _last_year(interval.end, keep_february_end=True)
    start = _last_year(interval.start, keep_february_end=interval.days == 1)
    return Interval(start, end)


def previous_period(interval: Interval) -> Interval:
    """Kỳ trước: the period of the same kind that ends the day before this one begins.

    Months (whole, or running from the 15th to the 14th) are counted as months, everything else as days.
    """
    after = interval.end + DAY
    if after.day == interval.start.day:
        start = shift_months(interval.start, -months_between(interval.start, after))
    else:
        start = interval.start - timedelta(days=interval.days)
    return Interval(start, interval.start - DAY)


def month_end(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def shift_months(day: date, months: int) -> date:
    """The day with the same number so many months on; the month's last day where it has no such day."""
    year, month = divmod(day.year * MONTHS_OF_YEAR + day.month - 1 + months, MONTHS_OF_YEAR)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


def months_between(earlier: date, later: date) -> int:
    """How many months the later day's month is after the earlier day's."""
    return (later.year - earlier.year) * MONTHS_OF_YEAR + later.month - earlier.month


def _last_year(day: date, *, keep_february_end: bool) -> date:
    moved = shift_months(day, -MONTHS_OF_YEAR)
    february_end = day.month == 2 and day == month_end(day)
    return month_end(moved) if february_end and keep_february_end else moved
