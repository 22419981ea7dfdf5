"""Opening a record's person (mở dữ liệu cá nhân) with a reason, written down; erasing a person's data at their wish."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from giaoban.offices.signed_in import account_of, signed_in
from giaoban.registers import people
from giaoban.registers.description import Register
from giaoban.registers.list_page import record_address
from giaoban.registers.views import SECTION, register_of, visible_version
from giaoban.said import Said, at_start
from giaoban.subjects.actions import BadReason, NoSuchSubject, erase, open_details
from giaoban.subjects.rules.details import TITLES
from giaoban.web.page import render
from giaoban.web.writing import told

REFUSED = 422
BASIS_LENGTH, REASON_LENGTH = 200, 300


@signed_in
@never_cache
@require_POST
def open_person(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The clear values of the person whom the posted column names."""
    register, version, named = _named(request, code, key)
    problem, facts = "", list[tuple[str, str]]()
    try:
        details = open_details(
            named.subject,
            by=account_of(request),
            at=timezone.localtime(),
            reason=request.POST.get("ly-do", ""),
            place=f"{register.code} {version.record.hex}",
        )
        facts = [(at_start(TITLES[field]), value) for field, value in details.values().items() if value]
    except (BadReason, NoSuchSubject) as refusal:
        problem = str(refusal)
    return _page(request, register, version, named, facts=facts, problem=problem)


@signed_in
@never_cache
@require_POST
def erase_person(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Erase the clear values of the person whom the posted column names; what was counted stays counted."""
    register, version, named = _named(request, code, key)
    said = {name: " ".join(request.POST.get(name, "").split()) for name in ("can-cu", "ly-do")}
    try:
        erase(
            named.subject,
            by=account_of(request),
            at=timezone.localtime(),
            basis=said["can-cu"][:BASIS_LENGTH],
            reason=said["ly-do"][:REASON_LENGTH],
        )
    except (BadReason, NoSuchSubject) as refusal:
        return _page(request, register, version, named, problem=str(refusal), erasing=True)
    messages.success(request, told(Said("Đã xóa dữ liệu cá nhân; bản ghi và số liệu giữ nguyên.")))
    return redirect(record_address(register, version.record))


def _named(request: HttpRequest, code: str, key: str) -> tuple[Register, Any, people.Person]:
    register = register_of(code)
    version = visible_version(request, register, key)
    named = {one.column: one for one in people.people_of(register, version)}.get(request.POST.get("cot", ""))
    if named is None:
        raise Http404(Said("Bản ghi không nêu người nào ở cột này."))
    return register, version, named


def _page(
    request: HttpRequest,
    register: Register,
    version: Any,
    named: people.Person,
    *,
    problem: str,
    facts: Sequence[tuple[str, str]] = (),
    erasing: bool = False,
) -> HttpResponse:
    context: dict[str, Any] = {
        "register": register,
        "version": version,
        "person": named,
        "facts": facts,
        "problem": problem,
        "erasing": erasing,
        "back": record_address(register, version.record),
        "reason": request.POST.get("ly-do", ""),
        "basis": request.POST.get("can-cu", ""),
    }
    return render(request, "registers/person.html", context, section=SECTION, status=REFUSED if problem else 200)
