"""Dự báo tại hạn: where a running total will stand at a day, by the pace of the working weeks behind it.

Method (đà bình quân ngày làm việc): the total grows on each working day left by what the working days so far brought
on average. The interval holds four cases out of five if the weeks ahead scatter like the weeks behind: the scatter of
a week is taken to grow with its working days, the pace itself is uncertain too, and few weeks widen it (Student's t).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt

LEAST_WEEKS = 4
"""Fewer weeks tell nothing of how weeks scatter: the pace is told without an interval."""
_T_FOUR_FIFTHS = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345)
"""Two-sided 80% points of Student's t by degrees of freedom, from 1; above them the normal law's."""
_NORMAL_FOUR_FIFTHS = 1.282


@dataclass(frozen=True)
class Week:
    """What one week brought, and on how many working days."""

    amount: int
    working_days: int


@dataclass(frozen=True)
class Forecast:
    """The total expected at the deadline; ``low`` and ``high`` bound four cases out of five, if weeks enough tell."""

    value: int
    low: int | None
    high: int | None
    weeks: int
    working_days: int


def forecast(value: int, weeks: Sequence[Week], working_days: int) -> Forecast | None:
    """The total after ``working_days`` more; ``None`` where no working day lies behind."""
    worked = [one for one in weeks if one.working_days > 0]
    days = sum(one.working_days for one in worked)
    if not days:
        return None
    pace = sum(one.amount for one in weeks) / days
    expected = value + pace * working_days
    if len(worked) < LEAST_WEEKS:
        return Forecast(round(expected), None, None, len(worked), working_days)
    scatter = sum((one.amount - pace * one.working_days) ** 2 / one.working_days for one in worked) / (len(worked) - 1)
    half = _t(len(worked) - 1) * sqrt(scatter * (working_days + working_days**2 / days))
    return Forecast(round(expected), floor(expected - half), ceil(expected + half), len(worked), working_days)


def _t(freedom: int) -> float:
    return _T_FOUR_FIFTHS[freedom - 1] if freedom <= len(_T_FOUR_FIFTHS) else _NORMAL_FOUR_FIFTHS
