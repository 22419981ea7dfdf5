"""The page on which something said is taken back (rút lại): what it was, what changes, the reason, whose decision."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from giaoban.registers import deciding
from giaoban.registers.effects import Effect
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.trail import follower
from giaoban.trail.actions import CorrectionConflict, Decision
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.typed import REFUSED
from giaoban.web.writing import told


@dataclass(frozen=True)
class Withdrawal:
    """What is taken back, in words; ``act`` does it for a reason and a decision and may refuse.

    ``effects`` tells the figures that change, ``None`` where ``advice`` says it all; ``section`` and ``page`` are its
    place in the menu, ``crumbs`` the way to ``back``.
    """

    title: str
    what: str
    facts: Sequence[tuple[str, str]]
    advice: str
    done: str
    crumbs: Sequence[tuple[str, str]]
    back: str
    section: str
    page: str
    act: Callable[[str, Decision | None], object]
    effects: Callable[[], Sequence[Effect]] | None = None


def answer(request: HttpRequest, one: Withdrawal) -> HttpResponse:
    """The page, or, once it is taken back, the way to where it was said."""
    findings: list[Finding] = []
    if request.method == "POST":
        findings = _withdrawn(request, one)
        if not findings:
            messages.success(request, told(one.done))
            return redirect(one.back)
    wrong = {finding.column: finding.message for finding in findings}
    advice, reason = Said("Ai xem lịch sử cũng đọc được lý do này."), request.POST.get("reason", "")
    context = {
        "one": one,
        "effects": one.effects() if one.effects else None,
        "reason": Field("reason", Said("Lý do"), "long", reason, wrong.get("reason", ""), advice, required=True),
        "decision": deciding.fields(request, findings),
        "others": [finding.message for finding in findings if finding.column == ""],
    }
    status = REFUSED if findings else 200
    return render(request, "indicators/withdraw.html", context, section=one.section, page=one.page, status=status)


def _withdrawn(request: HttpRequest, one: Withdrawal) -> list[Finding]:
    """What is wrong; nothing where it was taken back."""
    try:
        one.act(request.POST.get("reason", "").strip(), deciding.decision(request))
    except Refused as refusal:
        return list(refusal.findings)
    except CorrectionConflict as conflict:
        return [Finding("", "conflict", str(conflict))]
    follower.run_pass()
    return []
