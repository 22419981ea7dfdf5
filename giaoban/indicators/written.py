"""A value in official writing (cách viết một số liệu): the number with its unit, as pages and notices say it."""

from decimal import Decimal
from fractions import Fraction

from giaoban.indicators.models import IndicatorVersion
from giaoban.indicators.rules.ratio import ratio_of
from giaoban.said import Said
from giaoban.words.count import write_count
from giaoban.words.money import MoneyStyle, write_money
from giaoban.words.percent import write_percent

MONEY = "VND"
SHARES = frozenset({"tỷ lệ", "%"})
_BILLION, _MILLION = 10**9, 10**6


def number_and_unit(definition: IndicatorVersion, value: int | Fraction) -> tuple[str, str]:
    """The number and its unit apart, so that the number can be set large: ("1.277,069", "tỷ đồng")."""
    if definition.measured_in == MONEY:
        number, _space, measure = _money(_whole(value)).partition(" ")
        return number, measure
    exact = ratio_of(value, 10**definition.decimals)
    assert isinstance(exact, Decimal)  # noqa: S101 — a power of ten is never 0
    if definition.measured_in in SHARES:
        return (
            (write_percent(exact), "")
            if definition.measured_in == "tỷ lệ"
            else (f"{write_count(exact, decimals=2)}%", "")
        )
    decimals = (
        max(definition.decimals, 2) if isinstance(value, Fraction) and value.denominator != 1 else definition.decimals
    )
    return write_count(exact, decimals=decimals), definition.measured_in


def write_value(definition: IndicatorVersion, value: int | Fraction | None) -> str:
    """The value with its unit, or "chưa có"."""
    if value is None:
        return Said("chưa có")
    return " ".join(part for part in number_and_unit(definition, value) if part)


def _money(dong: int) -> str:
    size = abs(dong)
    if size >= _BILLION:
        return write_money(dong, MoneyStyle.BILLION)
    return write_money(dong, MoneyStyle.MILLION if size >= _MILLION else MoneyStyle.DONG)


def _whole(value: int | Fraction) -> int:
    return value if isinstance(value, int) else round(value)
