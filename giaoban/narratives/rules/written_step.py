"""The rounding that a printed number carries (mức làm tròn): "1,5 nghìn tỷ" a hundred tỷ, "22,36%" 0,01%."""

import re
from fractions import Fraction

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


def written_step(span: str, value: Fraction) -> Fraction:
    """One more of the last digit that is printed; 1 where the print does not tell it (words, a/b, zero).

    A single numeral tells it by itself: ``value`` divided by its digits read as a whole number. Of "1.277 tỷ 069 triệu
    đồng" the last numeral's own scale is the step.
    """
    numerals = list(_NUMERAL.finditer(span))
    if not numerals or not value or "/" in span:
        return Fraction(1)
    last = numerals[-1]
    if len(numerals) == 1:
        digits = int(re.sub(r"\D", "", last.group()))
        return abs(value) / digits if digits else Fraction(1)
    following = re.match(r"\s*(\w+)", span[last.end() :])
    return Fraction(_SCALES.get(following.group(1).lower(), 1) if following else 1)
