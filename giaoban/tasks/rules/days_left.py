"""Còn bao nhiêu ngày: calendar and working days from a day to a deadline, the deadline counted."""

import datetime as dt
from dataclasses import dataclass

from giaoban.days import OfficialCalendar


@dataclass(frozen=True)
class DaysLeft:
    """Days after today up to the deadline; working ones apart."""

    days: int
    working: int


def days_left(due: dt.date, today: dt.date, calendar: OfficialCalendar) -> DaysLeft:
    """Nothing is left on and after the deadline."""
    if due <= today:
        return DaysLeft(0, 0)
    return DaysLeft((due - today).days, calendar.working_days_between(today, due))
