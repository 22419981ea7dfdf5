"""The list of a register on paper (bảng in): what the list shows, its conditions and totals above, a row a line."""

from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of
from giaoban.registers import list_page, listing
from giaoban.registers.counted import counted
from giaoban.registers.description import Register
from giaoban.registers.views import SECTION, scope_of
from giaoban.said import Said, joined
from giaoban.web.addresses import with_query
from giaoban.web.as_known import AsKnown
from giaoban.web.page import render
from giaoban.web.pager import pager
from giaoban.web.registry import FilterField

FORMAT = "in"
"""What the address calls it."""
ROWS = 1000
"""Rows that a printed table holds at most."""


def printed(
    request: HttpRequest, register: Register, wanted: listing.Wanted, found: listing.Rows, asked: AsKnown
) -> HttpResponse:
    """The rows of the list as a table to print, grouped as the list is."""
    tree, units = permission_of(request).tree, permission_of(request).units(Deed.SEE)
    parts = counted(register, found, listing.totals)
    page = pager(request.path, request.GET, sum(part.count for part in parts), ROWS)
    groups = listing.group_totals(register, found, wanted.group) if wanted.group else {}
    rows = listing.values(register, found)[page.rows]
    fields = list_page.filters(register, wanted, request.GET, tree, units)
    chips = list_page.chips(register, wanted, request.path, request.GET, fields, tree)
    context = {
        "register": register,
        "list": with_query(request.path, request.GET, **{"dinh-dang": None, "trang": None}),
        "scope": scope_of(request),
        "known": asked.band,
        "today": timezone.localdate(),
        "conditions": [*_told(fields), *(chip.text for chip in chips)],
        "totals": list_page.totals_in_words(parts),
        "headings": [list_page.plain_heading(one) for one in list_page.columns_of(register, wanted)],
        "rows": list(list_page.grouped_rows(register, wanted, rows, tree, groups, request.path, request.GET)),
        "page": page,
    }
    return render(request, "registers/printed.html", context, section=SECTION)


def _told(fields: Iterable[FilterField]) -> Iterator[str]:
    """The conditions of the filter form that narrow, in words."""
    for one in fields:
        chosen: Sequence[str] = [choice.title for choice in one.choices if choice.chosen and choice.value]
        value = chosen[0] if chosen else one.value
        if one.kind != "hidden" and value:
            yield joined(": ", [Said("Tìm") if one.kind == "search" else one.title, value])
