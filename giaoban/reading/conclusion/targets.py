"""Targets (chỉ tiêu phấn đấu): what figure a duty is to reach, and which indicator of the catalogue it is about."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from giaoban.reading.conclusion.office import MeasuredIndicator
from giaoban.words.count import read_count
from giaoban.words.errors import WordsError
from giaoban.words.fold import fold
from giaoban.words.intervals import read_interval
from giaoban.words.money import read_money

N = TypeVar("N")
_NUMBER = r"\d[\d.,]{0,20}(?<![.,])"
_MORE = r"(?:trên|từ|tối thiểu|ít nhất|khoảng|không dưới|không thấp hơn|mức|tỷ lệ|được|thêm|bình quân)"
_AIM = r"(?:phấn đấu|đạt|hoàn thành|tối thiểu|ít nhất|không dưới|bằng|bảo đảm|đảm bảo|mỗi\s+\w+\s+\w+)"
_PERCENT = re.compile(rf"(?P<number>{_NUMBER})\s*%")
_AIMED = re.compile(rf"(?<!\w){_AIM}(?:\s+{_MORE}){{0,3}}(?:\s+và\s+vượt)?\s*$", re.IGNORECASE)
_AIM_BEFORE = re.compile(r"(?<!\w)(?:phấn đấu|giải ngân|đạt|hoàn thành)(?!\w)[^;.]{0,120}$", re.IGNORECASE)
_OF_PLAN = re.compile(
    r"\s*(?:so với\s+|của\s+|tổng\s+)?(?:kế hoạch|dự toán|chỉ tiêu|KH\b|vốn kế hoạch|tổng vốn|tổng số vốn|"
    r"vốn được giao|vốn giao)",
    re.IGNORECASE,
)
_GROWTH = re.compile(r"(?:tăng|giảm)(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
_BEYOND = re.compile(r"(?<!đạt và )(?<!\w)vượt\s+(?:mức\s+|trên\s+|thêm\s+)?$", re.IGNORECASE)
""" "vượt 3% dự toán": so much more than the whole."""
_BEYOND_MOST = 50
_RATE = re.compile(r"(?:thấp|cao|ít|nhiều)\s+hơn[^.;]{0,30}$|lãi suất[^.;]{0,40}$", re.IGNORECASE)
"""What compares, or prices a loan, is reached by nobody."""
_MONEY = re.compile(
    rf"{_NUMBER}\s*(?:nghìn tỷ|ngàn tỷ|tỷ|tỉ|triệu)(?:\s+\d{{1,3}}\s+triệu)?(?:\s*đồng)?(?!\w)", re.IGNORECASE
)
_COUNT = re.compile(rf"(?P<number>{_NUMBER})\s+(?P<unit>[^\W\d_][\w/]*)")
_NO_UNIT = frozenset({"tháng", "năm", "ngày", "quý", "tuần", "giờ", "tỷ", "triệu", "nghìn"})
_INTERVAL = re.compile(
    r"(?:\d{1,2}\s+tháng\s+đầu\s+năm(?:\s+\d{4})?|quý\s+(?:III|II|IV|I|[1-4])(?!\w)(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?|"
    r"tháng\s+\d{1,2}(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?(?!\d)|năm\s+\d{4})",
    re.IGNORECASE,
)
_STRIVEN = re.compile(
    r"(?<!\w)phấn đấu(?!\w)[^.;,]{0,58}(?<!\w)(?:cho|được|thêm|có|xây dựng|hoàn thành|trồng|kết nạp|thành lập|"
    r"lên)\s+$",
    re.IGNORECASE,
)
_EACH_TIME = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng|một)\s+(?:ngày|tuần|tháng|quý|năm)\s[^.;,]{0,20}$", re.IGNORECASE)
"""A rhythm, not something to reach: "mỗi tuần ít nhất 3 buổi"."""
_STRIVEN_MONEY = re.compile(r"(?<!\w)phấn đấu(?:\s+[^\W\d]+){1,7}\s+$", re.IGNORECASE)
_REACHED = re.compile(rf"(?<!\w)(?:đạt|tối thiểu|ít nhất|không dưới)(?:\s+{_MORE}){{0,2}}\s*$", re.IGNORECASE)
_DIRECT_AIM = re.compile(
    r"(?<!\w)mỗi\s+(?:xã|phường|thôn|đơn vị|địa phương|cơ quan|huyện)\s+[^\W\d]+(?:\s+[^\W\d]+)?\s*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Target:
    """What is to be reached: a share of the plan, or a value in ``unit`` (money in whole đồng, "%" as a ratio).

    ``to`` is the last day of the span the figure is for, where the text names one. ``indicator`` is the code of the
    indicator meant, if one is recognised.
    """

    ratio_to_plan: Decimal | None
    value: int | Decimal | None
    unit: str
    indicator: str | None
    to: dt.date | None
    start: int
    end: int


def read_targets(
    text: str, start: int, end: int, indicators: Sequence[MeasuredIndicator], about: dt.date
) -> list[Target]:
    """The targets between two places of the text, in order."""
    found: list[Target] = []
    for match in _PERCENT.finditer(text, start, end):
        target = _percent(text, match, start, end, indicators, about)
        found += [target] if target else []
    for match in _MONEY.finditer(text, start, end):
        amount = _read(read_money, match[0])
        if amount is not None and _strives_for_money(text[_back(start, match, 60) : match.start()]):
            found.append(_made(text, match, start, indicators, about, value=amount, unit="VND"))
    taken = [(one.start, one.end) for one in found]
    for match in _COUNT.finditer(text, start, end):
        if any(a < match.end() and match.start() < b for a, b in taken) or match["unit"].lower() in _NO_UNIT:
            continue
        before = text[_back(start, match, 60) : match.start()]
        number = _read(read_count, match["number"])
        if number is not None and (_DIRECT_AIM.search(before) or _counted_aim(before)):
            found.append(_made(text, match, start, indicators, about, value=number, unit=match["unit"]))
    return sorted(found, key=lambda one: one.start)


def _percent(
    text: str,
    match: re.Match[str],
    start: int,
    end: int,
    indicators: Sequence[MeasuredIndicator],
    about: dt.date,
) -> Target | None:
    number = _read(read_count, match["number"])
    before = text[_back(start, match, 140) : match.start()]
    if (
        number is None
        or _GROWTH.search(before[-40:])
        or _RATE.search(before[-60:])
        or not (_AIMED.search(before[-60:]) or _AIM_BEFORE.search(before))
    ):
        return None
    ratio = Decimal(number) / 100 + (1 if _BEYOND.search(before) and number < _BEYOND_MOST else 0)
    indicator = bound(text, start, match.start(), indicators)
    of_plan = _OF_PLAN.match(text, match.end(), end) is not None
    if indicator is None and of_plan:
        indicator = bound(text, match.end(), _clause_end(text, match.end(), end), indicators)
    if of_plan or (indicator is not None and indicator.planned):
        return replace(
            _made(text, match, start, indicators, about, ratio=ratio), indicator=indicator.code if indicator else None
        )
    return _made(text, match, start, indicators, about, value=ratio, unit="%")


def _clause_end(text: str, at: int, end: int) -> int:
    """Where the words after a number end that may still name its indicator: "100% dự toán thu ngân sách được giao"."""
    found = re.search(r"[.;,]", text[at : min(end, at + 80)])
    return at + found.start() if found else min(end, at + 80)


def _strives_for_money(before: str) -> bool:
    return _AIMED.search(before) is not None or _STRIVEN_MONEY.search(before) is not None


def _counted_aim(before: str) -> bool:
    if _EACH_TIME.search(before):
        return False
    return _STRIVEN.search(before) is not None or _REACHED.search(before) is not None


def _made(
    text: str,
    match: re.Match[str],
    start: int,
    indicators: Sequence[MeasuredIndicator],
    about: dt.date,
    *,
    ratio: Decimal | None = None,
    value: int | Decimal | None = None,
    unit: str = "",
) -> Target:
    indicator = bound(text, start, match.start(), indicators)
    to = _last_day(text[_back(start, match, 140) : match.start()], about)
    return Target(ratio, value, unit, indicator.code if indicator else None, to, match.start(), match.end())


def bound(text: str, start: int, before: int, indicators: Sequence[MeasuredIndicator]) -> MeasuredIndicator | None:
    """The indicator whose name stands nearest before the figure; of two at one place the longer name."""
    clause = fold(text[_sentence_start(text, start, before) : before])
    best: tuple[int, int, MeasuredIndicator] | None = None
    for indicator in indicators:
        for name in (indicator.name, *indicator.aliases):
            folded = _folded(name)
            at = clause.rfind(folded)
            if at < 0 or not folded or not _is_whole(clause, at, len(folded)):
                continue
            rank = (at + len(folded), len(folded))
            if best is None or rank > best[:2]:
                best = (*rank, indicator)
    return best[2] if best else None


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    """As it is looked for: "Thu ngân sách trên địa bàn" is also meant by "thu ngân sách"."""
    return fold(name).removesuffix(" tren dia ban")


def _is_whole(clause: str, at: int, length: int) -> bool:
    after = clause[at + length : at + length + 1]
    return (at == 0 or not clause[at - 1].isalnum()) and not after.isalnum()


def _sentence_start(text: str, start: int, before: int) -> int:
    floor = max(start, before - 200)
    return max(floor, text.rfind(";", floor, before) + 1, text.rfind(". ", floor, before) + 1)


def _last_day(before: str, about: dt.date) -> dt.date | None:
    named = _INTERVAL.findall(before)
    if not named:
        return None
    year_end = about.replace(month=12, day=31)
    try:
        return read_interval(named[-1], year_end)[1]
    except (WordsError, ValueError):
        return None


def _back(start: int, match: re.Match[str], most: int) -> int:
    return max(start, match.start() - most)


def _read(reader: Callable[[str], N], words: str) -> N | None:
    try:
        return reader(words)
    except WordsError:
        return None
