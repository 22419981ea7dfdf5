"""Asking for conclusions and for what became of their tasks."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from giaoban.indicators.sessions import Session, SessionNotFound, sessions_at
from giaoban.said import Said
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.tasks import queries as tasks
from giaoban.tasks.models import Task
from giaoban.tasks.rules.state import Standing
from giaoban.trail.queries import current, known_at, latest_seal

ORIGIN = "conclusion"
"""What tasks call this room's conclusions as their origin; the key is the conclusion's record."""


@dataclass(frozen=True)
class GivenTask:
    """A task of a conclusion as it stands, with its parts."""

    task: Task
    now: Standing
    parts: Sequence["GivenTask"] = ()


def conclusion_of(record: uuid.UUID) -> Conclusion | None:
    """A conclusion as it stands."""
    return current(Conclusion).filter(record=record).select_related("unit", "act").first()


def conclusions_of(session: uuid.UUID, seal: int | None = None) -> Sequence[Conclusion]:
    """The conclusions of a session in the order they were entered, now or as known at a seal."""
    rows = current(Conclusion) if seal is None else known_at(Conclusion, seal)
    return list(rows.filter(session=session).select_related("unit", "act").order_by("pk"))


def session_of(conclusion: Conclusion) -> Session:
    """The reporting session that a conclusion is of."""
    found = next((one for one in sessions_at(latest_seal()) if one.record == conclusion.session), None)
    if found is None:
        raise SessionNotFound(Said("Không có kỳ giao ban của kết luận này."))
    return found


def given_tasks(conclusion: uuid.UUID, seal: int | None = None) -> Sequence[GivenTask]:
    """The tasks of a conclusion, each with its parts, in the order of its words, where they stand."""
    rows = list(tasks.of_origin(ORIGIN, conclusion.hex, seal).select_related("lead"))
    now = tasks.standings(rows, seal)
    parts: dict[uuid.UUID | None, list[Task]] = {}
    for one in rows:
        parts.setdefault(one.parent, []).append(one)
    return [_given(one, now, parts) for one in parts.get(None, [])]


def _given(one: Task, now: Mapping[uuid.UUID, Standing], parts: Mapping[uuid.UUID | None, Sequence[Task]]) -> GivenTask:
    below = [_given(part, now, parts) for part in parts.get(one.record, ())]
    return GivenTask(one, now[one.record], below)
