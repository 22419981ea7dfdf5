"""A task as a thing that notices open and people talk about, and as search finds it."""

import uuid
from collections.abc import Iterator, Sequence

from giaoban.notices.kinds import Thing
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.said import Said
from giaoban.tasks import queries
from giaoban.tasks.models import Task
from giaoban.tasks.shown import task_address, title_of
from giaoban.trail.queries import known_at, latest_seal
from giaoban.web.registry import SearchEntry, SearchKind, SearchSource

KIND = Task.KIND
TASKS = SearchKind("nhiem-vu", Said("Nhiệm vụ"), 45)


def thing(key: str, permission: Permission) -> Thing | None:
    """The task of a key, for readers who may see it; it stands under the unit through which they see it."""
    try:
        task = queries.task_of(uuid.UUID(key))
    except ValueError:
        return None
    if task is None or not queries.may_see(permission, task):
        return None
    return Thing(title_of(task), task_address(task.record), unit_seen(task, permission))


def unit_seen(task: Task, permission: Permission) -> int:
    """The unit of a task that a reader may see: the lead, else the giver, else one that coordinates."""
    units = permission.units(Deed.SEE)
    helping = [part.unit_id for part in queries.parts_of([task.record]).get(task.record, [])]
    return next((one for one in (task.lead_id, task.authority_id, *helping) if one in units), task.lead_id)


def source() -> SearchSource:
    """The tasks under their lead units, found by their words and the number of their document."""
    return SearchSource("tasks", TASKS, Said("Nhiệm vụ"), frozenset({Task.KIND}), _touched, entries)


def entries(keys: set[str] | None) -> Iterator[SearchEntry]:
    """Each task that stands."""
    found = known_at(Task, latest_seal()).order_by("pk")
    if keys is not None:
        found = found.filter(record__in=[uuid.UUID(key) for key in keys])
    for task in found.iterator(chunk_size=500):
        yield SearchEntry(
            key=task.record.hex,
            title=title_of(task),
            href=task_address(task.record),
            words=f"{task.text} {task.topic} {task.source_text}",
            codes=[task.document_number] if task.document_number else [],
            unit=task.lead_id,
            territory=task.lead_id,
            day=task.assigned_on,
        )


def _touched(acts: Sequence[int]) -> set[str]:
    found: set[uuid.UUID] = set()
    for start in range(0, len(acts), 500):
        found.update(Task.objects.filter(act__in=acts[start : start + 500]).values_list("record", flat=True))
    return {one.hex for one in found}
