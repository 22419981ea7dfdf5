"""Việc định kỳ: the deadlines of a task that comes again, moved off days off by the official calendar."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from giaoban.days import OfficialCalendar
from giaoban.days.interval import DAY, month_end, shift_months
from giaoban.said import Said


class Every(StrEnum):
    """How often."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Shift(StrEnum):
    """Where a deadline goes that falls on a day off."""

    AFTER = "after"
    BEFORE = "before"
    STAY = "stay"


NAMES: Mapping[Every, str] = {
    Every.DAY: Said("hằng ngày"),
    Every.WEEK: Said("hằng tuần"),
    Every.MONTH: Said("hằng tháng"),
    Every.QUARTER: Said("hằng quý"),
    Every.HALF_YEAR: Said("6 tháng một lần"),
    Every.YEAR: Said("hằng năm"),
}
_MONTHS: Mapping[Every, int] = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}
_LAST_DAY = 31
_WEEKDAYS = 7


class BadRecurrence(ValueError):
    """The rule names no day that exists."""


@dataclass(frozen=True)
class Recurrence:
    """How a deadline comes again: ``day`` of the period's last month (31 = its last day), or a weekday (1 = Monday)."""

    every: Every
    day: int | None = None
    weekday: int | None = None
    shift: Shift = Shift.AFTER
    last_day: dt.date | None = None

    def __post_init__(self) -> None:
        if self.day is not None and not 1 <= self.day <= _LAST_DAY:
            raise BadRecurrence(Said("Ngày trong tháng phải từ 1 đến 31."))
        if self.weekday is not None and not 1 <= self.weekday <= _WEEKDAYS:
            raise BadRecurrence(Said("Ngày trong tuần phải từ thứ Hai đến Chủ nhật."))

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Recurrence | None":
        """The rule as it is kept with a task; none kept means the task does not come again."""
        if not kept:
            return None
        last = kept.get("last_day")
        try:
            return cls(
                every=Every(kept["every"]),
                day=kept.get("day"),
                weekday=kept.get("weekday"),
                shift=Shift(kept.get("shift") or Shift.AFTER),
                last_day=dt.date.fromisoformat(last) if last else None,
            )
        except (KeyError, TypeError, ValueError) as error:
            raise BadRecurrence(Said("Không hiểu quy tắc định kỳ.")) from error

    def kept(self) -> dict[str, Any]:
        """The rule as it is kept."""
        last = self.last_day.isoformat() if self.last_day else None
        said = {"every": self.every.value, "day": self.day, "weekday": self.weekday, "shift": self.shift.value}
        return {**said, "last_day": last}

    def nominal(self, since: dt.date) -> Iterator[dt.date]:
        """The days as the rule names them, from ``since`` on, before any is moved."""
        for day in self._endless(since):
            if self.last_day is not None and day > self.last_day:
                return
            if day >= since:
                yield day

    def moved(self, day: dt.date, calendar: OfficialCalendar) -> dt.date:
        """A day of the rule where it falls by the calendar."""
        step = {Shift.AFTER: DAY, Shift.BEFORE: -DAY, Shift.STAY: None}[self.shift]
        while step is not None and not calendar.is_working_day(day):
            day += step
        return day

    def _endless(self, since: dt.date) -> Iterator[dt.date]:
        if self.every in _MONTHS:
            months = _MONTHS[self.every]
            first = shift_months(since.replace(day=1), -((since.month - 1) % months) + months - 1)
            while True:
                yield first.replace(day=min(self.day or _LAST_DAY, month_end(first).day))
                first = shift_months(first, months)
        step = 1
        if self.every == Every.WEEK:
            step = _WEEKDAYS
            since += dt.timedelta(days=((self.weekday or 5) - since.isoweekday()) % _WEEKDAYS)
        while True:
            yield since
            since += dt.timedelta(days=step)


def first_due(rule: Recurrence, since: dt.date, calendar: OfficialCalendar) -> dt.date | None:
    """The first deadline on or after a day; none where the rule has ended."""
    return next((moved for day in rule.nominal(since) if (moved := rule.moved(day, calendar)) >= since), None)


def next_due(rule: Recurrence, due: dt.date, calendar: OfficialCalendar) -> dt.date | None:
    """The first deadline after another: days that were moved onto one and the same day are one deadline."""
    since = due - dt.timedelta(days=_LAST_DAY)
    return next((moved for day in rule.nominal(since) if (moved := rule.moved(day, calendar)) > due), None)


def nominal_of(rule: Recurrence, due: dt.date, calendar: OfficialCalendar) -> dt.date:
    """The day that the rule names and that was moved to ``due``; ``due`` itself where none was."""
    since = due - dt.timedelta(days=_LAST_DAY)
    for day in rule.nominal(since):
        if rule.moved(day, calendar) == due:
            return day
        if day > due + dt.timedelta(days=_LAST_DAY):
            break
    return due
