"""Opinion sheets: those the caller may see, sealed until they are closed, and the caller's own answer."""

import uuid
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Body, Path, Router

from giaoban.api.answers import caller_of, fresh
from giaoban.api.caller import needs
from giaoban.api.problems import Problem, refused
from giaoban.api.scopes import Scope
from giaoban.api.session_shapes import OpinionTaken, SentOpinion, SheetList, SheetShape
from giaoban.api.shapes import CONFLICTS, PROBLEMS
from giaoban.api.task_rows import unit_name
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.registers.rules.finding import Refused
from giaoban.said import Said
from giaoban.sessions.opinions import actions, queries
from giaoban.sessions.opinions.models import OpinionSheet
from giaoban.sessions.opinions.queries import Opinion, Result
from giaoban.trail.actions import CorrectionConflict

router = Router(tags=[Said("Phiếu lấy ý kiến")], auth=needs(Scope.OPINIONS), by_alias=True)
SheetInPath = Annotated[uuid.UUID, Path(description=Said("«id» của phiếu"))]


@router.get("/opinion-sheets", response={200: SheetList, **PROBLEMS}, summary=Said("Các phiếu lấy ý kiến"))
def sheets(request: HttpRequest) -> HttpResponse:
    """The sheets that the caller organises or is asked by, the last to close first."""
    permission = caller_of(request).permission
    found = [_row(one, permission) for one in queries.visible(permission)]
    return fresh({"items": found, "count": len(found)})


@router.get(
    "/opinion-sheets/{uuid:sheet}", response={200: SheetShape, **PROBLEMS}, summary=Said("Một phiếu lấy ý kiến")
)
def sheet(request: HttpRequest, sheet: SheetInPath) -> HttpResponse:
    """A sheet with who has answered; what anybody said, and the result, only once it is closed."""
    permission = caller_of(request).permission
    one = _seen(permission, sheet)
    result = queries.result(one)
    return fresh(
        {
            **_row(one, permission),
            "question": one.question,
            "opinions": [_opinion(said) for said in queries.opinions(one)],
            "result": _result(result) if result else None,
        }
    )


@router.post(
    "/opinion-sheets/{uuid:sheet}/opinion",
    response={200: OpinionTaken, **CONFLICTS},
    summary=Said("Gửi ý kiến của mình"),
    auth=needs(Scope.OPINION_VOTES),
)
def give(request: HttpRequest, sheet: SheetInPath, sent: Annotated[SentOpinion, Body()]) -> HttpResponse:
    """Give the caller's own opinion, once; a second one, or one that comes too late, is refused with 409."""
    permission, at = caller_of(request).permission, timezone.localtime()
    one, by = _seen(permission, sheet), permission.account
    try:
        actions.vote(one, by, sent.choice.value, sent.reason, by=by, at=at)
    except Refused as refusal:
        raise refused(refusal.findings) from refusal
    except actions.Closed as refusal:
        raise Problem(409, "closed", refusal.args[0]) from refusal
    except CorrectionConflict as refusal:
        raise Problem(409, "answered", refusal.args[0]) from refusal
    except NotAllowed as refusal:
        raise Problem(403, "not-allowed", refusal.args[0]) from refusal
    return fresh({"id": str(one.record), "answered_at": at.isoformat()})


def _seen(permission: Permission, record: uuid.UUID) -> OpinionSheet:
    try:
        return queries.find(record.hex, permission)
    except queries.SheetNotFound as error:
        words = Said("Không có phiếu này, hoặc tài khoản không có quyền xem.")
        raise Problem(404, "unknown-sheet", words) from error


def _row(one: OpinionSheet, permission: Permission) -> dict[str, Any]:
    me = permission.account.pk
    asked = me in queries.voters(one.record)
    sent = {vote.voter_id for vote in queries.votes_of(one.record)}
    return {
        "id": str(one.record),
        "link": reverse("sessions:sheet", args=[one.record.hex]),
        "unit": unit_name(one.unit_id, permission.tree),
        "title": one.title,
        "closes_at": one.closes_at.isoformat(),
        "closed": queries.closing_of(one.record) is not None,
        "answered": me in sent if asked else None,
    }


def _opinion(one: Opinion) -> dict[str, Any]:
    return {
        "account": one.member.username,
        "answered_at": one.answered_at.isoformat() if one.answered_at else None,
        "choice": one.choice or None,
        "reason": one.reason if one.choice else None,
    }


def _result(one: Result) -> dict[str, Any]:
    counts = one.counts
    return {
        "asked": counts.asked,
        "agree": counts.agree,
        "disagree": counts.disagree,
        "other": counts.other,
        "silent": counts.silent,
        "verdict": one.verdict.value,
        "article": one.article,
    }
