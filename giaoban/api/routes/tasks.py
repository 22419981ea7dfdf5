"""Tasks: those the caller may see, one with its history, a file that was given with it."""

import uuid
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Path, Query, Router

from giaoban.api.answers import Window, answer, caller_of, page_of, seal_of, sent_file, window_of
from giaoban.api.caller import needs
from giaoban.api.parameters import DEFAULT_LIMIT, Cursor, KnownAt, Limit, OnDay
from giaoban.api.places import unit_of
from giaoban.api.problems import Problem
from giaoban.api.routes.task_acts import acts_of
from giaoban.api.scopes import Scope
from giaoban.api.shapes import PROBLEMS
from giaoban.api.task_rows import coordination_row, happened_row, task_row
from giaoban.api.task_shapes import TaskPage, TaskShape
from giaoban.documents.files import Damaged, content_of
from giaoban.documents.models import DocumentFile
from giaoban.offices import queries as offices
from giaoban.said import Said
from giaoban.tasks import listing, queries
from giaoban.tasks.listing import Wanted
from giaoban.tasks.models import Task, TaskEvent
from giaoban.tasks.rules.state import State, standing
from giaoban.trail.queries import known_at as rows_known_at

router = Router(tags=[Said("Nhiệm vụ")], auth=needs(Scope.TASKS), by_alias=True)
TaskInPath = Annotated[uuid.UUID, Path(description=Said("«id» của nhiệm vụ"))]


class Whose(StrEnum):
    """Whose tasks a list holds: all that the caller may see, those of the caller's units, the caller's own."""

    ALL = "all"
    UNIT = "unit"
    MINE = "mine"


class View(StrEnum):
    """The ready lists of the page."""

    OPEN = "open"
    LATE = "late"
    THIS_WEEK = "this_week"
    WAITING = "waiting"
    EXTENSION_ASKED = "extension_asked"
    REFUSED = "refused"
    SILENT = "silent"
    LEAD_ENDED = "lead_ended"
    DONE_LATE = "done_late"
    DONE = "done"


class Order(StrEnum):
    """What a list is ordered by; a minus turns it round."""

    DUE, DUE_LAST = "due", "-due"
    ASSIGNED, ASSIGNED_LAST = "assigned", "-assigned"
    PRIORITY, PRIORITY_LAST = "priority", "-priority"
    HEARD, HEARD_LAST = "heard", "-heard"


_SCOPES: Mapping[Whose, str] = {Whose.ALL: listing.ALL, Whose.UNIT: listing.UNIT, Whose.MINE: listing.MINE}
_VIEWS: Mapping[View, str] = {
    View.OPEN: "dang-mo",
    View.LATE: "qua-han",
    View.THIS_WEEK: "trong-tuan",
    View.WAITING: "cho-xac-nhan",
    View.EXTENSION_ASKED: "xin-gia-han",
    View.REFUSED: "tu-choi",
    View.SILENT: "im-lang",
    View.LEAD_ENDED: "khong-don-vi",
    View.DONE_LATE: "xong-muon",
    View.DONE: "xong",
}
_ORDERS: Mapping[str, str] = {"due": "han", "assigned": "giao", "priority": "uu-tien", "heard": "bao-cao"}
UnitAsked = Annotated[
    str | None, Query(description=Said("Mã đơn vị chủ trì hoặc phối hợp"), max_length=20, examples=["009"])
]
Text = Annotated[str | None, Query(description=Said("Chữ trong nội dung hoặc số văn bản"), max_length=200)]


@router.get("/tasks", response={200: TaskPage, 304: None, **PROBLEMS}, summary=Said("Danh sách nhiệm vụ"))
def tasks(
    request: HttpRequest,
    whose: Annotated[Whose, Query(description=Said("Của ai: all, unit (đơn vị tôi), mine (của tôi)"))] = Whose.ALL,
    view: Annotated[View | None, Query(description=Said("Danh sách có sẵn như trên trang"))] = None,
    state: Annotated[State | None, Query(description=Said("Trạng thái"))] = None,
    unit: UnitAsked = None,
    on: OnDay = None,
    priority: Annotated[int | None, Query(description=Said("Mức ưu tiên: 1 khẩn … 3 thường"), ge=1, le=3)] = None,
    topic: Annotated[str | None, Query(description=Said("Lĩnh vực"), max_length=160)] = None,
    origin: Annotated[
        str | None, Query(description=Said("Nguồn giao (loại:khóa) hoặc số văn bản giao"), max_length=200)
    ] = None,
    q: Text = None,
    order: Annotated[Order, Query(description=Said("Thứ tự"))] = Order.DUE,
    known_at: KnownAt = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """The tasks that the caller may see, by the filters of the page."""
    window = window_of(request, known_at, cursor, limit)
    wanted = Wanted(
        scope=_SCOPES[whose],
        view=_VIEWS[view] if view else "",
        state=state.value if state else "",
        unit=unit_of(request, unit, on, window.seal)[0].key if unit else "",
        priority=str(priority) if priority else "",
        topic=topic or "",
        origin=origin or "",
        text=(q or "").strip(),
        order=_ORDERS[order.removeprefix("-")],
        descending=order.startswith("-"),
    )
    return answer(request, window.seal, lambda: _page(request, window, wanted), day=timezone.localdate())


@router.get("/tasks/{uuid:task}", response={200: TaskShape, 304: None, **PROBLEMS}, summary=Said("Một nhiệm vụ"))
def task(request: HttpRequest, task: TaskInPath, known_at: KnownAt = None) -> HttpResponse:
    """A task with who coordinates, its history, its parts, and what the caller may do with it."""
    seal = seal_of(known_at)
    found = seen(request, task, seal)
    return answer(request, seal, lambda: _task(request, found, seal, now=known_at is None), day=timezone.localdate())


@router.get(
    "/tasks/{uuid:task}/files/{sha256}",
    response={200: bytes, **PROBLEMS},
    summary=Said("Tệp minh chứng của nhiệm vụ"),
)
def evidence(
    request: HttpRequest,
    task: TaskInPath,
    sha256: Annotated[str, Path(description=Said("«sha256» của tệp"), pattern="^[0-9a-f]{64}$")],
) -> HttpResponse:
    """A file that was given with a task, byte for byte as it was kept."""
    seal = seal_of(None)
    seen(request, task, seal)
    events = TaskEvent.objects.filter(task=task).values("uuid")
    kept = rows_known_at(DocumentFile, seal).filter(document__in=events, sha256=sha256).first()
    if kept is None:
        raise Problem(404, "unknown-file", Said("Nhiệm vụ này không có tệp đó."))
    try:
        return sent_file(kept.name, content_of(kept))
    except Damaged as error:
        raise Problem(500, "damaged-file", error.args[0]) from error


def seen(request: HttpRequest, task: uuid.UUID, seal: int) -> Task:
    """A task that the caller may see; one that they may not is not there. Raises :class:`Problem` 404."""
    rows: QuerySet[Task] = queries.seen_by(caller_of(request).permission, queries.standing_tasks(seal), seal)
    found = rows.filter(record=task).select_related("person").first()
    if found is None:
        raise Problem(404, "unknown-task", Said("Không có nhiệm vụ này, hoặc tài khoản không có quyền xem."))
    return found


def _page(request: HttpRequest, window: Window, wanted: Wanted) -> dict[str, Any]:
    permission, today = caller_of(request).permission, timezone.localdate()
    rows = listing.rows(wanted, permission, today, offices.book(), window.seal)
    count = rows.count()
    some = rows[window.start : window.start + window.size]
    found = [task_row(one, queries.read_standing(one), today, permission.tree) for one in some]
    return page_of(request, window, found, count)


def _task(request: HttpRequest, task: Task, seal: int, *, now: bool) -> dict[str, Any]:
    permission = caller_of(request).permission
    tree = permission.tree
    events = queries.events_of(task.record, seal)
    stands = standing(task.due, map(queries.happening_of, events))
    parts = queries.parts_of([task.record], seal).get(task.record, [])
    children = queries.seen_by(permission, queries.standing_tasks(seal), seal).filter(parent=task.record)
    files = _files(events, seal)
    return {
        **task_row(task, stands, timezone.localdate(), tree),
        "source_text": task.source_text,
        "period_end": task.period_end,
        "extensions": stands.extensions,
        "asked_until": stands.request.due if stands.request else None,
        "indicator": task.indicator,
        "coordinating": [coordination_row(one, stands, tree) for one in parts],
        "children": [str(one.record) for one in children.order_by("pk")],
        "history": [happened_row(one, files, tree) for one in events],
        "last": stands.last,
        "acts": acts_of(task, stands, parts, permission) if now else [],
    }


def _files(events: list[TaskEvent], seal: int) -> Mapping[uuid.UUID, list[DocumentFile]]:
    found: dict[uuid.UUID, list[DocumentFile]] = {}
    rows = rows_known_at(DocumentFile, seal).filter(document__in=[one.uuid for one in events])
    for one in rows.order_by("pk"):
        found.setdefault(one.document, []).append(one)
    return found
