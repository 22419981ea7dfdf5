"""Changing a definition on a page: another one from a day on, or (its own act) what was recorded was wrong."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from giaoban.indicators import actions
from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.catalogue_pages import definition_form as form
from giaoban.indicators.catalogue_pages import source_form
from giaoban.indicators.models import IndicatorVersion, SourceKind
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers.rules.finding import Refused
from giaoban.said import Said
from giaoban.trail.actions import CorrectionConflict
from giaoban.web.page import render
from giaoban.web.typed import REFUSED, Typed
from giaoban.web.writing import told

SECTION = "catalogue"


@signed_in
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Another definition from a day on; the one before it ends the day before."""
    return _page(request, code, dated=True)


@signed_in
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """The definition of the same days, told right: figures of these days are counted again."""
    return _page(request, code, dated=False)


def _page(request: HttpRequest, code: str, *, dated: bool) -> HttpResponse:
    unit, before = writer_of(request), _last(code)
    sent = request.method == "POST"
    typed = Typed(request.POST if sent else {}, form.texts_of(before) if not sent else None)
    if sent and _define(request, before, typed, unit, dated=dated):
        messages.success(request, told(Said("Đã ghi định nghĩa.")))
        return redirect("catalogue:indicator", code)
    context = {
        "code": code,
        "name": before.name,
        "dated": dated,
        "seen": before.uuid.hex,
        "fields": form.fields(typed, dated=dated),
        "source_fields": source_form.fields(typed),
        "shown_name": source_form.SHOWN,
        "shown": source_form.shown(typed),
        "conditions": source_form.conditions(typed),
        "reason": form.reason_field(typed),
        "others": typed.others,
    }
    status = REFUSED if sent else 200
    return render(request, "indicators/define.html", context, section=SECTION, page="indicators", status=status)


def _define(request: HttpRequest, before: IndicatorVersion, typed: Typed, unit: int, *, dated: bool) -> bool:
    """Whether it was recorded; what is wrong stands in ``typed``."""
    values, reason = form.read(typed, before), typed.text("reason", at_most=400)
    day = typed.day("valid_from") if dated else None
    if request.POST.get("ban") != before.uuid.hex:
        typed.refuse(Said("Định nghĩa này vừa được người khác sửa, chưa ghi gì. Xem lại rồi ghi lại."))
    if day is not None and day <= before.valid_from:
        typed.wrong(
            "valid_from", Said("Phải sau ngày đầu của định nghĩa đang có; sai từ đầu thì dùng «Sửa định nghĩa»")
        )
    if not typed.good:
        return False
    entries = form.corrected(before, values) if day is None else form.from_day(before, values, day)
    return _recorded(request, entries, typed, unit, reason)


def _recorded(request: HttpRequest, entries: Sequence[IndicatorVersion], typed: Typed, unit: int, reason: str) -> bool:
    try:
        actions.define(entries, unit=unit, by=account_of(request), at=timezone.localtime(), reason=reason)
    except Refused as refusal:
        for one in refusal.findings:
            typed.wrong(_of_spec(typed), one.message) if one.column == "spec" else typed.refuse(one.message)
        return False
    except CorrectionConflict as conflict:
        typed.refuse(str(conflict))
        return False
    return True


def _of_spec(typed: Typed) -> str:
    """Where the form shows what is wrong with how values are computed."""
    return "formula" if typed.raw("source") == SourceKind.FORMULA else "source"


def writer_of(request: HttpRequest) -> int:
    """A unit for which the account keeps the catalogue."""
    units = sorted(permission_of(request).units(Deed.CATALOGUE))
    if not units:
        raise PermissionDenied(Said("Tài khoản xem được danh mục nhưng không có vai trò sửa danh mục."))
    return units[0]


def _last(code: str) -> IndicatorVersion:
    """The last definition that stands, sealed or not."""
    definitions = Catalogue.standing().by_code.get(code)
    if not definitions:
        raise Http404(Said("Không có chỉ tiêu «%(code)s».", code=code))
    return definitions[-1]
