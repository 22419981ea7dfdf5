"""The page of the room as it sits (đang họp): follows the chair; opinions, one's own notes, the chair's turns."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.said import Said
from giaoban.sessions.agenda import queries, sitting
from giaoban.sessions.agenda.models import Outcome
from giaoban.sessions.agenda.views import report_of, shown_item
from giaoban.sessions.meetings import pages
from giaoban.sessions.meetings.models import Meeting, MeetingState
from giaoban.sessions.meetings.pages import SECTION, local
from giaoban.sessions.papers import queries as papers
from giaoban.web.page import render

OPEN = frozenset({MeetingState.INVITED, MeetingState.HELD})
_STOP_ASKING = 286
"""The status by which htmx ends a polling."""


@signed_in
@require_safe
def now(request: HttpRequest, meeting: str) -> HttpResponse:
    """What is on now: the page fetches this part of itself again every few seconds."""
    held = pages.opened(request, meeting)
    if held.state == MeetingState.CLOSED:
        return _over(request, meeting)
    held = _sitting(request, meeting)
    agenda = queries.agenda_of(held, timezone.now())
    on = agenda.now
    context = {
        **pages.around(request, held, "now"),
        "agenda": agenda,
        "on": on,
        "since": local(agenda.since) if agenda.since else None,
        "following": agenda.following,
        "report": report_of(on.item, permission_of(request).tree[held.unit_id]) if on else "",
        "papers": [p for p in papers.papers_of(held.record) if on and p.paper.item == on.item.record],
        "note": queries.note_of(account_of(request), held.record),
        "outcomes": Outcome.choices,
        "spoken": [one for one in queries.spoken_of(held.record) if on and one.item == on.item.record],
    }
    return render(request, "sessions/now.html", context, section=SECTION)


@signed_in
@require_POST
def turn(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """The chair turns to an item; without one the room rests."""
    held, key = pages.held_by(request, meeting), request.POST.get("item", "")
    item, at = shown_item(held, key).item if key else None, timezone.localtime()
    return pages.pressed(
        request, lambda: sitting.turn_to(held, item, by=account_of(request), at=at), "sessions:now", meeting
    )


@signed_in
@require_POST
def say(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """Write down an opinion about the item that is on."""
    held = _sitting(request, meeting)
    on, at = queries.agenda_of(held, timezone.now()).now, timezone.localtime()
    speaker, words = request.POST.get("speaker", ""), request.POST.get("words", "").replace("\r\n", "\n")
    record = on.item.record if on else None
    return pages.pressed(
        request,
        lambda: sitting.write_opinion(held, record, speaker, words, by=account_of(request), at=at),
        "sessions:now",
        meeting,
        done=Said("Đã ghi ý kiến."),
    )


@signed_in
@require_POST
def note(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """Keep one's own note."""
    held = _taking_part(request, pages.opened(request, meeting))
    text = request.POST.get("note", "").replace("\r\n", "\n")
    return pages.pressed(
        request,
        lambda: sitting.keep_note(held, text, by=account_of(request)),
        "sessions:now",
        meeting,
        done=Said("Đã giữ ghi chú."),
    )


def _over(request: HttpRequest, key: str) -> HttpResponse:
    """A meeting that is over leads to its own page; the page that follows it stops asking and goes there."""
    address = reverse("sessions:meeting", args=[key])
    if "HX-Request" in request.headers:
        return HttpResponse(status=_STOP_ASKING, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _sitting(request: HttpRequest, key: str) -> Meeting:
    held = pages.opened(request, key)
    if held.state not in OPEN:
        raise Http404(Said("Phiên họp không đang họp."))
    return _taking_part(request, held)


def _taking_part(request: HttpRequest, held: Meeting) -> Meeting:
    if not papers.may_read(permission_of(request), held):
        raise PermissionDenied(Said("Trang này chỉ dành cho người dự họp."))
    return held
