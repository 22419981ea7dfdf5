"""Tasks as rows of answers: the same facts as the pages show, in plain JSON."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from giaoban.documents.models import DocumentFile
from giaoban.offices.rules.tree import UnitTree
from giaoban.tasks.models import Coordination, Task, TaskEvent
from giaoban.tasks.rules.state import Standing
from giaoban.tasks.rules.timeliness import days_late, timeliness
from giaoban.tasks.shown import task_address


def unit_name(unit: int, tree: UnitTree) -> dict[str, Any]:
    """A unit as answers name it."""
    facts = tree[unit]
    return {"code": facts.code, "valid_from": facts.valid_from, "name": facts.name}


def task_row(task: Task, now: Standing, today: dt.date, tree: UnitTree) -> dict[str, Any]:
    """One task where it stands today."""
    return {
        "id": str(task.record),
        "link": task_address(task.record),
        "text": task.text,
        "topic": task.topic,
        "priority": task.priority,
        "state": now.state.value,
        "timeliness": timeliness(now, today).value,
        "days_late": days_late(now, today),
        "due": now.due,
        "original_due": now.original_due,
        "result_on": now.result_on,
        "heard_on": now.heard_on,
        "assigned_on": task.assigned_on,
        "authority": unit_name(task.authority_id, tree),
        "lead": unit_name(task.lead_id, tree),
        "person": task.person.username if task.person else None,
        "parent": str(task.parent) if task.parent else None,
        "origin": f"{task.origin_kind}:{task.origin_key}" if task.origin_key else None,
        "document_number": task.document_number,
        "document_day": task.document_day,
        "order": task.order,
    }


def coordination_row(part: Coordination, now: Standing, tree: UnitTree) -> dict[str, Any]:
    """A coordinating unit's part, and the day that counts of its answer."""
    given = now.answers.get(part.unit_id)
    return {
        "unit": unit_name(part.unit_id, tree),
        "part": part.part,
        "due": part.due,
        "answered_on": (given.result_day or given.day) if given else None,
    }


def happened_row(event: TaskEvent, files: Mapping[uuid.UUID, Sequence[DocumentFile]], tree: UnitTree) -> dict[str, Any]:
    """One thing that happened, with who typed it and who decided."""
    act = event.act
    return {
        "number": event.number,
        "what": event.what,
        "day": event.day,
        "at": act.stated_at.isoformat(),
        "unit": unit_name(event.unit_id, tree),
        "account": act.account,
        "text": event.text,
        "due": event.due,
        "result_number": event.result_number,
        "result_day": event.result_day,
        "decided_by": act.decided_by,
        "decided_on": act.decided_on,
        "basis": act.basis,
        "files": [{"name": one.name, "sha256": one.sha256} for one in files.get(event.uuid, ())],
    }
