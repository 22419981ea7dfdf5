"""Meetings: those the caller may see, one with agenda, papers and people, a paper as this reader gets it."""

import datetime as dt
import uuid
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Path, Query, Router

from giaoban.api.answers import caller_of, fresh, sent_file
from giaoban.api.caller import needs
from giaoban.api.parameters import Day
from giaoban.api.problems import Problem
from giaoban.api.scopes import Scope
from giaoban.api.session_shapes import MeetingList, MeetingShape
from giaoban.api.shapes import PROBLEMS
from giaoban.api.task_rows import unit_name
from giaoban.days.clock import VIETNAM
from giaoban.documents.files import Damaged
from giaoban.offices.permission import Permission
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said
from giaoban.sessions.agenda.queries import Item, agenda_of
from giaoban.sessions.meetings import queries
from giaoban.sessions.meetings.models import Meeting, MeetingState
from giaoban.sessions.meetings.queries import Invited
from giaoban.sessions.papers import actions as papers
from giaoban.sessions.papers.queries import Paper, may_read, papers_of

router = Router(tags=[Said("Phiên họp")], auth=needs(Scope.MEETINGS), by_alias=True)
MeetingInPath = Annotated[uuid.UUID, Path(description=Said("«id» của phiên họp"))]


@router.get("/meetings", response={200: MeetingList, **PROBLEMS}, summary=Said("Các phiên họp"))
def meetings(
    request: HttpRequest,
    state: Annotated[MeetingState | None, Query(description=Said("Tình trạng"))] = None,
    since: Annotated[Day | None, Query(description=Said("Bắt đầu từ ngày này"))] = None,
    until: Annotated[Day | None, Query(description=Said("Bắt đầu đến hết ngày này"))] = None,
) -> HttpResponse:
    """The meetings that the caller may see at this moment, the latest first; a draft is its organisers' own."""
    permission = caller_of(request).permission
    found = [
        _row(one, permission.tree)
        for one in queries.visible(permission)
        if (state is None or one.state == state) and _falls_between(one, since, until)
    ]
    return fresh({"items": found, "count": len(found)})


@router.get("/meetings/{uuid:meeting}", response={200: MeetingShape, **PROBLEMS}, summary=Said("Một phiên họp"))
def meeting(request: HttpRequest, meeting: MeetingInPath) -> HttpResponse:
    """A meeting with its agenda as it stands at this moment, its papers and who is asked."""
    permission = caller_of(request).permission
    one, tree = _seen(permission, meeting), permission.tree
    shown = [_paper(paper) for paper in papers_of(one.record)] if may_read(permission, one) else None
    return fresh(
        {
            **_row(one, tree),
            "agenda": [_item(item, tree) for item in agenda_of(one, timezone.now()).items],
            "papers": shown,
            "invited": [_invited(asked, tree) for asked in queries.invited(one.record)],
        }
    )


@router.get(
    "/meetings/{uuid:meeting}/papers/{uuid:paper}/{sha256}",
    response={200: bytes, **PROBLEMS},
    summary=Said("Tệp của một tài liệu họp"),
    auth=needs(Scope.PAPERS),
)
def paper_file(
    request: HttpRequest,
    meeting: MeetingInPath,
    paper: Annotated[uuid.UUID, Path(description=Said("«id» của tài liệu"))],
    sha256: Annotated[str, Path(description=Said("«sha256» của bản"), pattern="^[0-9a-f]{64}$")],
) -> HttpResponse:
    """A version of a paper as this reader gets it; the opening is written down as on its page."""
    permission = caller_of(request).permission
    held = _seen(permission, meeting)
    found = papers_of(held.record) if may_read(permission, held) else []
    kept = next(
        ((one.paper, file) for one in found if one.paper.record == paper for file in one.versions
         if file.sha256 == sha256), None,
    )  # fmt: skip
    if kept is None:
        raise Problem(404, "unknown-file", Said("Không có bản này, hoặc tài khoản không được mở tài liệu họp."))
    try:
        content = papers.opened(*kept, by=permission.account, at=timezone.localtime())
    except Damaged as error:
        raise Problem(500, "damaged-file", error.args[0]) from error
    return sent_file(kept[1].name, content)


def _seen(permission: Permission, record: uuid.UUID) -> Meeting:
    try:
        return queries.find(record.hex, permission)
    except queries.MeetingNotFound as error:
        words = Said("Không có phiên họp này, hoặc tài khoản không có quyền xem.")
        raise Problem(404, "unknown-meeting", words) from error


def _falls_between(one: Meeting, since: dt.date | None, until: dt.date | None) -> bool:
    day = one.begins.astimezone(VIETNAM).date()
    return (since is None or day >= since) and (until is None or day <= until)


def _row(one: Meeting, tree: UnitTree) -> dict[str, Any]:
    return {
        "id": str(one.record),
        "link": reverse("sessions:meeting", args=[one.record.hex]),
        "unit": unit_name(one.unit_id, tree),
        "title": one.title,
        "state": one.state,
        "begins": one.begins.isoformat(),
        "minutes": one.minutes,
        "place": one.place,
        "chair": one.chair.username if one.chair else None,
        "session": str(one.session) if one.session else None,
    }


def _item(one: Item, tree: UnitTree) -> dict[str, Any]:
    return {
        "id": str(one.item.record),
        "number": one.number,
        "depth": one.depth,
        "kind": one.item.kind,
        "title": one.item.title,
        "begins": one.begins.isoformat(),
        "minutes": one.item.minutes,
        "spent": one.spent,
        "over": one.over,
        "now": one.now,
        "unit": unit_name(one.item.unit_id, tree) if one.item.unit_id else None,
        "rapporteur": one.item.rapporteur,
        "result": one.outcome.result if one.outcome else None,
        "resolution": one.outcome.resolution if one.outcome else "",
    }


def _paper(one: Paper) -> dict[str, Any]:
    return {
        "id": str(one.paper.record),
        "title": one.paper.title,
        "item": str(one.paper.item) if one.paper.item else None,
        "marked": one.paper.marked,
        "versions": [
            {"name": file.name, "sha256": file.sha256, "size": file.size, "at": file.act.stated_at.isoformat()}
            for file in one.versions
        ],
    }


def _invited(one: Invited, tree: UnitTree) -> dict[str, Any]:
    asked, reply = one.invitation, one.reply
    return {
        "unit": unit_name(asked.unit_id, tree),
        "account": asked.account.username if asked.account else None,
        "part": asked.part,
        "answer": reply.answer if reply else None,
        "substitute": reply.substitute.username if reply and reply.substitute else None,
        "present": one.attendance.present if one.attendance else None,
    }
