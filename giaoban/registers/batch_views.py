"""Pages of what one act recorded (đợt ghi), and of taking it back as one act (hoàn tác)."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.offices.models import Account
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers import actions, batch, deciding, list_page, listing
from giaoban.registers.awaiting import counted_soon
from giaoban.registers.description import Register
from giaoban.registers.queries import values_of
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.registers.shown import shown_columns
from giaoban.registers.views import SECTION, register_of
from giaoban.said import Said
from giaoban.trail.actions import CorrectionConflict
from giaoban.trail.models import Act
from giaoban.web.addresses import with_query
from giaoban.web.page import render
from giaoban.web.pager import pager
from giaoban.web.parts import Field
from giaoban.web.writing import told
from giaoban.words.count import write_count

REFUSED = 422


@require_safe
@signed_in
def batch_page(request: HttpRequest, code: str, act: uuid.UUID) -> HttpResponse:
    """What one act recorded in a register, who did it and when; the way to take it back."""
    register, permission = register_of(code), permission_of(request)
    rows, done = _rows(request, register, act, Deed.SEE)
    page = pager(request.path, request.GET, rows.count())
    shown = [list_page.cells(register, row, permission.tree) for row in listing.values(register, rows)[page.rows]]
    standing = rows.filter(corrected_by=None).exists()
    context = {
        "register": register,
        "act": done,
        "who": Account.objects.filter(username=done.account).values_list("name", flat=True).first() or done.account,
        "headings": [list_page.plain_heading(one) for one in shown_columns(register)],
        "rows": shown,
        "page": page,
        "count": write_count(page.count),
        "standing": standing,
        "undo": _undo_address(register, act) if standing and _may_undo(request, register, act) else "",
    }
    return render(request, "registers/batch.html", context, section=SECTION)


@signed_in
def undo(request: HttpRequest, code: str, act: uuid.UUID) -> HttpResponse:
    """Show which figures change, then void every row of the act under one act with its reason."""
    register = register_of(code)
    rows, done = _rows(request, register, act, Deed.CORRECT)
    title = Said("Hoàn tác đợt ghi %(count)s dòng", count=write_count(rows.count()))
    blocked = list(batch.changed_since(register, rows))
    return _voiding(request, register, list(rows), blocked, title, batch.address(register, done))


@signed_in
def void_chosen(request: HttpRequest, code: str) -> HttpResponse:
    """The same for rows chosen in the list: those named in the address, all of them or none."""
    register, permission = register_of(code), permission_of(request)
    wanted = listing.wanted_of(register, request.GET)
    mine = listing.Wanted(order=wanted.order, records=wanted.records)
    entries = list(listing.rows(register, mine, permission.tree, permission.units(Deed.CORRECT)))
    back = with_query(reverse("registers:rows", args=[code]), request.GET, dong=None)
    if not wanted.records:
        messages.warning(request, told(Said("Chưa chọn dòng nào.")))
        return redirect(back)
    if len(entries) != len(set(wanted.records)):
        raise PermissionDenied(Said("Có dòng đã bị hủy, hoặc của đơn vị mà tài khoản không có quyền sửa."))
    title = Said("Hủy %(count)s dòng đã chọn", count=write_count(len(entries)))
    return _voiding(request, register, entries, [], title, back)


def _voiding(
    request: HttpRequest, register: Register, entries: Sequence[Any], blocked: list[Finding], title: str, back: str
) -> HttpResponse:
    findings = blocked
    if request.method == "POST" and not findings:
        answer, findings = _void(request, register, entries)
        if answer is not None:
            return answer
    reason = next((one.message for one in findings if one.column == "reason"), "")
    stopped = [one.message for one in findings if one.rule in {"corrected_since", "conflict"}]
    context = {
        "register": register,
        "title": title,
        "back": back,
        "blocked": stopped,
        "effects": () if stopped else _effects(request, register, entries),
        "reason": Field("reason", Said("Lý do"), "long", request.POST.get("reason", ""), reason, required=True),
        "decision": deciding.fields(request, findings),
        "others": [one.message for one in findings if one.column == ""],
    }
    status = REFUSED if request.method == "POST" else 200
    return render(request, "registers/undo.html", context, section=SECTION, status=status)


def _void(
    request: HttpRequest, register: Register, entries: Sequence[Any]
) -> tuple[HttpResponse | None, list[Finding]]:
    reason = request.POST.get("reason", "").strip()
    try:
        versions = actions.void_all(
            register, entries, by=account_of(request), at=timezone.localtime(), reason=reason,
            decision=deciding.decision(request),
        )  # fmt: skip
    except Refused as refusal:
        return None, list(refusal.findings)
    except CorrectionConflict as conflict:
        return None, [Finding("", "conflict", str(conflict))]
    counted = counted_soon(register, versions[-1].uuid)
    said = Said("Đã hủy %(count)s dòng; các dòng vẫn xem lại được.", count=write_count(len(versions)))
    later = Said("Số liệu đã tính lại.") if counted else Said("Chưa kịp tính vào số liệu; sẽ tính trong giây lát.")
    messages.success(request, f"{told(said)} {told(later)}")
    return redirect(reverse("registers:rows", args=[register.code])), []


def _effects(request: HttpRequest, register: Register, entries: Sequence[Any]) -> Sequence[Any]:
    units = actions.units_of(register, [values_of(register, entry) for entry in entries])

    def change() -> None:
        actions.void_all(register, entries, by=account_of(request), at=timezone.localtime(), reason="–")

    return batch.effects(register, entries, change, units)


def _rows(request: HttpRequest, register: Register, act: uuid.UUID, deed: Deed) -> tuple[Any, Act]:
    """The act's rows; refused where one of them is not of a unit that the account may do this for."""
    every = register.model._default_manager.filter(act__key=act, corrects=None)
    found = batch.rows_of(register, act, permission_of(request).units(deed))
    first = every.select_related("act").first()
    if first is None:
        raise Http404(Said("Sổ «%(title)s» không có đợt ghi này.", title=register.title))
    if found.count() != every.count():
        raise PermissionDenied(Said("Đợt ghi này có dòng của đơn vị khác; tài khoản không có quyền."))
    return found, first.act


def _may_undo(request: HttpRequest, register: Register, act: uuid.UUID) -> bool:
    every = register.model._default_manager.filter(act__key=act, corrects=None)
    return bool(batch.rows_of(register, act, permission_of(request).units(Deed.CORRECT)).count() == every.count())


def _undo_address(register: Register, act: uuid.UUID) -> str:
    return reverse("registers:undo", args=[register.code, act])
