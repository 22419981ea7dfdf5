"""A value as people type it in an indicator's unit ↔ whole steps of 10^-decimals (số gõ tay)."""

from decimal import Decimal

from giaoban.registers.rules.cells import CellError, read_amount, read_whole
from giaoban.said import Said
from giaoban.words.count import read_count, write_count
from giaoban.words.errors import WordsError

MONEY_UNITS = frozenset({"VND", "đồng"})


def read_steps(text: str, measured_in: str, decimals: int) -> int:
    """The steps of a typed value; money takes ``12,5 tỷ``; raises :class:`CellError` in words."""
    if decimals == 0:
        return read_amount(text) if measured_in in MONEY_UNITS else read_whole(text)
    try:
        steps = Decimal(read_count(text)).scaleb(decimals)
    except WordsError as error:
        raise CellError(Said("«%(text)s» không phải số; cần dạng 1.234,5", text=text)) from error
    if steps != int(steps):
        words = Said("«%(text)s» có nhiều hơn %(decimals)s số lẻ của chỉ tiêu này", text=text, decimals=decimals)
        raise CellError(words)
    return int(steps)


def write_steps(steps: int, decimals: int) -> str:
    """The value as it may be typed back."""
    return write_count(Decimal(steps).scaleb(-decimals), decimals=decimals)
