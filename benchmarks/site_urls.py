"""The product's addresses and an empty page: the same frame, session and sign-in checks around nothing."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import escape

from giaoban.budget.registers import REVENUE
from giaoban.config.urls import handler400, handler403, handler404, handler500
from giaoban.config.urls import urlpatterns as product
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


urlpatterns = [path("trang-trong/", empty, name="empty"), path("bang-viet-tay/", by_hand, name="by_hand"), *product]
