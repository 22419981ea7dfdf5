"""A notice and the minutes of a meeting → the official documents that DOCX, PDF and HTML are made of."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from giaoban.days.clock import VIETNAM
from giaoban.documents.docx import render_docx
from giaoban.documents.html import standalone_html
from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.pdf import render_pdf
from giaoban.documents.rules.content import Block, Heading, ListItem, OfficialDocument, Paragraph, Run, Signature
from giaoban.documents.rules.signature_lines import signature_lines
from giaoban.law.book import Book
from giaoban.offices import queries as offices
from giaoban.reports.formats import layout_on
from giaoban.reports.letterhead.actions import standing as letterhead_of
from giaoban.sessions.agenda import queries as agenda
from giaoban.sessions.agenda.models import Outcome
from giaoban.sessions.meetings import queries as meetings
from giaoban.sessions.meetings.models import Meeting
from giaoban.sessions.minutes.models import ConclusionNotice
from giaoban.sessions.minutes.rules.paragraphs import blocks_of
from giaoban.words.dates import write_long_date

FORMATS = ("docx", "pdf", "html")
NOTICE, MINUTES = "THÔNG BÁO", "BIÊN BẢN"


def notice_document(notice: ConclusionNotice, steps: Sequence[DocumentStep], held: Meeting) -> OfficialDocument:
    """The notice; before it is numbered a draft with blanks."""
    head = letterhead_of(notice.unit_id)
    numbered = next((one for one in steps if one.step == Step.NUMBERED), None)
    signed = next((one for one in reversed(steps) if one.step == Step.SIGNED), None)
    post = signed.signer_post if signed else ""
    day = held.begins.astimezone(VIETNAM).date()
    return OfficialDocument(
        agency=head.agency if head else offices.tree_now()[notice.unit_id].name,
        parent_agency=head.parent_agency if head else "",
        symbol=notice.symbol,
        place=head.place if head else "",
        kind_name=NOTICE,
        subject=notice.subject,
        blocks=tuple(blocks_of(notice.text)),
        signature=Signature(signature_lines(notice.authority_lines, post), signed.signer if signed else ""),
        number=str(numbered.number) if numbered else None,
        day=numbered.day if numbered else None,
        month=(day.year, day.month),
        recipients=tuple(notice.recipients),
        draft=numbered is None,
    )


def minutes_document(held: Meeting, at: dt.datetime) -> OfficialDocument:
    """Biên bản: who was there, item by item what was said and what came of it, made of the entries alone."""
    head, day = letterhead_of(held.unit_id), held.begins.astimezone(VIETNAM).date()
    return OfficialDocument(
        agency=head.agency if head else offices.tree_now()[held.unit_id].name,
        parent_agency=head.parent_agency if head else "",
        symbol="BB-UBND",
        place=head.place if head else "",
        kind_name=MINUTES,
        subject=held.title,
        blocks=(*_sat(held), *_items(held, at)),
        signature=Signature(("CHỦ TỌA",), held.chair.name if held.chair else ""),
        day=day,
        recipients=("Thành viên dự họp", "Lưu: VT"),
    )


def rendered(document: OfficialDocument, form: str, day: dt.date, book: Book) -> bytes:
    """A document in one of :data:`FORMATS`."""
    makers: Mapping[str, Callable[[], bytes]] = {
        "docx": lambda: render_docx(document, layout_on(book, document.day or day)),
        "pdf": lambda: render_pdf(document, layout_on(book, document.day or day)),
        "html": lambda: standalone_html(document, lambda link: "").encode(),
    }
    return makers[form]()


def _sat(held: Meeting) -> Iterator[Block]:
    begins, rows = held.begins.astimezone(VIETNAM), meetings.invited(held.record)
    tree = offices.tree_now()
    yield _heading("I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN")
    yield _paragraph(f"Thời gian: {begins:%H} giờ {begins:%M}, {write_long_date(begins.date())}.")
    yield _paragraph(f"Địa điểm: {held.place}.")
    if held.chair:
        yield _paragraph(f"Chủ tọa: {held.chair.name}.")
    present = [one for one in rows if one.attendance and one.attendance.present]
    absent = [one for one in rows if one.attendance and not one.attendance.present]
    yield _paragraph(f"Có mặt {len(present)} trên {len(rows)} nơi được mời:")
    for one in present:
        who = one.attendance.who if one.attendance else ""
        unit = tree[one.invitation.unit_id].name
        named = who or one.expected
        yield ListItem((Run(f"{named}, {unit};" if named else f"{unit};"),))
    if absent:
        names = [f"{one.name or tree[one.invitation.unit_id].name}{_why(one)}" for one in absent]
        yield _paragraph(f"Vắng mặt: {'; '.join(names)}.")


def _why(one: meetings.Invited) -> str:
    return f" ({one.reply.reason})" if one.reply and one.reply.reason else ""


def _items(held: Meeting, at: dt.datetime) -> Iterator[Block]:
    said: dict[object, list[str]] = {}
    for one in agenda.spoken_of(held.record):
        said.setdefault(one.item, []).append(f"{one.speaker}: {one.words}")
    yield _heading("II. NỘI DUNG")
    for item in agenda.agenda_of(held, at).items:
        yield _heading(f"{item.number}. {item.item.title}")
        who = ", ".join(one for one in (item.item.rapporteur, item.item.unit and _name(item.item.unit_id)) if one)
        if who:
            yield _paragraph(f"Trình bày: {who}.")
        yield from (ListItem((Run(line),)) for line in said.get(item.item.record, []))
        if item.outcome:
            yield _paragraph(f"Kết quả: {Outcome(item.outcome.result).label}.")
            yield from blocks_of(item.outcome.resolution)


def _name(unit: int | None) -> str:
    return str(offices.tree_now()[unit].name) if unit is not None else ""


def _heading(text: str) -> Heading:
    return Heading(2, (Run(text),))


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))
