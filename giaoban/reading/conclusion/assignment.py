"""Who is given a duty (giao ai): the units that lead, those that help, and where the text says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.reading.conclusion.lexicon import DUTY
from giaoban.reading.conclusion.mentions import Kind, Mention, MentionReader

_CONNECTIVE = re.compile(
    r"(?:\s*(?:đồng thời|bên cạnh đó|ngoài ra|cùng với đó|trước mắt|riêng|và|mặt khác|trong đó|theo đó|do đó|vì vậy|"
    r"từ đó|cụ thể|tiếp đó|cũng(?=\s+theo))(?!\w)\s*[,:]?\s*|\((?:[ivx]{1,4}|\d{1,2})\)\s*)+",
    re.IGNORECASE,
)
_DIRECTIVE = re.compile(
    r"(?<!\w)(?P<verb>giao(?!\s+(?-i:ban)\s+(?!quản lý|ql|chỉ huy|chqs|bồi thường|"
    r"gpmb|tiếp|dân|tổ chức|văn))|yêu cầu|đề nghị|chỉ đạo|phân công|lưu ý|nhắc nhở|ủy quyền|uỷ quyền|"
    r"(?:nhất trí|đồng ý|thống nhất)\s+để)(?!\w)"
    r"(?:\s+(?:cho|ngay|thêm|lại|trực tiếp))?(?:\s+(?:trách nhiệm|nhiệm vụ)(?:\s+(?:cho|"
    r"đối với))?)?\s*:?\s*(?:đối với\s+)?",
    re.IGNORECASE,
)
_NOT_DIRECTIVE = re.compile(
    r"(?:theo|sự|được|nội dung|ý kiến|kế hoạch|chỉ tiêu|dự toán|các|những|(?:chỉ tiêu|dự toán|kế hoạch|vốn|"
    r"quân)\s+(?:thành phố|tỉnh|trung ương)|của|"
    r"bàn|ban|văn bản|tinh thần|đáp ứng|kịp thời|nhiệm vụ|tham mưu.{0,40}|cơ quan)\s+$",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?:đối với|về|trong|để|trên cơ sở|nhằm|căn cứ|liên quan|từ nay|ngay sau|sau|trước|hằng|hàng|định kỳ|tại|với|"
    r"theo|riêng|"
    r"từ|khi|chậm nhất|ngay|công tác|lĩnh vực|nhiệm vụ|việc|trường hợp|qua|thời gian|bên cạnh|cùng với|trước mắt|"
    r"những tháng|năm|tháng|quý|thời điểm|hiện nay|do|vì|nếu|ngoài|song song|trước tình hình|với mục tiêu|"
    r"thực hiện|bước sang|xác định)(?!\w)",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(r"(?:về|việc|đối với|ngành)\s+$", re.IGNORECASE)
"""Before a verb that is a noun: "về đề nghị của xã"."""
_TOPIC_REACH = 260
_MODAL = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?(?:[,:–-]\s*)?(?:cần|phải|có trách nhiệm|căn cứ|theo|trên cơ sở|chịu trách nhiệm|"
    r"được giao|làm đầu mối|là (?:cơ quan|đơn vị)|sẽ|"
    r"(?:ngay\s+)?(?:trong|trước|từ)\s)",
    re.IGNORECASE,
)
_ONLY_THOSE = re.compile(r"\s+(?:chưa|còn|có|đang|đã|được)(?!\w)[^,.;:]{1,90}?\s(?:phải|cần)\s", re.IGNORECASE)
"""Of a class, only those that …: "các xã chưa hoàn thành chỉ tiêu phải cam kết"."""
_AFTER = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?(?:[,:–-]\s*)?(?:(?:cũng|tiếp tục|đồng thời|thường xuyên|trực tiếp)\s+)*"
)
_PAST = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?,?\s*(?:đã|đạt|được(?! giao)|bị|chưa|còn|là (?!cơ quan|đơn vị|đầu mối)|"
    r"có (?!trách nhiệm|kế hoạch|giải pháp|biện pháp)|luôn|vừa|đang|cũng đã|thời gian qua|"
    r"(?:chủ trì|tổ chức|dự|tham dự|điều hành)\s+(?:phiên|hội nghị|cuộc họp|buổi|họp|giao ban))(?!\w)",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"(?<!\w)phối\s+hợp(?:\s+(?:chặt chẽ|đồng bộ|thường xuyên|tốt|kịp thời))?(?:\s+(?:với|cùng với|cùng))?\s*:?\s*",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\s*,?\s*(?:chủ trì\s*,?\s*)?cùng(?:\s+với)?\s+", re.IGNORECASE)
_FEW_WORDS = re.compile(r"(?:\s+[^\W\d]+){1,6}")
_SPEAKER_GAP = 70
_TWO_PARTS = re.compile(r"\s*chủ trì\s*,\s*", re.IGNORECASE)
_HELPS = re.compile(r"\s+phối hợp\s*(?=[:,.;)]|$)", re.IGNORECASE)
_ASKS = re.compile(r"\s*(?:cũng\s+)?(?:yêu cầu|đề nghị|lưu ý|kết luận)")
_SPOKEN = re.compile(
    r"[^.;:]{0,50}?(?:biểu dương|ghi nhận|đánh giá cao|thống nhất|đồng ý|kết luận|cho biết|khẳng định|nhấn mạnh|"
    r"nhất trí|tin tưởng|cảm ơn|chúc|mong|đánh giá)(?!\w)",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?:đối với|riêng(?:\s+đối với)?|về phía)\s+", re.IGNORECASE)
_LEADER_MARK = re.compile(r"\s*\(\s*(?:đơn vị |cơ quan )?chủ trì\s*\)", re.IGNORECASE)
_FIELD_LEAD = re.compile(
    r"(?:(?:đơn vị|cơ quan)\s+)?chủ\s+trì\s*:\s*|(?:đơn vị|cơ quan)\s+(?:thực hiện|chịu trách nhiệm)\s*:\s*",
    re.IGNORECASE,
)
_FIELD_HELP = re.compile(r"(?:(?:đơn vị|cơ quan)\s+)?phối\s+hợp(?:\s+thực hiện)?\s*:\s*", re.IGNORECASE)
_LEADS_IT = re.compile(
    r"\s*(?:là\s+(?:cơ quan|đơn vị)\s+)?(?:chủ\s+trì|chịu trách nhiệm|thực hiện\s*[).;])", re.IGNORECASE
)
_BEFORE_LEADER = re.compile(r"[(;]\s*(?:giao\s+|do\s+)?|(?<!\w)(?:do|giao)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Assigned:
    """Whom a clause charges: leads and helpers as named; ``body`` is where the duty's own words begin.

    ``directive`` where a verb of the chair (giao, yêu cầu …) says so; ``speaker`` where only the speaker is named;
    ``told_of`` where the named ones are only told about ("đã …"); ``certain`` where a duty clearly follows;
    ``trailing`` where the leads stand behind the words they are for.
    """

    body: int
    leads: Sequence[Mention] = ()
    helpers: Sequence[Mention] = ()
    directive: bool = False
    speaker: bool = False
    told_of: bool = False
    certain: bool = False
    trailing: bool = False


def read_assigned(text: str, start: int, end: int, reader: MentionReader) -> Assigned:
    """The assignment that a clause states."""
    at = _skip(_CONNECTIVE, text, start, end)
    subject = _subject(text, at, end, reader)
    if subject is None:
        return (
            _directed(text, at, end, reader)
            or _for_whom(text, at, end, reader)
            or _led_at_the_end(text, at, end, reader)
        )
    leads, stop = subject
    if _is_speaker(text, stop, end, leads):
        return _directed(text, stop, end, reader) or Assigned(stop, speaker=True)
    told_of = _PAST.match(text, stop, end) is not None
    helpers, body = _helpers(text, stop, end, reader)
    certain = _followed_by_duty(text, stop, end, loose=leads[-1].kind is Kind.CLASS)
    leading, marked_helpers = _marked(text, leads, end)
    return Assigned(body, leading, [*marked_helpers, *helpers], told_of=told_of and not certain, certain=certain)


def _marked(text: str, leads: Sequence[Mention], end: int) -> tuple[Sequence[Mention], Sequence[Mention]]:
    """ "Phòng A (chủ trì), Phòng B": those marked lead, the others help."""
    marked = [one for one in leads if _LEADER_MARK.match(text, one.end, end)]
    return (marked, [one for one in leads if one not in marked]) if marked else (leads, [])


def _for_whom(text: str, at: int, end: int, reader: MentionReader) -> Assigned | None:
    """ "Đối với UBND các huyện, Chủ tịch UBND tỉnh đề nghị …": those the topic names."""
    topic = _FOR.match(text, at, end)
    leads, stop = reader.read_list(text, topic.end(), end) if topic else ([], at)
    asked = _DIRECTIVE.search(text, stop, min(end, stop + _SPEAKER_GAP)) if leads else None
    if not leads or not (asked or _followed_by_duty(text, stop, end)):
        return None
    if asked and len(leads) > 1 and leads[-1].kind in {Kind.PLACE, Kind.PERSON}:
        leads = leads[:-1]
    helpers, _ = _helpers(text, stop, end, reader)
    return Assigned(asked.end() if asked else stop, leads, helpers, directive=asked is not None, certain=True)


def _directed(text: str, at: int, end: int, reader: MentionReader) -> Assigned | None:
    for found in _DIRECTIVE.finditer(text, at, end):
        if _NOT_DIRECTIVE.search(text[max(at, found.start() - 50) : found.start()]) or _is_work(found, at):
            continue
        leads, stop = reader.read_list(text, found.end(), end)
        if not leads:
            leads, stop = _after_topic(text, found.end(), end, reader)
        if leads:
            helpers, body = _helpers(text, stop, end, reader)
            return Assigned(body, leads, helpers, directive=True, certain=True)
    return None


def _is_work(found: re.Match[str], at: int) -> bool:
    """ "Chỉ đạo các trường …" at the beginning is what a unit is to do, not what the chair says."""
    return found.start() == at and found["verb"].lower() == "chỉ đạo"


def _after_topic(text: str, at: int, end: int, reader: MentionReader) -> tuple[list[Mention], int]:
    """ "yêu cầu trong tháng 4, Phòng Y tế …": the units named after a comma or colon."""
    if not _TOPIC.match(text, at, end):
        return [], at
    for comma in re.finditer(r"[,:]\s*", text[at : min(end, at + _TOPIC_REACH)]):
        if _charges_before(text, at, at + comma.start()):
            break
        leads, stop = reader.read_list(text, at + comma.end(), end)
        if leads and _is_speaker(text, stop, end, leads):
            break
        if leads and _followed_by_duty(text, stop, end):
            return leads, stop
    return [], at


def _charges_before(text: str, at: int, end: int) -> bool:
    """Whether a verb of the chair stands in the topic already: "Đối với dự án A, giao Ban B phối hợp với xã C, …"."""
    return any(
        not _ASKED_FOR.search(text[max(at, found.start() - 12) : found.start()])
        and not _NOT_DIRECTIVE.search(text[max(at, found.start() - 50) : found.start()])
        for found in _DIRECTIVE.finditer(text, at, end)
    )


def _subject(text: str, at: int, end: int, reader: MentionReader) -> tuple[list[Mention], int] | None:
    """The units with which the clause begins, or that follow its topic ("Đối với …, Phòng A …")."""
    leads, stop = reader.read_list(text, at, end)
    if leads:
        return leads, stop
    leads, stop = _after_topic(text, at, end, reader)
    return (leads, stop) if leads else None


def _is_speaker(text: str, stop: int, end: int, leads: Sequence[Mention]) -> bool:
    """Whether the one named is who speaks: a verb of the chair follows with nothing of a duty before it."""
    if len(leads) > 1:
        return False
    if leads[0].kind not in {Kind.PLACE, Kind.PERSON} and not _ASKS.match(text, stop, end):
        return False
    found = _DIRECTIVE.search(text, stop, min(end, stop + _SPEAKER_GAP))
    if _SPOKEN.match(text, stop, end):
        return True
    if found is None or _NOT_DIRECTIVE.search(text[stop : found.start()]):
        return False
    return DUTY.search(text, stop, found.start()) is None


def _followed_by_duty(text: str, stop: int, end: int, *, loose: bool = False) -> bool:
    """Whether work follows the names; ``loose`` lets a few words stand between ("các xã có rừng tăng cường")."""
    if loose and _ONLY_THOSE.match(text, stop, end):
        return True
    if _PAST.match(text, stop, end):
        return False
    if _MODAL.match(text, stop, end):
        return True
    after = _skip(_AFTER, text, stop, end)
    if DUTY.match(text, after, end) is not None:
        return True
    few = _FEW_WORDS.match(text, stop, end) if loose else None
    return few is not None and DUTY.search(text, stop, few.end()) is not None


def _helpers(text: str, at: int, end: int, reader: MentionReader) -> tuple[list[Mention], int]:
    """Those that help: after "phối hợp với", or "cùng" right after the leads; and where the duty's words begin."""
    found: list[Mention] = []
    body = at
    parted = _TWO_PARTS.match(text, at, end)
    if parted:
        named, stop = reader.read_list(text, parted.end(), end)
        helps = _HELPS.match(text, stop, end) if named else None
        if helps:
            return named, helps.end()
    together = _TOGETHER.match(text, at, end)
    if together:
        found, body = reader.read_list(text, together.end(), end)
        body = body if found else at
    for helped in _HELPED.finditer(text, at, end):
        named, _ = reader.read_list(text, helped.end(), end)
        found += [one for one in named if one not in found]
    return [one for one in found if not one.concerned or one.committee], body


def _led_at_the_end(text: str, at: int, end: int, reader: MentionReader) -> Assigned:
    """ "… (Phòng A chủ trì)", "Đơn vị chủ trì: Phòng A; phối hợp: Phòng B"."""
    leads: list[Mention] = []
    for found in _FIELD_LEAD.finditer(text, at, end):
        leads += reader.read_list(text, found.end(), end)[0]
    for found in () if leads else _BEFORE_LEADER.finditer(text, at, end):
        named, stop = reader.read_list(text, found.end(), end)
        if named and _LEADS_IT.match(text, stop, end):
            leads += named
            at = stop
    helpers, _ = _helpers(text, at, end, reader)
    for found in _FIELD_HELP.finditer(text, at, end):
        helpers += [one for one in reader.read_list(text, found.end(), end)[0] if one not in helpers]
    return Assigned(at, leads, helpers, certain=bool(leads), trailing=True)


def _skip(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    found = pattern.match(text, at, end)
    return found.end() if found else at
