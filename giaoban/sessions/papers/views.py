"""Pages of papers: the list of a meeting, one paper with its versions and readers, its file for one reader."""

import uuid
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from giaoban.documents.files import Damaged, content_type
from giaoban.offices.models import Account
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.said import Said
from giaoban.sessions.meetings import pages
from giaoban.sessions.meetings import queries as meetings
from giaoban.sessions.meetings.models import Meeting
from giaoban.sessions.meetings.pages import SECTION
from giaoban.sessions.meetings.rules.states import OPEN
from giaoban.sessions.papers import actions, queries
from giaoban.sessions.papers.offline import last_day, told_keeper
from giaoban.web.page import render
from giaoban.web.typed import Typed

_KEEPER = Path(__file__).parent / "keeper.js"


@signed_in
@require_safe
def papers(request: HttpRequest, meeting: str) -> HttpResponse:
    """The papers of a meeting and how many of those asked have opened each."""
    held = _read_by(request, meeting)
    found = queries.papers_of(held.record)
    reads = queries.reads_of([one.paper.record for one in found])
    until = last_day(held, timezone.localdate())
    me = account_of(request).username
    context = {
        **pages.around(request, held, "papers"),
        "papers": [
            {
                "paper": one,
                "readers": len({read.account for read in reads.get(one.paper.record, [])}),
                "mine": any(
                    (read.account, read.sha256) == (me, one.last.sha256) for read in reads.get(one.paper.record, [])
                ),
            }
            for one in found
        ],
        "may_write": held.state in OPEN,
        "offline_until": until,
    }
    return told_keeper(render(request, "sessions/papers.html", context, section=SECTION), account_of(request), until)


@signed_in
@require_safe
def paper(request: HttpRequest, meeting: str, paper: str) -> HttpResponse:
    """One paper: its versions with their hashes; for the organisers who opened it and who has not."""
    held = _read_by(request, meeting)
    one = _paper(held, paper)
    around = pages.around(request, held, "papers")
    reads = queries.reads_of([one.paper.record]).get(one.paper.record, [])
    names = dict(Account.objects.filter(username__in={read.account for read in reads}).values_list("username", "name"))
    asked = meetings.people_told(held, timezone.localdate()) if around["holds"] else {}
    read_last = {read.account for read in reads if read.sha256 == one.last.sha256}
    context = {
        **around,
        "paper": one,
        "versions": list(enumerate(one.versions, start=1)),
        "reads": [(names.get(read.account, read.account), read) for read in reads] if around["holds"] else [],
        "unread": sorted(who.name for who in asked.values() if who.username not in read_last),
        "may_write": held.state in OPEN,
    }
    return render(request, "sessions/paper.html", context, section=SECTION)


@signed_in
def add_version(request: HttpRequest, meeting: str, paper: str) -> HttpResponseBase:
    """A new version of a paper."""
    held = pages.held_by(request, meeting)
    one, typed = _paper(held, paper), Typed(request.POST)
    if request.method == "POST":
        name, content = pages.file_of(request, typed)
        at = timezone.localtime()
        if typed.good and pages.tried(
            typed, lambda: actions.add_version(held, one, name, content, by=account_of(request), at=at)
        ):
            return redirect("sessions:paper", meeting, paper)
    back = reverse("sessions:paper", args=[meeting, paper])
    crumbs = [(held.title, reverse("sessions:meeting", args=[meeting])), (one.paper.title, back)]
    fields = [typed.field("file", Said("Tệp PDF, PNG hoặc JPEG"), "file")]
    return pages.form(request, Said("Bản mới"), Said("Thêm bản"), fields, typed, back=back, crumbs=crumbs, upload=True)


@signed_in
@require_safe
def file(request: HttpRequest, meeting: str, paper: str, digest: str) -> HttpResponse:
    """A version of a paper as this reader gets it; the opening is written down.

    The browser's keeper may hold it for some days, but never one that names its reader.
    """
    held = _read_by(request, meeting)
    one = _paper(held, paper)
    version = next((v for v in one.versions if v.sha256 == digest), None)
    if version is None:
        raise Http404(Said("Không có bản này."))
    try:
        content = actions.opened(one.paper, version, by=account_of(request), at=timezone.localtime())
    except Damaged as error:
        return HttpResponse(str(error), status=500, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type=content_type(content) or "application/octet-stream")
    name = f"{version.name.rpartition('.')[0] or version.name}.pdf" if one.paper.marked else version.name
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    until = last_day(held, timezone.localdate(), marked=one.paper.marked)
    return told_keeper(response, account_of(request), until)


@require_safe
def keeper(request: HttpRequest) -> HttpResponse:
    """The script that keeps papers in the browser; its address lies above the pages that it may answer for."""
    response = HttpResponse(_KEEPER.read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    return response


def _read_by(request: HttpRequest, key: str) -> Meeting:
    held = pages.opened(request, key)
    if not queries.may_read(permission_of(request), held):
        raise PermissionDenied(Said("Tài liệu chỉ dành cho người dự họp."))
    return held


def _paper(held: Meeting, key: str) -> queries.Paper:
    try:
        record = uuid.UUID(key)
    except ValueError as error:
        raise Http404(Said("Không có tài liệu này.")) from error
    found = next((one for one in queries.papers_of(held.record) if one.paper.record == record), None)
    if found is None:
        raise Http404(Said("Không có tài liệu này."))
    return found
