"""Lists of tasks (danh sách nhiệm vụ): what an address asks for, and the tasks that it means."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, OrderBy, Q
from django.http import QueryDict

from giaoban.law import Book
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.said import Said
from giaoban.tasks import queries
from giaoban.tasks.models import Priority, Task
from giaoban.tasks.ownership import Owners
from giaoban.tasks.queries import Tasks
from giaoban.tasks.rules.state import NAMES as STATE_NAMES
from giaoban.tasks.rules.state import OPEN, State

MINE, UNIT, ALL = "cua-toi", "don-vi", "tat-ca"
WORKING = [State.ASSIGNED, State.RUNNING, State.AGAIN]

VIEWS: Mapping[str, str] = {
    "": Said("Tất cả"),
    "dang-mo": Said("Chưa xong"),
    "qua-han": Said("Quá hạn, chưa xong"),
    "trong-tuan": Said("Đến hạn trong tuần này"),
    "cho-xac-nhan": Said("Chờ xác nhận"),
    "xin-gia-han": Said("Xin gia hạn, chờ quyết định"),
    "tu-choi": Said("Bị từ chối, chờ giao lại"),
    "im-lang": Said("Lâu không báo cáo"),
    "khong-don-vi": Said("Của đơn vị đã kết thúc, chờ giao lại"),
    "xong-muon": Said("Hoàn thành quá hạn"),
    "xong": Said("Đã hoàn thành"),
}
"""Ready lists, by what the address says."""

ORDERS: Mapping[str, Sequence[str]] = {
    "han": ("due_now", "priority", "pk"),
    "giao": ("assigned_on", "pk"),
    "uu-tien": ("priority", "due_now", "pk"),
    "trang-thai": ("state_now", "due_now", "pk"),
    "bao-cao": ("heard_on", "pk"),
    "noi-dung": ("text", "pk"),
}
"""What the list may be ordered by."""


@dataclass(frozen=True)
class Wanted:
    """What an address asks for; what it cannot mean is left aside."""

    scope: str = UNIT
    view: str = ""
    state: str = ""
    unit: str = ""
    helper: str = ""
    priority: str = ""
    topic: str = ""
    origin: str = ""
    text: str = ""
    order: str = "han"
    descending: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether any condition is set."""
        said = (self.view, self.state, self.unit, self.helper, self.priority, self.topic, self.origin, self.text)
        return any(said)


def wanted_of(query: QueryDict, scope: str) -> Wanted:
    """What the address of a list asks for."""
    order = query.get("sap", "")
    state, priority = query.get("trang-thai", ""), query.get("uu-tien", "")
    return Wanted(
        scope=scope,
        view=view if (view := query.get("xem", "")) in VIEWS else "",
        state=state if state in {one.value for one in STATE_NAMES} else "",
        unit=query.get("don-vi", "")[:40],
        helper=query.get("phoi-hop", "")[:40],
        priority=priority if priority in {str(one) for one in Priority.values} else "",
        topic=query.get("linh-vuc", "")[:160],
        origin=query.get("nguon", "")[:200],
        text=query.get("tim", "").strip()[:200],
        order=order.removeprefix("-") if order.removeprefix("-") in ORDERS else "han",
        descending=order.startswith("-"),
    )


def rows(wanted: Wanted, permission: Permission, today: dt.date, book: Book, seal: int | None = None) -> Tasks:
    """The tasks of a list that its reader may see, with their columns, in order."""
    found = queries.standing_tasks(seal)
    if wanted.scope != UNIT or not own_units(permission) <= permission.units(Deed.SEE):
        found = queries.seen_by(permission, found, seal)  # what one's own units lead or help in is seen anyway
    found = _narrowed(_in_scope(found, wanted, permission, seal), wanted, permission, seal)
    found = in_view(queries.standing_columns(found, seal), wanted.view, today, book, permission)
    if wanted.state:
        found = found.filter(Q(state_now=wanted.state))
    return found.order_by(*_order(wanted)).select_related("person")


def page_of(found: Tasks, some: slice, seal: int | None = None) -> list[Task]:
    """Some of the tasks of a list with their columns: which they are is asked first, so that the columns that nothing
    is ordered by are read for these alone."""
    keys = list(found.values_list("pk", flat=True)[some])
    rows = queries.standing_columns(Task.objects.filter(pk__in=keys), seal).select_related("person")
    by_key = {one.pk: one for one in rows}
    return [by_key[key] for key in keys]


def in_view(found: Tasks, view: str, today: dt.date, book: Book, permission: Permission) -> Tasks:
    """Of tasks with their columns those of a ready list.

    What a unit should do that has ended stands in a list of its own alone, from which it is given to another.
    """
    still_open = Q(state_now__in=sorted(OPEN))
    ended = Q(lead__in=[one.id for one in permission.tree if not one.lives_on(today)])
    week_end = today + dt.timedelta(days=6 - today.weekday())
    silent_since = today - dt.timedelta(days=int(book.norm("tasks.silent_days", today).value))
    conditions: Mapping[str, Q] = {
        "dang-mo": still_open,
        "trong-tuan": ~ended & Q(state_now__in=WORKING, due_now__gte=today, due_now__lte=week_end),
        "cho-xac-nhan": Q(state_now=State.WAITING),
        "tu-choi": Q(state_now=State.REFUSED),
        "im-lang": ~ended
        & Q(state_now__in=WORKING)
        & (Q(heard_on__lt=silent_since) | Q(heard_on=None, assigned_on__lt=silent_since)),
        "khong-don-vi": still_open & ended,
        "xong": Q(state_now=State.DONE),
    }
    if view == "qua-han":
        return queries.late(found.filter(still_open & ~ended), today)
    if view == "xong-muon":
        return queries.late(found.filter(Q(state_now=State.DONE)), today)
    if view == "xin-gia-han":
        return queries.asking_extension(found.filter(still_open))
    return found.filter(conditions[view]) if view in conditions else found


def own_units(permission: Permission) -> frozenset[int]:
    """The units at which the account serves itself."""
    return frozenset(one.unit for one in permission.held)


def _in_scope(found: Tasks, wanted: Wanted, permission: Permission, seal: int | None) -> Tasks:
    if wanted.scope == MINE:
        return found.filter(Owners(permission.tree).tasks_of(permission.account))
    if wanted.scope == UNIT:
        return queries.of_units(own_units(permission), found, seal)
    return found


def _narrowed(found: Tasks, wanted: Wanted, permission: Permission, seal: int | None) -> Tasks:
    if wanted.unit:
        found = queries.of_units([one.id for one in permission.tree if one.key == wanted.unit], found, seal)
    if wanted.helper:
        found = queries.helped_by([one.id for one in permission.tree if one.key == wanted.helper], found, seal)
    if wanted.priority:
        found = found.filter(priority=int(wanted.priority))
    if wanted.topic:
        found = found.filter(topic=wanted.topic)
    if wanted.origin:
        kind, _, key = wanted.origin.partition(":")
        found = found.filter(origin_kind=kind, origin_key=key) if key else found.filter(document_number=kind)
    for word in wanted.text.split():
        found = found.filter(Q(text__icontains=word) | Q(document_number__icontains=word))
    return found


def _order(wanted: Wanted) -> list[str | OrderBy]:
    first, *rest = ORDERS[wanted.order]
    turned = F(first).desc(nulls_last=True) if wanted.descending else F(first).asc(nulls_last=True)
    return [turned, *rest]
