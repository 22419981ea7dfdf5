"""Pages of the sections (phân công, tình trạng): who writes what, how far it is."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.offices.models import Account
from giaoban.offices.signed_in import signed_in
from giaoban.registers.rules.cells import CellError, read_day
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.reports.models import SectionWriter
from giaoban.reports.opened import desk_of
from giaoban.reports.sections import actions
from giaoban.reports.seen import uuid_of
from giaoban.reports.writers import Desk
from giaoban.said import Said
from giaoban.trail.actions import CorrectionConflict
from giaoban.trail.queries import current
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.registry import Choice
from giaoban.web.writing import day as written_day
from giaoban.web.writing import told

SECTION = "reports"
LONGEST_TITLE = 70
"""Letters of an item's words in the list that is chosen from."""


@signed_in
def writers(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """Who writes which section: given with a first and perhaps a last day, ended with a day."""
    desk = desk_of(request, unit, session)
    if not desk.is_office:
        raise PermissionDenied(Said("Chỉ văn phòng phân công soạn báo cáo."))
    findings: list[Finding] = []
    if request.method == "POST":
        try:
            _give_or_end(request, desk)
            return redirect("reports:writers", unit, session)
        except Refused as refusal:
            findings = list(refusal.findings)
        except CorrectionConflict as conflict:
            findings = [Finding("", "conflict", str(conflict))]
    rows = current(SectionWriter).filter(unit_id=desk.of.author).select_related("writer", "account", "act")
    fields = _fields(request, desk, findings)
    context = {
        "unit": desk.of.unit,
        "session": session,
        "fields": fields,
        "others": [one.message for one in findings if one.column not in {field.name for field in fields}],
        "titles": desk.titles,
        "tree": desk.of.reader.tree,
        "given": list(rows.order_by("key", "from_day")),
        "today": timezone.localdate(),
    }
    return render(request, "reports/writers.html", context, section=SECTION, status=422 if findings else 200)


@signed_in
@require_POST
def state(request: HttpRequest, unit: str, session: str, key: str) -> HttpResponseBase:
    """Say how far a section is."""
    desk = desk_of(request, unit, session)
    if key not in dict(desk.items):
        raise Http404(Said("Đề cương không có mục này."))
    try:
        actions.say_state(desk, key, request.POST.get("tinh-trang", ""), at=timezone.now())
    except (Refused, CorrectionConflict) as refusal:
        request.session["report_problem"] = told(str(refusal))
    return redirect(reverse("reports:outline", args=[unit, session]) + f"#{key}")


def _give_or_end(request: HttpRequest, desk: Desk) -> None:
    ended = request.POST.get("thoi", "")
    if ended:
        given = current(SectionWriter).filter(unit_id=desk.of.author, uuid=uuid_of(ended)).first()
        if given is None:
            raise Refused([Finding("", "gone", Said("Phân công này vừa được người khác sửa; xem lại."))])
        actions.end(desk, given, timezone.localdate() - dt.timedelta(days=1), at=timezone.now())
        return
    findings: list[Finding] = []
    units = _units(desk)
    writer = next((one.id for one in units if str(one.id) == request.POST.get("don-vi")), None)
    if writer is None:
        findings.append(Finding("don-vi", "unknown", Said("Chưa chọn đơn vị")))
    name = request.POST.get("nguoi", "").strip()
    account = Account.objects.filter(username=name).first() if name else None
    if name and account is None:
        findings.append(Finding("nguoi", "unknown", Said("Không có tài khoản «%(name)s»", name=name)))
    first, last = (_day(request, name, findings) for name in ("tu-ngay", "den-ngay"))
    if findings or writer is None or first is None:
        raise Refused(findings or [Finding("tu-ngay", "required", Said("Thiếu ngày đầu"))])
    key = request.POST.get("muc", "")
    actions.give(desk, key, writer=writer, account=account, from_day=first, last_day=last, at=timezone.now())


def _day(request: HttpRequest, name: str, findings: list[Finding]) -> dt.date | None:
    text = request.POST.get(name, "").strip()
    try:
        return read_day(text) if text else None
    except CellError as error:
        findings.append(Finding(name, "unreadable", str(error)))
        return None


def _units(desk: Desk) -> list[Any]:
    """The authority and the units below it, as they are on the day of the session."""
    tree, day = desk.of.reader.tree, desk.of.session.held_on
    ids = [desk.of.author, *sorted(tree.descendants(desk.of.author))]
    return [one for one in map(tree.__getitem__, dict.fromkeys(ids)) if one.lives_on(day)]


def _fields(request: HttpRequest, desk: Desk, findings: list[Finding]) -> list[Field]:
    wrong = {one.column: one.message for one in findings}
    typed = request.POST if findings else {}

    def field(name: str, label: str, kind: str = "text", choices: tuple[Choice, ...] = (), **more: Any) -> Field:
        value = str(typed.get(name, more.pop("value", "")))
        return Field(name, label, kind, value, wrong.get(name, ""), choices=choices, **more)

    keys = tuple(
        Choice(
            one.key,
            f"{'— ' if one.kind != 'part' else ''}{desk.titles[one.key][:LONGEST_TITLE]}",
            one.key == typed.get("muc"),
        )
        for one in desk.of.items
    )
    units = tuple(Choice(str(one.id), one.name, str(one.id) == typed.get("don-vi")) for one in _units(desk))
    return [
        field("muc", Said("Mục"), "choice", keys, required=True),
        field("don-vi", Said("Đơn vị soạn"), "choice", units, required=True),
        field("nguoi", Said("Người soạn (tài khoản)"), help=Said("Để trống: mọi cán bộ tổng hợp của đơn vị")),
        field("tu-ngay", Said("Từ ngày"), value=written_day(timezone.localdate()), required=True),
        field("den-ngay", Said("Đến hết ngày"), help=Said("Để trống: đến khi văn phòng đổi")),
    ]
