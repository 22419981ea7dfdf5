"""The rounding that a printed number carries (mức làm tròn): "1,5 nghìn tỷ" a hundred tỷ, "22,36%" 0,01%."""

import re
from fractions import Fraction

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


def written_step(span: str, value: Fraction) -> Fraction:
    """One more of the last digit that is printed; 1 where the print does not tell it (words, a/b).

    A single numeral tells it by itself: ``value`` divided by its digits read as a whole number. Of zero, and of the
    last part of "1.277 tỷ 069 triệu đồng", the scale that follows is the step.
    """
    numerals = list(_NUMERAL.finditer(span))
    if not numerals or "/" in span:
        return Fraction(1)
    digits = int(re.sub(r"\D", "", numerals[-1].group()))
    if len(numerals) == 1 and digits and value:
        return abs(value) / digits
    return Fraction(_scale(span[numerals[-1].end() :]))


def _scale(words: str) -> int:
    scale = 1
    for word in words.lower().split():
        if word not in _SCALES:
            break
        scale *= _SCALES[word]
    return scale
