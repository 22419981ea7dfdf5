"""Lịch làm việc của cơ quan nhà nước: working days, days off, and terms counted in them.

The days of each year come from the ``holidays`` library (lunar days by Vietnam's own calendar); the
working week, the swapped days and what the Government has decided come from the book of law.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

import holidays

from giaoban.days.interval import DAY, Interval, shift_months
from giaoban.law import Book, BrokenBook, Norm, OutsideDates
from giaoban.law.values import written
from giaoban.said import Said

WEEK, OVERRIDE, STATUS = "calendar.working_week", "calendar.day_override", "calendar.year_status"
WEEKDAYS = (
    *(Said("Thứ Hai"), Said("Thứ Ba"), Said("Thứ Tư"), Said("Thứ Năm"), Said("Thứ Sáu")),
    *(Said("Thứ Bảy"), Said("Chủ nhật")),
)
IN_LIEU, SWAPPED = " (nghỉ bù)", "Ngày nghỉ (thay cho"  # as the library words them


class OutsideCalendar(OutsideDates):
    """The calendar has no data for that day."""


@dataclass(frozen=True)
class DayChange:
    """Ngày hoán đổi: a day that an authority declared off or worked, by which document."""

    working: bool
    other_day: date | None
    document: str


@dataclass(frozen=True, eq=False)
class OfficialCalendar:
    """Lịch: one book's calendar; a case made with another book (other office entries) has another."""

    book: Book = field(repr=False)
    changes: Mapping[date, DayChange] = field(repr=False)
    first: date
    last: date

    @classmethod
    def from_book(cls, book: Book) -> "OfficialCalendar":
        """The calendar of the library's days with the book's swaps laid over them."""
        return cls(
            book=book,
            changes=MappingProxyType(dict(_changes(book))),
            first=book.history(WEEK)[0].since,
            last=Interval.year(holidays.country_holidays("VN").end_year).end,
        )

    def is_working_day(self, day: date) -> bool:
        """Whether state offices work on that day."""
        self._must_know(day)
        change = self.changes.get(day)
        if change is not None:
            return change.working
        days_off, worked = _library(self.first.year, self.last.year)
        return day in worked or (day not in days_off and self._in_working_week(day))

    def on_or_after(self, day: date) -> date:
        """The day itself where it is a working day, else the next working day."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def add_working_days(self, start: date, n: int) -> date:
        """The ``n``-th working day after ``start``; the first day is not counted."""
        self._must_know(start)
        day = start
        for _ in range(_counted(n, at_least=0)):
            day = self.on_or_after(day + DAY)
        return day

    def working_days_between(self, after: date, upto: date) -> int:
        """How many working days there are after ``after`` up to and with ``upto``; none if it is earlier."""
        self._must_know(after)
        self._must_know(upto)
        return sum(self.is_working_day(after + timedelta(days=step)) for step in range(1, (upto - after).days + 1))

    def last_day_of_term(self, start: date, days: int) -> date:
        """The last day of a term in calendar days: a day off moves it to the next working day.

        Bộ luật Dân sự 2015, Điều 147 và Điều 148 khoản 5 (``calendar.term_end``).
        """
        return self.on_or_after(start + timedelta(days=_counted(days, at_least=1)))

    def last_day_of_months(self, start: date, months: int) -> date:
        """The last day of a term in months: the day of the same number, moved off days off the same way."""
        return self.on_or_after(shift_months(start, _counted(months, at_least=1)))

    def is_provisional(self, year: int) -> bool:
        """Whether the Government has not yet decided that year's days off."""
        self._must_know(date(year, 1, 1))
        return bool(self.book.norm(STATUS, on=date(year, 1, 1)).value == "provisional")

    def why(self, day: date) -> str:
        """Why the day is off, or worked, in Vietnamese."""
        self._must_know(day)
        if change := self.changes.get(day):
            return _why_changed(change)
        days_off, worked = _library(self.first.year, self.last.year)
        if day in worked:
            return Said("Làm bù ngày nghỉ hoán đổi")
        if name := days_off.get(day):
            why = _why_off(name)
            return Said("%(why)s (lịch tạm tính)", why=why) if self.is_provisional(day.year) else why
        return Said("Ngày làm việc") if self._in_working_week(day) else WEEKDAYS[day.weekday()]

    def _in_working_week(self, day: date) -> bool:
        return day.isoweekday() in self.book.norm(WEEK, on=day).value

    def _must_know(self, day: date) -> None:
        if not self.first <= day <= self.last:
            raise OutsideCalendar(
                Said(
                    "Lịch làm việc chỉ có từ ngày %(first)s đến ngày %(last)s; không trả lời cho ngày %(day)s.",
                    first=written(self.first),
                    last=written(self.last),
                    day=written(day),
                )
            )


@cache
def _library(first_year: int, last_year: int) -> tuple[Mapping[date, str], frozenset[date]]:
    """All days off and worked rest days at once: a swap of January may be worked in December before."""
    found = holidays.country_holidays("VN", years=range(first_year, last_year + 1), language="vi")
    return MappingProxyType(dict(found)), frozenset(found.weekend_workdays)


def _changes(book: Book) -> Iterator[tuple[date, DayChange]]:
    for norm in book.history(OVERRIDE):
        if norm.until is None:
            raise BrokenBook(Said("Ngày hoán đổi từ %(since)s phải có ngày cuối.", since=written(norm.since)))
        for day in Interval(norm.since, norm.until).each_day():
            yield day, _change(book.norm(OVERRIDE, on=day))


def _change(norm: Norm) -> DayChange:
    try:
        working, other = norm.value["working"], norm.value.get("other_day")
        if not isinstance(working, bool):
            raise TypeError("working")
        return DayChange(working, _as_day(other), norm.document or norm.citation)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BrokenBook(
            Said("Ngày hoán đổi %(since)s phải ghi {working: true|false, other_day: ngày}.", since=written(norm.since))
        ) from error


def _as_day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _why_changed(change: DayChange) -> str:
    document, other = change.document, written(change.other_day) if change.other_day else ""
    if change.working:
        if other:
            return Said("Làm bù ngày %(other)s (%(document)s)", other=other, document=document)
        return Said("Làm bù (%(document)s)", document=document)
    if other:
        return Said("Nghỉ hoán đổi, làm bù ngày %(other)s (%(document)s)", other=other, document=document)
    return Said("Nghỉ (%(document)s)", document=document)


def _why_off(name: str) -> str:
    if name.startswith(SWAPPED):
        return name
    if name.endswith(IN_LIEU):
        return Said("Nghỉ bù %(name)s", name=_inside_sentence(name.removesuffix(IN_LIEU)))
    if "Nguyên Đán" in name or name == "29 Tết":  # the library's day names slip by one in some years
        return Said("Nghỉ %(name)s", name="Tết Nguyên đán")
    return Said("Nghỉ %(name)s", name=_inside_sentence(name))


def _inside_sentence(name: str) -> str:
    return name.replace("Ngày ", "ngày ", 1)


def _counted(number: int, *, at_least: int) -> int:
    if number < at_least:
        raise ValueError(
            Said(
                "Số đếm của thời hạn phải từ %(at_least)s trở lên, không phải %(number)s.",
                at_least=at_least,
                number=number,
            )
        )
    return number
