"""A value as it was read → whole steps of an indicator (số đọc được thành số của chỉ tiêu)."""

from decimal import Decimal
from fractions import Fraction

from giaoban.indicators.rules.ratio import ratio_of
from giaoban.said import Said


class NotWhole(ValueError):
    """The value has more decimals than the indicator keeps; the message says so."""


def in_steps(value: Fraction, measured_in: str, decimals: int) -> Fraction:
    """The value in steps of 10^-decimals; what is measured in % is counted as people write it, 22,36 for 0,2236."""
    return (value * 100 if measured_in == "%" else value) * Fraction(10**decimals)


def whole_steps(value: Fraction, measured_in: str, decimals: int) -> int:
    """The same as a whole number; raises :class:`NotWhole`."""
    steps = in_steps(value, measured_in, decimals)
    if steps.denominator != 1:
        raise NotWhole(Said("Số này có nhiều hơn %(decimals)s số lẻ của chỉ tiêu", decimals=decimals))
    return steps.numerator


def as_decimal(value: Fraction) -> Decimal:
    """The value for writing, to 50 digits."""
    exact = ratio_of(value, 1)
    assert isinstance(exact, Decimal)  # noqa: S101 — 1 is never 0
    return exact
