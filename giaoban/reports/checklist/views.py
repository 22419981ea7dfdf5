"""The page of the checklist: what blocks the approval, what is only pointed out, and how each is settled."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.offices.signed_in import signed_in
from giaoban.registers.rules.finding import Refused
from giaoban.reports.checklist import actions, queries
from giaoban.reports.compose import CannotWrite, NoOutline, compose
from giaoban.reports.opened import desk_of
from giaoban.reports.outline.actions import Changed
from giaoban.said import Said
from giaoban.web import errors
from giaoban.web.page import render
from giaoban.web.writing import told

SECTION = "reports"


@require_safe
@signed_in
def checklist(request: HttpRequest, unit: str, session: str) -> HttpResponse:
    """Every check with its points; settled from here."""
    desk = desk_of(request, unit, session)
    if not desk.sees_all:
        raise PermissionDenied(Said("Bạn chỉ xem được các mục được giao soạn."))
    try:
        content = compose(unit, session, desk.of.reader.seal)
    except (CannotWrite, NoOutline) as error:
        advice = Said("Sửa mẫu câu này trong đề cương.")
        return errors.cannot(request, Said("Chưa lập được báo cáo"), str(error.args[0]), advice)
    found = queries.checks(desk.of, content, desk.sections())
    context = {
        "unit": desk.of.unit,
        "session": session,
        "here_tab": "checklist",
        "desk": desk,
        "checks": found,
        "blocking": queries.blocking(found),
        "problem": request.session.pop("report_problem", ""),
    }
    return render(request, "reports/checklist.html", context, section=SECTION)


@signed_in
@require_POST
def settle(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """Exempt a numeral or explain a finding."""
    desk, posted = desk_of(request, unit, session), request.POST
    try:
        if posted.get("phat-hien"):
            actions.explain(desk, posted["phat-hien"], posted.get("giai-trinh", ""), at=timezone.now())
        else:
            place = posted.get("thu", "")
            number = int(place) if place.isdigit() else -1
            actions.exempt(desk, posted.get("muc", ""), number, posted.get("so", ""), at=timezone.now())
    except Refused as refusal:
        request.session["report_problem"] = " ".join(told(one.message) for one in refusal.findings)
    except Changed:
        request.session["report_problem"] = told(Said("Câu này vừa được người khác sửa; xem lại rồi làm lại."))
    return redirect("reports:checklist", unit, session)
