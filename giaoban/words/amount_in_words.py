"""Amounts in words (số tiền bằng chữ), as decisions and minutes print them after "Bằng chữ:"."""

import re

from giaoban.said import Said

from .cursor import Cursor, word
from .errors import WordsError

LARGEST_AMOUNT = 10**15
"""Một triệu tỷ đồng: larger amounts are refused, written or read."""

_BILLION = 10**9
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))


def amount_in_words(dong: int) -> str:
    """Writes an amount of đồng in words: 21_000 → "Hai mươi mốt nghìn đồng".

    The official reading: "linh" for an empty ten, "mốt", "tư", "lăm" after "mươi", "không trăm" wherever
    something stands before; empty groups of three are passed over. Raises WordsError below 0
    and above 10**15.
    """
    if not 0 <= dong <= LARGEST_AMOUNT:
        raise WordsError(
            Said("Chỉ viết bằng chữ số tiền từ 0 đến %(largest_amount)s đồng", largest_amount=LARGEST_AMOUNT)
        )
    billions, rest = divmod(dong, _BILLION)
    words = [*_section(billions, follows=False), "tỷ"] if billions else []
    words += _section(rest, follows=bool(words))
    return " ".join([*(words or ["không"]), "đồng"]).capitalize()


def read_amount_in_words(text: str) -> int:
    """Reads an amount in words, in đồng; the final "đồng" and "chẵn" may be missing.

    Accepts lẻ for linh, ngàn for nghìn, tỉ for tỷ, bốn for tư, any case. Refuses what two people would
    read differently, such as "một triệu hai". Raises WordsError.
    """
    cursor = Cursor(text)
    amount = _take_amount(cursor)
    cursor.take(_CURRENCY)
    cursor.take(_EVEN)
    cursor.finish()
    if amount > LARGEST_AMOUNT:
        raise cursor.error(Said("Số tiền lớn hơn một triệu tỷ đồng"), 0)
    return amount


def _section(number: int, *, follows: bool) -> list[str]:
    words: list[str] = []
    for scale, name in _SCALES:
        triple, number = divmod(number, scale)
        if triple:
            words += _triple(triple, follows=follows or bool(words))
            words += [name] if name else []
    return words


def _triple(number: int, *, follows: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or follows else []
    tens, ones = divmod(rest, 10)
    if tens == 0 and ones:
        return [*words, "linh", _DIGITS[ones]] if words else [_DIGITS[ones]]
    if tens == 1:
        words += ["mười"]
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    return [*words, _ones_after_tens(tens, ones)] if ones else words


def _ones_after_tens(tens: int, ones: int) -> str:
    if ones == 5:
        return "lăm"
    if tens > 1 and ones in (1, 4):
        return "mốt" if ones == 1 else "tư"
    return _DIGITS[ones]


_CURRENCY = word("đồng")
_EVEN = word("chẵn")
_ZERO = re.compile(r"không(?=\s*$|\s+đồng\b)", re.IGNORECASE)
_HUNDRED = word("trăm")
_LINH = word("linh", "lẻ")
_TEN = word("mười")
_TENS = word("mươi")
_BILLIONS = word("tỷ", "tỉ")
_SMALL_SCALE = word("triệu", "nghìn", "ngàn")
_SCALE_VALUES = {"triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_DIGIT_VALUES = {name: value for value, name in enumerate(_DIGITS)}
_ONES_VALUES = {**_DIGIT_VALUES, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
del _ONES_VALUES["không"]
_DIGIT = word(*_DIGIT_VALUES)
_ONES = word(*_ONES_VALUES)
_AMBIGUOUS = "Chữ số đứng một mình ở đây đọc được hai cách: hãy viết đủ trăm, mươi, linh"


def _take_amount(cursor: Cursor) -> int:
    if cursor.take(_ZERO):
        return 0
    first = _take_section(cursor, follows=False)
    if first is None:
        raise cursor.error(Said("Phải là số tiền bằng chữ"))
    if not cursor.take(_BILLIONS):
        return first
    return first * _BILLION + (_take_section(cursor, follows=True) or 0)


def _take_section(cursor: Cursor, *, follows: bool) -> int | None:
    """What stands before or after "tỷ"; None if no number word is here."""
    total: int | None = None
    room = _BILLION
    while room > 1:
        triple = _take_triple(cursor, follows=follows or total is not None)
        if triple is None:
            break
        scale = _take_scale(cursor)
        if scale >= room:
            raise cursor.error(Said("Sai thứ tự triệu, nghìn"))
        total = (total or 0) + triple * scale
        room = scale
    return total


def _take_scale(cursor: Cursor) -> int:
    found = cursor.take(_SMALL_SCALE)
    return _SCALE_VALUES[found.group().lower()] if found else 1


def _take_triple(cursor: Cursor, *, follows: bool) -> int | None:
    at = cursor.at
    if cursor.take(_TEN):
        return 10 + (_take_value(cursor, _ONES, _ONES_VALUES) or 0)
    if follows and cursor.take(_LINH):
        return _expect_ones(cursor)
    digit = _take_value(cursor, _DIGIT, _DIGIT_VALUES)
    if digit is None:
        return None
    if cursor.take(_HUNDRED):
        if digit == 0 and not follows:
            raise cursor.error(Said("Không trăm không đứng đầu số tiền"), at)
        return digit * 100 + _take_rest_after_hundreds(cursor)
    if cursor.take(_TENS):
        return _tens(cursor, digit, at)
    if digit == 0 or (follows and not cursor.sees(_SMALL_SCALE)):
        raise cursor.error(_AMBIGUOUS, at)
    return digit


def _take_rest_after_hundreds(cursor: Cursor) -> int:
    at = cursor.at
    if cursor.take(_TEN):
        return 10 + (_take_value(cursor, _ONES, _ONES_VALUES) or 0)
    if cursor.take(_LINH):
        return _expect_ones(cursor)
    digit = _take_value(cursor, _DIGIT, _DIGIT_VALUES)
    if digit is None:
        return 0
    if not cursor.take(_TENS):
        raise cursor.error(_AMBIGUOUS, at)
    return _tens(cursor, digit, at)


def _tens(cursor: Cursor, digit: int, at: int) -> int:
    if digit < 2:
        raise cursor.error(Said("Trước mươi phải là hai đến chín"), at)
    return digit * 10 + (_take_value(cursor, _ONES, _ONES_VALUES) or 0)


def _expect_ones(cursor: Cursor) -> int:
    found = cursor.expect(_ONES, "Sau linh phải là một đến chín")
    return _ONES_VALUES[found.group().lower()]


def _take_value(cursor: Cursor, pattern: re.Pattern[str], values: dict[str, int]) -> int | None:
    found = cursor.take(pattern)
    return values[found.group().lower()] if found else None
