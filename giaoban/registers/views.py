"""Pages of the registers (sổ): which there are, the rows of one, one record with its life."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers import list_page, listing, registry, timeline
from giaoban.registers.description import ColumnKind, Register
from giaoban.registers.people import people_of
from giaoban.registers.queries import RecordNotFound, values_of
from giaoban.registers.shown import NUMERIC, given_key, shown_columns, title_of, write
from giaoban.registers.things import named
from giaoban.said import Said
from giaoban.web import registry as pages
from giaoban.web.addresses import with_query
from giaoban.web.export import XLSX_ROWS, csv_response, xlsx_response
from giaoban.web.page import render
from giaoban.web.pager import pager
from giaoban.web.table import Heading, Shown
from giaoban.web.writing import told
from giaoban.words.count import write_count
from giaoban.words.dates import write_short_date

SECTION = "registers"


def register_of(code: str) -> Register:
    """The register an address names, or a page that says there is none."""
    try:
        return registry.get(code)
    except registry.UnknownRegister as error:
        raise Http404(Said("Không có sổ «%(code)s».", code=code)) from error


@signed_in
def registers(request: HttpRequest) -> HttpResponse:
    """Every register with how many rows of it the account may see."""
    permission = permission_of(request)
    units = permission.units(Deed.SEE)
    found = []
    for register in registry.every():
        rows = listing.rows(register, listing.Wanted(sort=register.day, descending=True), permission.tree, units)
        newest = rows.values_list(register.day, flat=True).first()
        found.append(
            {
                "title": register.title,
                "href": reverse("registers:rows", args=[register.code]),
                "count": write_count(rows.order_by().count()),
                "newest": write_short_date(newest) if newest else "",
                "parent": register.parent.title if register.parent else "",
            }
        )
    return render(request, "registers/registers.html", {"registers": found, "scope": _scope(request)}, section=SECTION)


@signed_in
def rows(request: HttpRequest, code: str) -> HttpResponseBase:
    """The rows of one register: searched, filtered, sorted, summed; as a page or as a file."""
    register, permission = register_of(code), permission_of(request)
    units = permission.units(Deed.SEE)
    wanted = listing.wanted_of(register, request.GET)
    found = listing.rows(register, wanted, permission.tree, units)
    if request.GET.get("dinh-dang"):
        return _file(request, register, found)
    parts = listing.totals(register, found)
    page = pager(request.path, request.GET, sum(part.count for part in parts))
    fields = list_page.filters(register, wanted, request.GET, permission.tree, units)
    shown = [list_page.cells(register, row, permission.tree) for row in listing.values(register, found)[page.rows]]
    context = {
        "register": register,
        "headings": list_page.headings(register, wanted, request.path, request.GET),
        "rows": shown,
        "page": page,
        "fields": fields,
        "chips": list_page.chips(register, wanted, request.path, request.GET, fields, permission.tree),
        "totals": list_page.totals_in_words(parts),
        "problems": wanted.problems,
        "clear": request.path if wanted.narrows else "",
        "csv": with_query(request.path, request.GET, **{"dinh-dang": "csv", "trang": None}),
        "xlsx": with_query(request.path, request.GET, **{"dinh-dang": "xlsx", "trang": None}),
        "add": reverse("registers:add", args=[code]) if permission.units(Deed.RECORD) else "",
        "scope": _scope(request),
    }
    return render(request, "registers/rows.html", context, section=SECTION)


@signed_in
def record(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One record: its facts, its versions with who, when and why, what hangs on it, what counts it."""
    register, permission = register_of(code), permission_of(request)
    version = visible_version(request, register, key)
    values = values_of(register, version)
    tree = permission.tree
    hanging = timeline.events(register, version.record)
    context = {
        "register": register,
        "version": version,
        "title": _title(register, version),
        "facts": [
            (title_of(column), write(column, values[column.name], tree))
            for column in shown_columns(register)
            if column.kind is not ColumnKind.PARENT
        ],
        "people": people_of(register, version),
        "may_open": _may(request, Deed.OPEN_PERSON, register, version),
        "parent": _parent(register, version),
        "steps": timeline.steps(register, version.record, tree),
        "events": [_events(one, request, version) for one in hanging],
        "panels": pages.panels(register.code, version.record, account_of(request)),
        "boxes": pages.boxes(request, [named(register, version.record)]),
        "may_correct": not version.void and _may(request, Deed.CORRECT, register, version),
    }
    return render(request, "registers/record.html", context, section=SECTION)


def visible_version(request: HttpRequest, register: Register, key: str) -> Any:
    """The last version of a record that the account may see; a foreign one is refused without a word about it."""
    try:
        version, seen = timeline.find_version(register, key, permission_of(request).units(Deed.SEE))
    except RecordNotFound as error:
        raise Http404(str(error)) from error
    if not seen:
        raise PermissionDenied(Said("Bản ghi này của đơn vị khác; tài khoản không có quyền xem."))
    return version


def _may(request: HttpRequest, deed: Deed, register: Register, version: Any) -> bool:
    mine = register.model._default_manager.filter(pk=version.pk)
    return bool(mine.filter(listing.in_units(register, permission_of(request).units(deed))).exists())


def _parent(register: Register, version: Any) -> dict[str, str] | None:
    if register.parent is None:
        return None
    above = register.parent.model._default_manager.filter(record=version.parent, corrected_by=None).first()
    title = _title(register.parent, above) if above else str(version.parent)
    return {
        "register": register.parent.title,
        "title": title,
        "href": list_page.record_address(register.parent, version.parent),
    }


def _events(one: timeline.Events, request: HttpRequest, parent: Any) -> dict[str, object]:
    tree = permission_of(request).tree
    columns = [column for column in shown_columns(one.register) if column.kind is not ColumnKind.PARENT]
    rows = []
    for event in one.rows:
        values = values_of(one.register, event)
        href = list_page.record_address(one.register, event.record)
        rows.append(
            [Shown(write(c, values[c.name], tree), href if c.name == one.register.day else "") for c in columns]
        )
    return {
        "title": one.register.title,
        "headings": [Heading(title_of(c), numeric=c.kind in NUMERIC) for c in columns],
        "rows": rows,
        "add": f"{reverse('registers:add', args=[one.register.code])}?parent={parent.record.hex}",
    }


def _title(register: Register, version: Any) -> str:
    key = given_key(version.key)
    return f"{f'{key} · ' if key else ''}{write_short_date(getattr(version, register.day))}"


def _scope(request: HttpRequest) -> str:
    """Whose rows these are, in words: totals that change with the reader must say so."""
    permission = permission_of(request)
    tree = permission.tree
    names = sorted({tree[one.unit].name for one in permission.held if one.unit in tree})
    below = len(permission.units(Deed.SEE)) > len(names)
    return Said("%(units)s và các đơn vị trực thuộc", units=names) if below else ", ".join(names)


def _file(request: HttpRequest, register: Register, found: listing.Rows) -> HttpResponseBase:
    """The whole filter as a file, in the order shown; too long for a sheet is said, never cut."""
    tree = permission_of(request).tree
    titles = [title_of(column) for column in shown_columns(register)]
    name = f"{register.code}-{request.GET.get('tu', '')}-{request.GET.get('den', '')}".strip("-").replace("/", ".")
    rows = list_page.file_rows(register, listing.values(register, found).iterator(chunk_size=2000), tree)
    if request.GET["dinh-dang"] == "csv":
        return csv_response(name, titles, rows)
    if request.GET["dinh-dang"] != "xlsx":
        raise Http404(Said("Chỉ xuất được csv hoặc xlsx."))
    if found.order_by().count() > XLSX_ROWS:
        advice = Said(
            "Bộ lọc có hơn %(limit)s dòng, một trang tính Excel không chứa hết. Thu hẹp bộ lọc hoặc xuất CSV.",
            limit=write_count(XLSX_ROWS),
        )
        return HttpResponse(told(advice), status=413, content_type="text/plain; charset=utf-8")
    return xlsx_response(name, titles, rows)
