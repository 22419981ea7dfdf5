"""A mended Word file against the draft that it was made from: every difference as a proposal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from giaoban.documents.returned_docx import ReturnedDocument, Table, Unreadable, read_returned
from giaoban.offices import queries as offices
from giaoban.reports import formats
from giaoban.reports.as_document import figure_link
from giaoban.reports.compose import CannotWrite, Content, Material, NoOutline, compose, material
from giaoban.reports.queries import Report
from giaoban.reports.rules.marks import key_digest, read_mark, report_digest, report_name
from giaoban.reports.rules.mended_matching import Matched, ReadParagraph, SentSentence, match
from giaoban.reports.rules.retying import retied
from giaoban.reports.rules.sentence_language import TemplateError, write
from giaoban.reports.rules.source_spans import NotTraceable, emitted
from giaoban.reports.rules.text_changes import normal
from giaoban.said import Said

LEAST_FOUND = 0.3
"""Below this share of the draft's sentences found again a file without marks is taken for another document."""
MOST_PROPOSALS = 400


@dataclass(frozen=True)
class Proposal:
    """One difference. ``how``: changed, removed, added, moved, cell, frame.

    ``template`` is what taking it writes; none where there are no words to take (only numbers were typed
    over, or the words cannot be followed into the template).
    """

    how: str
    key: str = ""
    old: str = ""
    new: str = ""
    template: str | None = None
    numbers: Sequence[dict[str, str]] = ()
    struck: Sequence[str] = ()
    seen: str = ""
    by_hand: bool = False
    label: str = ""

    @property
    def takeable(self) -> bool:
        """Whether a person may take it as it stands."""
        return self.how == "removed" or self.template is not None


@dataclass(frozen=True)
class Reading:
    """What a file says otherwise than the draft of a seal."""

    seal: int
    by_marks: bool
    proposals: Sequence[Proposal] = field(default_factory=tuple)

    def as_json(self) -> dict[str, Any]:
        """As it is kept until the person decides."""
        return {"by_marks": self.by_marks, "proposals": [asdict(one) for one in self.proposals]}


def proposals_from(kept: Mapping[str, Any]) -> list[Proposal]:
    """The proposals that :meth:`Reading.as_json` wrote."""
    return [Proposal(**one) for one in kept["proposals"]]


def read_mended(of: Material, file: bytes) -> Reading:
    """Read a mended file of a report's draft.

    Raises :class:`~giaoban.documents.returned_docx.Unreadable` for a file that cannot be read or is another document.
    """
    back = read_returned(file)
    seal = _seal_of(of, back)
    then = material(of.unit.code, of.session.code, of.reader.seal if seal is None else seal)
    try:
        content = compose(then.unit.code, then.session.code, then.reader.seal)
    except (NoOutline, CannotWrite) as error:
        raise Unreadable(str(error.args[0])) from error
    sent = read_returned(formats.rendered(Report(content, "draft"), "docx", offices.book()))
    _refuse_longer(sent, back)
    found = _matched(content, sent, back)
    if seal is None and len(found.texts) < LEAST_FOUND * len(content["items"]):
        raise Unreadable(Said("Tệp này không phải dự thảo của báo cáo kỳ %(session)s.", session=of.session.code))
    proposals = list(_Proposing(of, then, content).all(found, sent, back))
    if len(proposals) > MOST_PROPOSALS:
        raise Unreadable(Said("Tệp khác dự thảo ở quá nhiều chỗ; kiểm lại xem có đúng tệp không."))
    return Reading(then.reader.seal, seal is not None, proposals)


def _refuse_longer(sent: ReturnedDocument, back: ReturnedDocument) -> None:
    """A file far longer than the draft is another document, and would take long to compare."""
    letters, most = (sum(len(one.text) for one in file.paragraphs) for file in (back, sent))
    if len(back.paragraphs) > 5 * len(sent.paragraphs) + 200 or letters > 5 * most + 50_000:
        raise Unreadable(Said("Tệp dài hơn dự thảo nhiều lần; kiểm lại xem có đúng tệp không."))


def _seal_of(of: Material, back: ReturnedDocument) -> int | None:
    """The seal of the draft by its marks; a draft of another report is refused."""
    names = {name for one in back.paragraphs for stretch in one.stretches for name in stretch.marks}
    marks = [mark for mark in map(read_mark, names) if mark is not None]
    if not marks:
        return None
    place = {"unit": of.unit.code, "session": of.session.code, "held_on": of.session.held_on.isoformat()}
    own = [mark for mark in marks if mark.report == report_digest(report_name(place))]
    if not own:
        raise Unreadable(Said("Đây là dự thảo của một báo cáo khác (đơn vị hoặc kỳ khác)."))
    seal = max(mark.seal for mark in own)
    if seal > of.reader.seal:
        raise Unreadable(Said("Dự thảo này được làm từ số liệu mà hệ thống chưa có."))
    return seal


def _matched(content: Content, sent: ReturnedDocument, back: ReturnedDocument) -> Matched:
    keys = {key_digest(item["key"]): item["key"] for item in content["items"]}
    drafted = [_paragraph(one.stretches, keys) for one in sent.paragraphs]
    sentences, seen = [], set()
    for number, paragraph in enumerate(drafted):
        for key, _ in paragraph.parts:
            if key and key not in seen:
                seen.add(key)
                text = normal("".join(words for other, words in paragraph.parts if other == key))
                sentences.append(SentSentence(key, number, text))
    frame = [one.text for one in drafted if not any(key for key, _ in one.parts)]
    return match(sentences, frame, [_paragraph(one.stretches, keys) for one in back.paragraphs])


def _paragraph(stretches: Sequence[Any], keys: Mapping[str, str]) -> ReadParagraph:
    parts: list[tuple[str, str]] = []
    for one in stretches:
        marks = [mark for mark in map(read_mark, sorted(one.marks)) if mark is not None and mark.key in keys]
        key = keys[marks[0].key] if marks else ""
        if parts and parts[-1][0] == key:
            parts[-1] = (key, parts[-1][1] + one.text)
        else:
            parts.append((key, one.text))
    return ReadParagraph(parts)


class _Proposing:
    def __init__(self, of: Material, then: Material, content: Content) -> None:
        self.now = {item.key: item for item in of.items}
        self.then = then
        self.content = content
        self.texts = {
            item["key"]: "".join(piece["text"] for piece in item["pieces"])
            for item in content["items"]
            if item["kind"] != "appendix"
        }
        self.foreign = {item["key"] for item in content["items"] if item.get("by")}
        self.templates = {item["key"]: item["template"] for item in content["items"]}

    def all(self, found: Matched, sent: ReturnedDocument, back: ReturnedDocument) -> Iterator[Proposal]:
        """Every difference, in the order of the draft."""
        for key, old in self.texts.items():
            if key in self.foreign:
                if normal(found.texts.get(key, old)) != normal(old):
                    yield Proposal("frame", new=found.texts[key])
            elif key in found.texts and normal(found.texts[key]) != normal(old):
                yield self._changed(key, old, found.texts[key])
            elif key in found.gone and normal(old):
                yield Proposal("removed", key, old, seen=self._seen(key))
        for after, text in found.added:
            yield Proposal("added", after, new=text, template=text)
        order = [key for key in self.texts if key in found.texts]
        if [key for key in found.order if key in self.texts] != order:
            yield Proposal("moved", old=" · ".join(order), new=" · ".join(found.order))
        for text in found.outside:
            yield Proposal("frame", new=text)
        yield from self._cells(sent.tables, back.tables)

    def _seen(self, key: str) -> str:
        return self.now[key].uuid.hex if key in self.now else ""

    def _changed(self, key: str, old: str, new: str) -> Proposal:
        template = self.templates[key]
        try:
            after = retied(template, emitted(template, self.then.vocabulary), new)
            said = "".join(piece.text for piece in write(after.template, self.then.vocabulary))
        except (NotTraceable, TemplateError):
            return Proposal("changed", key, old, new, seen=self._seen(key), by_hand=True)
        numbers = [
            {
                "indicator": one.piece.indicator or "",
                "link": figure_link(one.piece.indicator, one.piece.aspect) if one.piece.indicator else "",
                "old": one.piece.text,
                "new": one.typed,
            }
            for one in after.numbers
        ]
        follows = bool(numbers) or normal(said) == normal(new)
        return Proposal(
            "changed",
            key,
            old,
            new,
            template=after.template if after.template != template and follows else None,
            numbers=numbers,
            struck=[one.text for one in after.struck],
            seen=self._seen(key),
            by_hand=not follows,
        )

    def _cells(self, sent: Sequence[Table], back: Sequence[Table]) -> Iterator[Proposal]:
        """Cells typed over, table by table; a table that was reshaped is told as a whole."""
        if len(sent) != len(back):
            yield Proposal("frame", new=str(Said("Số bảng trong tệp khác dự thảo.")))
            return
        codes = {row["name"]: row["code"] for row in self.content["appendix"]}
        for before, after in zip(sent, back, strict=True):
            if [len(row) for row in before] != [len(row) for row in after]:
                yield Proposal("frame", new=str(Said("Một bảng đã thêm, bớt dòng hoặc cột.")))
                continue
            for old_row, new_row in zip(before, after, strict=True):
                yield from _row(before[0], old_row, new_row, codes)


def _row(
    heading: Sequence[str], old: Sequence[str], new: Sequence[str], codes: Mapping[str, str]
) -> Iterator[Proposal]:
    for place, (was, now) in enumerate(zip(old, new, strict=True)):
        if normal(was) == normal(now):
            continue
        code = codes.get(old[1], "") if len(old) > 1 else ""
        if code and place > 2:
            number = {"indicator": code, "link": figure_link(code, "value"), "old": was, "new": now}
            yield Proposal("cell", old=was, new=now, numbers=[number], label=f"{old[1]} · {heading[place]}")
        else:
            yield Proposal("frame", old=was, new=now)
