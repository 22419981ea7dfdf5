"""Pages that list tasks: mine, my unit's, all that I may see; filtered, ordered, as known on a day, as a file."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.law import Book
from giaoban.offices import queries as offices
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of, signed_in
from giaoban.said import Said
from giaoban.tasks import listing, queries, shown
from giaoban.tasks.comparing import Earlier, earlier
from giaoban.tasks.listing import ALL, MINE, UNIT, VIEWS, Wanted
from giaoban.tasks.models import Priority, Task
from giaoban.tasks.queries import Tasks
from giaoban.tasks.rules.state import NAMES as STATE_NAMES
from giaoban.web.addresses import with_query
from giaoban.web.as_known import Compared, as_known, compare_form, compared
from giaoban.web.export import csv_response, xlsx_response
from giaoban.web.page import render
from giaoban.web.pager import pager
from giaoban.web.registry import Choice, FilterField
from giaoban.web.table import Heading
from giaoban.web.writing import told

SECTION = "tasks"
ORDER_OF = {"noi-dung": "noi-dung", "han": "han", "trang-thai": "trang-thai", "uu-tien": "uu-tien", "giao": "giao"}
ORDER_OF |= {"bao-cao": "bao-cao"}
"""Columns whose heading orders the list."""
TITLES = {MINE: Said("Việc của tôi"), UNIT: Said("Nhiệm vụ của đơn vị"), ALL: Said("Mọi nhiệm vụ")}
KEPT = ("sap", "cot", "biet-luc", "niem", "so-voi")
PRINTED = 2000
"""Rows that a printed table holds at most."""


@dataclass(frozen=True)
class Looked:
    """What every list of the room reads with: today, the book of law and how soon is soon."""

    permission: Permission
    today: dt.date
    book: Book
    soon_days: int


def looked(request: HttpRequest) -> Looked:
    """The reader of a page and the day on which they look."""
    today, book = timezone.localdate(), offices.book()
    return Looked(permission_of(request), today, book, int(book.norm("tasks.soon_days", today).value))


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """Where the menu leads: the board for those who decide on tasks, their unit's list for the others."""
    decides = permission_of(request).units(Deed.DECIDE_TASK)
    return redirect("tasks:board" if decides else "tasks:unit")


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponseBase:
    """The tasks that are the reader's own."""
    return tasks(request, MINE)


@signed_in
@require_safe
def unit(request: HttpRequest) -> HttpResponseBase:
    """The tasks that the reader's units lead or coordinate in."""
    return tasks(request, UNIT)


@signed_in
@require_safe
def everything(request: HttpRequest) -> HttpResponseBase:
    """Every task that the reader may see."""
    return tasks(request, ALL)


def tasks(request: HttpRequest, scope: str) -> HttpResponseBase:
    """A list as a page, or as a file of what the page shows."""
    look, asked = looked(request), as_known(request)
    seal = asked.seal if asked.band else None
    wanted = listing.wanted_of(request.GET, scope)
    found = listing.rows(wanted, look.permission, look.today, look.book, seal)
    columns = _columns(request)
    form = request.GET.get("dinh-dang", "")
    against = compared(request)
    if form in {"csv", "xlsx"}:
        return _file(form, found, columns, look, seal, against)
    page = pager(request.path, request.GET, found.count(), PRINTED if form == "in" else 50)
    some = listing.page_of(found, page.rows, seal)
    every = [Choice(code, title, code in columns) for code, title in shown.COLUMNS.items()]
    context: dict[str, object] = {
        "title": TITLES[scope],
        "rows": shown.shown(some, look.permission.tree, look.today, look.soon_days, seal),
        "earlier": _earlier(some, look, against),
        "against": against,
        "compare_form": against.form if against else compare_form(request),
        "cell": shown.cell,
        "columns": columns,
        "headings": _headings(request, wanted, columns),
        "page": page,
        "fields": _filters(request, wanted, look),
        "clear": request.path if wanted.is_narrow else "",
        "every_column": every,
        "kept": _kept(request, ("cot", "trang")),
        "known": asked.band,
        "known_form": asked.form,
        "address": lambda **changes: with_query(request.path, request.GET, **changes),
        "here": with_query(request.path, request.GET),
        "may_decide": bool(look.permission.units(Deed.DECIDE_TASK)) and not asked.band,
        "may_give": bool(look.permission.units(Deed.GIVE_TASK)),
        "today": look.today,
    }
    return _answer(request, form, context, scope)


def _answer(request: HttpRequest, form: str, context: dict[str, object], scope: str) -> HttpResponse:
    template = "tasks/printed.html" if form == "in" else "tasks/list.html"
    return render(request, template, context, section=SECTION, page=f"tasks_{scope}")


def _columns(request: HttpRequest) -> list[str]:
    chosen = request.GET.getlist("cot")
    return [code for code in shown.COLUMNS if code in chosen] or list(shown.USUAL)


def _earlier(some: Sequence[Task], look: Looked, against: Compared | None) -> Earlier | None:
    """The tasks of a page as they stood on the day it is held against."""
    if against is None:
        return None
    return earlier(some, against.day, against.seal, look.permission.tree, look.soon_days)


def _file(
    form: str, found: Tasks, columns: Sequence[str], look: Looked, seal: int | None, against: Compared | None
) -> HttpResponseBase:
    """The list as a file; held against an earlier day, a last column tells what changed."""
    write = csv_response if form == "csv" else xlsx_response
    titles = [str(told(shown.COLUMNS[column])) for column in columns]
    if against is not None:
        titles.append(str(told(Earlier(against.day, {}).title)))
    return write("nhiem-vu", titles, _file_rows(found, columns, look, seal, against))


def _file_rows(
    found: Tasks, columns: Sequence[str], look: Looked, seal: int | None, against: Compared | None, at_once: int = 500
) -> Iterator[list[str | int | dt.date | None]]:
    """The rows of a file, some hundred at a time."""
    start = 0
    while some := listing.page_of(found, slice(start, start + at_once), seal):
        before = _earlier(some, look, against)
        for one in shown.shown(some, look.permission.tree, look.today, look.soon_days, seal):
            changed = [before.told(one, columns)] if before is not None else []
            yield [told(value) for value in (*(shown.cell_for_file(one, column) for column in columns), *changed)]
        start += at_once


def _headings(request: HttpRequest, wanted: Wanted, columns: Sequence[str]) -> list[Heading]:
    found = []
    for column in columns:
        order = ORDER_OF.get(column, "")
        here = order == wanted.order
        turned = f"-{order}" if here and not wanted.descending else order
        href = with_query(request.path, request.GET, sap=turned, trang=None) if order else ""
        direction = ("descending" if wanted.descending else "ascending") if here else ""
        found.append(Heading(shown.COLUMNS[column], href, direction))
    return found


def _filters(request: HttpRequest, wanted: Wanted, look: Looked) -> list[FilterField]:
    states = [Choice("", Said("Mọi trạng thái"), not wanted.state)]
    states += [Choice(one.value, name, one == wanted.state) for one, name in STATE_NAMES.items()]
    priorities = [Choice("", Said("Mọi mức"), not wanted.priority)]
    priorities += [Choice(str(value), label, str(value) == wanted.priority) for value, label in Priority.choices]
    found = [
        FilterField("tim", Said("Tìm trong nội dung, số văn bản"), "search", wanted.text),
        FilterField("xem", Said("Xem"), "choice", wanted.view, _choices(wanted.view)),
        FilterField("trang-thai", Said("Trạng thái"), "choice", wanted.state, states),
        FilterField("uu-tien", Said("Ưu tiên"), "choice", wanted.priority, priorities),
    ]
    if wanted.scope == ALL:
        found.append(FilterField("don-vi", Said("Đơn vị"), "choice", wanted.unit, unit_choices(wanted.unit, look)))
    helpers = unit_choices(wanted.helper, look)
    found.append(FilterField("phoi-hop", Said("Đơn vị phối hợp"), "choice", wanted.helper, helpers))
    if topics := queries.topics_of(queries.seen_by(look.permission, queries.standing_tasks())):
        every = [Choice("", Said("Mọi lĩnh vực"), not wanted.topic)]
        every += [Choice(one, one, one == wanted.topic) for one in topics]
        found.append(FilterField("linh-vuc", Said("Lĩnh vực"), "choice", wanted.topic, every))
    if wanted.origin:
        found.append(FilterField("nguon", "", "hidden", wanted.origin))
    return found + [FilterField(name, "", "hidden", value) for name, value in _pairs(request, KEPT)]


def _choices(view: str) -> list[Choice]:
    return [Choice(code, title, code == view) for code, title in VIEWS.items()]


def unit_choices(chosen: str, look: Looked) -> list[Choice]:
    """The living units whose tasks the reader may see, to choose one."""
    units = [look.permission.tree[one] for one in look.permission.units(Deed.SEE)]
    alive = sorted((one for one in units if one.lives_on(look.today)), key=lambda one: one.name)
    return [
        Choice("", Said("Mọi đơn vị"), not chosen),
        *(Choice(one.key, one.name, one.key == chosen) for one in alive),
    ]


def _kept(request: HttpRequest, left_out: Sequence[str]) -> list[tuple[str, str]]:
    return _pairs(request, [name for name in request.GET if name not in left_out])


def _pairs(request: HttpRequest, names: Sequence[str]) -> list[tuple[str, str]]:
    return [(name, value) for name in names for value in request.GET.getlist(name) if value]


def list_address(scope: str = ALL) -> str:
    """The address of a list without conditions."""
    return reverse({MINE: "tasks:mine", UNIT: "tasks:unit", ALL: "tasks:all"}[scope])
