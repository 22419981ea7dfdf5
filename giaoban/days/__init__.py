"""Ngày tháng: working days, holidays and swaps, periods, cut-off windows, the same period of last year.

Doors: ``OfficialCalendar`` (working days), ``Interval`` (periods), ``reporting_window`` (thời gian chốt
số liệu), ``clock`` (Vietnam's time). What is law is read from the book; only the counting is here.
"""

from giaoban.days.clock import VIETNAM, BadMoment, FutureMoment, parse_moment
from giaoban.days.interval import BadInterval, Interval, previous_period, same_interval_last_year
from giaoban.days.windows import ReportKind, reporting_window
from giaoban.days.working_days import OfficialCalendar, OutsideCalendar

__all__ = [
    "VIETNAM",
    "BadInterval",
    "BadMoment",
    "FutureMoment",
    "Interval",
    "OfficialCalendar",
    "OutsideCalendar",
    "ReportKind",
    "parse_moment",
    "previous_period",
    "reporting_window",
    "same_interval_last_year",
]
