"""Asking for conclusions and for what became of their tasks."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from giaoban.indicators.sessions import Session, SessionNotFound, sessions_at
from giaoban.said import Said
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.tasks import queries as tasks
from giaoban.tasks.models import Task, TaskEvent
from giaoban.tasks.rules.state import Standing, standing
from giaoban.trail.queries import current, known_at, latest_seal
from giaoban.words.dates import write_short_date

ORIGIN = "conclusion"
"""What tasks call this room's conclusions as their origin; the key is the conclusion's record."""


@dataclass(frozen=True)
class GivenTask:
    """A task of a conclusion as it stands, what was said of it last, and its parts."""

    task: Task
    now: Standing
    said: str = ""
    parts: Sequence["GivenTask"] = ()


def conclusion_of(record: uuid.UUID) -> Conclusion | None:
    """A conclusion as it stands."""
    return current(Conclusion).filter(record=record).select_related("unit", "act").first()


def conclusions_of(session: uuid.UUID, seal: int | None = None) -> Sequence[Conclusion]:
    """The conclusions of a session in the order they were entered, now or as known at a seal."""
    return by_session([session], seal).get(session, [])


def by_session(sessions: Collection[uuid.UUID], seal: int | None = None) -> Mapping[uuid.UUID, Sequence[Conclusion]]:
    """The conclusions of those sessions that have any."""
    rows = current(Conclusion) if seal is None else known_at(Conclusion, seal)
    found: dict[uuid.UUID, list[Conclusion]] = defaultdict(list)
    for one in rows.filter(session__in=sessions).select_related("unit", "act").order_by("pk"):
        found[one.session].append(one)
    return found


def session_of(conclusion: Conclusion) -> Session:
    """The reporting session that a conclusion is of."""
    found = next((one for one in sessions_at(latest_seal()) if one.record == conclusion.session), None)
    if found is None:
        raise SessionNotFound(Said("Không có kỳ giao ban của kết luận này."))
    return found


def given_tasks(conclusion: uuid.UUID, seal: int | None = None, until: dt.date | None = None) -> Sequence[GivenTask]:
    """The tasks of a conclusion, each with its parts, in the order of its words, where they stand.

    With ``until``, as they stood by what had happened on that day.
    """
    rows = list(tasks.of_origin(ORIGIN, conclusion.hex, seal).select_related("lead"))
    happened = _happened([one.record for one in rows], seal, until)
    now = {one.record: standing(one.due, map(tasks.happening_of, happened.get(one.record, ()))) for one in rows}
    words = {record: _last_words(events) for record, events in happened.items()}
    parts: dict[uuid.UUID | None, list[Task]] = {}
    for one in rows:
        parts.setdefault(one.parent, []).append(one)

    def given(one: Task) -> GivenTask:
        return GivenTask(
            one, now[one.record], words.get(one.record, ""), [given(part) for part in parts.get(one.record, [])]
        )

    return [given(one) for one in parts.get(None, [])]


def _last_words(events: Sequence[TaskEvent]) -> str:
    """What was said last, with the paper that it was reported by."""
    said = next((one for one in reversed(events) if one.text), None)
    if said is None:
        return ""
    text = said.text.strip().rstrip(".;")
    if not said.result_number:
        return text
    day = f" ngày {write_short_date(said.result_day)}" if said.result_day else ""
    return f"{text} (văn bản số {said.result_number}{day})"


def _happened(
    records: Sequence[uuid.UUID], seal: int | None, until: dt.date | None
) -> Mapping[uuid.UUID, Sequence[TaskEvent]]:
    rows = TaskEvent.objects.filter(task__in=records)
    if seal is not None:
        rows = rows.filter(act__sealed__seal__lte=seal)
    if until is not None:
        rows = rows.filter(day__lte=until)
    found: dict[uuid.UUID, list[TaskEvent]] = defaultdict(list)
    for event in rows.order_by("task", "number"):
        found[event.task].append(event)
    return found
