"""Opening a record's person (mở dữ liệu cá nhân): with a reason, written down, and only for who may."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from giaoban.offices.signed_in import account_of, signed_in
from giaoban.registers import people
from giaoban.registers.list_page import record_address
from giaoban.registers.views import SECTION, register_of, visible_version
from giaoban.said import Said, at_start
from giaoban.subjects.actions import BadReason, NoSuchSubject, open_details
from giaoban.subjects.rules.details import TITLES
from giaoban.web.page import render

REFUSED = 422


@signed_in
@never_cache
@require_POST
def open_person(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The clear values of the person whom the posted column names."""
    register = register_of(code)
    version = visible_version(request, register, key)
    named = {one.column: one for one in people.people_of(register, version)}.get(request.POST.get("cot", ""))
    if named is None:
        raise Http404(Said("Bản ghi không nêu người nào ở cột này."))
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
    context: dict[str, Any] = {
        "register": register,
        "version": version,
        "person": named,
        "facts": facts,
        "problem": problem,
        "back": record_address(register, version.record),
        "reason": request.POST.get("ly-do", ""),
    }
    return render(request, "registers/person.html", context, section=SECTION, status=REFUSED if problem else 200)
