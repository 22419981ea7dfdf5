"""The page of one task: what was given, how its deadline was reached, what happened to it, what can be done."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from giaoban.days import OfficialCalendar
from giaoban.documents.files import Damaged, content_of, content_type
from giaoban.documents.models import DocumentFile
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitTree
from giaoban.offices.signed_in import signed_in
from giaoban.said import Said
from giaoban.tasks import queries, shown
from giaoban.tasks.act_forms import forms_for
from giaoban.tasks.act_views import task_seen
from giaoban.tasks.actions.happening import deciding_deed
from giaoban.tasks.list_views import SECTION, Looked, looked
from giaoban.tasks.models import Coordination, Priority, Task, TaskEvent
from giaoban.tasks.rules.days_left import days_left
from giaoban.tasks.rules.happening import NAMES, What
from giaoban.tasks.rules.recurrence import Recurrence
from giaoban.tasks.rules.state import NAMES as STATE_NAMES
from giaoban.tasks.rules.state import Standing, standing
from giaoban.tasks.rules.term import Term
from giaoban.tasks.rules.timeliness import NAMES as TIMELINESS_NAMES
from giaoban.tasks.rules.timeliness import against
from giaoban.tasks.rules.told_deadline import told_deadline
from giaoban.trail.models import Act
from giaoban.trail.queries import current
from giaoban.web import registry
from giaoban.web.page import render
from giaoban.web.parts import Change, Tone
from giaoban.words.dates import write_short_date

KIND = Task.KIND
FIELD_NAMES: Mapping[str, str] = {
    "lead_id": Said("Chủ trì"),
    "person_id": Said("Người thực hiện"),
    "text": Said("Nội dung"),
    "due": Said("Hạn"),
    "priority": Said("Ưu tiên"),
    "topic": Said("Lĩnh vực"),
    "document_number": Said("Số văn bản giao"),
    "document_day": Said("Ngày văn bản giao"),
    "order": Said("Mục, khoản"),
    "source_text": Said("Nguyên văn"),
    "period_end": Said("Kỳ đến hết ngày"),
}


@dataclass(frozen=True)
class Happened:
    """One act of a task's history as its page tells it."""

    title: str
    at: dt.datetime
    who: str
    decided: str = ""
    text: str = ""
    result: str = ""
    due: str = ""
    late_request: bool = False
    changes: Sequence[Change] = ()
    files: Sequence[tuple[str, str]] = field(default=())


@dataclass(frozen=True)
class Part:
    """What a coordinating unit has to do, and what it answered."""

    unit: str
    part: str
    due: str
    answer: str
    badge: tuple[str, Tone]


@signed_in
@require_safe
def task(request: HttpRequest, task: uuid.UUID) -> HttpResponse:
    """The page of a task."""
    found, look = task_seen(request, task), looked(request)
    events = queries.events_of(task)
    happenings = [queries.happening_of(event) for event in events]
    now = standing(found.due, happenings)
    parts = queries.parts_of([task]).get(task, [])
    calendar = OfficialCalendar.from_book(look.book)
    reached = told_deadline(found.due, Term.of(found.term), Recurrence.of(found.recurs), happenings, calendar)
    inside = queries.standing_columns(queries.seen_by(look.permission, queries.children(task)))
    below = shown.shown(list(inside.select_related("person")), look.permission.tree, look.today, look.soon_days)
    named = registry.Named(KIND, task.hex, shown.title_of(found))
    context = {
        "task": found,
        "title": shown.title_of(found),
        "state": (STATE_NAMES[now.state], shown.STATE_TONES.get(now.state, "plain")),
        "timeliness": shown.timeliness_badge(now, look.today, look.soon_days),
        "facts": list(_facts(found, now, look)),
        "left": days_left(now.due, look.today, calendar) if now.due and now.is_open else None,
        "reached": reached,
        "asked": _request(now),
        "parts": [_part(part, now, events, look) for part in parts],
        "children": below,
        "settled": sum(not one.now.is_open for one in below),
        "parent": _parent(found, look.permission),
        "forms": [
            (one, reverse("tasks:act", args=[task, one.code])) for one in forms_for(found, now, parts, look.permission)
        ],
        "may_correct": now.is_open and look.permission.may(deciding_deed(found), found.authority_id),
        "may_divide": now.is_open and look.permission.may(Deed.DO_TASK, found.lead_id),
        "history": list(_history(found, events, now, look.permission.tree)),
        "boxes": registry.boxes(request, [named]),
    }
    return render(request, "tasks/task.html", context, section=SECTION)


@signed_in
@require_safe
def evidence(request: HttpRequest, task: uuid.UUID, digest: str) -> HttpResponse:
    """A file that was given with a task, byte for byte as it was kept."""
    task_seen(request, task)
    events = TaskEvent.objects.filter(task=task).values("uuid")
    kept = current(DocumentFile).filter(document__in=events, sha256=digest).first()
    if kept is None:
        raise Http404(Said("Không có tệp này."))
    try:
        content = content_of(kept)
    except Damaged as error:
        return HttpResponse(str(error), status=500, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type=content_type(content) or "application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, kept.name)
    return response


def _facts(task: Task, now: Standing, look: Looked) -> Iterator[tuple[str, str]]:
    tree = look.permission.tree
    yield Said("Chủ trì"), tree[task.lead_id].name
    yield Said("Người thực hiện"), task.person.name if task.person else ""
    yield Said("Hạn"), shown.due_words(now) or Said("không có hạn")
    if now.extensions:
        yield Said("Số lần gia hạn"), str(now.extensions)
    if task.period_end:
        yield Said("Kỳ đến hết ngày"), write_short_date(task.period_end)
    if now.result_on:
        yield Said("Ngày tính kết quả"), write_short_date(now.result_on)
    yield Said("Ưu tiên"), Priority(task.priority).label
    yield Said("Cơ quan giao"), tree[task.authority_id].name
    yield Said("Ngày giao"), write_short_date(task.assigned_on)
    yield Said("Văn bản giao"), _document(task)
    if task.order:
        yield Said("Mục, khoản"), task.order
    if task.topic:
        yield Said("Lĩnh vực"), task.topic
    if task.act.decided_by:
        yield Said("Người quyết định"), task.act.decided_by


def _document(task: Task) -> str:
    if task.document_number and task.document_day:
        day = write_short_date(task.document_day)
        return Said("%(number)s ngày %(day)s", number=task.document_number, day=day)
    return task.document_number


def _request(now: Standing) -> str:
    one = now.request
    if one is None or one.due is None:
        return ""
    words = {"due": write_short_date(one.due), "day": write_short_date(one.day)}
    if now.due is not None and one.day > now.due:
        return Said("Xin gia hạn đến %(due)s, ngày %(day)s (xin sau hạn), chờ quyết định.", **words)
    return Said("Xin gia hạn đến %(due)s, ngày %(day)s, chờ quyết định.", **words)


def _part(part: Coordination, now: Standing, events: Sequence[TaskEvent], look: Looked) -> Part:
    given = now.answers.get(part.unit_id)
    answered = next((one for one in events if given and one.number == given.number), None)
    tone: Tone = "plain"
    name: str = Said("Chưa trả lời")
    if given is not None:
        on = given.result_day or given.day
        name = TIMELINESS_NAMES[against(part.due, on)] if part.due else Said("Đã trả lời")
        tone = "bad" if part.due and on > part.due else "good"
    elif part.due and part.due < look.today:
        name, tone = Said("Chưa trả lời, quá hạn"), "bad"
    return Part(
        look.permission.tree[part.unit_id].name,
        part.part,
        write_short_date(part.due) if part.due else "",
        answered.text if answered else "",
        (name, tone),
    )


def _parent(task: Task, permission: Permission) -> tuple[str, str] | None:
    """The whole that a task is a part of, for readers who may see it."""
    whole = queries.task_of(task.parent) if task.parent else None
    if whole is None or not queries.may_see(permission, whole):
        return None
    return shown.title_of(whole), shown.task_address(whole.record)


def _history(task: Task, events: Sequence[TaskEvent], now: Standing, tree: UnitTree) -> Iterator[Happened]:
    """What happened, the newest first; the giving last."""
    versions = queries.versions_of(task.record)
    changed = {
        after.act_id: list(_changes(before, after, tree)) for before, after in zip(versions, versions[1:], strict=False)
    }
    files = _files(task, events)
    due = now.original_due
    told = []
    for event in events:
        told.append(_happened(event, event.act, changed.pop(event.act_id, []), files.get(event.uuid, ()), due))
        if event.due and event.what not in {What.EXTENSION_ASKED}:
            due = event.due
    yield from reversed(told)
    first = versions[0].act
    yield Happened(Said("Giao nhiệm vụ"), first.stated_at, first.account, _decided(first))


def _happened(
    event: TaskEvent, act: Act, changes: Sequence[Change], files: Sequence[tuple[str, str]], due: dt.date | None
) -> Happened:
    result = ""
    if event.result_number or event.result_day:
        day = write_short_date(event.result_day) if event.result_day else ""
        result = Said("Văn bản %(number)s ngày %(day)s", number=event.result_number or "—", day=day or "—")
    asked = event.what == What.EXTENSION_ASKED
    return Happened(
        title=NAMES[What(event.what)],
        at=act.stated_at,
        who=act.account,
        decided=_decided(act),
        text=event.text,
        result=result,
        due=write_short_date(event.due) if event.due else "",
        late_request=asked and due is not None and event.day > due,
        changes=changes,
        files=files,
    )


def _decided(act: Act) -> str:
    if not act.decided_by:
        return ""
    day = write_short_date(act.decided_on) if act.decided_on else ""
    return ", ".join(part for part in (act.decided_by, day, act.basis) if part)


def _changes(before: Task, after: Task, tree: UnitTree) -> Iterator[Change]:
    for name, title in FIELD_NAMES.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Change(title, _written(name, before, tree), _written(name, after, tree))


def _written(name: str, task: Task, tree: UnitTree) -> str:
    value = getattr(task, name)
    if name == "lead_id":
        return tree[value].name
    if name == "person_id":
        return task.person.name if task.person else "—"
    if name == "priority":
        return Priority(value).label
    return write_short_date(value) if isinstance(value, dt.date) else str(value or "—")


def _files(task: Task, events: Sequence[TaskEvent]) -> Mapping[uuid.UUID, list[tuple[str, str]]]:
    found: dict[uuid.UUID, list[tuple[str, str]]] = {}
    for one in current(DocumentFile).filter(document__in=[event.uuid for event in events]).order_by("pk"):
        href = reverse("tasks:evidence", args=[task.record, one.sha256])
        found.setdefault(one.document, []).append((one.name, href))
    return found
