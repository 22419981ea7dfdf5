"""Percentages (tỷ lệ phần trăm): "22,36%", "112,2%", "100%"."""

import re
from decimal import Decimal

from giaoban.said import Said

from .count import MOST_DECIMALS, half_up, negated, take_minus, take_number, write_count
from .cursor import Cursor
from .errors import WordsError

MOST_PERCENT_DECIMALS = MOST_DECIMALS - 2
"""More digits after the comma of a percentage are refused."""

_PERCENT = re.compile("%")


def write_percent(ratio: Decimal, *, decimals: int = 2) -> str:
    """Writes a ratio as per cent: ``Decimal("0.2236")`` → "22,36%", ``Decimal(1)`` → "100%".

    Rounded once, HALF_UP, to at most ``decimals`` digits; trailing zeros are dropped. A negative ratio
    has a leading "-". Raises WordsError for a ratio that is not finite or too large, and for
    ``decimals`` outside 0…10.
    """
    _check(decimals)
    steps = half_up(ratio, decimals + 2)
    return write_count(Decimal(f"{steps}E-{decimals}"), decimals=decimals) + "%"


def percent_step(decimals: int = 2) -> Decimal:
    """The smallest difference, as a ratio, between two percentages of ``decimals`` digits.

    Two decimals: 0.0001. A percentage printed so stands for ratios half a step below to half a step above.
    """
    _check(decimals)
    return Decimal(f"1E-{decimals + 2}")


def read_percent(text: str) -> Decimal:
    """Reads a percentage as a ratio: "22,36%" → Decimal("0.2236"). Raises WordsError."""
    cursor = Cursor(text)
    negative = take_minus(cursor)
    number = take_number(cursor)
    cursor.expect(_PERCENT, "Thiếu dấu %")
    cursor.finish()
    return _hundredth(negated(number) if negative else number)


def _hundredth(number: int | Decimal) -> Decimal:
    sign, digits, exponent = Decimal(number).as_tuple()
    if not isinstance(exponent, int):
        raise WordsError(Said("Không phải là một số hữu hạn"))
    return Decimal((sign, digits, exponent - 2))


def _check(decimals: int) -> None:
    if not 0 <= decimals <= MOST_PERCENT_DECIMALS:
        raise WordsError(
            Said(
                "Số chữ số thập phân phải từ 0 đến %(most_percent_decimals)s, không phải %(decimals)s",
                most_percent_decimals=MOST_PERCENT_DECIMALS,
                decimals=decimals,
            )
        )
