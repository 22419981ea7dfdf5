"""The form of the appendix: indicators ticked and numbered, columns ticked."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from giaoban.indicators.models import IndicatorVersion
from giaoban.offices.signed_in import signed_in
from giaoban.registers.rules.finding import Refused
from giaoban.reports.appendix import actions
from giaoban.reports.opened import desk_of
from giaoban.reports.outline.actions import Changed
from giaoban.reports.rules.appendix_columns import COLUMNS, chosen
from giaoban.reports.seen import uuid_of
from giaoban.reports.writers import Desk
from giaoban.said import Said
from giaoban.web.page import render
from giaoban.web.registry import Choice

SECTION = "reports"


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator of the form: shown or not, at which place."""

    code: str
    name: str
    shown: bool
    place: str


@signed_in
def appendix(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """Which indicators the appendix shows, in which order, with which columns."""
    desk = desk_of(request, unit, session)
    if not desk.is_office:
        raise PermissionDenied(Said("Chỉ văn phòng sửa biểu phụ lục."))
    before, problems = actions.standing(desk.of.author), []
    if request.method == "POST":
        try:
            actions.write_table(
                desk,
                indicators=_ordered(request),
                columns=[one for one in COLUMNS if one in request.POST.getlist("cot")],
                seen=uuid_of(request.POST["ban"]) if request.POST.get("ban") else None,
                at=timezone.now(),
            )
            return redirect("reports:outline", unit, session)
        except Refused as refusal:
            problems = [one.message for one in refusal.findings]
        except Changed:
            words = Said("Biểu vừa được người khác sửa; dưới đây là lựa chọn của bạn, ghi lại để thành bản mới.")
            problems = [words]
    shown = chosen(before.columns if before else ())
    picked = request.POST.getlist("cot") if request.method == "POST" else shown
    context = {
        "unit": desk.of.unit,
        "session": session,
        "here_tab": "outline",
        "rows": _rows(request, desk, before.indicators if before else []),
        "columns": [Choice(key, title, key in picked) for key, title in COLUMNS.items()],
        "seen": before.uuid.hex if before else "",
        "problems": problems,
    }
    return render(request, "reports/appendix.html", context, section=SECTION, status=422 if problems else 200)


def _ordered(request: HttpRequest) -> list[str]:
    """The codes ticked, by the numbers typed beside them; those without a number follow as they stand."""
    codes = [one for one in request.POST.getlist("chi-tieu") if isinstance(one, str)]
    places = {code: request.POST.get(f"thu-{code}", "").strip() for code in codes}
    return sorted(codes, key=lambda code: int(places[code]) if places[code].isdigit() else len(codes) * 1000)


def _rows(request: HttpRequest, desk: Desk, said: list[str]) -> list[IndicatorRow]:
    """Every indicator of the catalogue: those shown first, in their order; as typed after a refusal."""
    posted = request.method == "POST"
    order = _ordered(request) if posted else said
    place = {code: number for number, code in enumerate(order, start=1)}
    definitions = sorted(
        desk.of.reader.catalogue.on(desk.of.session.end),
        key=lambda one: (place.get(one.indicator.code, len(place) + 1), one.order),
    )
    return [_row(one, place, everything=not order and not posted) for one in definitions]


def _row(one: IndicatorVersion, place: dict[str, int], *, everything: bool) -> IndicatorRow:
    code = one.indicator.code
    return IndicatorRow(code, one.name, everything or code in place, str(place.get(code, "")))
