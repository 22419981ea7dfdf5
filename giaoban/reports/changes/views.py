"""The page «đã đổi gì»: what a report says otherwise than a past draft or edition, and who made it so."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from giaoban.offices.signed_in import signed_in
from giaoban.reports import actions
from giaoban.reports.changes.queries import compared, content_at, past_states
from giaoban.reports.compose import CannotWrite, compose
from giaoban.reports.formats import figure_address
from giaoban.reports.opened import desk_of
from giaoban.said import Said
from giaoban.web.page import render
from giaoban.web.registry import Choice

SECTION = "reports"


@require_safe
@signed_in
def changes(request: HttpRequest, unit: str, session: str) -> HttpResponse:
    """The report as computed now, against the edition or seal that the address names."""
    desk = desk_of(request, unit, session)
    if not desk.sees_all:
        raise PermissionDenied(Said("Bạn chỉ xem được các mục được giao soạn."))
    of = desk.of
    states = past_states(of, actions.last_document(unit, session))
    against = request.GET.get("so-voi", "").strip() or (states[0].code if states else "")
    context: dict[str, Any] = {
        "unit": of.unit,
        "session": session,
        "here_tab": "changes",
        "states": [Choice(one.code, one.title, one.code == against) for one in states],
        "against": against,
        "comparison": None,
        "problem": "",
        "address": figure_address({"unit": of.unit.code, "session": of.session.code, "seal": of.reader.seal}),
        "titles": {item.key: item.template for item in of.items},
    }
    try:
        if against:
            new = compose(unit, session, of.reader.seal)
            context["comparison"] = compared(of, content_at(of, against), new)
    except (LookupError, CannotWrite) as error:
        context["problem"] = str(error.args[0])
    return render(request, "reports/changes.html", context, section=SECTION)
