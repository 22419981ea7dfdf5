"""What these rooms tell the pages and the follower at start-up."""

import uuid
from collections.abc import Sequence

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from giaoban.notices import kinds
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.reports.things import REPORT
from giaoban.said import Said
from giaoban.sessions.agenda import queries as agenda
from giaoban.sessions.meetings import notices as meeting_notices
from giaoban.sessions.meetings import queries as meetings
from giaoban.sessions.meetings import things as meeting_things
from giaoban.sessions.opinions import notices as opinion_notices
from giaoban.sessions.opinions import things as opinion_things
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    registry.add_menu(registry.MenuEntry("sessions", Said("Phiên họp"), "sessions:meetings", 50))
    for place, (code, title, name) in enumerate(
        (
            ("meetings", Said("Phiên họp"), "sessions:meetings"),
            ("calendar", Said("Lịch họp"), "sessions:calendar"),
            ("opinions", Said("Phiếu lấy ý kiến"), "sessions:sheets"),
        )
    ):
        registry.add_section_page("sessions", registry.MenuEntry(code, title, name, place))
    registry.add_calendar("meetings", meeting_notices.calendar)
    registry.add_box("meetings", presented_at)
    kinds.add_thing(meeting_things.MEETING, meeting_things.meeting)
    kinds.add_thing(opinion_things.SHEET, opinion_things.sheet)
    for kind in (*meeting_notices.KINDS, *opinion_notices.KINDS):
        kinds.add_kind(kind)
    for sender in (*meeting_notices.SENDERS, *opinion_notices.SENDERS):
        kinds.add_sender(sender)


def presented_at(request: HttpRequest, things: Sequence[registry.Named]) -> str:
    """On a report's page: the meetings and items at which it is presented, those that the reader may see."""
    if not things or things[0].kind != REPORT or not isinstance(request.user, Account):
        return ""
    session = uuid.UUID(things[0].key.partition(":")[0])
    permission = Permission(request.user, timezone.localdate())
    links = []
    for item in agenda.items_presenting(session):
        meeting = meetings.standing(item.meeting)
        if meeting is not None and meetings.may_see(permission, meeting):
            address = reverse("sessions:item", args=[item.meeting.hex, item.record.hex])
            links.append(registry.Link(item.title, address, meeting.title))
    if not links:
        return ""
    return Markup(render_to_string("sessions/presented.html", {"links": links}, request))  # noqa: S704 — by its template
