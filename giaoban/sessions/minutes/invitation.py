"""Giấy mời họp: the invitation to a meeting as an official document, made of the entries alone.

Its number and day are left blank and it says that it is a draft: whoever sends it on paper numbers and signs it there.
Official writing, so Vietnamese in every language of the site.
"""

import datetime as dt
from collections.abc import Iterator

from giaoban.days.clock import VIETNAM
from giaoban.documents.rules.content import Block, OfficialDocument, Paragraph, Run, Signature
from giaoban.documents.rules.signature_lines import signature_lines
from giaoban.offices import queries as offices
from giaoban.reports.letterhead.actions import standing as letterhead_of
from giaoban.sessions.agenda import queries as agenda
from giaoban.sessions.meetings import queries as meetings
from giaoban.sessions.meetings.models import Meeting
from giaoban.words.dates import write_long_date

INVITATION, SYMBOL = "GIẤY MỜI", "GM-UBND"


def invitation_document(held: Meeting, at: dt.datetime) -> OfficialDocument:
    """The letter to everybody who is asked: to what, when, where, about what."""
    head, day = letterhead_of(held.unit_id), at.astimezone(VIETNAM).date()
    agency = head.agency if head else offices.tree_now()[held.unit_id].name
    return OfficialDocument(
        agency=agency,
        parent_agency=head.parent_agency if head else "",
        symbol=SYMBOL,
        place=head.place if head else "",
        kind_name=INVITATION,
        subject=f"Dự {_lowered(held.title)}",
        blocks=(*_said(held), *_asked(held), *_items(held, at)),
        signature=Signature(signature_lines(head.authority_lines if head else [], ""), ""),
        month=(day.year, day.month),
        recipients=("Như thành phần mời", "Lưu: VT"),
        draft=True,
    )


def _said(held: Meeting) -> Iterator[Block]:
    begins, unit = held.begins.astimezone(VIETNAM), offices.tree_now()[held.unit_id].name
    yield _paragraph(f"UBND {_lowered(unit)} trân trọng kính mời dự {_lowered(held.title)}.")
    yield _paragraph(f"Thời gian: {begins:%H} giờ {begins:%M}, {write_long_date(begins.date())}.")
    yield _paragraph(f"Địa điểm: {held.place}.")
    if held.chair:
        yield _paragraph(f"Chủ trì: {held.chair.name}.")


def _asked(held: Meeting) -> Iterator[Block]:
    tree, rows = offices.tree_now(), meetings.invited(held.record)
    places = [(one.name, tree[one.invitation.unit_id].name) for one in rows]
    if places:
        names = "; ".join(f"{name} ({unit})" if name else unit for name, unit in places)
        yield _paragraph(f"Thành phần mời: {names}.")


def _items(held: Meeting, at: dt.datetime) -> Iterator[Block]:
    items = agenda.agenda_of(held, at).items
    if items:
        yield _paragraph("Nội dung:")
    yield from (_paragraph(f"{one.number}. {one.item.title}.") for one in items)
    if held.papers_by:
        yield _paragraph(f"Tài liệu gửi trước ngày {held.papers_by.day}/{held.papers_by.month}/{held.papers_by.year}.")
    if held.preparation:
        yield from (_paragraph(line.strip()) for line in held.preparation.split("\n") if line.strip())


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))
