"""Saying that registers had nothing in a month, and closing its figures: each by a button, with who and when."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from giaoban.days.interval import previous_period
from giaoban.indicators import actions
from giaoban.indicators.entering import month_closing
from giaoban.indicators.entering.views import REFUSED, SECTION, Place, next_month, place_at
from giaoban.indicators.sessions import Session
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers import actions as registers
from giaoban.registers import deciding
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.trail import follower
from giaoban.trail.queries import latest_seal
from giaoban.web.page import render
from giaoban.web.writing import told

CLOSE, NOTHING_HAPPENED = "chot", "khong-phat-sinh"


@signed_in
def closing(request: HttpRequest, unit: str, period: str) -> HttpResponse:
    """The registers of a unit's month: which have rows, which were said to have none; and the close."""
    here = place_at(request, unit, period)
    session = month_closing.session_of(here.unit.id, here.interval, latest_seal())
    findings: list[Finding] = []
    if request.method == "POST":
        try:
            return _done(request, here, session)
        except Refused as refusal:
            findings = list(refusal.findings)
    permission = permission_of(request)
    lines = month_closing.register_months(here.reader.tree, here.unit.id, here.interval)
    context = {
        "place_of": here,
        "lines": lines,
        "others_said": month_closing.other_returns(here.reader.tree, here.unit.id, here.interval),
        "withdrawn": month_closing.withdrawn(here.reader.tree, here.unit.id, here.interval),
        "may_withdraw": permission.units(Deed.CORRECT),
        "open": sum(one.is_open for one in lines),
        "chosen": set(request.POST.getlist("so")),
        "session": session,
        "close": month_closing.close_of(session) if session else None,
        "may_say": permission.may(Deed.RECORD, here.unit.id),
        "may_close": permission.may(Deed.CLOSE, here.unit.id),
        "deciding": deciding.fields(request, findings),
        "others": [one.message for one in findings if one.column not in deciding.NAMES],
        "before": here.address("closing", previous_period(here.interval)),
        "after": here.address("closing", next_month(here.interval)),
    }
    status = REFUSED if findings else 200
    return render(request, "indicators/closing.html", context, section=SECTION, page="enter", status=status)


def _done(request: HttpRequest, here: Place, session: Session | None) -> HttpResponse:
    """Carry out what was pressed; raises :class:`Refused` with what is wrong."""
    if request.POST.get("lam") == CLOSE:
        permission_of(request).require(Deed.CLOSE, [here.unit.id])
        _close(request, here, session)
        messages.success(request, told(Said("Đã chốt số liệu của kỳ.")))
    else:
        permission_of(request).require(Deed.RECORD, [here.unit.id])
        count = _say_nothing_happened(request, here)
        messages.success(request, told(Said("Đã ghi không phát sinh cho %(count)s sổ.", count=count)))
    follower.run_pass()
    return redirect(here.address("closing"))


def _close(request: HttpRequest, here: Place, session: Session | None) -> None:
    if session is None or month_closing.close_of(session):
        raise Refused([Finding("session", "not_open", Said("Tháng này chưa có kỳ giao ban, hoặc kỳ đã chốt."))])
    decision = deciding.decision(request)
    actions.close(session.record, here.unit.id, by=account_of(request), at=timezone.localtime(), decision=decision)


def _say_nothing_happened(request: HttpRequest, here: Place) -> int:
    """How many registers were said to have had nothing; one that has rows is refused by name, and none is written."""
    wanted, now = set(request.POST.getlist("so")), timezone.localtime()
    lines = month_closing.register_months(here.reader.tree, here.unit.id, here.interval)
    chosen = [one for one in lines if one.register.code in wanted]
    if not chosen:
        raise Refused([Finding("so", "nothing_chosen", Said("Chọn ít nhất một sổ không phát sinh."))])
    filled = [one.register.title for one in chosen if one.count]
    if filled:
        raise Refused([Finding("so", "has_rows", Said("Sổ đã có dòng trong tháng: %(titles)s", titles=filled))])
    if here.interval.end >= now.date():
        raise Refused([Finding("so", "not_over", Said("Tháng chưa hết, chưa nói được là không phát sinh."))])
    first, last, by = here.interval.start, here.interval.end, account_of(request)
    for one in chosen:
        registers.nil_return(one.register.code, unit=here.unit.id, start=first, end=last, by=by, at=now)
    return len(chosen)
