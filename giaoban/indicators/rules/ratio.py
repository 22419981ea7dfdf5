"""A ratio of two figures, computed from full values and rounded only when written."""

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from giaoban.said import Said

_EXACT = Context(prec=50)


@dataclass(frozen=True)
class NoBase:
    """Why a comparison has no answer: never 0, never infinity."""

    why: str


def ratio_of(value: int | Fraction | None, base: int | Fraction | None) -> Decimal | NoBase:
    """``value / base`` to 50 digits, or why not."""
    if value is None:
        return NoBase(Said("chưa có số liệu"))
    if base is None:
        return NoBase(Said("chưa có số gốc"))
    if base == 0:
        return NoBase(Said("số gốc bằng 0"))
    exact = Fraction(value) / Fraction(base)
    return _EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator))
