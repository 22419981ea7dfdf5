"""Taking back that a register had nothing (rút báo cáo không phát sinh): with a reason, its effect on figures first."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from giaoban.indicators.entering import month_closing
from giaoban.indicators.entering.views import REFUSED, SECTION, Place, place_at
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers import actions, deciding
from giaoban.registers.effects import Effect, effects_of
from giaoban.registers.models import NilReturn
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.trail import follower
from giaoban.trail.actions import CorrectionConflict
from giaoban.trail.queries import current
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.writing import told


@signed_in
def withdraw(request: HttpRequest, unit: str, period: str, nil: uuid.UUID) -> HttpResponse:
    """Show what was said and which figures change, then take it back under an act with its reason."""
    here = place_at(request, unit, period)
    said = _standing(request, here, nil)
    findings: list[Finding] = []
    if request.method == "POST":
        findings = _withdraw(request, said)
        if not findings:
            messages.success(request, told(Said("Đã rút báo cáo không phát sinh; lý do còn ở trang này.")))
            return redirect(here.address("closing"))
    wrong = {one.column: one.message for one in findings}
    advice = Said("Ai xem lịch sử cũng đọc được lý do này.")
    reason = request.POST.get("reason", "")
    context = {
        "place_of": here,
        "said": month_closing.told_nil(said, here.reader.tree),
        "effects": _effects(request, said),
        "reason": Field("reason", Said("Lý do"), "long", reason, wrong.get("reason", ""), advice, required=True),
        "decision": deciding.fields(request, findings),
        "others": [one.message for one in findings if one.column == ""],
        "back": here.address("closing"),
    }
    status = REFUSED if findings else 200
    return render(request, "indicators/withdraw.html", context, section=SECTION, page="enter", status=status)


def _standing(request: HttpRequest, here: Place, nil: uuid.UUID) -> NilReturn:
    """The return, if it stands, touches the month and the account may take it back."""
    mine = month_closing.touching(current(NilReturn), here.reader.tree, here.unit.id, here.interval)
    said = mine.filter(record=nil).first()
    if said is None:
        raise Http404(Said("Không có báo cáo không phát sinh này trong tháng, hoặc đã rút."))
    if not permission_of(request).may(Deed.CORRECT, said.unit_id):
        raise PermissionDenied(Said("Tài khoản xem được báo cáo này nhưng không có vai trò rút."))
    return said


def _withdraw(request: HttpRequest, said: NilReturn) -> list[Finding]:
    """What is wrong; nothing where it was taken back."""
    reason = request.POST.get("reason", "").strip()
    try:
        actions.withdraw_nil_return(
            said, by=account_of(request), at=timezone.localtime(), reason=reason, decision=deciding.decision(request)
        )
    except Refused as refusal:
        return list(refusal.findings)
    except CorrectionConflict as conflict:
        return [Finding("", "conflict", str(conflict))]
    follower.run_pass()
    return []


def _effects(request: HttpRequest, said: NilReturn) -> list[Effect]:
    """The figures of open sessions that would have no value any more."""

    def change() -> None:
        actions.withdraw_nil_return(said, by=account_of(request), at=timezone.localtime(), reason="–")

    return list(effects_of(change, {said.unit_id, said.territory_id}, [said.start, said.end]))
