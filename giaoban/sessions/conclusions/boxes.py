"""What this room shows on pages of others: where a task comes from, what was concluded on a report, at a meeting."""

import uuid
from collections.abc import Sequence

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from markupsafe import Markup

from giaoban.indicators.sessions import Session
from giaoban.indicators.things import place_of
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of
from giaoban.reports.things import REPORT
from giaoban.said import Said
from giaoban.sessions.agenda import queries as agenda
from giaoban.sessions.agenda.things import AGENDA_ITEM
from giaoban.sessions.conclusions import queries
from giaoban.sessions.conclusions.at_meetings import Spoken, anchor_of, tasks_of_item
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.meetings import queries as meetings
from giaoban.sessions.meetings.models import Meeting
from giaoban.sessions.meetings.things import MEETING
from giaoban.sessions.minutes import queries as minutes
from giaoban.sessions.minutes.things import CONCLUSION_NOTICE
from giaoban.tasks import queries as tasks
from giaoban.tasks.models import Task
from giaoban.web.addresses import address
from giaoban.web.registry import Link, Named, Panel

LONGEST = 140
"""Letters of a task's text in a link."""
NOTHING = Panel("", ())


def box(request: HttpRequest, things: Sequence[Named]) -> str:
    """The panel of the thing that a page is about."""
    makers = {
        Task.KIND: _of_task,
        REPORT: _of_report,
        MEETING: _of_meeting,
        CONCLUSION_NOTICE: _of_meeting,
        AGENDA_ITEM: _of_item,
    }
    panels = [makers[one.kind](request, one.key) for one in things if one.kind in makers]
    told = [one for one in panels if one.links]
    if not told:
        return ""
    return Markup(render_to_string("conclusions/box.html", {"panels": told}, request))  # noqa: S704 — by its template


def _of_task(request: HttpRequest, key: str) -> Panel:
    """The conclusion that a task was given by, the item it was spoken at, the report that it concluded on."""
    permission = permission_of(request)
    task = tasks.standing_tasks().filter(record=key, origin_kind=queries.ORIGIN).first()
    found = queries.conclusion_of(uuid.UUID(task.origin_key)) if task else None
    if task is None or found is None or not permission.may(Deed.SEE, found.unit_id):
        return NOTHING
    session = queries.session_of(found)
    spoken = Spoken(found.session, permission).item(task.source_text or task.text)
    at = [Link(spoken.item.title, spoken.href, spoken.meeting.title)] if spoken else []
    report = reverse("reports:report", args=[permission.tree[found.unit_id].code, session.code])
    to_report = Link(Said("Báo cáo kỳ %(session)s", session=session.code), report)
    return Panel(Said("Giao từ kết luận"), [_link(found), *at, to_report])


def _of_report(request: HttpRequest, key: str) -> Panel:
    place = place_of(key, permission_of(request))
    if place is None:
        return NOTHING
    _, session, _ = place
    return Panel(Said("Kết luận của phiên họp"), [_link(one) for one in queries.conclusions_of(session.record)])


def _of_meeting(request: HttpRequest, key: str) -> Panel:
    """The conclusions that tasks were given by; for who gives tasks also the way to enter the notice as one."""
    permission, held = permission_of(request), meetings.standing(uuid.UUID(key))
    session = meetings.session_of(held.session) if held else None
    if held is None or session is None or not permission.may(Deed.SEE, held.unit_id):
        return NOTHING
    entered = queries.conclusions_of(session.record)
    links = [_link(one) for one in entered]
    if permission.may(Deed.GIVE_TASK, held.unit_id):
        links += _to_enter(held, session, permission.tree[held.unit_id].code, entered)
    return Panel(Said("Kết luận và nhiệm vụ"), links)


def _to_enter(held: Meeting, session: Session, unit: str, entered: Sequence[Conclusion]) -> list[Link]:
    """The way to read the meeting's notice for tasks, until a conclusion of its number is entered."""
    notice = minutes.conclusion_of(held.record)
    if notice is None or (notice.number and notice.number in {one.document_number for one in entered}):
        return []
    to = address(reverse("conclusions:session", args=[unit, session.code]), {"phien": held.record.hex})
    return [Link(Said("Nhập kết luận của phiên họp này, giao nhiệm vụ"), to)]


def _of_item(request: HttpRequest, key: str) -> Panel:
    permission, item = permission_of(request), agenda.item_of(uuid.UUID(key))
    held = meetings.standing(item.meeting) if item else None
    if item is None or held is None or not meetings.may_see(permission, held):
        return NOTHING
    given = tasks_of_item(item, held, permission)
    links = [
        Link(_short(one.text), reverse("tasks:task", args=[one.record]), permission.tree[one.lead_id].name)
        for one in given
    ]
    of = {one.origin_key for one in given if one.origin_kind == queries.ORIGIN}
    concluded = [one for one in queries.conclusions_of(held.session) if one.record.hex in of] if held.session else []
    seen = [_link(one, anchor_of(item)) for one in concluded if permission.may(Deed.SEE, one.unit_id)]
    return Panel(Said("Nhiệm vụ giao từ nội dung này"), [*seen, *links])


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST].rsplit(' ', 1)[0]}…"


def _link(one: Conclusion, anchor: str = "") -> Link:
    name = one.document_number or Said("Kết luận chưa có số")
    page = reverse("conclusions:conclusion", args=[one.record])
    return Link(name, f"{page}#{anchor}" if anchor else page, one.signer)
