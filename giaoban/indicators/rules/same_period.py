"""So với cùng kỳ: the value over the value of the same interval of last year (domain sheet §1.3)."""

from decimal import Decimal
from fractions import Fraction

from giaoban.indicators.rules.ratio import NoBase, ratio_of
from giaoban.said import Said


def ratio_to_same_period(value: int | Fraction | None, base: int | Fraction | None) -> Decimal | NoBase:
    """The unrounded ratio to the same period, or why there is none."""
    if base is None:
        return NoBase(Said("chưa có số cùng kỳ"))
    if base == 0:
        return NoBase(Said("số cùng kỳ bằng 0"))
    return ratio_of(value, base)


def change_from_same_period(value: int | None, base: int | None) -> int | NoBase:
    """How much more (or less) than in the same period, in the figure's own steps."""
    if value is None or base is None:
        return NoBase(Said("chưa có số cùng kỳ") if base is None else Said("chưa có số liệu"))
    return value - base
