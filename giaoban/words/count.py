"""Counts and plain numbers (số lượng): "1.234", "05", "12,5" — dot for thousands, comma for decimals."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from giaoban.said import Said

from .cursor import Cursor
from .errors import WordsError

MOST_DIGITS = 24
"""Numbers of more digits before the comma are refused, read or written."""
MOST_DECIMALS = 12
"""Numbers of more digits after the comma are refused, read or written."""
MOST_PAD = 3
"""A wider padding would need thousands dots among its zeros, which nobody writes."""

# The caller's decimal context may be narrower than a number of ours.
_WIDE = Context(prec=MOST_DIGITS + MOST_DECIMALS + 24)

_MINUS = re.compile(r"[-−]")
_DIGITS_AND_SEPARATORS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_WELL_FORMED = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,(?P<part>[0-9]+))?")


def write_count(value: int | Decimal, *, pad: int = 0, decimals: int = 0) -> str:
    """Writes a number: ``1234`` → "1.234", ``5`` with pad 2 → "05", ``12.5`` with 1 decimal → "12,5".

    At most ``decimals`` digits after the comma, rounded HALF_UP, trailing zeros dropped. ``pad`` is the
    least number of digits of a whole number; a number with a comma is never padded. A negative
    number has a leading "-". Raises WordsError for a value that is not finite or too large, for
    ``pad`` outside 0…3 and for ``decimals`` outside 0…12.
    """
    if not 0 <= pad <= MOST_PAD:
        raise WordsError(
            Said("Số chữ số đệm phải từ 0 đến %(most_pad)s, không phải %(pad)s", most_pad=MOST_PAD, pad=pad)
        )
    steps = half_up(value, decimals)
    whole, part = divmod(abs(steps), 10**decimals)
    fraction = f"{part:0{decimals}d}".rstrip("0") if decimals else ""
    sign = "-" if steps < 0 else ""
    if fraction:
        return f"{sign}{_grouped(whole)},{fraction}"
    return sign + _grouped(whole).zfill(pad)


def read_count(text: str) -> int | Decimal:
    """Reads a number: "1.234" → 1234, "05" → 5, "12,5" → Decimal("12.5"). int unless it has a comma.

    A dot always parts thousands: "1.277" is 1277, and "22.4" is refused. Raises WordsError.
    """
    cursor = Cursor(text)
    negative = take_minus(cursor)
    number = take_number(cursor)
    cursor.finish()
    return negated(number) if negative else number


def half_up(value: int | Decimal, decimals: int) -> int:
    """How many steps of 10**-decimals ``value`` is, rounded HALF_UP (ties away from zero).

    Raises WordsError for a value that is not finite or too large, and for ``decimals`` that cannot be.
    """
    if not 0 <= decimals <= MOST_DECIMALS:
        raise WordsError(
            Said(
                "Số chữ số thập phân phải từ 0 đến %(most_decimals)s, không phải %(decimals)s",
                most_decimals=MOST_DECIMALS,
                decimals=decimals,
            )
        )
    steps = value * 10**decimals if isinstance(value, int) else _decimal_steps(value, decimals)
    if abs(steps) >= 10 ** (MOST_DIGITS + decimals):
        raise WordsError(Said("Số quá lớn: hơn %(most_digits)s chữ số", most_digits=MOST_DIGITS))
    return steps


def take_minus(cursor: Cursor) -> bool:
    """Whether a minus sign was here; moves past it."""
    return cursor.take(_MINUS) is not None


def take_number(cursor: Cursor) -> int | Decimal:
    """Reads the unsigned number at the cursor and moves past it; raises WordsError if there is none."""
    start = cursor.at
    written = cursor.expect(_DIGITS_AND_SEPARATORS, Said("Phải là một số")).group()
    found = _WELL_FORMED.match(written)
    if not found or found.end() < len(written):
        at = start + (found.end() if found else 0)
        raise cursor.error(Said("Dấu chấm chỉ ngăn từng ba chữ số, dấu phẩy chỉ ngăn phần thập phân"), at)
    whole, part = found["whole"].replace(".", ""), found["part"]
    if len(whole) > MOST_DIGITS or len(part or "") > MOST_DECIMALS:
        raise cursor.error(Said("Số quá dài"), start)
    return int(whole) if part is None else Decimal(f"{whole}.{part}")


def negated(value: int | Decimal) -> int | Decimal:
    """``-value`` with every digit kept; zero stays zero without a sign."""
    if isinstance(value, int):
        return -value
    return value.copy_negate() if value else value


def _decimal_steps(value: Decimal, decimals: int) -> int:
    if not value.is_finite():
        raise WordsError(Said("Không phải là một số hữu hạn"))
    if value and value.adjusted() > MOST_DIGITS:
        raise WordsError(Said("Số quá lớn: hơn %(most_digits)s chữ số", most_digits=MOST_DIGITS))
    rounded = value.quantize(Decimal(f"1E-{decimals}"), rounding=ROUND_HALF_UP, context=_WIDE)
    return int(rounded.scaleb(decimals, _WIDE))


def _grouped(whole: int) -> str:
    return f"{whole:,}".replace(",", ".")
