"""Tỷ lệ so với dự toán, kế hoạch: the value over its plan (domain sheet §1.3)."""

from decimal import Decimal
from fractions import Fraction

from giaoban.indicators.rules.ratio import NoBase, ratio_of
from giaoban.said import Said


def percent_of_plan(value: int | Fraction | None, plan: int | None) -> Decimal | NoBase:
    """The unrounded ratio to the plan, or why there is none."""
    if plan is None:
        return NoBase(Said("chưa có chỉ tiêu giao"))
    if plan == 0:
        return NoBase(Said("chỉ tiêu giao bằng 0"))
    return ratio_of(value, plan)
