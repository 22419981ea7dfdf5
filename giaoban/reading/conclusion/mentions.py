"""Bodies named in a conclusion (cơ quan được nêu): one unit, a class of units, a person by post."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from giaoban.reading.conclusion import body_names
from giaoban.reading.conclusion.lexicon import DUTY
from giaoban.reading.conclusion.office import Office, named
from giaoban.words.fold import fold


def _either_case(pattern: str) -> str:
    """The pattern of a name whose first letter may be small: "phòng Nội vụ", "công an phường"."""
    return f"[{pattern[0]}{pattern[0].lower()}]{pattern[1:]}"


def _first_either(names: Iterable[str]) -> str:
    """Pattern text of names, longest first, whose first letter may be small."""
    ordered = sorted(names, key=lambda one: (-len(one), one))
    return "|".join(_either_case(body_names.spelled([name])) for name in ordered)


_CAPITALS = "".join(chr(code) for code in range(sys.maxunicode // 100) if chr(code).isupper())
CAPITALISED = rf"[{_CAPITALS}][\w'’]*"
"""A word that begins with a capital letter."""
_PLACE_NOUN = r"(?:quận|huyện|tỉnh|[Tt]hành phố|thị xã|thị trấn|phường|xã|đặc khu|TP\.?|TX\.?)"
_PLACE_NOUN_CAPITAL = r"(?:Quận|Huyện|Tỉnh|Thành phố|Thị xã|Thị trấn|Phường|Xã|Đặc khu)(?!\w)"
_PLACE_NAME = rf"(?:{CAPITALISED}|\d{{1,2}})(?:\s+{CAPITALISED}){{0,4}}"
_MANY_PLACES = r"(?:thôn|bản|ấp|khu phố|tổ dân phố|khu dân cư|xã|phường|thị trấn|quận|huyện|thị xã|thành phố)"
_TAIL = re.compile(
    rf"(?:\s+(?:{_PLACE_NOUN}|khu vực)(?!\w)(?:\s+(?:số\s+)?{_PLACE_NAME}(?:\s*[-–]\s*{_PLACE_NAME})*)?"
    rf"|\s+số\s+\d{{1,2}}(?!\w)|(?:\s+{CAPITALISED}){{1,4}}(?!\s+{CAPITALISED})"
    rf"|\s+(?:các|\d{{1,3}})\s+{_MANY_PLACES}(?:\s*,\s*{_MANY_PLACES})*(?!\w))?"
)
_TITLE = re.compile(
    r"(?:(?:các\s+)?(?:đồng chí|đ/c|ông(?:\s*,\s*|\s+\(?)bà\)?|ông|bà)\s*:?\s+)?(?:giám đốc|thủ trưởng|"
    r"người đứng đầu|lãnh đạo|chủ tịch|trưởng|"
    r"chánh|bộ trưởng|"
    r"chỉ huy trưởng|hiệu trưởng|chủ nhiệm|tổng giám đốc|viện trưởng|cục trưởng|chi cục trưởng)\s+",
    re.IGNORECASE,
)
_COMMITTEE = r"(?:HĐND\s*(?:và|,|&|-)\s*UBND|UBND|(?:Ủy|Uỷ|ủy|uỷ) ban nhân dân)"
_COMMITTEE_WORD = re.compile(_COMMITTEE)
_NOUNS = """
cơ quan ngang bộ|cơ quan thuộc chính phủ|cơ quan trung ương|cơ quan chuyên môn|phòng chuyên môn|phòng ban|ban ngành|
sở ngành|bộ ngành|đơn vị sự nghiệp|tổ dân phố|khu dân cư|khu phố|thị trấn|thị xã|thành phố|đặc khu|phường|quận|
huyện|tỉnh|thôn|bản|buôn|ấp|làng|xóm|xã|sở|bộ|ban|ngành|phòng|đơn vị|cơ quan|địa phương|đoàn thể|hội đoàn thể|
tổ chức chính trị - xã hội|tổ chức đoàn thể|tổ chức|hội|trường học|nhà trường|trường|trạm y tế|chủ đầu tư|nhà thầu|
doanh nghiệp|chủ rừng|hợp tác xã|thành viên ubnd|thành viên|ban quản lý dự án|ban quản lý|chi bộ|phó chủ tịch ubnd|
lực lượng|cấp|chủ dự án|tổ chức tín dụng|sở, ban, ngành
"""
_COMRADES = r"đồng chí(?!\s+(?:giám|trưởng|chủ|lãnh|phó|thủ|bí|ủy|thường))(?!\s+(?-i:[A-ZĐ]))"
_NOUN = f"(?:{'|'.join(re.escape(one) for one in body_names.listed(_NOUNS))}|{_COMRADES})"
_ONE_NOUN = re.compile(rf"{_NOUN}(?!\w)")
_AND = r"\s*(?:,|;|/|(?<=\s)và(?=\s)|(?<=\s)[-–](?=\s))\s*"
_NOUN_LIST = rf"{_NOUN}(?!\w)(?:(?:{_AND})(?:các\s+)?{_NOUN}(?!\w)){{0,8}}"
_QUALIFIER = (
    r"(?:\s+(?:cấp\s+(?:tỉnh|huyện|xã|thành phố)|(?:trực thuộc|thuộc|của|trên địa bàn|trong|ở|toàn)\s+(?:ubnd\s+)?"
    r"(?:trung ương|chính phủ|bộ|quận|huyện|tỉnh|thành phố|thị xã|phường|xã)(?!\w)(?:\s+(?-i:" + _PLACE_NAME + r"))?|"
    r"(?:quận|huyện|tỉnh|thị xã|thành phố|phường|xã)(?=\s*$|\s*[,;:.]|\s+(?:và|tập|tiếp|chủ|khẩn|phối|thực|rà|tăng|"
    r"cần|"
    r"phải)\b)))?"
)
_REGION = (
    r"(?:\s+(?:khu vực|vùng)\s+(?:đồng bằng sông (?:cửu long|hồng)|tây nguyên|tây bắc|đông bắc|đông nam bộ|"
    r"tây nam bộ|"
    r"bắc trung bộ|nam trung bộ|miền (?:bắc|trung|nam|núi)|ven biển|biên giới)(?!\w)|"
    r"\s+(?:ven biển|miền núi|vùng cao|biên giới|trọng điểm)(?!\w))?"
)
_CLASS = re.compile(
    rf"(?:{_COMMITTEE}\s+)?(?P<quantity>(?:tất cả|toàn bộ|toàn thể)(?:\s+các)?|các|từng|"
    rf"(?P<count>\d{{1,3}})(?:/\d{{1,3}})?)\s+"
    rf"(?P<nouns>{_NOUN_LIST})(?:\s+còn lại)?{_REGION}{_QUALIFIER}(?P<related>\s+(?:có\s+)?liên\s+quan)?",
    re.IGNORECASE,
)
_BARE_COMMITTEES = re.compile(
    rf"{_COMMITTEE}\s+(?P<quantity>)(?P<count>)(?:cấp\s+(?P<level>xã|huyện|tỉnh)(?!\w)|"
    rf"(?P<nouns>(?:xã|phường|thị trấn|quận|huyện|thị xã|tỉnh)(?:(?:{_AND})(?:xã|phường|thị trấn|quận|huyện|thị xã|"
    rf"thành phố)(?!\w))+))"
    r"(?P<related>)",
    re.IGNORECASE,
)
_ACTORS = re.compile(
    r"(?P<nouns>lực lượng (?:biên phòng|công an|quân đội|kiểm lâm|chức năng|quản lý thị trường)|chủ đầu tư|"
    r"nhà thầu(?:\s+thi công)?|đơn vị\s+(?:thi công|tư vấn(?:\s+(?:giám sát|thiết kế))?|"
    r"giám sát|thiết kế|vận hành|quản lý vận hành)|"
    r"tư vấn\s+(?:giám sát|thiết kế)|(?:tổ\s+)?trưởng\s+(?:(?:các|\d{1,3})\s+)?"
    r"(?:thôn|bản|ấp|khu phố|tổ dân phố|khu dân cư)(?:\s+(?:các|\d{1,3})\s+(?:thôn|bản|ấp|khu phố|tổ dân phố|"
    r"khu dân cư))?)(?!\w)",
    re.IGNORECASE,
)
"""Những người được giao mà không có tên riêng: chủ đầu tư, nhà thầu, trưởng thôn."""
_NAMED_PERSON = re.compile(
    rf"(?:(?i:đồng chí|đ/c|ông|bà))\s+(?!(?:Chủ|Bí|Phó|Giám|Trưởng|Chánh|Thủ|Ủy|Bộ|Thứ)\s){CAPITALISED}"
    rf"(?:\s+{CAPITALISED}){{0,4}}(?:\s*\([^()]{{0,80}}\))?"
    rf"(?:\s*[-–,]\s*(?:[Cc]ông chức|[Cc]án bộ|Trưởng|Phó|Chánh|Giám đốc|Chủ tịch|Bí thư)[^:;.,]{{0,60}}(?=\s*:))?"
)
_EXCEPT = re.compile(r"\s*,?\s*\(?\s*(?:ngoại\s+)?trừ\s+(?P<names>[^();:.]{1,160})\)?", re.IGNORECASE)
_EXCEPT_END = re.compile(
    rf"(?:(?:{_COMMITTEE}\s+)?(?:các\s+)?(?:{_PLACE_NOUN}\s+)?{_PLACE_NAME}(?:\s*,\s*|\s+và\s+)?)+"
)
_SECTOR = f"(?:{body_names.spelled(body_names.listed(body_names.SECTORS))})"
_SECTOR_END = r"(?![\w])"
_SHORT = r"[A-ZĐ]{2,}[A-ZĐ]*(?:\s?[-&,–]\s?[A-ZĐ]{1,}[A-ZĐ&]*)*"
_SECTOR_BODY = re.compile(
    rf"(?:(?P<head>[Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an|[Cc]hi cục|Tổng cục|Cục|[Nn]gành)\s+|P\.\s?)(?P<name>{_SECTOR}|"
    rf"{_SHORT}){_SECTOR_END}"
)
_SHARED_HEAD = re.compile(
    rf"(?:các\s+)?(?P<head>sở|bộ|phòng|ban)\s*:?\s+(?=(?:{_SECTOR}|{_SHORT}){_SECTOR_END})", re.IGNORECASE
)
_NEXT_NAME = re.compile(rf"\s*(?:,|;|và|&|, và)\s+(?P<name>{_SECTOR}|{_SHORT}){_SECTOR_END}(?=\s|[,;:.)]|$)")
_ANY_NAME = re.compile(rf"(?P<name>{_SECTOR}|{_SHORT}){_SECTOR_END}")
_TERRITORY = re.compile(
    rf"(?P<committee>{_COMMITTEE}\s+)?(?P<many>các\s+)?(?P<noun>[Tt]hôn|[Ấấ]p|[Bb]uôn|[Kk]hu phố|"
    rf"[Tt]ổ dân phố(?:\s+số)?|"
    rf"[Pp]hường|[Xx]ã|[Tt]hị trấn|[Qq]uận|[Hh]uyện|[Tt]hị xã|"
    rf"[Tt]hành phố|[Tt]ỉnh|[Đđ]ặc khu|TP\.?)\s*:?\s*"
    rf"(?P<name>{_PLACE_NAME})",
)
_NEXT_PLACE = re.compile(
    rf"\s*(?:,|;|và|, và)\s+(?!{_PLACE_NOUN_CAPITAL})(?P<name>{_PLACE_NAME})(?=\s*(?:[,;:.)]|\s|$))"
)
_OWN_COMMITTEE = re.compile(rf"{_COMMITTEE}\s+(?:quận|huyện|thị xã|thành phố|tỉnh|xã|phường|thị trấn|Thành phố)(?!\w)")
_HEAD = re.compile(rf"(?:{'|'.join(re.escape(one) for one in body_names.listed(body_names.HEADS))})(?!\w)")
_HEAD_BEGINS = re.compile(
    rf"(?:{'|'.join(_either_case(re.escape(one)) for one in body_names.listed(body_names.HEADS))})(?!\w)"
)
_WHOLE = re.compile(f"(?:{_first_either(body_names.listed(body_names.WHOLE_NAMES))})(?!\\w)")
_WORD = re.compile(r"\s+(?P<word>[\w'’./&-]+)")
_STOP = re.compile(
    r"(?:cần|phải|có|đã|sẽ|là|để|về|trong|trước|tại|theo|với|của|từ|vào|đến|khi|do|bị|được|cũng|đang|nêu|trên|chưa|"
    r"nào|này|đó|thì|nếu|hằng|hàng|sau|các|những|giúp|mà)(?!\w)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    rf"(?:[Cc]ác\s+(?=Phó ))?(?:(?i:(?:các\s+)?(?:đồng chí|đ/c|ông|"
    rf"bà))\s+)?(?:{CAPITALISED}(?:\s+{CAPITALISED}){{1,4}}\s*[-–,]\s*)?"
    rf"(?:Phó Chủ tịch(?:\s+[Tt]hường trực)?|Phó Thủ tướng|Phó Giám đốc|"
    rf"Thứ trưởng(?:\s+[Tt]hường trực)?)(?:\s+phụ trách)?(?:\s+{_COMMITTEE}\s+{_PLACE_NOUN}(?:\s+{_PLACE_NAME})?)?"
    rf"(?:\s+{CAPITALISED}(?:\s+{CAPITALISED}){{1,3}})?",
)
_VILLAGES = frozenset({"thôn", "bản", "buôn", "ấp", "làng", "xóm", "khu phố", "tổ dân phố", "khu dân cư"})
_SMALL_AFTER = frozenset(
    {"Xí nghiệp", "Nhà máy", "Công ty", "Tổng công ty", "Hợp tác xã", "Đoàn kiểm tra", "Tổ kiểm tra"}
)
"""Heads whose names may go on in small letters at once: "Xí nghiệp nước sạch"."""
_LONGEST_NAME = 10
_MOST_IN_A_LIST = 60
_SEPARATOR = re.compile(
    r"\s*(?:\((?:chủ trì|phối hợp|thường trực)\)\s*)?(?:,\s*và(?=\s)|,|;|(?<=\s)và(?=\s)|(?<=\s)[-–](?=\s)|&|\+)\s*"
)


class Kind(StrEnum):
    """What a name stands for."""

    BODY = "body"
    PLACE = "place"
    CLASS = "class"
    PERSON = "person"


@dataclass(frozen=True)
class Mention:
    """A body named between two places of the composed text.

    ``name`` is as written, without the title of who heads it. Of a class: the nouns it lists, how many the text says
    there are, whom it leaves out, and whether only those concerned (liên quan) or not yet named (còn lại) are meant.
    """

    start: int
    end: int
    name: str
    kind: Kind
    nouns: frozenset[str] = frozenset()
    count: int | None = None
    left_out: str = ""
    only: tuple[str, ...] = ()
    concerned: bool = False
    remaining: bool = False
    committee: bool = False

    @property
    def is_whole_committee(self) -> bool:
        """ "UBND huyện" without a name: mostly the one that speaks."""
        return self.kind is Kind.PLACE and _OWN_COMMITTEE.fullmatch(self.name) is not None


class MentionReader:
    """Reads bodies at a place of a text; knows the office's own units by name."""

    def __init__(self, office: Office) -> None:
        self._office = office.name
        own = [name for name in named(office.departments()) if name]
        self._own = re.compile(f"(?:{_first_either(own)})(?!\\w)") if own else None

    def is_office_itself(self, name: str) -> bool:
        """Whether a place's name is that of the authority itself."""
        return fold(self._office).endswith(fold(_COMMITTEE_WORD.sub("", name).strip()))

    def read_list(self, text: str, at: int, end: int) -> tuple[list[Mention], int]:
        """The bodies named from ``at`` on, one after another, and where they end; none if the first is not here."""
        found: list[Mention] = []
        stop = at
        while stop < end and len(found) < _MOST_IN_A_LIST:
            here = at if not found else _after_separator(text, stop, end)
            if here is None:
                break
            more = self.read(text, here, end)
            if not more:
                break
            found += more
            stop = max(more[-1].end, stop + 1)
        return found, (found[-1].end if found else at)

    def read(self, text: str, at: int, end: int) -> list[Mention]:
        """The body that begins at ``at``; several where a head is shared ("các Sở: Xây dựng, Công Thương")."""
        named = self._untitled(text, at, end)
        titled = None if named else _TITLE.match(text, at, end)
        if titled is None:
            return named
        found = self._untitled(text, titled.end(), end)
        return [replace(found[0], start=at, name=_titled(text, at, found[0])), *found[1:]] if found else []

    def _untitled(self, text: str, at: int, end: int) -> list[Mention]:
        for kind in (self._person, self._class, self._own_unit, self._shared, self._territory, self._body):
            found = kind(text, at, end)
            if found:
                return found
        return []

    def _person(self, text: str, at: int, end: int) -> list[Mention]:
        found = _PERSON.match(text, at, end) or _NAMED_PERSON.match(text, at, end)
        return [Mention(at, found.end(), _flat(found[0]), Kind.PERSON)] if found else []

    def _own_unit(self, text: str, at: int, end: int) -> list[Mention]:
        found = self._own.match(text, at, end) if self._own else None
        if not found:
            return []
        tail = _TAIL.match(text, found.end(), end)
        stop = tail.end() if tail and _is_place_tail(tail[0]) else found.end()
        return [Mention(at, stop, _flat(text[at:stop]), Kind.BODY)]

    def _class(self, text: str, at: int, end: int) -> list[Mention]:
        found = _CLASS.match(text, at, end) or _BARE_COMMITTEES.match(text, at, end)
        if not found:
            actor = _ACTORS.match(text, at, end)
            return [_actor(text, actor)] if actor else []
        if _names_follow(text, found, end):
            return []
        nouns = (
            _nouns(found["nouns"]) if found["nouns"] else frozenset({f"cấp {found.groupdict().get('level')}".lower()})
        )
        mention = Mention(
            at,
            found.end(),
            _flat(found[0]),
            Kind.CLASS,
            nouns=nouns,
            count=int(found["count"]) if found["count"] else None,
            concerned=bool(found["related"]),
            remaining=re.search(r"\bcòn lại", found[0], re.IGNORECASE) is not None,
            committee=re.match(_COMMITTEE, found[0]) is not None,
        )
        return [_with_exception(text, mention, end)]

    def _shared(self, text: str, at: int, end: int) -> list[Mention]:
        """ "các Sở: A, B và C": each with its own head."""
        head = _SHARED_HEAD.match(text, at, end)
        first = _ANY_NAME.match(text, head.end(), end) if head else None
        if not head or not first or not (text[at : at + 3].lower() == "các" or head["head"][0].isupper()):
            return []
        word = head["head"].capitalize()
        tail = _tail_end(text, first.end(), end)
        found = [Mention(at, tail, _flat(f"{word} {text[first.start() : tail]}"), Kind.BODY)]
        many = text[at : at + 3].lower() == "các"
        while more := _NEXT_NAME.match(text, found[-1].end, end):
            if not many and (more["name"].isupper() or "," not in text[found[-1].end : more.start("name")]):
                break
            if word != "Bộ" and _WHOLE.match(text, more.start("name"), end):
                break
            found.append(Mention(more.start("name"), more.end(), _flat(f"{word} {more['name']}"), Kind.BODY))
        return found if many or len(found) > 1 else []

    def _territory(self, text: str, at: int, end: int) -> list[Mention]:
        found = _TERRITORY.match(text, at, end)
        if not found or _is_work(text, found.start("name"), end):
            own = _OWN_COMMITTEE.match(text, at, end)
            return [Mention(at, own.end(), _flat(own[0]), Kind.PLACE, committee=True)] if own else []
        head = f"{'UBND ' if found['committee'] else ''}{found['noun']}"
        names = [(found.start("name"), found.end(), found["name"])]
        while more := _NEXT_PLACE.match(text, names[-1][1], end):
            if _is_other_body(text, more.start("name"), end):
                break
            names.append((more.start("name"), more.end(), more["name"]))
        if found["many"]:
            only = tuple(_flat(f"{found['noun']} {name}") for _, _, name in names)
            whole = text[at : names[-1][1]]
            nouns = frozenset({found["noun"].lower()})
            return [
                Mention(
                    at,
                    names[-1][1],
                    _flat(whole),
                    Kind.CLASS,
                    nouns=nouns,
                    only=only,
                    committee=bool(found["committee"]),
                )
            ]
        made = [
            Mention(start, stop, _flat(f"{head} {name}"), Kind.PLACE, committee=True) for start, stop, name in names
        ]
        return [replace(made[0], start=at), *made[1:]]

    def _body(self, text: str, at: int, end: int) -> list[Mention]:
        found = _WHOLE.match(text, at, end) or _SECTOR_BODY.match(text, at, end)
        stop = _tail_end(text, found.end(), end) if found else _generic_end(text, at, end)
        return [Mention(at, stop, _flat(text[at:stop]), Kind.BODY)] if stop is not None else []


def _after_separator(text: str, at: int, end: int) -> int | None:
    found = _SEPARATOR.match(text, at, end)
    return found.end() if found and found.end() > at else None


def _names_follow(text: str, found: re.Match[str], end: int) -> bool:
    """Whether names of that kind follow, so that these are meant and not the whole class."""
    nouns = _nouns(found["nouns"]) if found["nouns"] else frozenset()
    if len(nouns) != 1 or found["count"]:
        return False
    [noun] = nouns
    rest = text[found.end("nouns") : min(end, found.end("nouns") + 80)]
    if noun in {"sở", "bộ", "phòng", "ban"}:
        return re.match(rf"\s*:?\s+(?:{_SECTOR}|{_SHORT}){_SECTOR_END}", rest) is not None
    is_place = re.fullmatch(_PLACE_NOUN, noun) is not None
    named = re.match(rf"\s*:?\s+(?={_PLACE_NAME})", rest) if is_place else None
    return named is not None and not _is_work(text, found.end("nouns") + named.end(), end)


def _is_work(text: str, at: int, end: int) -> bool:
    """Whether what follows a colon in capitals is a verb, no name: "UBND các phường: Vận động …"."""
    verb = DUTY.match(text, at, end)
    return verb is not None and re.match(rf"\w+\s+{CAPITALISED}", text[at : at + 40]) is None


def _nouns(text: str) -> frozenset[str]:
    parts = re.split(rf"{_AND}(?:các\s+)?", _flat(text), flags=re.IGNORECASE)
    return frozenset(part.strip().lower() for part in parts if part.strip())


def _with_exception(text: str, mention: Mention, end: int) -> Mention:
    found = _EXCEPT.match(text, mention.end, end)
    if not found:
        return mention
    names = _EXCEPT_END.match(text, found.start("names"), found.end("names"))
    if not names:
        return mention
    stop = names.end()
    closing = re.compile(r"\s*\)").match(text, stop, end)
    return replace(mention, end=closing.end() if closing else stop, left_out=_flat(names[0]))


def _tail_end(text: str, at: int, end: int) -> int:
    tail = _TAIL.match(text, at, end)
    if not tail or not tail[0]:
        return at
    return tail.end() if _is_place_tail(tail[0]) or not _HEAD.match(tail[0].strip()) else at


def _is_place_tail(tail: str) -> bool:
    return re.match(rf"\s+(?:{_PLACE_NOUN}|khu vực|số|các|\d{{1,3}})(?!\w)", tail) is not None


def _generic_end(text: str, at: int, end: int) -> int | None:
    """Where a name ends that no list has: before punctuation, a verb, a function word."""
    head = _HEAD_BEGINS.match(text, at, end)
    if not head:
        return None
    stop = head.end()
    for number in range(_LONGEST_NAME):
        found = _WORD.match(text, stop, end)
        if not found or not _goes_on(text, found, end, first=number == 0 and head[0] not in _SMALL_AFTER):
            break
        stop = found.end()
        if text[stop - 1] in ".":
            return stop - 1
    return stop if stop > head.end() else None


def _goes_on(text: str, found: re.Match[str], end: int, *, first: bool) -> bool:
    word, at = found["word"], found.start("word")
    if first:
        return word[0].isupper() or word[0].isdigit()
    if word == "và":
        following = _WORD.match(text, found.end(), end)
        return (
            following is not None
            and _is_name_part(text, following.start("word"), end)
            and not _is_class_noun(text, following.start("word"), end)
        )
    if word[0].isupper() or word[0].isdigit() or word in {"-", "–"}:
        return _HEAD.match(text, at, end) is None
    return _is_name_part(text, at, end)


def _is_name_part(text: str, at: int, end: int) -> bool:
    """Whether a word may go on with a name: no other body begins with it, no verb, no function word."""
    if text[at].isupper():
        return _HEAD.match(text, at, end) is None
    return not (DUTY.match(text, at, end) or _STOP.match(text, at, end))


def _actor(text: str, found: re.Match[str]) -> Mention:
    return Mention(found.start(), found.end(), _flat(found[0]), Kind.CLASS, nouns=frozenset({_flat(found[0]).lower()}))


def _is_other_body(text: str, at: int, end: int) -> bool:
    """Whether what follows a place's name is no further place but a body, a committee or a verb."""
    return any(pattern.match(text, at, end) for pattern in (_HEAD, DUTY, _COMMITTEE_WORD, _TITLE))


def _is_class_noun(text: str, at: int, end: int) -> bool:
    return _ONE_NOUN.match(text, at, end) is not None


def _titled(text: str, at: int, mention: Mention) -> str:
    """A body's name without the title of its head; villages are meant by their heads ("Trưởng các thôn")."""
    if mention.nouns & _VILLAGES:
        return _flat(text[at : mention.end])
    return mention.name[:1].upper() + mention.name[1:] if mention.kind is not Kind.CLASS else mention.name


def _flat(text: str) -> str:
    return " ".join(text.split())
