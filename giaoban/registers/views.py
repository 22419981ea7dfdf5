"""Pages of the registers (sổ): which there are, the rows of one, one record with its life."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers import list_page, listing, registry, timeline
from giaoban.registers.description import ColumnKind, Register
from giaoban.registers.people import people_of
from giaoban.registers.queries import RecordNotFound, values_of
from giaoban.registers.shown import NUMERIC, given_key, shown_columns, title_of, write
from giaoban.registers.things import named
from giaoban.said import Said
from giaoban.trail.queries import known_at
from giaoban.web import registry as pages
from giaoban.web.addresses import address
from giaoban.web.as_known import AsKnown, as_known
from giaoban.web.page import render
from giaoban.web.table import Heading, Shown
from giaoban.words.count import write_count
from giaoban.words.dates import write_short_date

SECTION = "registers"


def register_of(code: str) -> Register:
    """The register an address names, or a page that says there is none."""
    try:
        return registry.get(code)
    except registry.UnknownRegister as error:
        raise Http404(Said("Không có sổ «%(code)s».", code=code)) from error


@require_safe
@signed_in
def registers(request: HttpRequest) -> HttpResponse:
    """Every register with how many rows of it the account may see, today or as known on a day."""
    asked = as_known(request)
    context = {
        "registers": [_shown_register(request, register, asked) for register in registry.every()],
        "scope": scope_of(request),
        "known": asked.band,
        "known_form": asked.form,
    }
    return render(request, "registers/registers.html", context, section=SECTION)


def _shown_register(request: HttpRequest, register: Register, asked: AsKnown) -> dict[str, str]:
    permission = permission_of(request)
    by_day = listing.Wanted(order=(listing.Order(register.day, descending=True),))
    units, seal = permission.units(Deed.SEE), asked.seal if asked.band else None
    rows = listing.rows(register, by_day, permission.tree, units, seal)
    newest = rows.values_list(register.day, flat=True).first()
    return {
        "title": register.title,
        "href": address(reverse("registers:rows", args=[register.code]), asked.params),
        "count": write_count(rows.order_by().count()),
        "newest": write_short_date(newest) if newest else "",
        "parent": register.parent.title if register.parent else "",
    }


@require_safe
@signed_in
def record(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One record: its facts, its versions with who, when and why, what hangs on it, what counts it."""
    register, permission = register_of(code), permission_of(request)
    version, asked = visible_version(request, register, key), as_known(request)
    if asked.band:
        version = _known(register, version, asked)
    values = values_of(register, version)
    tree = permission.tree
    hanging = timeline.events(register, version.record, asked.seal if asked.band else None)
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
        "may_erase": not asked.band and _may(request, Deed.ERASE, register, version),
        "parent": _parent(register, version),
        "known": asked.band,
        "known_form": asked.form,
        "steps": [
            step
            for step in timeline.steps(register, version.record, tree)
            if not asked.band or (step.seal is not None and step.seal <= asked.seal)
        ],
        "events": [_events(one, request, version) for one in hanging],
        "panels": [] if asked.band else pages.panels(register.code, version.record, account_of(request)),
        "boxes": [] if asked.band else pages.boxes(request, [named(register, version.record)]),
        "may_correct": not asked.band and not version.void and _may(request, Deed.CORRECT, register, version),
    }
    return render(request, "registers/record.html", context, section=SECTION)


def _known(register: Register, version: Any, asked: AsKnown) -> Any:
    """The version that counted at the seal asked for."""
    then = known_at(register.model, asked.seal).filter(record=version.record).first()
    if then is None:
        raise Http404(Said("Lúc đó sổ chưa có bản ghi này, hoặc bản ghi đang bị hủy."))
    return then


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
    """What people call the record by, and its day."""
    called = [str(value) for name in register.named_by if (value := getattr(version, name))]
    called = called or [key for key in [given_key(version.key)] if key]
    return " · ".join([*called, write_short_date(getattr(version, register.day))])


def scope_of(request: HttpRequest) -> str:
    """Whose rows these are, in words: totals that change with the reader must say so."""
    permission = permission_of(request)
    tree = permission.tree
    names = sorted({tree[one.unit].name for one in permission.held if one.unit in tree})
    if not names:
        return Said("không đơn vị nào, vì tài khoản chưa giữ vai trò")
    below = len(permission.units(Deed.SEE)) > len(names)
    return Said("%(units)s và các đơn vị trực thuộc", units=names) if below else ", ".join(names)
