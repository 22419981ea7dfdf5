"""What a numeral is worth (giá trị của chữ số), with the two habits of parting thousands and decimals.

Vietnamese writing parts thousands by dots and decimals by a comma. Many outlets write the other way; a dot before
one, two or
more than three digits cannot part thousands, so it is a decimal point. Where both readings are possible the
Vietnamese one is
the printed value.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

_GROUPED_DOTS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_GROUPED_COMMAS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
MOST_DIGITS = 30
"""A longer row of digits is no figure of a report."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral read: its printed value, and what else it may have been meant to be."""

    value: Fraction
    decimals: int
    separators: str
    """Empty, "." or "," or both in order of appearance: which signs were written."""
    decimal_point: bool = False
    """A dot stands for the decimal comma."""
    thousands_reading: Fraction | None = None
    """The value if the comma before exactly three digits parts thousands."""
    decimal_reading: Fraction | None = None
    """The value if a dot before exactly three digits is a decimal point."""


def read_numeral(digits: str) -> Numeral | None:
    """Reads "1.234,5", "22,36", "18.5", "05"; None for what is no number, such as "28.02.2023" or a too long row."""
    if len(digits) > MOST_DIGITS:
        return None
    dots, commas = digits.count("."), digits.count(",")
    if not dots and not commas:
        return Numeral(Fraction(int(digits)), 0, "")
    if _GROUPED_DOTS.fullmatch(digits):
        return _vietnamese(digits, dots, commas)
    if commas == 1 and not dots:
        return _comma(digits)
    if dots == 1 and not commas:
        whole, part = digits.split(".")
        return Numeral(_decimal(whole, part), len(part), ".", decimal_point=True)
    if _GROUPED_COMMAS.fullmatch(digits):
        whole, _, part = digits.replace(",", "").partition(".")
        return Numeral(_decimal(whole, part), len(part), ",." if part else ",", decimal_point=bool(part))
    if commas == 1 and digits.rindex(",") > digits.rindex("."):  # "10034.00,5": dots at odd places
        whole, part = digits.replace(".", "").split(",")
        return Numeral(_decimal(whole, part), len(part), ".,")
    return None


def _vietnamese(digits: str, dots: int, commas: int) -> Numeral:
    whole, _, part = digits.replace(".", "").partition(",")
    decimal = None
    if dots == 1 and not commas:
        decimal = _decimal(*digits.split("."))
    return Numeral(_decimal(whole, part), len(part), ".," if commas else ".", decimal_reading=decimal)


def _comma(digits: str) -> Numeral:
    whole, part = digits.split(",")
    thousands = Fraction(int(whole + part)) if len(part) == 3 and whole != "0" and len(whole) <= 3 else None
    return Numeral(_decimal(whole, part), len(part), ",", thousands_reading=thousands)


def _decimal(whole: str, part: str) -> Fraction:
    return Fraction(int(whole + part), 10 ** len(part)) if part else Fraction(int(whole))
