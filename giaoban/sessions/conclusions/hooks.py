"""What this room tells the floors below at start-up: its menu entry, its panels on pages of tasks and reports."""

import uuid
from collections.abc import Sequence

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from markupsafe import Markup

from giaoban.indicators.things import place_of
from giaoban.notices import kinds
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of
from giaoban.reports.foreign import add_section
from giaoban.reports.things import REPORT
from giaoban.said import Said
from giaoban.sessions.conclusions import follow_up, queries, searching, things
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.tasks import queries as tasks
from giaoban.tasks.models import Task
from giaoban.tasks.origins import register_origins
from giaoban.web import registry
from giaoban.web.registry import Link, Named, Panel


def register() -> None:
    """Make them known."""
    registry.add_section_page("sessions", registry.MenuEntry("conclusions", Said("Kết luận"), "conclusions:home", 3))
    registry.add_box("conclusion", box)
    registry.add_search_source(searching.source())
    kinds.add_thing(queries.ORIGIN, things.conclusion)
    register_origins("conclusions", origins_of)
    add_section(follow_up.section())


def origins_of(session: uuid.UUID) -> list[tuple[str, str]]:
    """The conclusions of a session as origins of tasks."""
    return [(queries.ORIGIN, one.record.hex) for one in queries.conclusions_of(session)]


def box(request: HttpRequest, things: Sequence[Named]) -> str:
    """On a task's page where it comes from; on a report's page what was concluded on it."""
    makers = {Task.KIND: _of_task, REPORT: _of_report}
    panels = [makers[one.kind](request, one.key) for one in things if one.kind in makers]
    told = [one for one in panels if one.links]
    if not told:
        return ""
    return Markup(render_to_string("conclusions/box.html", {"panels": told}, request))  # noqa: S704 — by its template


def _of_task(request: HttpRequest, key: str) -> Panel:
    """The conclusion that a task was given by, and the report that it concluded on."""
    task = tasks.standing_tasks().filter(record=key, origin_kind=queries.ORIGIN).first()
    found = queries.conclusion_of(uuid.UUID(task.origin_key)) if task else None
    if found is None or not permission_of(request).may(Deed.SEE, found.unit_id):
        return Panel("", ())
    session = queries.session_of(found)
    unit = permission_of(request).tree[found.unit_id].code
    report = reverse("reports:report", args=[unit, session.code])
    links = [_link(found), Link(Said("Báo cáo kỳ %(session)s", session=session.code), report)]
    return Panel(Said("Giao từ kết luận"), links)


def _of_report(request: HttpRequest, key: str) -> Panel:
    place = place_of(key, permission_of(request))
    if place is None:
        return Panel("", ())
    _, session, _ = place
    return Panel(Said("Kết luận của phiên họp"), [_link(one) for one in queries.conclusions_of(session.record)])


def _link(one: Conclusion) -> Link:
    name = one.document_number or Said("Kết luận chưa có số")
    return Link(name, reverse("conclusions:conclusion", args=[one.record]), one.signer)
