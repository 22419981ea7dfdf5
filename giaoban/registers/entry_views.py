"""Pages that change a row (sửa, hủy một dòng sổ): the same actions as files and commands use."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers import actions, deciding, forms, list_page, meanwhile, registry
from giaoban.registers.awaiting import counted_soon
from giaoban.registers.description import Column, Register
from giaoban.registers.listing import in_units
from giaoban.registers.queries import values_of
from giaoban.registers.reading import read_row
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.registers.timeline import Step
from giaoban.registers.views import SECTION, register_of, visible_version
from giaoban.said import Said, joined
from giaoban.trail.actions import CorrectionConflict
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.writing import told

REFUSED = 422


@signed_in
def correct(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """A new version of one row, with its reason."""
    register, permission = register_of(code), permission_of(request)
    version = visible_version(request, register, key)
    units = _units_for_correcting(request, register, version)
    columns = forms.entered_columns(register, correcting=True)
    old = forms.texts_of(columns, values_of(register, version), permission.tree)
    texts = texts_typed(request, columns) if request.method == "POST" else old
    findings: list[Finding] = []
    if request.method == "POST":
        answer, findings = _correct(request, register, version, texts, old)
        if answer is not None:
            return answer
    since: Sequence[Step] = ()
    if _is_stale(findings):
        version, seen, since = _meanwhile(request, register, key)
        then, now = (forms.texts_of(columns, values_of(register, one), permission.tree) for one in (seen, version))
        texts = meanwhile.merged(texts, then, now)
    filled = forms.fill(columns, texts, findings, permission.tree, units)
    return _deciding(request, "registers/correct.html", register, version, filled, findings, since)


@signed_in
def void(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Cancel one row: it counts nowhere from now on, and stays readable."""
    register = register_of(code)
    version = visible_version(request, register, key)
    _units_for_correcting(request, register, version)
    findings: list[Finding] = []
    if request.method == "POST":
        answer, findings = _append(request, register, version, {}, void=True)
        if answer is not None:
            return answer
    since: Sequence[Step] = ()
    if _is_stale(findings):
        version, _seen, since = _meanwhile(request, register, key)
    filled = forms.Filled((), [one.message for one in findings if one.column not in DECISION_FIELDS])
    return _deciding(request, "registers/void.html", register, version, filled, findings, since)


DECISION_FIELDS = ("reason", *deciding.NAMES)


def _correct(
    request: HttpRequest, register: Register, version: Any, texts: Mapping[str, str], old: Mapping[str, str]
) -> tuple[HttpResponse | None, list[Finding]]:
    if request.POST.get("ban") != version.uuid.hex:
        return None, [_stale()]
    changed = {name: text for name, text in texts.items() if text.strip() != old[name].strip()}
    partial = values_of(register, version)
    values, findings = read_row(register, changed, permission_of(request).tree, partial=partial)
    findings += forms.missing(forms.entered_columns(register, correcting=True), texts, findings)
    if not changed:
        findings.append(Finding("", "unchanged", Said("Chưa sửa ô nào.")))
    if not request.POST.get("reason", "").strip():
        findings.append(Finding("reason", "reason_required", Said("Sửa hoặc hủy bản ghi phải có lý do")))
    if findings:
        return None, findings
    return _append(request, register, version, values, void=False)


def _append(
    request: HttpRequest, register: Register, version: Any, values: Mapping[str, Any], *, void: bool
) -> tuple[HttpResponse | None, list[Finding]]:
    """Append the new version on top of the one that the person saw."""
    if request.POST.get("ban") != version.uuid.hex:
        return None, [_stale()]
    try:
        decision = deciding.decision(request)
        new = actions.correct(
            register,
            version,
            values,
            by=account_of(request),
            at=timezone.localtime(),
            reason=request.POST.get("reason", "").strip(),
            decision=decision,
            void=void,
        )
    except Refused as refusal:
        return None, list(refusal.findings)
    except NotAllowed as refusal:
        return None, [Finding("unit", "not_allowed", str(refusal))]
    except CorrectionConflict:
        return None, [_stale()]
    return done(request, register, new, Said("Đã hủy bản ghi.") if void else Said("Đã sửa bản ghi.")), []


def _stale() -> Finding:
    words = Said("Bản ghi này vừa được người khác sửa, chưa ghi gì. Xem lại chỗ đã đổi dưới đây rồi ghi lại.")
    return Finding("", "conflict", words)


def _is_stale(findings: Sequence[Finding]) -> bool:
    return any(finding.rule == "conflict" for finding in findings)


def _meanwhile(request: HttpRequest, register: Register, key: str) -> tuple[Any, Any, Sequence[Step]]:
    """The version that stands now, the one the form was filled from, and what was done between them."""
    version = visible_version(request, register, key)
    _units_for_correcting(request, register, version)
    seen = meanwhile.seen_version(register, version, request.POST.get("ban", ""))
    since = meanwhile.steps_since(register, version, seen, permission_of(request).tree)
    return version, seen or version, since


def done(request: HttpRequest, register: Register, entry: Any, said: str) -> HttpResponse:
    """To the record's page, with what was done and whether figures know it."""
    if counted_soon(register, entry.uuid):
        counted, tell = Said("Số liệu đã tính lại."), messages.success
    else:
        counted, tell = Said("Chưa kịp tính vào số liệu; sẽ tính trong giây lát."), messages.warning
    tell(request, f"{told(said)} {told(counted)}")
    return redirect(list_page.record_address(register, entry.record))


def _deciding(
    request: HttpRequest,
    template: str,
    register: Register,
    version: Any,
    filled: forms.Filled,
    findings: list[Finding],
    since: Sequence[Step] = (),
) -> HttpResponse:
    """The page of a correction: whose decision it is stands apart from who types it.

    ``since`` is what others did to the record while the form was open; sent again, it goes on top of that.
    """
    wrong = {finding.column: finding.message for finding in findings}
    kept = request.POST

    advice = Said("Ai xem lịch sử cũng đọc được lý do này.")
    reason = Field(
        "reason", Said("Lý do"), "long", kept.get("reason", ""), wrong.get("reason", ""), advice, required=True
    )
    others = [text for text in filled.others if text not in {wrong.get(name) for name in DECISION_FIELDS}]
    context = {
        "register": register,
        "version": version,
        "title": _title_of(register, version),
        "back": list_page.record_address(register, version.record),
        "form": filled,
        "others": others,
        "reason": reason,
        "decision": deciding.fields(request, findings),
        "seen": version.uuid.hex if since else kept.get("ban", version.uuid.hex),
        "since": since,
    }
    return render(request, template, context, section=SECTION, status=REFUSED if findings else 200)


def _units_for_correcting(request: HttpRequest, register: Register, version: Any) -> frozenset[int]:
    units = permission_of(request).units(Deed.CORRECT)
    mine = register.model._default_manager.filter(pk=version.pk).filter(in_units(register, units))
    if not mine.exists():
        raise PermissionDenied(Said("Tài khoản xem được bản ghi này nhưng không có vai trò sửa."))
    if version.void:
        raise PermissionDenied(Said("Bản ghi đã hủy, không sửa được nữa; ghi một dòng mới."))
    return units


def texts_typed(request: HttpRequest, columns: Sequence[Column]) -> dict[str, str]:
    """What was typed, by column."""
    return {column.name: request.POST.get(column.name, "") for column in columns}


def _title_of(register: Register, version: Any) -> str:
    return joined(" · ", [registry.get(register.code).title, version.key])
