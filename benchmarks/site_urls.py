"""The product's addresses, an empty page (frame, session and sign-in checks around nothing), two pages by hand."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import escape

from giaoban.budget.registers import REVENUE
from giaoban.config.urls import handler400, handler403, handler404, handler500
from giaoban.config.urls import urlpatterns as product
from giaoban.dashboards import behind
from giaoban.dashboards.history import history_of
from giaoban.dashboards.place import asked_for, standing
from giaoban.indicators.known import values_at_seals
from giaoban.indicators.places import by_place
from giaoban.indicators.plans import plans_for
from giaoban.indicators.queries import lineage
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of, signed_in
from giaoban.registers import listing
from giaoban.registers.counted import counted
from giaoban.web.page import render

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@signed_in
def empty(request: HttpRequest) -> HttpResponse:
    """Nothing in the frame."""
    return render(request, "web/frame.html", section="month")


@signed_in
def by_hand(request: HttpRequest) -> HttpResponse:
    """The newest 50 rows of the revenue register as somebody would write it for this one table."""
    permission = permission_of(request)
    units = permission.units(Deed.SEE)
    found = listing.rows(REVENUE, listing.wanted_of(REVENUE, request.GET), permission.tree, units)
    parts = counted(REVENUE, found, listing.totals)
    names = ("day", "key", "unit_id", "territory_id", "budget_year", "code", "kind", "payer", "amount", "note")
    lines = []
    for row in found.values_list(*names)[:50]:
        day, key, unit, place, *rest = row
        cells = (f"{day:%d/%m/%Y}", key, permission.tree[unit].name, permission.tree[place].name, *rest)
        lines.append("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>")
    page = render(request, "web/frame.html", section="registers").content.decode()
    table = f"<p>{sum(part.count for part in parts)}</p><table>{''.join(lines)}</table></main>"
    return HttpResponse(page.replace("</main>", table))


@signed_in
def figure_by_hand(request: HttpRequest, unit: str, session: str, code: str) -> HttpResponse:
    """One figure with its months, places, records and seals as somebody would write it for this one page."""
    here = standing(request, unit, session)
    asked = asked_for(here, code)
    line = lineage(here.reader, here.unit.id, asked)
    seen = permission_of(request).units(Deed.SEE)
    known, _ = values_at_seals(here.reader, here.unit.id, asked)
    [plans] = plans_for(here.unit.id, [asked], here.reader.seal, here.reader.scope(here.unit.id))
    tables = [
        [(line.figure.definition.name, line.figure.value.value)],
        [(plan.decision, plan.value) for plan in plans],
        [(point.month, point.before, point.planned) for point in history_of(here, asked)],
        [(one.unit, one.value) for one in by_place(here.reader, here.unit.id, asked)],
        [(one.at, one.value, one.change) for one in known],
        [(one.record, one.unit) for one in line.records if one.unit in seen][: behind.FEW],
    ]
    page = render(request, "web/frame.html", section="figures").content.decode()
    return HttpResponse(page.replace("</main>", "".join(map(_table, tables)) + "</main>"))


def _table(rows: Iterable[Iterable[object]]) -> str:
    lines = ("".join(f"<td>{escape(str(cell))}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


urlpatterns = [
    path("trang-trong/", empty, name="empty"),
    path("bang-viet-tay/", by_hand, name="by_hand"),
    path("so-lieu-viet-tay/<str:unit>/<str:session>/<str:code>/", figure_by_hand, name="figure_by_hand"),
    *product,
]
