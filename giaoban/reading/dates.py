"""Finding mentions of time in a line (tìm ngày, tháng, quý, năm, kỳ).

"ngày 07 tháng 3 năm 2023", "28/02/2023", "15-6", "22.4", "tháng 10/2024", "quý I-2019", "6 tháng đầu năm", "9 tháng
2025",
"nửa đầu năm 2022", "năm học 2022 - 2023", "2021-2025", "từ 1-7 đến 10-9". Each rule looks at one numeral and its
neighbours.
"""

import re
from collections.abc import Callable, Container

from . import tables
from .mentions import Mention, Shape
from .tokens import Line

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_JOINTS = ("/", "-", ".")
_DOTTED_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_DOTTED_SHORT = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})")
_DOTTED_MONTH = re.compile(r"([0-9]{1,2})\.([0-9]{4})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4}
_NOT_MONTHS_BEFORE = tables.words("grammar", "dates_not_months_before")
_NOT_MONTHS_AFTER = tables.words("grammar", "dates_not_months_after")
_SEASONS = tables.words("grammar", "dates_seasons")
_MAY_STAND_BETWEEN = 6


def mentions(line: Line, taken: Container[int] = ()) -> list[Mention]:
    """All mentions of time, in order, spans joined; numerals already ``taken`` are passed over."""
    found: list[Mention] = []
    for at in _places(line):
        if at in taken or (found and at < found[-1].after):
            continue
        mention = _mention_at(line, at, found)
        if mention is not None:
            _note_what_leads(line, mention)
            found.append(mention)
    return _joined(line, found)


def is_year(word: str) -> bool:
    """Whether a token can be a year."""
    return len(word) == 4 and word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def _places(line: Line) -> list[int]:
    more = [
        at + 1
        for at, word in enumerate(line.words[:-1])
        if (word == "quý" and line.words[at + 1] in _ROMAN) or (word == "cả" and line.words[at + 1] == "năm")
    ]
    return sorted({*line.numerals, *more}) if more else line.numerals


def _mention_at(line: Line, at: int, before: list[Mention]) -> Mention | None:
    for rule in _RULES:
        mention = rule(line, at, before)
        if mention is not None:
            return mention
    return None


def _int(word: str, most: int) -> int | None:
    """A plain whole number from 1 to ``most``."""
    if len(word) > 2 or not word.isdecimal():
        return None
    return int(word) if 1 <= int(word) <= most else None


def _adjoined(line: Line, at: int) -> tuple[list[str], str]:
    """Numerals joined to ``at`` by one sign without spaces: "07/3/2023" → ["07", "3", "2023"], "/"."""
    parts, joint, here = [line.words[at]], "", at
    while len(parts) < 3 and line.adjacent(here + 1) and line.adjacent(here + 2):
        sign, following = line.words[here + 1], line.words[here + 2]
        if sign not in _JOINTS or (joint and sign != joint) or not following.isdecimal():
            break
        joint = sign
        parts.append(following)
        here += 2
    return parts, joint


def _year_after(line: Line, at: int) -> tuple[int | None, int]:
    """The year that follows at a place ("năm 2023", "/2023", "-2023", "2023"), and the place after it."""
    here = at
    if line.word(here) in {"năm", "/", "-", "."} or (line.word(here) == "của" and line.word(here + 1) == "năm"):
        here += 1 if line.word(here) != "của" else 2
        if line.word(here - 1) != "năm" and not line.adjacent(here):
            return None, at
    if is_year(line.word(here)) and not _counted_after(line, here):
        return int(line.words[here]), here + 1
    return None, at


def _counted_after(line: Line, at: int) -> bool:
    """Whether the numeral is followed by what makes it an amount."""
    following = line.word(at + 1)
    if (
        following == "%"
        or tables.scales().longest(line.words, at + 1)
        or tables.currencies().longest(line.words, at + 1)
    ):
        return True
    unit = tables.units().longest(line.words, at + 1)
    if following == "giải" and line.word(at + 2) in {"ngân", "quyết", "phóng", "tỏa", "toả"}:
        return False
    return unit is not None and not (
        following in {"con", "công", "khu", "tổ", "khách", "xe", "điểm", "tin"} and unit[0] == 1
    )


def _dotted(line: Line, at: int, _before: list[Mention]) -> Mention | None:
    """ "28.02.2023"; "22.4" and "12.2025" only where a day or month is due."""
    word = line.words[at]
    if "." not in word:
        return None
    if full := _DOTTED_DAY.fullmatch(word):
        return _day(line, at, at + 1, int(full[1]), int(full[2]), int(full[3]))
    if (month := _DOTTED_MONTH.fullmatch(word)) and is_year(month[2]) and int(month[1]) <= 12:
        return _month(line, at, at + 1, int(month[1]), int(month[2])) if _day_is_due(line, at) else None
    short = _DOTTED_SHORT.fullmatch(word)
    if short and _day_is_due(line, at) and not _counted_after(line, at):
        return _day(line, at, at + 1, int(short[1]), int(short[2]), None)
    return None


def _signed(line: Line, at: int, before: list[Mention]) -> Mention | None:
    """Numerals joined by / or -: a day, a month with its year, a span of years."""
    parts, joint = _adjoined(line, at)
    after = at + 2 * len(parts) - 1
    if len(parts) == 3 and is_year(parts[2]) and joint != ".":
        day, month = _int(parts[0], 31), _int(parts[1], 12)
        return _day(line, at, after, day, month, int(parts[2])) if day and month else None
    if len(parts) >= 2 and is_year(parts[1]) and (first := _int(parts[0], 12)) and joint != ".":
        return _month_or_quarter(line, at, at + 3, first, int(parts[1]))
    if len(parts) == 2 and joint in "/-":
        return _short_day(line, at, after, parts, before)
    return None


def _short_day(line: Line, at: int, after: int, parts: list[str], before: list[Mention]) -> Mention | None:
    day, month = _int(parts[0], 31), _int(parts[1], 12)
    if day is None or month is None or _counted_after(line, after - 1):
        return None
    if _day_is_due(line, at) or (before and before[-1].shape is Shape.DAY and before[-1].after >= at - 2):
        return _day(line, at, after, day, month, None)
    return None


def _day_is_due(line: Line, at: int) -> bool:
    return line.word(at - 1) in tables.words("names", "days") or line.word(at - 1) in {"tháng", "quý"}


def _day(line: Line, at: int, after: int, day: int, month: int, year: int | None) -> Mention | None:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    first = at - 1 if line.word(at - 1) == "ngày" else at
    return Mention(first, after, Shape.DAY, year, month, day)


def _month_or_quarter(line: Line, at: int, after: int, number: int, year: int) -> Mention | None:
    if line.word(at - 1) == "quý" and number <= 4:
        return Mention(at - 1, after, Shape.QUARTER, year, number)
    return _month(line, at, after, number, year)


def _month(line: Line, at: int, after: int, number: int, year: int | None) -> Mention:
    return Mention(at - 1 if line.word(at - 1) == "tháng" else at, after, Shape.MONTH, year, number)


def _spoken_day(line: Line, at: int, _before: list[Mention]) -> Mention | None:
    """ "ngày 07 tháng 3 [năm 2023]"."""
    day = _int(line.words[at], 31)
    if day is None or line.word(at - 1) != "ngày":
        return None
    month = _int(line.word(at + 2), 12) if line.word(at + 1) == "tháng" else None
    if month is None:
        return Mention(at - 1, at + 1, Shape.UNCLEAR)
    year, after = _year_after(line, at + 3)
    return Mention(at - 1, after, Shape.DAY, year, month, day)


def _spoken_month(line: Line, at: int, _before: list[Mention]) -> Mention | None:
    number = _int(line.words[at], 12)
    if number is None or line.word(at - 1) != "tháng":
        return None
    year, after = _year_after(line, at + 1)
    return Mention(at - 1, after, Shape.MONTH, year, number)


def _quarter(line: Line, at: int, _before: list[Mention]) -> Mention | None:
    number = _ROMAN.get(line.words[at])
    if number is None or line.word(at - 1) != "quý":
        return None
    year, after = _year_after(line, at + 1)
    return Mention(at - 1, after, Shape.QUARTER, year, number)


def _some_months(line: Line, at: int, _before: list[Mention]) -> Mention | None:
    """ "6 tháng đầu năm [2024]", "6 tháng cuối năm", "9 tháng [năm] 2025", "hết 6 tháng"."""
    number = _int(line.words[at], 12)
    if number is None or line.word(at + 1) != "tháng":
        return None
    part = line.word(at + 2)
    if part in {"đầu", "cuối"} and line.word(at + 3) == "năm":
        shape = Shape.FIRST_MONTHS if part == "đầu" else Shape.LAST_MONTHS
        year = int(line.words[at + 4]) if is_year(line.word(at + 4)) else None
        return Mention(at, at + 4 + (year is not None), shape, year, number)
    year, after = _year_after(line, at + 2)
    if year is not None:
        return Mention(at, after, Shape.FIRST_MONTHS, year, number)
    if part == "đầu":
        return Mention(at, at + 3, Shape.FIRST_MONTHS, None, number)
    if line.word(at - 1) in _NOT_MONTHS_BEFORE or part in _NOT_MONTHS_AFTER or number == 1:
        return None
    return Mention(at, at + 2, Shape.FIRST_MONTHS, None, number)


def _years(line: Line, at: int, _before: list[Mention]) -> Mention | None:
    """ "2021-2025", "2015 - 2020", "2022 đến 2025"; a school year after "năm học"."""
    if not is_year(line.words[at]) or not is_year(line.word(at + 2)) or line.word(at + 1) not in {"-", "/"}:
        return None
    first, last = int(line.words[at]), int(line.words[at + 2])
    if line.word(at - 1) == "học" or line.word(at - 2) == "học":
        return Mention(at, at + 3, Shape.SCHOOL_YEAR, first, last_year=last)
    if line.word(at - 1) in _SEASONS:
        return Mention(at, at + 3, Shape.UNCLEAR)
    return Mention(at, at + 3, Shape.YEARS, first, last_year=last) if first <= last else None


def _whole_year(line: Line, at: int, _before: list[Mention]) -> Mention | None:
    """ "cả năm" of the year that is spoken of."""
    if line.words[at] != "năm" or is_year(line.word(at + 1)):
        return None
    return Mention(at - 1, at + 1, Shape.YEAR)


def _year(line: Line, at: int, _before: list[Mention]) -> Mention | None:
    word = line.words[at]
    if not is_year(word):
        return None
    if line.word(at - 1) == "năm":
        half = line.word(at - 2) if line.word(at - 3) == "nửa" else ""
        if half in {"đầu", "cuối"}:
            return Mention(at, at + 1, Shape.FIRST_MONTHS if half == "đầu" else Shape.LAST_MONTHS, int(word), 6)
        return Mention(at - 1, at + 1, Shape.YEAR, int(word))
    if (
        _counted_after(line, at)
        or line.word(at - 1) in {"số", "luật"}
        or (line.word(at + 1) in {"/", ","} and line.adjacent(at + 1))
    ):
        return None if line.word(at - 1) != "kỳ" else Mention(at, at + 1, Shape.YEAR, int(word))
    if int(word) < 1945 and line.word(at - 1) != "kỳ":
        return None
    return Mention(at, at + 1, Shape.UNCLEAR if line.word(at - 1) in _SEASONS else Shape.YEAR, int(word))


_RULES: tuple[Callable[[Line, int, list[Mention]], Mention | None], ...] = (
    _dotted,
    _signed,
    _spoken_day,
    _spoken_month,
    _quarter,
    _some_months,
    _years,
    _whole_year,
    _year,
)


def _note_what_leads(line: Line, mention: Mention) -> None:
    """ "đến, hết" and "từ" before it, past "ngày", "tháng" and the like."""
    at = mention.first - 1
    while (
        line.word(at) in {"ngày", "tháng", "năm", "cuối", "đầu", "giữa", "thời", "điểm", "mốc", "quý"}
        and at > mention.first - 4
    ):
        if line.words[at] in {"đầu", "cuối"} and mention.shape in {Shape.YEAR, Shape.MONTH, Shape.QUARTER}:
            mention.edge = line.words[at]
        at -= 1
    mention.until = line.word(at) in {"đến", "tới", "hết"}
    mention.since = line.word(at) == "từ"
    if (mention.until and line.word(at - 1) in {"năm", "nay"}) or (
        line.word(at - 2) == "năm" and line.word(at) == "hết"
    ):
        mention.from_new_year = _new_year_before(line, at)


def _new_year_before(line: Line, at: int) -> bool:
    """ "từ đầu năm đến ngày …"."""
    return "từ đầu năm" in " ".join(line.words[max(0, at - 6) : at])


def _joined(line: Line, found: list[Mention]) -> list[Mention]:
    """A mention after "từ" takes the next one after "đến" as its end."""
    kept: list[Mention] = []
    for mention in found:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.since
            and before.to is None
            and mention.until
            and mention.first - before.after <= _MAY_STAND_BETWEEN
            and line.sentence[before.first] == line.sentence[mention.first]
        ):
            before.to = mention
            before.after = mention.after
            before.since = False
        else:
            kept.append(mention)
    return kept
