"""Deadlines as a text writes them (thời hạn): a plain day, a run that ends on a day, or a rhythm.

Days are as written; moving them off days off is not done here. A day that no calendar has is not read.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from giaoban.days.interval import MONTHS_OF_QUARTER, MONTHS_OF_YEAR

_BACK = dt.timedelta(days=60)
"""A day without a year that lies at most this long before the session is meant as past, else it is next year's."""
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_YEAR = r"(?:\s*[/.-]\s*(?P<{0}a>\d{{4}})|\s*,?\s+năm\s+(?P<{0}b>\d{{4}}|nay))?"
_DAY = (
    r"(?P<says_day>ngày\s+)?(?P<day>\d{1,2})(?:\s*/\s*(?P<month>\d{1,2})|"
    r"\s*[-.](?P<dotted>\d{1,2})(?(says_day)(?!\d)|(?=[-.]\d{4}))|"
    r"\s+tháng\s+(?P<long>\d{1,2}))" + _YEAR.format("d") + r"(?![\d/%])"
)
_MONTH = r"tháng\s+(?P<only_month>\d{1,2})" + _YEAR.format("m") + r"(?![\d/%])"
_QUARTER = r"quý\s+(?P<quarter>III|II|IV|I|[1-4])(?!\w)" + _YEAR.format("q")
_HALF = r"(?P<half>0?6|0?9)\s+tháng(?:\s+đầu)?\s+năm(?:\s+(?P<half_year>\d{4}))?"
_WHOLE_YEAR = r"năm\s+(?P<year>\d{4}|nay)(?!\w)"
_THIS = r"(?P<this>(?:tháng|quý|tuần)\s+này)"
_HOUR = r"(?:\d{1,2}\s*(?:h|g|giờ)\s*(?:\d{2}(?:\s*phút)?)?\s*,?\s*)?"
_WORDS = (
    r"(?P<word>trước(?:\s+hết)?|chậm nhất(?:\s+là)?(?:\s+(?:đến hết|đến|vào|trong|trước))?|"
    r"muộn nhất(?:\s+là)?(?:\s+(?:đến|vào|trong))?|"
    r"không\s+(?:quá|muộn hơn|chậm hơn)|đến\s+hết|đến\s+cuối|từ nay đến(?:\s+(?:hết|cuối))?|hết|trong|vào|đến|cuối|"
    r"đầu|giữa|"
    r"(?:thời\s+(?:gian|hạn)|hạn(?:\s+cuối|\s+chót)?)(?:\s+(?:hoàn thành|thực hiện|báo cáo|xong|"
    r"gửi))?\s*:?(?:\s*(?:trước|đến hết|đến|trong))?|"
    r"(?:hoàn thành|xong)\s*:?)"
)
_DEADLINE = re.compile(
    rf"(?<!\w){_WORDS}\s+(?:thời điểm\s+)?{_HOUR}(?:{_DAY}|(?P<edge>đầu|giữa|cuối)?\s*(?:{_MONTH}|{_QUARTER})|"
    rf"{_HALF}|{_WHOLE_YEAR}|{_THIS})",
    re.IGNORECASE,
)
_RHYTHM = re.compile(
    r"(?<!\w)(?P<kind>(?:định kỳ\s+)?(?:vào\s+)?(?:hằng|hàng|mỗi)\s+(?P<every>ngày|tuần|tháng|quý|năm)(?!\w)|"
    r"định kỳ\s+(?:0?1\s+)?(?P<plain>tuần|tháng|quý|năm)(?!\w)|(?:0?1|một)\s+lần\s*/\s*(?P<per>tuần|tháng|quý|năm)|"
    r"(?P<each>tuần|tháng|quý|năm)\s+(?:0?1|một)\s+lần|định kỳ\s+0?6\s+tháng(?P<halves>)|"
    r"tháng\s+(?:cuối|đầu)(?:\s+của)?(?:\s+mỗi)?\s+(?P<edge>quý)(?!\s+(?:[IVX\d]|này|sau)))",
    re.IGNORECASE,
)
_NOT_A_RHYTHM = re.compile(
    r"(?:kế hoạch|dự toán|chỉ tiêu|bình quân|phiên họp|giao ban|công tác|họp|nhiệm vụ|dự kiến|kỳ họp|lương)\s+$",
    re.IGNORECASE,
)
_RHYTHM_DAY = re.compile(r"(?<!\w)(?:ngày|mùng)\s+(?P<day>\d{1,2})(?!\s*[/\d]|\s+tháng\s+\d)", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?<!\w)(?:thứ\s+(?P<name>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật))(?!\w)", re.IGNORECASE
)
_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6}
_EVERY = {"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}
_TERM = re.compile(
    r"(?<!\w)(?:trong|sau|không quá|chậm nhất(?:\s+là)?)\s+(?:thời hạn\s+|vòng\s+|"
    r"thời gian\s+)?(?P<number>\d{1,3})\s+"
    r"(?P<unit>ngày làm việc|ngày|tuần|tháng)(?!\w)(?!\s+đầu)",
    re.IGNORECASE,
)
_NEAR = 45
_MONTH_OF_DAY_ALONE = re.compile(
    r"(?<!\w)(?:trước|chậm nhất(?:\s+là)?|hết|xong trong|"
    r"trong)\s+ngày\s+(?P<day>\d{1,2})(?![\d/])(?!\s+tháng)(?!\s*/)"
)
_REPORT_DAY = re.compile(
    r"(?<!\w)(?:báo cáo|trình|gửi|kết thúc|khai mạc|khai trương|"
    r"khởi công)\s+[^.;,\d()]{0,60}?(?<!thông báo )(?<!công văn )(?<!văn bản )(?<!kết luận )(?<!quyết định )"
    r"(?<!kế hoạch )"
    rf"(?P<whole>(?=ngày\s){_DAY})",
    re.IGNORECASE,
)
"""\"báo cáo UBND xã ngày 15/10\": no word of time stands before the day."""
_LOOSE = frozenset({"trong", "vào", "đến", "hết", "đầu", "giữa", "cuối"})
"""Words after which "3/4" is a day only where "ngày" stands before it."""
_LEAST_YEAR, _MOST_YEAR = 1900, 2200


@dataclass(frozen=True)
class Deadline:
    """A day by which something is to be done, and where the composed text says so."""

    day: dt.date
    start: int
    end: int


@dataclass(frozen=True)
class Rhythm:
    """Định kỳ: how often, on or before which day of the month or weekday (1 = Monday) where one is named."""

    every: str
    day: int | None
    weekday: int | None
    start: int
    end: int


@dataclass(frozen=True)
class Term:
    """Thời hạn tính từ một ngày khác: so many days, weeks or months, from a day the text does not fix."""

    number: int
    unit: str
    start: int
    end: int


def read_deadlines(text: str, start: int, end: int, about: dt.date) -> list[Deadline]:
    """Every deadline between two places, in order; years that are not written follow the session's day ``about``."""
    taken = [(one.start, one.end) for one in read_rhythms(text, start, end)]
    found: list[Deadline] = []
    for first, last, day in _days(text, start, end, about):
        if not any(begun < last and first < ended for begun, ended in taken):
            found.append(Deadline(day, first, last))
            taken.append((first, last))
    return sorted(found, key=lambda one: one.start)


def _days(text: str, start: int, end: int, about: dt.date) -> Iterator[tuple[int, int, dt.date]]:
    """Days as three ways of writing name them: after a word of time, after "báo cáo", as a day of this month."""
    for match in _DEADLINE.finditer(text, start, end):
        day = _day_of(match, about)
        if day is not None and not _is_past_fact(text, match, start, day, about):
            yield *match.span(), day
    for match in _REPORT_DAY.finditer(text, start, end):
        day = _calendar_day(match.groupdict(), about)
        if day is not None:
            yield *match.span("whole"), day
    for match in _MONTH_OF_DAY_ALONE.finditer(text, start, end):
        day = _valid(about.year, about.month, int(match["day"]))
        if day is not None:
            yield *match.span(), day


def read_rhythms(text: str, start: int, end: int) -> list[Rhythm]:
    """Every rhythm between two places, with the day it names nearby ("định kỳ hằng tháng, trước ngày 25")."""
    found = []
    for match in _RHYTHM.finditer(text, start, end):
        before = text[max(start, match.start() - 25) : match.start()]
        every = match["every"] or match["plain"] or match["per"] or match["each"] or match["edge"]
        if _NOT_A_RHYTHM.search(before) and not match[0].lower().startswith("định kỳ"):
            continue
        found.append(_with_day(text, match, _EVERY[every.lower()] if every else "half_year", start, end))
    return found


def read_terms(text: str, start: int, end: int) -> list[Term]:
    """Terms counted from a day that the text does not fix."""
    return [
        Term(int(match["number"]), " ".join(match["unit"].lower().split()), match.start(), match.end())
        for match in _TERM.finditer(text, start, end)
        if int(match["number"])
    ]


def _with_day(text: str, match: re.Match[str], every: str, start: int, end: int) -> Rhythm:
    first, last = match.span()
    day = weekday = None
    for found in (*_near(_RHYTHM_DAY, text, match, start, end), *_near(_WEEKDAY, text, match, start, end)):
        values = found.groupdict()
        if "day" in values and 1 <= int(values["day"]) <= 31 and every in {"month", "quarter", "year"}:
            day = int(values["day"])
        elif "name" in values and every == "week":
            weekday = 7 if values["sunday"] else _weekday(values["name"])
        else:
            continue
        first, last = min(first, found.start()), max(last, found.end())
        break
    return Rhythm(every, day, weekday, first, last)


def _weekday(name: str) -> int:
    return int(name) - 1 if name.isdigit() else _WEEKDAYS[name.lower()]


def _near(pattern: re.Pattern[str], text: str, match: re.Match[str], start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches beside the rhythm, the one just before it first."""
    before = list(pattern.finditer(text, max(start, match.start() - _NEAR), match.start()))
    yield from (found for found in before[-1:] if not re.search(r"[;.]", text[found.end() : match.start()]))
    after = pattern.search(text, match.end(), min(end, match.end() + _NEAR))
    if after and not re.search(r"[;.]", text[match.end() : after.start()]):
        yield after


def _day_of(match: re.Match[str], about: dt.date) -> dt.date | None:
    values = match.groupdict()
    word = " ".join(values["word"].lower().split())
    if values["day"]:
        loose = word in _LOOSE and not (values["da"] or re.search(r"ngày", match[0], re.IGNORECASE))
        return None if loose else _calendar_day(values, about)
    before = word.startswith("trước") or word.endswith("trước")
    span = _span(values, about)
    if span is None:
        return None
    first, last = span
    if before and not values["edge"]:
        return first - dt.timedelta(days=1) if first > dt.date(_LEAST_YEAR, 1, 1) else None
    if values["year"] and word in {"đến", "vào", "đầu", "giữa"}:
        return None
    return _edge(values["edge"] or word, first, last)


def _edge(edge: str, first: dt.date, last: dt.date) -> dt.date:
    """The last day of the beginning, the middle or the whole of a span (đầu: mười ngày, giữa: hai phần ba)."""
    if edge.lower() == "đầu" and (last - first).days < 31:
        return first + dt.timedelta(days=9)
    if edge.lower() == "giữa" and (last - first).days < 31:
        return first + dt.timedelta(days=14)
    return last


def _span(values: dict[str, str], about: dt.date) -> tuple[dt.date, dt.date] | None:
    if values["this"]:
        return _this(values["this"], about)
    if values["only_month"]:
        month = int(values["only_month"])
        return _months(_year(values["ma"] or values["mb"], about, month), month, month)
    if values["quarter"]:
        quarter = _ROMAN.get(values["quarter"].upper()) or int(values["quarter"])
        last = quarter * MONTHS_OF_QUARTER
        return _months(_year(values["qa"] or values["qb"], about, last), last - 2, last)
    if values["half"]:
        return _months(_year(values["half_year"], about, int(values["half"])), 1, int(values["half"]))
    return _months(_year(values["year"], about, MONTHS_OF_YEAR), 1, MONTHS_OF_YEAR)


def _this(words: str, about: dt.date) -> tuple[dt.date, dt.date] | None:
    if words.lower().startswith("tháng"):
        return _months(about.year, about.month, about.month)
    if words.lower().startswith("quý"):
        last = (about.month + 2) // MONTHS_OF_QUARTER * MONTHS_OF_QUARTER
        return _months(about.year, last - 2, last)
    monday = about - dt.timedelta(days=about.weekday())
    return monday, monday + dt.timedelta(days=4)


def _months(year: int, first: int, last: int) -> tuple[dt.date, dt.date] | None:
    if not (_LEAST_YEAR <= year <= _MOST_YEAR and 1 <= first <= last <= MONTHS_OF_YEAR):
        return None
    return dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1])


def _year(written: str | None, about: dt.date, month: int) -> int:
    if written and written.isdigit():
        return int(written)
    ended = dt.date(about.year, month, 28) if 1 <= month <= MONTHS_OF_YEAR else about
    return about.year if written or ended >= about - _BACK else about.year + 1


def _calendar_day(values: dict[str, str], about: dt.date) -> dt.date | None:
    month = int(values["month"] or values["dotted"] or values["long"])
    written = values["da"] or values["db"]
    if written:
        return _valid(about.year if written.lower() == "nay" else int(written), month, int(values["day"]))
    same = _valid(about.year, month, int(values["day"]))
    return same if same is None or same >= about - _BACK else _valid(about.year + 1, month, int(values["day"]))


def _valid(year: int, month: int, day: int) -> dt.date | None:
    if not _LEAST_YEAR <= year <= _MOST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _is_past_fact(text: str, match: re.Match[str], start: int, day: dt.date, about: dt.date) -> bool:
    """ "tính đến ngày 28/02", "vào ngày 05/01 vừa qua": a day before the session that no "trước" asks for."""
    before = text[max(start, match.start() - 8) : match.start()].lower()
    word = match["word"].lower()
    return before.endswith(("tính ", "kể từ ")) or (
        day < about - _BACK and word in {"vào", "đến", "trong", "hết", "đầu"}
    )
