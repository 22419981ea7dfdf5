"""Cần đạt mỗi ngày làm việc: what each working day left must bring for a measured task to reach its target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from giaoban.indicators.rules.ratio import NoBase
from giaoban.said import Said


@dataclass(frozen=True)
class NeededPerWorkingDay:
    """How much is missing on the figure's own day ``as_of``, over how many working days, and so each day at least.

    All in whole steps of the indicator (đồng for money); nothing is missing once the target is reached.
    """

    per_day: int
    missing: int
    working_days: int
    as_of: date


def target_of_plan(ratio: Decimal, plan: int) -> int:
    """The value that a share of the plan means, rounded up: 30% of 5.711.400 triệu is 1.713.420 triệu."""
    return ceil(Fraction(ratio) * plan)


def needed_per_working_day(
    target: int, value: int | None, *, as_of: date, working_days: int
) -> NeededPerWorkingDay | NoBase:
    """``(target − value) ÷ working_days``, rounded up.

    ``working_days`` are those after ``as_of``, the day the figure itself is of, up to and with the deadline. Why there
    is no answer where there is no figure, or no working day left with something missing.
    """
    if value is None:
        return NoBase(Said("chưa có số liệu"))
    missing = max(target - value, 0)
    if missing and working_days <= 0:
        return NoBase(Said("không còn ngày làm việc nào trước hạn"))
    return NeededPerWorkingDay(-(-missing // max(working_days, 1)), missing, max(working_days, 0), as_of)
