"""Figures without digits (con số viết bằng chữ, và số không): "ba vụ", "không xảy ra cháy, nổ"."""

import re
from dataclasses import dataclass
from fractions import Fraction

from . import tables
from .tokens import Line

_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "chục": 10,
}  # fmt: skip
_DENIALS = frozenset({"không", "chưa"})
_STARTS = _DENIALS | _WORDS.keys()
_ONE_ONLY_OF = tables.words("grammar", "spelled_one_only_of")
_NOTHING = re.compile(
    r"(?:không|chưa) (?:xảy ra|có|phát sinh|ghi nhận|để xảy ra|phát hiện|còn|xuất hiện)\b|không còn\b"
    r"|chưa (?:\w+ ){1,2}thêm\b"
)
_NO_COUNT_AFTER_NOTHING = tables.words("grammar", "spelled_no_count_after_nothing")
_UNIT_OF_EVENTS = (("hộ", "hộ"), ("xã", "xã"), ("ca", "ca"), ("người", "người"), ("trường hợp", "trường hợp"))
_MOST_WORDS = 12
_TEENS = 10


@dataclass(frozen=True, slots=True)
class Spelled:
    """Tokens ``first`` to before ``after``: a value told in words, or its absence."""

    first: int
    after: int
    value: Fraction
    unit: str
    form: str
    """"words" or "absent"."""


def spelled(line: Line) -> list[Spelled]:
    """All figures of a line that have no digits."""
    found: list[Spelled] = []
    after = 0
    for at in [at for at, word in enumerate(line.words) if word in _STARTS]:
        if at < after:
            continue
        one = _absent(line, at) if line.words[at] in _DENIALS else _in_words(line, at)
        if one is not None:
            found.append(one)
            after = one.after
    return found


def _absent(line: Line, at: int) -> Spelled | None:
    said = " ".join(line.words[at : at + 4])
    match = _NOTHING.match(said)
    if match is None:
        return None
    verb = len(match.group().split())
    start = at + verb
    if line.word(start) in _NO_COUNT_AFTER_NOTHING or not line.word(start).isalpha():
        return None
    after = _end_of_phrase(line, start)
    unit = next((unit for word, unit in _UNIT_OF_EVENTS if " ".join(line.words[start:after]).startswith(word)), None)
    counted = tables.units().longest(line.words, start)
    unit = unit or (counted[1][0] if counted else "vụ")
    return Spelled(at, after, Fraction(0), unit, "absent")


def _end_of_phrase(line: Line, start: int) -> int:
    """Up to the end of the clause; a list of single nouns ("cháy, nổ") stays together."""
    at = start
    while at < len(line.words) and at - start < _MOST_WORDS:
        word = line.words[at]
        if word in ".;:()" or word in {"trên", "tại", "ở", "trong", "nào"} or word[0].isdecimal():
            break
        if word == "," and not (line.word(at + 1).isalpha() and line.word(at + 2) in {"", ".", ",", ";"}):
            break
        at += 1
    return at


def _in_words(line: Line, at: int) -> Spelled | None:
    value = _WORDS.get(line.words[at])
    if value is None or line.word(at - 1) in _NOT_BEFORE or line.word(at - 1)[:1].isdecimal():
        return None
    after = at + 1
    if value == _TEENS and line.word(after) in _WORDS:
        value += _WORDS[line.words[after]]
        after += 1
    elif line.word(after) == "mươi":
        value *= 10
        after += 1
    elif line.word(after) == "trăm":
        value *= 100
        after += 1
    unit = tables.units().longest(line.words, after)
    if (
        unit is None
        or (value == 1 and line.word(after) not in _ONE_ONLY_OF)
        or (line.words[at] == "năm" and line.word(after) in _YEARLY)
    ):
        return None
    return Spelled(at, after + unit[0], Fraction(value), unit[1][0], "words")


_NOT_BEFORE = tables.words("grammar", "spelled_not_before")
_YEARLY = tables.words("grammar", "spelled_yearly")
