"""Adding an indicator that the catalogue does not have (chỉ tiêu mới), by the decision that asks for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from giaoban.indicators import actions
from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.catalogue_pages import new_form as form
from giaoban.indicators.catalogue_pages.define_views import SECTION, writer_of
from giaoban.offices.signed_in import account_of, signed_in
from giaoban.registers import deciding
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.web.page import render
from giaoban.web.typed import REFUSED, Typed
from giaoban.web.writing import told

_AT_FIELD = {"spec": "formula", "valid_from": "valid_from", "code": "code"}
"""Where the form shows what the action refused."""


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """The form of a new indicator; ``ten`` and ``don-vi-tinh`` in the address fill it in."""
    unit, sent = writer_of(request), request.method == "POST"
    catalogue = Catalogue.standing()
    typed = Typed(request.POST if sent else {}, None if sent else form.first(timezone.localdate().year, request.GET))
    findings: list[Finding] = []
    if sent and (code := _introduce(request, typed, catalogue, unit, findings)):
        messages.success(request, told(Said("Đã thêm chỉ tiêu vào danh mục.")))
        return redirect("catalogue:indicator", code)
    context = {
        "fields": form.fields(typed, catalogue),
        "source_fields": form.source_fields(typed),
        "deciding": deciding.fields(request, findings),
        "others": typed.others,
    }
    status = REFUSED if sent else 200
    return render(request, "indicators/new.html", context, section=SECTION, page="indicators", status=status)


def _introduce(request: HttpRequest, typed: Typed, catalogue: Catalogue, unit: int, findings: list[Finding]) -> str:
    """The code of what was added, or nothing with what is wrong in ``typed`` and ``findings``."""
    code, definition = form.read(typed, catalogue)
    try:
        decision = deciding.decision(request)
        if typed.good:
            actions.introduce(
                code, definition, unit=unit, by=account_of(request), at=timezone.localtime(), decision=decision
            )
            return code
    except Refused as refusal:
        for one in refusal.findings:
            if one.column in deciding.NAMES:
                findings.append(one)
            elif one.column in _AT_FIELD:
                typed.wrong(_AT_FIELD[one.column], one.message)
            else:
                typed.refuse(one.message)
    return ""
