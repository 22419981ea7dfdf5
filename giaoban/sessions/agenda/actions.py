"""Writing an agenda: its items, templates, and what an earlier meeting did not reach."""

import datetime as dt
import uuid
from collections.abc import Sequence

from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.sessions.agenda import queries
from giaoban.sessions.agenda.models import AgendaItem, AgendaTemplate, ItemKind
from giaoban.sessions.agenda.rules.numbering import Placed, numbered
from giaoban.sessions.meetings.models import Meeting
from giaoban.sessions.meetings.rules.states import OPEN, WrongState
from giaoban.sessions.meetings.versions import one_writer
from giaoban.trail import actions as trail
from giaoban.trail.queries import current

FIELDS = (
    *("meeting", "parent", "order", "kind", "title", "minutes"),
    *("unit_id", "rapporteur", "session", "carried_from"),
)
STEP = 10
"""Between the orders of two items, so that one may be put in between."""


def add_items(meeting: Meeting, items: Sequence[AgendaItem], *, by: Account, at: dt.datetime) -> Sequence[AgendaItem]:
    """Put items at the end of the agenda, in their order; an item may stand under one that is there already."""
    author = _author(meeting, by, at)
    known = {one.record for one in queries.items_of(meeting.record)}
    last = max((one.order for one in queries.items_of(meeting.record)), default=0)
    for place, one in enumerate(items, start=1):
        one.record, one.meeting = one.uuid, meeting.record
        one.order = one.order or last + place * STEP
        if one.kind == ItemKind.REPORT and one.session is None:
            one.session = meeting.session
        known.add(one.record)
    for one in items:
        _refuse(one, known)
    with one_writer():
        trail.append("sessions.add_items", items, by=author, at=at)
    return items


def change_item(meeting: Meeting, before: AgendaItem, *, by: Account, at: dt.datetime, **said: object) -> AgendaItem:
    """A new version of an item; no act where nothing is said otherwise."""
    author = _author(meeting, by, at)
    values = {name: getattr(before, name) for name in FIELDS}
    new = AgendaItem(**{**values, **said, "corrects": before, "record": before.record})
    items = queries.items_of(meeting.record)
    _refuse(new, {one.record for one in items} - {before.record})
    if all(getattr(new, name) == getattr(before, name) for name in FIELDS):
        return before
    with one_writer():
        trail.append("sessions.change_item", [new], by=author, at=at)
    return new


def remove_item(meeting: Meeting, before: AgendaItem, *, by: Account, at: dt.datetime) -> None:
    """Strike an item that nothing came of yet; what stands under it moves up to the top."""
    author = _author(meeting, by, at)
    if before.record in queries.outcomes_of(meeting.record):
        raise WrongState(Said("Nội dung đã có kết luận, không bỏ được."))
    values = {name: getattr(before, name) for name in FIELDS}
    gone = AgendaItem(**{**values, "corrects": before, "record": before.record, "void": True})
    with one_writer():
        trail.append("sessions.remove_item", [gone], by=author, at=at)


def move_item(meeting: Meeting, item: AgendaItem, up: bool, *, by: Account, at: dt.datetime) -> None:
    """Change places with the neighbour under the same item; at the end of the list nothing happens."""
    author = _author(meeting, by, at)
    beside = sorted((o for o in queries.items_of(meeting.record) if o.parent == item.parent), key=lambda o: o.order)
    place = next(n for n, one in enumerate(beside) if one.record == item.record)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(beside):
        return
    orders = {item.record: beside[other].order, beside[other].record: item.order}
    moved = []
    for one in (item, beside[other]):
        values = {**{name: getattr(one, name) for name in FIELDS}, "order": orders[one.record]}
        moved.append(AgendaItem(**values, corrects=one, record=one.record))
    with one_writer():
        trail.append("sessions.move_item", moved, by=author, at=at)


def carry_over(earlier: uuid.UUID, meeting: Meeting, *, by: Account, at: dt.datetime) -> Sequence[AgendaItem]:
    """Take on what an earlier meeting did not reach; what was carried here already is not taken twice."""
    here = {one.carried_from for one in queries.items_of(meeting.record)}
    left = [one for one in queries.not_reached(earlier) if one.record not in here]
    items = [
        AgendaItem(
            kind=one.kind,
            title=one.title,
            minutes=one.minutes,
            unit_id=one.unit_id,
            rapporteur=one.rapporteur,
            session=one.session,
            carried_from=one.record,
        )
        for one in left
    ]
    return add_items(meeting, items, by=by, at=at) if items else []


def keep_template(meeting: Meeting, name: str, *, by: Account, at: dt.datetime) -> AgendaTemplate:
    """Keep the agenda of a meeting as a template; one of the same name becomes the next version."""
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [meeting.unit_id])
    if not name.strip():
        raise Refused([Finding("name", "required", Said("Không được để trống"))])
    items = {one.record: one for one in queries.items_of(meeting.record)}
    order = [one.record for one in numbered([Placed(o.record, o.parent, o.order) for o in items.values()])]
    kept = [_kept(items[record], order) for record in order]
    before = current(AgendaTemplate).filter(unit=meeting.unit_id, name=name.strip()).first()
    template = AgendaTemplate(unit_id=meeting.unit_id, name=name.strip(), items=kept)
    if before is not None:
        template.corrects, template.record = before, before.record
    with one_writer():
        trail.append("sessions.keep_template", [template], by=author, at=at)
    return template


def use_template(template: AgendaTemplate, meeting: Meeting, *, by: Account, at: dt.datetime) -> Sequence[AgendaItem]:
    """Add the items of a template to an agenda."""
    items = [AgendaItem(kind=one["kind"], title=one["title"], minutes=one["minutes"]) for one in template.items]
    for one, said in zip(items, template.items, strict=True):
        one.parent = items[said["under"]].uuid if said["under"] is not None else None
    return add_items(meeting, items, by=by, at=at)


def _kept(item: AgendaItem, order: Sequence[uuid.UUID]) -> dict[str, object]:
    under = order.index(item.parent) if item.parent in order else None
    return {"kind": item.kind, "title": item.title, "minutes": item.minutes, "under": under}


def _author(meeting: Meeting, by: Account, at: dt.datetime) -> trail.Author:
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [meeting.unit_id])
    if meeting.state not in OPEN:
        raise WrongState(Said("Phiên họp đã xong hoặc đã hủy, không sửa chương trình."))
    return author


def _refuse(item: AgendaItem, known: set[uuid.UUID]) -> None:
    findings = []
    if not item.title.strip():
        findings.append(Finding("title", "required", Said("Không được để trống")))
    if item.kind not in ItemKind.values:
        findings.append(Finding("kind", "unknown", Said("Chọn một mục trong danh sách")))
    if item.parent is not None and item.parent not in known:
        findings.append(Finding("parent", "unknown", Said("Không có nội dung này trong chương trình")))
    if findings:
        raise Refused(findings)
