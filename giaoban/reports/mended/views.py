"""Pages of the mended Word file: upload it, decide on every difference, take in what was chosen."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from giaoban.documents.returned_docx import LARGEST, Unreadable
from giaoban.offices.signed_in import account_of, signed_in
from giaoban.registers.rules.finding import Refused
from giaoban.reports.formats import figure_address
from giaoban.reports.mended import actions
from giaoban.reports.mended.reading import Proposal, proposals_from, read_mended
from giaoban.reports.models import MendedDraft
from giaoban.reports.opened import desk_of
from giaoban.reports.outline.actions import Changed
from giaoban.reports.rules.text_changes import Change, changes
from giaoban.reports.writers import Desk
from giaoban.said import Said
from giaoban.web.page import render
from giaoban.web.writing import told

SECTION = "reports"
REFUSED = 422


@dataclass(frozen=True)
class ShownProposal:
    """A difference as the page shows it: words side by side, what was chosen, whether it must be chosen."""

    number: int
    one: Proposal
    words: list[Change]
    choice: str
    asks: bool
    elsewhere: bool
    wrong: bool


@signed_in
def mended(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """Upload a mended draft; those read and not yet decided are listed."""
    desk, problem = _desk(request, unit, session), ""
    if request.method == "POST":
        given = request.FILES.get("tep")
        try:
            if given is None:
                raise Unreadable(Said("Chưa chọn tệp."))
            reading = read_mended(desk.of, given.read(LARGEST + 1))
            if reading.proposals:
                kept = actions.keep(desk, given.name or "", reading, at=timezone.now())
                return redirect("reports:decide", unit, session, kept.pk)
            problem = Said("Tệp đọc được và không khác dự thảo chỗ nào; không có gì để nhận.")
        except Unreadable as error:
            problem = told(str(error))
    waiting = MendedDraft.objects.filter(
        unit_id=desk.of.unit.id, session=desk.of.session.record, account=account_of(request)
    ).order_by("-pk")
    context = {**_place(desk, session), "waiting": waiting, "problem": problem, "taken": _said(request)}
    return render(request, "reports/mended.html", context, section=SECTION, status=REFUSED if problem else 200)


@signed_in
def decide(request: HttpRequest, unit: str, session: str, number: int) -> HttpResponseBase:
    """Every difference with what may be done about it; nothing is written before all are decided."""
    desk = _desk(request, unit, session)
    draft = MendedDraft.objects.filter(
        pk=number, account=account_of(request), unit_id=desk.of.unit.id, session=desk.of.session.record
    ).first()
    if draft is None:
        raise Http404(Said("Bản sửa này đã được quyết định hoặc không phải của bạn."))
    problems: list[str] = []
    if request.method == "POST":
        if request.POST.get("viec") == "bo":
            actions.throw_away(draft)
            return redirect("reports:mended", unit, session)
        done, problems = _decided(request, desk, draft)
        if done:
            return redirect("reports:mended", unit, session)
    context = {
        **_place(desk, session),
        "draft": draft,
        "by_marks": draft.read["by_marks"],
        "shown": _shown(request, desk, draft),
        "problems": problems,
        "address": figure_address({"unit": desk.of.unit.code, "session": session, "seal": desk.of.reader.seal}),
    }
    return render(request, "reports/decide.html", context, section=SECTION, status=REFUSED if problems else 200)


def _decided(request: HttpRequest, desk: Desk, draft: MendedDraft) -> tuple[bool, list[str]]:
    """Whether everything was decided and written; else why not."""
    try:
        taken = actions.decide(desk, draft, _decisions(request, draft), at=timezone.now())
    except Refused as refusal:
        return False, list(dict.fromkeys(one.message for one in refusal.findings))
    except Changed:
        words = Said(
            "Một câu được chọn vừa được người khác sửa trong hệ thống; chưa ghi gì. Xem lại câu đó rồi chọn lại."
        )
        return False, [words]
    words = Said("Đã nhận %(taken)s chỗ, không nhận %(refused)s chỗ.", taken=taken.taken, refused=taken.refused)
    request.session["report_taken"] = told(words)
    return True, []


def _decisions(request: HttpRequest, draft: MendedDraft) -> dict[int, str]:
    count = len(draft.read["proposals"])
    return {number: request.POST[f"chon-{number}"] for number in range(count) if f"chon-{number}" in request.POST}


def _shown(request: HttpRequest, desk: Desk, draft: MendedDraft) -> list[ShownProposal]:
    now = {item.key: item.uuid.hex for item in desk.of.items}
    chosen, posted = _decisions(request, draft), request.method == "POST"
    return [
        ShownProposal(
            number,
            one,
            changes(one.old, one.new),
            chosen.get(number, ""),
            actions.needs_decision(one),
            bool(one.seen) and now.get(one.key) != one.seen,
            posted and actions.needs_decision(one) and number not in chosen,
        )
        for number, one in enumerate(proposals_from(draft.read))
    ]


def _desk(request: HttpRequest, unit: str, session: str) -> Desk:
    desk = desk_of(request, unit, session)
    if not desk.sees_all or not desk.mine:
        raise PermissionDenied(Said("Chỉ người soạn báo cáo nhận bản Word sửa về."))
    return desk


def _said(request: HttpRequest) -> str:
    text: str = request.session.pop("report_taken", "")
    return text


def _place(desk: Desk, session: str) -> dict[str, Any]:
    return {"unit": desk.of.unit, "session": session, "here_tab": "mended"}
