"""What every page of the administration shares: who may open it, for which units, in which frame."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from giaoban.offices import people
from giaoban.offices.models import Account, Appointment, Role
from giaoban.offices.people import Person
from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.roles import DEED_NAMES, Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.said import Said
from giaoban.trail.queries import current
from giaoban.web.as_known import AsKnown
from giaoban.web.page import render
from giaoban.web.pager import Pager
from giaoban.web.parts import Field
from giaoban.web.registry import FilterField
from giaoban.web.table import Shown, headings
from giaoban.web.typed import REFUSED, Typed
from giaoban.web.writing import told

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
SECTION = "administration"


def administrator(view: View[P]) -> View[P]:
    """Only for administrators of some unit; which units a page may touch is asked in the page."""

    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not managed(request):
            raise NotAllowed(
                Said(
                    "Tài khoản %(username)s không có quyền %(deed)s ở đơn vị nào.",
                    username=account_of(request).username,
                    deed=DEED_NAMES[Deed.MANAGE],
                )
            )
        return view(request, *args, **kwargs)

    return never_cache(signed_in(wraps(view)(guarded)))  # type: ignore[arg-type]


def manages(request: HttpRequest) -> bool:
    """Whether the menu shows the administration."""
    return isinstance(request.user, Account) and bool(managed(request))


def managed(request: HttpRequest) -> frozenset[int]:
    """The units the account administers today."""
    return permission_of(request).units(Deed.MANAGE)


def unit_choices(request: HttpRequest) -> list[tuple[str, str]]:
    """The units administered that live today, by name, as choices of a form."""
    tree, today = permission_of(request).tree, timezone.localdate()
    units = [tree[one] for one in managed(request) if tree[one].lives_on(today)]
    return [(one.key, f"{one.name} ({one.code})") for one in sorted(units, key=lambda one: (one.level, one.name))]


def unit_of(request: HttpRequest, key: str) -> int | None:
    """The unit a form names, if the account administers it."""
    tree = permission_of(request).tree
    return next((one for one in managed(request) if tree[one].key == key), None)


def is_top(request: HttpRequest) -> bool:
    """Whether no administrator stands above: what holds for everybody in the home is theirs."""
    permission, today = permission_of(request), timezone.localdate()
    mine = [one.unit for one in permission.held if one.role == Role.ADMINISTRATOR]
    above = {unit for one in mine for unit in permission.tree.ancestors(one)}
    rows = current(Appointment).filter(role=Role.ADMINISTRATOR, unit__in=above, from_day__lte=today)
    return bool(mine) and not any(one.last_day is None or today <= one.last_day for one in rows)


def person_of(request: HttpRequest, username: str) -> Person:
    """The person an address names; a refusal for whom another administrator answers."""
    account = Account.objects.filter(username=username).first()
    if account is None:
        raise Http404(Said("Không có tài khoản «%(username)s».", username=username))
    one = people.person(account)
    if not people.may_manage(permission_of(request), one, timezone.localdate()):
        raise NotAllowed(
            Said("Tài khoản «%(username)s» công tác ở đơn vị mà tài khoản này không quản trị.", username=username)
        )
    return one


def show(request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of the administration."""
    return render(request, f"offices/{template}.html", context, section=SECTION, status=status)


def form(
    request: HttpRequest,
    title: str,
    button: str,
    fields: Sequence[Field],
    typed: Typed,
    *,
    back: str,
    advice: str = "",
) -> HttpResponse:
    """A page with one form; shown again with what is wrong when it was refused."""
    context = {
        "title": title,
        "button": button,
        "fields": fields,
        "others": typed.others,
        "advice": advice,
        "back": back,
        "crumbs": [(Said("Quản trị"), reverse("administration:hub"))],
    }
    return show(request, "form", context, status=200 if typed.good else REFUSED)


def listing(
    request: HttpRequest,
    title: str,
    titles: Sequence[str],
    rows: Sequence[Sequence[Shown]],
    page: Pager,
    *,
    new: tuple[str, str] | None = None,
    fields: Sequence[FilterField] = (),
    clear: str = "",
    files: Sequence[tuple[str, str]] = (),
    empty: tuple[str, str] = (Said("Chưa có dòng nào"), Said("Ghi dòng đầu tiên khi cần.")),
    asked: AsKnown | None = None,
) -> HttpResponse:
    """A page with one list: what it is narrowed by, its rows, the way to a new one and to files of it.

    ``empty``: what a list without rows says. ``asked``: the past day it turns to, for a list that can.
    """
    context = {
        "known": asked.band if asked else None,
        "known_form": asked.form if asked else None,
        "title": title,
        "new": new,
        "headings": headings(*titles),
        "rows": rows,
        "page": page,
        "fields": fields,
        "clear": clear,
        "files": files,
        "empty": empty,
    }
    return show(request, "admin_list", context)


def done(request: HttpRequest, words: str, to: str, *args: str) -> HttpResponse:
    """Say what was done and go on."""
    messages.success(request, told(words))
    return redirect(to, *args)
