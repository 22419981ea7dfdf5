"""Telling numerals that are no figures (chữ số không phải số liệu): document numbers, names, ranks, addresses,
durations."""

from collections.abc import Callable

from . import tables
from .fact import Kind
from .tokens import Line

_ASSIGNED_CODES = frozenset({"kh", "dt", "ck"})
_BULLETS = frozenset("-+*•(#·–o▪►>")
_AFTER_LIST_NUMBER = frozenset({".", ")", "/", ",", ":"})
_LONG_NUMBER = 8
ONLINE = ["trực", "tuyến"]
"""Not the name of a route: "trong đó trực tuyến 351"."""
_MOST_PARTS = 4
_MOST_LIST_NUMBER = 99


def codes(line: Line) -> dict[int, Kind]:
    """Numerals of document numbers such as "512/UBND-TH", "57-NQ/TW", "08/2022/QĐ-TTg": token → legal reference."""
    found: dict[int, Kind] = {}
    for at in line.numerals:
        if at in found:
            continue
        parts = [at]
        here = at
        while len(parts) < _MOST_PARTS and _sign_then(line, here) and line.words[here + 2].isdecimal():
            here += 2
            parts.append(here)
        if _sign_then(line, here) and _is_code(line, here + 2):
            found.update(dict.fromkeys(parts, Kind.LEGAL_REFERENCE))
    return found


def _sign_then(line: Line, at: int) -> bool:
    return line.word(at + 1) in {"/", "-"} and line.adjacent(at + 1) and line.adjacent(at + 2)


def _is_code(line: Line, at: int) -> bool:
    word = line.words[at]
    if not word.isalpha() or not line.is_upper(at):
        return False
    if word in _ASSIGNED_CODES and line.word(at + 1) not in {"-", "/"}:
        return False
    return tables.currencies().longest(line.words, at) is None and len(word) > 1


def no_figure(line: Line, at: int) -> Kind | None:
    """Ordinal or legal reference if the numeral at ``at`` is no figure; None if it may be one."""
    for rule in _RULES:
        kind = rule(line, at)
        if kind is not None:
            return kind
    return None


def counted_after(line: Line, at: int) -> bool:
    """Whether what follows the numeral (or the a/b that it begins) makes it an amount; "179 Thành phố" is none."""
    after = at + 1
    if line.word(after) == "/" and line.word(after + 1)[:1].isdecimal():
        after += 2
    words = line.words
    if line.word(after) == "%" or words[after : after + 2] == ["phần", "trăm"]:
        return True
    if tables.scales().longest(words, after) or tables.currencies().longest(words, after):
        return True
    return tables.units().longest(words, after) is not None and not (line.is_upper(after) and words[after] in _PLACES)


_PLACES = tables.words("grammar", "exempt_places")


def _whole_name(line: Line, at: int) -> Kind | None:
    whole = tables.phrases("names", "whole")
    for start in range(max(0, at - 3), at + 1):
        found = whole.longest(line.words, start)
        if found and start + found[0] > at and not counted_after(line, at):
            return Kind.ORDINAL
    return None


def _list_number(line: Line, at: int) -> Kind | None:
    """ "1. ", "2.1. ", "(7)", "3) ", "1/ " where a line or sentence begins; the number of a table's row."""
    before = line.word(at - 1)
    if (before == "(" and line.word(at + 1) == ")") or (at == 0 and line.word(1) == "|"):
        return Kind.ORDINAL
    begins = all(word in _BULLETS for word in line.words[:at]) if at < 3 else before in {".", ";"}
    if not begins or len(line.words[at]) > 7 or "," in line.words[at]:
        return None
    if line.word(at + 1) in _AFTER_LIST_NUMBER and line.adjacent(at + 1) and not line.word(at + 2)[:1].isdecimal():
        return Kind.ORDINAL
    heads = at == 0 and line.words[at].count(".") and at + 1 < len(line.words) and line.is_upper(at + 1)
    return Kind.ORDINAL if heads and not counted_after(line, at) else None


def _glued_to_letters(line: Line, at: int) -> Kind | None:
    before = line.word(at - 1)
    if not line.adjacent(at) or not before.isalpha():
        return None
    return None if tables.cues().ending(line.words, at) or before in _GLUE else Kind.ORDINAL


_GLUE = tables.words("grammar", "exempt_glue")


def _legal(line: Line, at: int) -> Kind | None:
    end = at - 1 if line.word(at - 1) == "số" else at
    if not tables.phrases("names", "legal").ending(line.words, end) or counted_after(line, at):
        return None
    return Kind.LEGAL_REFERENCE


def _ranked(line: Line, at: int) -> Kind | None:
    before = line.word(at - 1)
    if (before == "số" and line.word(at - 2) in {"tổng", "trong", "con"}) or line.words[at - 2 : at] == ONLINE:
        return None
    if before == "số" and line.word(at + 1) in {"đường", "phố", "ngõ", "ngách", "hẻm", "kiệt"}:
        return Kind.ORDINAL
    if before in {"thứ", "hạng"} and line.word(at - 2) != "hàng":
        return Kind.ORDINAL
    if tables.phrases("names", "ordinal").ending(line.words, at) and not counted_after(line, at):
        return Kind.ORDINAL
    return None


def _duration(line: Line, at: int) -> Kind | None:
    return _followed_by(line, at, "durations")


def _grade(line: Line, at: int) -> Kind | None:
    return _followed_by(line, at, "grades")


def _followed_by(line: Line, at: int, name: str) -> Kind | None:
    """Ordinal if a word of the list follows, unless it only begins a longer unit: "3.000 ngày công"."""
    after = _after_range(line, at)
    found = tables.phrases("units", name).longest(line.words, after)
    if found is None:
        return None
    unit = tables.units().longest(line.words, after)
    return None if unit and unit[0] > found[0] else Kind.ORDINAL


def _after_range(line: Line, at: int) -> int:
    """The place after a numeral, or after the range that it begins: "3-5 sao", "18 đến 25 tuổi"."""
    ranged = line.word(at + 1) in {"-", "đến"} and line.word(at + 2)[:1].isdecimal()
    return at + 3 if ranged else at + 1


def _quoted(line: Line, at: int) -> Kind | None:
    if line.word(at - 1) in {'"', "'"} and line.adjacent(at) and line.word(at + 1) != "%":
        return Kind.ORDINAL
    return None


def _threshold(line: Line, at: int) -> Kind | None:
    before = line.word(at - 1)
    if before in {"≥", "≤", ">", "<"}:
        return Kind.ORDINAL
    upwards = line.words[at + 1 : at + 5]
    if before == "từ" and "trở" in upwards and "%" not in upwards and not _is_wanted(line, at):
        return Kind.ORDINAL
    if before == "dưới" and upwards[:2] == ["tiêu", "chí"]:
        return Kind.ORDINAL
    return None


def _is_wanted(line: Line, at: int) -> bool:
    """Whether the sentence before speaks of what is aimed at."""
    target = tables.phrases("cues", "target")
    return any(target.longest(line.words, here) for here in range(max(0, at - 40), at))


def _number_to_call(line: Line, at: int) -> Kind | None:
    word = line.words[at]
    if len(word) >= _LONG_NUMBER and word[0] == "0" and word.replace(".", "").isdecimal():
        return Kind.ORDINAL
    if line.word(at + 1) == ":" and line.adjacent(at + 1) and line.adjacent(at + 2) and line.word(at + 2).isdecimal():
        return Kind.ORDINAL
    return Kind.ORDINAL if line.word(at - 1) == ":" and line.adjacent(at) and line.adjacent(at - 1) else None


_RULES: tuple[Callable[[Line, int], Kind | None], ...] = (
    _whole_name,
    _list_number,
    _glued_to_letters,
    _duration,
    _grade,
    _legal,
    _ranked,
    _quoted,
    _threshold,
    _number_to_call,
)
