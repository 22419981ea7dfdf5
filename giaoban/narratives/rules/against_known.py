"""What a text says against what is known (đối chiếu): never more exact than the text's own rounding."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Told:
    """A value of a text in an indicator's steps, the step it was rounded to, and its sign: =, ~ or ≥."""

    value: Fraction
    step: Fraction
    relation: str = "="


def may_be(told: Told, known: Fraction | int) -> bool:
    """Whether the known value could have been written so.

    "Hơn 1,5 nghìn tỷ" is at least that and less than one more step; "khoảng" and "ước" allow a whole step either way;
    others half a step, for rounding.
    """
    if told.relation == "≥":
        return told.value <= known < told.value + told.step or known == told.value
    room = told.step if told.relation == "~" else told.step / 2
    return abs(told.value - known) <= room


def ratio_may_be(stated: Fraction, step: Fraction, value: Told, base: Fraction | int) -> bool:
    """Whether a stated ratio could be value ÷ base: both the ratio's rounding and the value's own are allowed for."""
    if not base:
        return False
    low = (value.value - value.step / 2) / base
    high = (value.value + (value.step if value.relation == "≥" else value.step / 2)) / base
    return low - step / 2 <= stated <= high + step / 2
