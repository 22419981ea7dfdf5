"""The list of one register (danh sách): searched, sorted, grouped, as known on a day; rows chosen, kept, exported."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers import list_page, listing, long_exports, printing, timeline
from giaoban.registers.counted import counted
from giaoban.registers.description import ColumnKind, Register
from giaoban.registers.models import SavedList
from giaoban.registers.queries import RecordNotFound, values_of
from giaoban.registers.shown import shown_columns, title_of, write
from giaoban.registers.views import SECTION, register_of, scope_of
from giaoban.said import Said
from giaoban.trail.queries import known_at
from giaoban.web.addresses import with_query
from giaoban.web.as_known import AsKnown, as_known
from giaoban.web.export import XLSX_ROWS, csv_response, xlsx_response
from giaoban.web.page import render
from giaoban.web.pager import pager
from giaoban.web.registry import Choice
from giaoban.web.writing import told
from giaoban.words.count import write_count

LONGEST_NAME = 80
LONGEST_QUERY = 2000
STATE = ("trang", "ngan", "dinh-dang", "dong", "csrfmiddlewaretoken")
"""Parts of an address that a saved list does not keep."""


@require_safe
@signed_in
def rows(request: HttpRequest, code: str) -> HttpResponseBase:
    """The rows of one register, as a page, as a table to print or as a file of what the page shows."""
    register, permission, asked = register_of(code), permission_of(request), as_known(request)
    units = permission.units(Deed.SEE)
    wanted = listing.wanted_of(register, request.GET)
    found = listing.rows(register, wanted, permission.tree, units, asked.seal if asked.band else None)
    if request.GET.get("dinh-dang") == printing.FORMAT:
        return printing.printed(request, register, wanted, found, asked)
    if request.GET.get("dinh-dang"):
        return _file(request, register, wanted, found)
    parts = counted(register, found, listing.totals)
    page = pager(request.path, request.GET, sum(part.count for part in parts))
    fields = list_page.filters(register, wanted, request.GET, permission.tree, units)
    groups = listing.group_totals(register, found, wanted.group) if wanted.group else {}
    shown = listing.values(register, found)[page.rows]
    entering = not asked.band
    context = {
        "register": register,
        "headings": list_page.headings(register, wanted, request.path, request.GET),
        "rows": list(
            list_page.grouped_rows(register, wanted, shown, permission.tree, groups, request.path, request.GET)
        ),
        "page": page,
        "fields": fields,
        "carried": list_page.carried(request.GET, [name for name in request.GET if name not in STATE]),
        "chips": list_page.chips(register, wanted, request.path, request.GET, fields, permission.tree),
        "totals": list_page.totals_in_words(parts),
        "problems": wanted.problems,
        "clear": request.path if wanted.narrows else "",
        "csv": with_query(request.path, request.GET, **{"dinh-dang": "csv", "trang": None, "ngan": None}),
        "xlsx": with_query(request.path, request.GET, **{"dinh-dang": "xlsx", "trang": None, "ngan": None}),
        "print": with_query(request.path, request.GET, **{"dinh-dang": printing.FORMAT, "trang": None, "ngan": None}),
        "add": reverse("registers:add", args=[code]) if entering and permission.units(Deed.RECORD) else "",
        "may_void": entering and bool(permission.units(Deed.CORRECT)),
        "scope": scope_of(request),
        "known": asked.band,
        "known_form": asked.form,
        "saved": _saved(request, register),
        **_choosing(register, wanted, request),
        **_drawer(request, register, asked),
    }
    return render(request, "registers/rows.html", context, section=SECTION)


@signed_in
@require_POST
def save_list(request: HttpRequest, code: str) -> HttpResponse:
    """Keep what a list shows under a name, for oneself or for one's unit."""
    register, permission = register_of(code), permission_of(request)
    name = " ".join(request.POST.get("ten", "").split())[:LONGEST_NAME]
    kept = request.POST.copy()
    for part in (*STATE, "ten", "cho-don-vi"):
        kept.pop(part, None)
    address = reverse("registers:rows", args=[code])
    if not name:
        messages.warning(request, told(Said("Chưa lưu: đặt tên cho bộ lọc.")))
    elif len(kept.urlencode()) > LONGEST_QUERY:
        messages.warning(request, told(Said("Chưa lưu: bộ lọc có quá nhiều điều kiện.")))
    else:
        unit = permission.held[0].unit if request.POST.get("cho-don-vi") and permission.held else None
        SavedList.objects.update_or_create(
            owner=account_of(request), register=register.code, name=name,
            defaults={"query": kept.urlencode(), "unit_id": unit},
        )  # fmt: skip
        messages.success(request, told(Said("Đã lưu bộ lọc «%(name)s».", name=name)))
    return redirect(f"{address}?{kept.urlencode()}")


@signed_in
@require_POST
def drop_list(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Throw a saved list away: its owner does, and that of a unit also who administers the unit."""
    saved = get_object_or_404(SavedList, pk=pk, register=register_of(code).code)
    if not _may_drop(request, saved):
        raise NotAllowed(Said("Bộ lọc này của người khác; chỉ người lưu hoặc quản trị đơn vị bỏ được."))
    saved.delete()
    return redirect("registers:rows", code)


def _may_drop(request: HttpRequest, saved: SavedList) -> bool:
    """Its owner may have left the unit: nothing that a unit uses is left without somebody who looks after it."""
    mine = saved.owner_id == account_of(request).pk
    return mine or (saved.unit_id is not None and permission_of(request).may(Deed.MANAGE, saved.unit_id))


def _saved(request: HttpRequest, register: Register) -> Sequence[Mapping[str, Any]]:
    """The person's own saved lists of the register, and those of units that they serve."""
    account, permission = account_of(request), permission_of(request)
    mine = Q(owner=account) | Q(unit_id__in=[one.unit for one in permission.held])
    found = SavedList.objects.filter(mine, register=register.code).order_by("name")
    path = reverse("registers:rows", args=[register.code])
    return [
        {
            "name": one.name,
            "href": f"{path}?{one.query}",
            "shared": one.unit_id is not None,
            "drop": reverse("registers:drop_list", args=[register.code, one.pk]) if _may_drop(request, one) else "",
        }
        for one in found
    ]


def _choosing(register: Register, wanted: listing.Wanted, request: HttpRequest) -> Mapping[str, Any]:
    """What the form of columns and groups offers."""
    chosen = {one.name for one in list_page.columns_of(register, wanted)}
    groups = [Choice(one.name, title_of(one), one.name == wanted.group) for one in listing.grouping_columns(register)]
    return {
        "columns": [Choice(one.name, title_of(one), one.name in chosen) for one in shown_columns(register)],
        "groups": [Choice("", Said("không gộp"), not wanted.group), *groups],
        "kept": list_page.carried(request.GET, [name for name in request.GET if name not in {*STATE, "cot", "nhom"}]),
    }


def _drawer(request: HttpRequest, register: Register, asked: AsKnown) -> Mapping[str, Any]:
    """The record that the address opens beside the list; nothing for one that may not be seen."""
    key = request.GET.get("ngan", "")
    close = with_query(request.path, request.GET, ngan=None)
    if not key:
        return {"drawer": None, "close": close}
    permission = permission_of(request)
    try:
        version, seen = timeline.find_version(register, key, permission.units(Deed.SEE))
    except RecordNotFound:
        return {"drawer": None, "close": close}
    if seen and asked.band:
        version = known_at(register.model, asked.seal).filter(record=version.record).first()
    if not seen or version is None:
        return {"drawer": None, "close": close}
    values = values_of(register, version)
    facts = [
        (title_of(column), write(column, values[column.name], permission.tree))
        for column in shown_columns(register)
        if column.kind is not ColumnKind.PARENT
    ]
    steps = [] if asked.band else timeline.steps(register, version.record, permission.tree)
    href = with_query(list_page.record_address(register, version.record), request.GET.__class__(), **asked.params)
    return {"drawer": {"facts": facts, "steps": steps, "href": href, "void": version.void}, "close": close}


def _file(request: HttpRequest, register: Register, wanted: listing.Wanted, found: listing.Rows) -> HttpResponseBase:
    """The whole filter as a file, in the order shown; too long for a sheet is said, never cut."""
    tree = permission_of(request).tree
    columns = list_page.columns_of(register, wanted)
    titles = [title_of(column) for column in columns]
    name = f"{register.code}-{request.GET.get('tu', '')}-{request.GET.get('den', '')}".strip("-").replace("/", ".")
    rows = list_page.file_rows(columns, listing.values(register, found).iterator(chunk_size=2000), tree)
    if request.GET["dinh-dang"] == "csv":
        return csv_response(name, titles, rows)
    if request.GET["dinh-dang"] != "xlsx":
        raise Http404(Said("Chỉ xuất được csv hoặc xlsx."))
    count = found.order_by().count()
    if count > XLSX_ROWS:
        advice = Said(
            "Bộ lọc có hơn %(limit)s dòng, một trang tính Excel không chứa hết. Thu hẹp bộ lọc hoặc xuất CSV.",
            limit=write_count(XLSX_ROWS),
        )
        return HttpResponse(told(advice), status=413, content_type="text/plain; charset=utf-8")
    if count > long_exports.LONG_ROWS:
        return long_exports.begin(request, register, name, titles, columns, found, count)
    return xlsx_response(name, titles, rows)
