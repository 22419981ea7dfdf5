"""Money (số tiền, đơn vị đồng): whole đồng in, one of four official writings out, and back."""

import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from giaoban.said import Said

from .count import MOST_DIGITS, half_up, take_minus, take_number, write_count
from .cursor import Cursor, word
from .errors import WordsError

_THOUSAND, _MILLION, _BILLION = 10**3, 10**6, 10**9
_DEFAULT_DECIMALS = 3


class MoneyStyle(StrEnum):
    """How an amount is written (kiểu viết số tiền)."""

    COMPOUND = "compound"
    """"1.277 tỷ 069 triệu đồng": whole triệu, three digits of them after tỷ."""
    BILLION = "billion"
    """"1.536,246 tỷ đồng"."""
    MILLION = "million"
    """"828,5 triệu đồng"."""
    DONG = "dong"
    """"1.277.069.000.000 đồng"."""


def write_money(dong: int, style: MoneyStyle, *, decimals: int | None = None, pad: int = 0) -> str:
    """Writes an amount of đồng in ``style``, rounded HALF_UP to ``money_step(style, decimals)``.

    ``decimals`` is the most digits after the comma of BILLION and MILLION (3 unless given; trailing
    zeros are dropped); COMPOUND and DONG have a fixed step and do not look at it. ``pad`` is the
    least number of digits of the first number if it is whole: 5 triệu with pad 2 → "05 triệu đồng".
    A negative amount has a leading "-"; what COMPOUND rounds to nothing is "0 đồng". Raises WordsError
    for an amount of more than 24 digits and for ``decimals`` or ``pad`` that cannot be.
    """
    if abs(dong) >= 10**MOST_DIGITS:
        raise WordsError(Said("Số tiền quá lớn: hơn %(most_digits)s chữ số", most_digits=MOST_DIGITS))
    money_step(style, decimals)
    places = _DEFAULT_DECIMALS if decimals is None else decimals
    match style:
        case MoneyStyle.COMPOUND:
            return _write_compound(dong, pad)
        case MoneyStyle.BILLION:
            return f"{write_count(Decimal(f'{dong}E-9'), decimals=places, pad=pad)} tỷ đồng"
        case MoneyStyle.MILLION:
            return f"{write_count(Decimal(f'{dong}E-6'), decimals=places, pad=pad)} triệu đồng"
        case MoneyStyle.DONG:
            return f"{write_count(dong, pad=pad)} đồng"


def money_step(style: MoneyStyle, decimals: int | None = None) -> int:
    """The smallest difference, in đồng, between two amounts written in ``style``.

    COMPOUND: one triệu. DONG: one đồng. BILLION and MILLION: by ``decimals``, 3 unless given. Raises
    WordsError for ``decimals`` below zero or reaching below one đồng.
    """
    match style:
        case MoneyStyle.COMPOUND:
            return _MILLION
        case MoneyStyle.BILLION:
            return _fraction_of(_BILLION, 9, decimals)
        case MoneyStyle.MILLION:
            return _fraction_of(_MILLION, 6, decimals)
        case MoneyStyle.DONG:
            return 1


def read_money(text: str) -> int:
    """Reads an amount in đồng, in any style, with or without the final "đồng" (also "đ", "VNĐ", "VND").

    "1.277 tỷ 069 triệu", "12,5 tỷ", "828.500.000", "7 ngàn 500 tỷ đồng", "1,2 triệu tỷ đồng".
    Only the last part may have decimals, and each part must fit under the one before it. A bare
    number after a part ("12 tỷ 500") is refused: people mean triệu by it, or đồng. Raises WordsError.
    """
    cursor = Cursor(text)
    negative = take_minus(cursor)
    parts = _carried(_take_parts(cursor))
    has_currency = cursor.take(_CURRENCY) is not None
    cursor.finish()
    if len(parts) > 1 and parts[-1].scale == 1 and not has_currency:
        raise cursor.error(Said("Thiếu đơn vị (triệu, nghìn, đồng) sau số cuối"), parts[-1].at)
    amount = _sum(cursor, parts)
    return -amount if negative else amount


class _Part(NamedTuple):
    number: int | Decimal
    scale: int
    at: int


_CURRENCY = word("đồng", "vnđ", "vnd", "đ")
_NUMBER_AHEAD = re.compile("[0-9]")
_SCALES = (
    (word("triệu tỷ", "triệu tỉ"), _MILLION * _BILLION),
    (word("nghìn tỷ", "nghìn tỉ", "ngàn tỷ", "ngàn tỉ"), _THOUSAND * _BILLION),
    (word("tỷ", "tỉ"), _BILLION),
    (word("triệu"), _MILLION),
    (word("nghìn", "ngàn"), _THOUSAND),
)
# "7 ngàn 500 tỷ" is 7.500 tỷ: a part followed by a larger unit counts in that unit.
_CARRIED_SCALES = {
    (_THOUSAND, _MILLION): _THOUSAND * _MILLION,
    (_THOUSAND, _BILLION): _THOUSAND * _BILLION,
    (_MILLION, _THOUSAND * _BILLION): _MILLION * _BILLION,
}


def _write_compound(dong: int, pad: int) -> str:
    millions = half_up(Decimal(f"{dong}E-6"), 0)
    billions, rest = divmod(abs(millions), 1000)
    sign = "-" if millions < 0 else ""
    if not millions:
        return "0 đồng"
    if not billions:
        return f"{sign}{write_count(rest, pad=pad)} triệu đồng"
    tail = f" {rest:03d} triệu" if rest else ""
    return f"{sign}{write_count(billions, pad=pad)} tỷ{tail} đồng"


def _fraction_of(unit: int, zeros: int, decimals: int | None) -> int:
    places = _DEFAULT_DECIMALS if decimals is None else decimals
    if not 0 <= places <= zeros:
        raise WordsError(
            Said("Số chữ số thập phân phải từ 0 đến %(zeros)s, không phải %(places)s", zeros=zeros, places=places)
        )
    return int(unit // 10**places)


def _take_parts(cursor: Cursor) -> list[_Part]:
    parts = [_take_part(cursor)]
    while cursor.sees(_NUMBER_AHEAD):
        parts.append(_take_part(cursor))
    return parts


def _take_part(cursor: Cursor) -> _Part:
    at = cursor.at
    number = take_number(cursor)
    for pattern, scale in _SCALES:
        if cursor.take(pattern):
            return _Part(number, scale, at)
    return _Part(number, 1, at)


def _carried(parts: list[_Part]) -> list[_Part]:
    carried = [
        part._replace(scale=_CARRIED_SCALES.get((part.scale, following.scale), part.scale))
        for part, following in pairwise(parts)
    ]
    return [*carried, parts[-1]]


def _sum(cursor: Cursor, parts: list[_Part]) -> int:
    for part, following in pairwise(parts):
        if isinstance(part.number, Decimal):
            raise cursor.error(Said("Chỉ phần cuối của số tiền được có số thập phân"), part.at)
        if following.scale >= part.scale or Fraction(following.number) * following.scale >= part.scale:
            raise cursor.error(Said("Phần này quá lớn so với đơn vị đứng trước"), following.at)
    total = sum((Fraction(part.number) * part.scale for part in parts), Fraction(0))
    if total.denominator > 1:
        raise cursor.error(Said("Số tiền lẻ dưới một đồng"), parts[-1].at)
    if total >= 10**MOST_DIGITS:
        raise cursor.error(Said("Số tiền quá lớn: hơn %(most_digits)s chữ số", most_digits=MOST_DIGITS), parts[0].at)
    return int(total)
