"""What a passage of a conclusion is (loại câu): a duty, praise, agreement, a report, a caption, a closing."""

import re
from collections.abc import Iterator
from enum import StrEnum

from giaoban.reading.conclusion import lexicon

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"'’)]*\s+(?=\S)")
_SHORT_FORM = re.compile(r"(?<!\w)(?:TP|TX|TT|Q|P|H|X|Đ/c|đ/c|TS|ThS|PGS|GS|BS|KS|Tp|v\.v|[A-ZĐ])\.$")
_SHORTEST = 4
"""Less is a mark (\"1.\"), no sentence."""
_SIGNED = re.compile(r"(?:[A-ZÀ-ỸĐ][^\W\d_]*\s*){2,4}")
"""Who wrote the news: a name alone in its line."""
_CLAUSE_END = re.compile(
    r";\s*|(?<=[:.,])\s+(?=\((?:i{1,3}|iv|vi{0,3}|ix|x|\d)\)\s)|,\s+(?=đồng thời(?!\w))|\.\s+(?=đồng thời)",
    re.IGNORECASE,
)
_DID = re.compile(
    r"(?<!\w)(?:đã|ước đạt|đạt được|được quan tâm|được tăng cường|được đảm bảo|được bảo đảm|không xảy ra|"
    r"tiếp tục ổn định|chuyển biến)(?!\w)",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"(?<!\w)(?:cần|phải|yêu cầu|đề nghị|tập trung|khẩn trương|phấn đấu|bảo đảm|đảm bảo|không để|nghiêm túc|"
    r"sẽ)(?!\w)",
    re.IGNORECASE,
)
_WORK_DONE = re.compile(
    r"(?:công tác|hoạt động|tình hình|tiến độ|việc|kinh tế|an ninh|thu ngân sách|tổng thu|chi ngân sách|"
    r"thu nsnn)(?!\w)",
    re.IGNORECASE,
)
_FIGURE_TOLD = re.compile(
    r"(?:tổng\s+)?(?:thu|chi|giải ngân)(?!\w)[^.;]{0,80}?(?<!\w)(?:đạt|ước|bằng)\s+\d", re.IGNORECASE
)
_TOPIC = re.compile(r"(?:về|đối với|liên quan đến)\s[^:;.]{1,200}:\s*", re.IGNORECASE)
_DECIDED = re.compile(
    r"[^:;]{1,200}:\s*(?:(?:ubnd|(?:ủy|uỷ) ban nhân dân|chủ tịch|hội nghị|phiên họp)(?!\w)[^.;:,]{0,40}\s)?"
    r"(?:(?:cơ bản|chưa|không)\s+)?(?:thống nhất|đồng ý|nhất trí|thông qua|chấp thuận)(?!\w)(?!\s+(?:giao|để)\s)",
    re.IGNORECASE,
)
""" "Dự thảo Quy định …: UBND tỉnh thống nhất thông qua": what was put to the session and what became of it."""
_SPOKEN = re.compile(
    r"(?:(?:phát biểu|kết luận|chỉ đạo|bế mạc|khai mạc|thay mặt)[^.;:]{0,120}?,\s*)?(?:(?:các\s+)?(?:đồng chí|đ/c|"
    r"ông|bà|chủ tịch|phó chủ tịch|ubnd|ủy ban nhân dân|bộ trưởng|phó thủ tướng|thủ tướng)(?!\w)[^.;:]{0,90}?)"
    r"(?:cũng\s+)?(?P<what>(?:trân trọng\s+)?(?:biểu dương|ghi nhận|đánh giá cao|hoan nghênh|cảm ơn|chúc|khen ngợi|"
    r"chúc mừng)|cho rằng|cho biết|khẳng định|nhận định|"
    r"(?:cơ bản\s+)?(?:thống nhất|đồng ý|nhất trí)|trao\s+(?:giấy|bằng)|trao tặng|tặng)(?!\w)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:sáng|chiều|tối|ngày|trong ngày|vừa qua)(?:\s+nay)?[, ]", re.IGNORECASE)


class Character(StrEnum):
    """What a passage is."""

    DUTY = "duty"
    PRAISE = "praise"
    AGREEMENT = "agreement"
    REPORT = "report"
    CAPTION = "caption"
    CLOSING = "closing"
    UNCLEAR = "unclear"


def character(text: str, start: int, end: int) -> Character:
    """What the words of a clause are, by how they begin; who is named in it is not looked at."""
    words = text[start:end].lstrip(" “\"'‘(–-")
    at = end - len(words)
    topic = _TOPIC.match(text, at, end)
    if topic and topic.end() < end:
        at, words = topic.end(), text[topic.end() : end]
    if lexicon.CLOSING.match(text, at, end):
        return Character.CLOSING
    if lexicon.PRAISED.match(text, at, end) and not re.match(
        r"ghi nhận\s+(?:và|đầy đủ|kịp thời)", words, re.IGNORECASE
    ):
        return Character.PRAISE
    if lexicon.AGREED.match(text, at, end) or _DECIDED.match(text, at, end):
        return Character.AGREEMENT
    spoken = _SPOKEN.match(text, at, end)
    if spoken:
        return (
            Character.AGREEMENT
            if re.search(r"thống nhất|đồng ý|nhất trí", spoken["what"], re.IGNORECASE)
            else Character.PRAISE
        )
    if _FIGURE_TOLD.match(text, at, end) and not _MUST.search(text, at, end):
        return Character.UNCLEAR
    if lexicon.DUTY.match(text, at, end):
        return Character.DUTY
    if lexicon.REPORTED.match(text, at, end) or _WORK_DONE.match(text, at, end) or _DATELINE.match(text, at, end):
        return Character.DUTY if _MUST.search(text, at, end) and not _DID.search(text, at, end) else Character.REPORT
    return Character.REPORT if _DID.search(text, at, end) and not _MUST.search(text, at, end) else Character.UNCLEAR


def is_caption(text: str, start: int, end: int) -> bool:
    """Whether an unmarked paragraph is what stands under a picture: short, without a full stop, nothing to do in it."""
    words = text[start:end].strip()
    if len(words) > 220 or words.endswith((":", ";")):
        return False
    if _SIGNED.fullmatch(words):
        return True
    begins = lexicon.CAPTION.match(words) is not None
    return begins and (not words.endswith(".") or re.match(r"\(?(?:ảnh|nguồn|tin)\b", words, re.IGNORECASE) is not None)


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences, and their parts between semicolons and before "đồng thời"."""
    for first, last in _sentences(text, start, end):
        at = first
        for cut in _CLAUSE_END.finditer(text, first, last):
            if _inside_brackets(text, first, cut.start()):
                continue
            yield from _trimmed(text, at, cut.start())
            at = cut.end()
        yield from _trimmed(text, at, last)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for cut in _SENTENCE_END.finditer(text, start, end):
        if (
            cut.start() - at < _SHORTEST
            or text[cut.end()].islower()
            or _SHORT_FORM.search(text[max(at, cut.start() - 6) : cut.start()])
        ):
            continue
        yield at, cut.start()
        at = cut.end()
    if at < end:
        yield at, end


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    first, last = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    if first < last:
        yield first, last


def _inside_brackets(text: str, start: int, at: int) -> bool:
    piece = text[max(start, at - 400) : at]
    return piece.count("(") > piece.count(")")
