"""Thời hạn tính từ một ngày: so many working days, days, weeks or months after a day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from giaoban.days import OfficialCalendar
from giaoban.said import Said

_WEEK = 7


class TermUnit(StrEnum):
    """What a term is counted in."""

    WORKING_DAY = "working_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


NAMES: Mapping[TermUnit, str] = {
    TermUnit.WORKING_DAY: Said("ngày làm việc"),
    TermUnit.DAY: Said("ngày"),
    TermUnit.WEEK: Said("tuần"),
    TermUnit.MONTH: Said("tháng"),
}


class BadTerm(ValueError):
    """What is kept is no term."""


@dataclass(frozen=True)
class Term:
    """So many units from a day, which is not counted itself."""

    number: int
    unit: TermUnit
    start: dt.date

    def __post_init__(self) -> None:
        if self.number < 1:
            raise BadTerm(Said("Thời hạn phải từ 1 trở lên."))

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Term | None":
        """The term as it is kept with a task; none kept means the deadline was named as a day."""
        if not kept:
            return None
        try:
            return cls(int(kept["number"]), TermUnit(kept["unit"]), dt.date.fromisoformat(kept["from"]))
        except (KeyError, TypeError, ValueError) as error:
            raise BadTerm(Said("Không hiểu thời hạn.")) from error

    def kept(self) -> dict[str, Any]:
        """The term as it is kept."""
        return {"number": self.number, "unit": self.unit.value, "from": self.start.isoformat()}

    def last_day(self, calendar: OfficialCalendar) -> dt.date:
        """Its last day by the calendar; one in days, weeks or months is moved off a day off."""
        if self.unit == TermUnit.WORKING_DAY:
            return calendar.add_working_days(self.start, self.number)
        if self.unit == TermUnit.MONTH:
            return calendar.last_day_of_months(self.start, self.number)
        days = self.number * (_WEEK if self.unit == TermUnit.WEEK else 1)
        return calendar.last_day_of_term(self.start, days)
