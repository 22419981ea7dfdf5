"""Pages of entering: a unit's form for a month, and what the office has received from everybody."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.days.interval import BadInterval, Interval, previous_period
from giaoban.indicators import actions
from giaoban.indicators.entering.received import NOTHING, Received, Stage, received
from giaoban.indicators.entering.sheet import Typed, authority_of, due, read, rows, typed_before
from giaoban.indicators.figures import Figures
from giaoban.indicators.models import (
    IndicatorVersion,
    Submission,
    SubmissionDraft,
    SubmissionOutcome,
    SubmissionState,
)
from giaoban.indicators.rules.givers import givers
from giaoban.indicators.rules.submission_deadline import submission_deadline
from giaoban.indicators.sectors import sector_name
from giaoban.law import Book, LawError
from giaoban.offices import queries as offices
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts, UnitNotFound
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.trail.queries import latest_seal
from giaoban.web.page import render
from giaoban.web.registry import Choice
from giaoban.web.writing import told

SECTION = "figures"
REFUSED = 422


@dataclass(frozen=True)
class Place:
    """A unit and a month, read at the last seal: entering is always about today's knowledge."""

    reader: Figures
    unit: UnitFacts
    interval: Interval
    book: Book

    @property
    def period(self) -> str:
        """The month as an address writes it: ``2023-02``."""
        return f"{self.interval.start:%Y-%m}"

    def address(self, name: str = "enter", interval: Interval | None = None, unit: str = "") -> str:
        """A page of the same unit, of this month or another."""
        month = interval.start if interval else self.interval.start
        return reverse(f"entering:{name}", args=[unit or self.unit.code, f"{month:%Y-%m}"])


@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """Go to the form of the unit that the account enters for, of the month just over."""
    unit, month = _own(request, Deed.SUBMIT), _just_over()
    if unit is None:
        raise PermissionDenied(Said("Tài khoản không gửi số liệu cho đơn vị nào đang hoạt động."))
    return redirect("entering:enter", unit.code, f"{month.start:%Y-%m}")


@require_safe
@signed_in
def all_units(request: HttpRequest) -> HttpResponse:
    """Go to what the account's authority has received of the month just over."""
    unit, month = _own(request, Deed.ACCEPT), _just_over()
    if unit is None:
        raise PermissionDenied(Said("Tài khoản không nhận số liệu của đơn vị nào đang hoạt động."))
    return redirect("entering:received", unit.code, f"{month.start:%Y-%m}")


def _just_over() -> Interval:
    today = timezone.localdate()
    return previous_period(Interval.month(today.year, today.month))


def _own(request: HttpRequest, deed: Deed) -> UnitFacts | None:
    """The unit that the account does something for: its own first, one that lived in the month just over."""
    permission, month = permission_of(request), _just_over()
    alive = [permission.tree[one] for one in permission.units(deed) if one in permission.tree]
    alive = [one for one in alive if one.lives_on(month.end)]
    own = {held.unit for held in permission.held}
    return min(alive, key=lambda one: (one.id not in own, one.code), default=None)


@signed_in
def enter(request: HttpRequest, unit: str, period: str) -> HttpResponse:
    """The form of a unit and month: keep as a draft, send, or, for who takes in, accept or return."""
    here = place_at(request, unit, period)
    definitions = due(here.reader, here.unit.id, here.interval)
    last = received([here.unit.id], here.interval.start, here.interval.end).get(here.unit.id, NOTHING)
    typed, findings = _typed_at_first(request, here, definitions, last), list[Finding]()
    if request.method == "POST":
        done, typed, findings = _post(request, here, definitions, last)
        if done is not None:
            return done
    permission = permission_of(request)
    errors = {one.column: one.message for one in findings}
    context = {
        "place_of": here,
        "sectors": [(sector_name(code), of_sector) for code, of_sector in rows(
            here.reader, here.unit.id, here.interval, definitions, typed, errors)],
        "typed": typed,
        "states": [Choice(value, label, value == (typed.state or SubmissionState.OFFICIAL))
                   for value, label in SubmissionState.choices],
        "last": last,
        "wrong": [(one.column, _name(definitions, one.column), one.message) for one in findings],
        "due_on": due_on(here, last),
        "may_send": permission.may(Deed.SUBMIT, here.unit.id),
        "may_decide": last.stage == Stage.SENT and permission.may(Deed.ACCEPT, here.unit.id),
        "draft": _draft(request, here),
        "before": here.address(interval=previous_period(here.interval)),
        "after": here.address(interval=next_month(here.interval)),
        "all_units": here.address("received", unit=here.reader.tree[authority_of(here.reader, here.unit.id)].code),
    }  # fmt: skip
    return render(
        request, "indicators/enter.html", context, section=SECTION, page="enter", status=REFUSED if findings else 200
    )


@signed_in
def received_from(request: HttpRequest, unit: str, period: str) -> HttpResponse:
    """Who has sent the month's figures to an authority, who has not, and taking them in together."""
    here = place_at(request, unit, period)
    if request.method == "POST":
        return _accept_together(request, here)
    owed = _owed(here)
    got = received(list(owed), here.interval.start, here.interval.end)
    permission = permission_of(request)
    lines = [
        {
            "unit": here.reader.tree[giver],
            "href": here.address(unit=here.reader.tree[giver].code),
            "due": count,
            "given": len(got[giver].values or {}) if giver in got else 0,
            "received": got.get(giver, NOTHING),
            "late": bool((due := due_on(here, got.get(giver, NOTHING))) and due.late),
            "may_accept": giver in got and got[giver].stage == Stage.SENT and permission.may(Deed.ACCEPT, giver),
        }
        for giver, count in owed.items()
    ]
    context = {
        "place_of": here,
        "due_on": due_on(here, NOTHING),
        "lines": lines,
        "missing": sum(1 for giver in owed if got.get(giver, NOTHING).stage in {Stage.NONE, Stage.RETURNED}),
        "before": here.address("received", previous_period(here.interval)),
        "after": here.address("received", next_month(here.interval)),
    }
    return render(request, "indicators/received.html", context, section=SECTION, page="received")


@dataclass(frozen=True)
class Due:
    """Until when the month's figures are on time, and whether they came later or are still missing after it."""

    last_day: dt.date
    late: bool


def due_on(here: Place, last: Received) -> Due | None:
    """The deadline of the month by the office's calendar; lateness stays visible once sent.

    A month before the rules on reporting has none: what is entered of it later is not late.
    """
    try:
        last_day = submission_deadline(here.interval.end, here.book)
    except LawError:
        return None
    sent = last.submission.act.stated_at if last.submission is not None else None
    came = timezone.localtime(sent).date() if sent is not None else timezone.localdate()
    return Due(last_day, came > last_day)


def place_at(request: HttpRequest, code: str, period: str) -> Place:
    try:
        interval = Interval.parse(period)
        reader = Figures(latest_seal())
        unit = reader.tree.by_code(code, interval.end)
    except (BadInterval, UnitNotFound) as error:
        raise Http404(str(error)) from error
    if interval != Interval.month(interval.start.year, interval.start.month):
        raise Http404(Said("Chỉ nhập số liệu theo tháng."))
    permission_of(request).require(Deed.SEE, [unit.id])
    return Place(reader, unit, interval, offices.book())


def _post(
    request: HttpRequest, here: Place, definitions: Sequence[IndicatorVersion], last: Received
) -> tuple[HttpResponse | None, Typed, list[Finding]]:
    deed, typed = request.POST.get("lam", ""), _typed(request, definitions)
    deciding = deed in SubmissionOutcome.values
    permission_of(request).require(Deed.ACCEPT if deciding else Deed.SUBMIT, [here.unit.id])
    if deciding:
        return _decide(request, here, last, SubmissionOutcome(deed))
    if deed == "draft":
        _keep_draft(request, here, typed)
        messages.info(request, told(Said("Đã lưu nháp; chưa gửi.")))
        return redirect(here.address()), typed, []
    values, findings = read(definitions, typed)
    if findings:
        return None, typed, findings
    one = Submission(
        key=f"{here.unit.code}.{here.period}.{timezone.now():%Y%m%d%H%M%S%f}",
        unit_id=here.unit.id,
        start=here.interval.start,
        end=here.interval.end,
        state=typed.state if typed.state in SubmissionState.values else SubmissionState.OFFICIAL,
        note=typed.note,
    )
    try:
        actions.submit(one, values, by=account_of(request), at=timezone.localtime(), texts=typed.texts)
    except Refused as refusal:
        return None, typed, list(refusal.findings)
    SubmissionDraft.objects.filter(**_draft_of(request, here)).delete()
    left = len(definitions) - len(values)
    words = Said("Đã gửi %(count)s số liệu; còn %(left)s chỉ tiêu để trống.", count=len(values), left=left)
    messages.success(request, told(words if left else Said("Đã gửi %(count)s số liệu.", count=len(values))))
    return redirect(here.address()), typed, []


def _decide(
    request: HttpRequest, here: Place, last: Received, outcome: SubmissionOutcome
) -> tuple[HttpResponse | None, Typed, list[Finding]]:
    if last.submission is None or request.POST.get("bao-cao") != last.submission.record.hex or last.decision:
        messages.warning(request, told(Said("Báo cáo này vừa đổi; hãy xem lại trước khi nhận.")))
        return redirect(here.address()), Typed(), []
    why = request.POST.get("ly-do", "")
    try:
        actions.decide_submissions([last.submission], outcome, by=account_of(request), at=timezone.localtime(), why=why)
    except Refused as refusal:
        return None, Typed(), list(refusal.findings)
    done = Said("Đã nhận số liệu.") if outcome == SubmissionOutcome.ACCEPTED else Said("Đã trả lại số liệu.")
    messages.success(request, told(done))
    return redirect(here.address()), Typed(), []


def _accept_together(request: HttpRequest, here: Place) -> HttpResponse:
    permission_of(request).require(Deed.ACCEPT, [here.unit.id])
    wanted = set(request.POST.getlist("bao-cao"))
    got = received(list(_owed(here)), here.interval.start, here.interval.end).values()
    chosen = [
        one.submission
        for one in got
        if one.submission and one.stage == Stage.SENT and one.submission.record.hex in wanted
    ]
    if chosen:
        by, at = account_of(request), timezone.localtime()
        actions.decide_submissions(chosen, SubmissionOutcome.ACCEPTED, by=by, at=at)
        messages.success(request, told(Said("Đã nhận số liệu của %(count)s đơn vị.", count=len(chosen))))
    if len(chosen) < len(wanted):
        messages.warning(request, told(Said("Có báo cáo vừa đổi nên chưa nhận; hãy xem lại.")))
    return redirect(here.address("received"))


def _owed(here: Place) -> dict[int, int]:
    """How many figures each unit owes the authority for the month, in the order of codes."""
    tree, owed = here.reader.tree, dict[int, int]()
    for one in here.reader.catalogue.on(here.interval.end):
        if one.source_kind == "form":
            for giver in givers(tree, here.unit.id, one.spec, one.responsible, here.interval.end):
                owed[giver] = owed.get(giver, 0) + 1
    return dict(sorted(owed.items(), key=lambda pair: tree[pair[0]].code))


def _typed(request: HttpRequest, definitions: Sequence[IndicatorVersion]) -> Typed:
    codes = [one.indicator.code for one in definitions]
    return Typed(
        numbers={code: request.POST.get(f"so-{code}", "") for code in codes},
        texts={code: request.POST.get(f"chu-{code}", "").strip() for code in codes},
        state=request.POST.get("loai", ""),
        note=request.POST.get("noi-dung", "").strip(),
    )


def _typed_at_first(
    request: HttpRequest, here: Place, definitions: Sequence[IndicatorVersion], last: Received
) -> Typed:
    draft = _draft(request, here)
    return Typed(**draft.values) if draft is not None else typed_before(definitions, last)


def _draft_of(request: HttpRequest, here: Place) -> dict[str, Any]:
    days = {"start": here.interval.start, "end": here.interval.end}
    return {"unit_id": here.unit.id, "account": account_of(request), **days}


def _draft(request: HttpRequest, here: Place) -> SubmissionDraft | None:
    return SubmissionDraft.objects.filter(**_draft_of(request, here)).first()


def _keep_draft(request: HttpRequest, here: Place, typed: Typed) -> None:
    said = {"numbers": dict(typed.numbers), "texts": dict(typed.texts), "state": typed.state, "note": typed.note}
    SubmissionDraft.objects.update_or_create(**_draft_of(request, here), defaults={"values": said})


def next_month(interval: Interval) -> Interval:
    after = interval.end + dt.timedelta(days=1)
    return Interval.month(after.year, after.month)


def _name(definitions: Sequence[IndicatorVersion], code: str) -> str:
    return next((one.name for one in definitions if one.indicator.code == code), "")
