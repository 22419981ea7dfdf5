"""Letting something happen to tasks: lock them, look how they stand, append one act."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from giaoban.days.clock import VIETNAM
from giaoban.documents import actions as documents
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.tasks import queries
from giaoban.tasks.models import Task, TaskEvent
from giaoban.tasks.rules import acting
from giaoban.tasks.rules.happening import NAMES, What
from giaoban.tasks.rules.state import Standing
from giaoban.trail import actions as trail
from giaoban.trail.models import Act, Entry
from giaoban.trail.queries import current

Seen = Mapping[uuid.UUID, int]
BY_LEAD = frozenset({What.ACCEPTED, What.REFUSED, What.PROGRESS, What.EXTENSION_ASKED, What.REPORTED})
"""What the lead unit does; coordinating units answer; everything else is decided by who gave the task."""


class TaskMoved(trail.CorrectionConflict):
    """Something happened to the task since the writer looked at it."""


@dataclass(frozen=True)
class Evidence:
    """A file that shows what is said: its name and bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Details:
    """What is said with it, the same for every task of the act."""

    text: str = ""
    due: dt.date | None = None
    result_number: str = ""
    result_day: dt.date | None = None
    unit: int | None = None
    evidence: Evidence | None = None
    quiet: bool = False


@dataclass(frozen=True)
class Locked:
    """A task as it stands, held against other writers until the transaction ends."""

    task: Task
    now: Standing


def day_of(at: dt.datetime) -> dt.date:
    """The day in Vietnam on which something is typed."""
    return at.astimezone(VIETNAM).date()


def lock(records: Sequence[uuid.UUID], seen: Seen | None) -> list[Locked]:
    """The tasks as they stand, locked in one order; must run inside a transaction.

    Raises :class:`TaskMoved` where something happened that the writer had not seen, ``LookupError`` for no task.
    """
    list(Task.objects.select_for_update().filter(uuid__in=records).order_by("pk").values_list("pk"))
    tasks = {one.record: one for one in current(Task).filter(record__in=records)}
    if missing := [one for one in records if one not in tasks]:
        raise LookupError(Said("Không có nhiệm vụ %(key)s.", key=missing[0].hex))
    standings = queries.standings(tasks.values())
    locked = [Locked(tasks[one], standings[one]) for one in records]
    for one in locked:
        if seen is not None and seen.get(one.task.record, one.now.last) != one.now.last:
            raise TaskMoved(_what_happened(one))
    return locked


def happen(
    what: What,
    records: Sequence[uuid.UUID],
    details: Details,
    *,
    by: Account,
    at: dt.datetime,
    seen: Seen | None = None,
    decision: trail.Decision | None = None,
) -> Act:
    """One thing happens to one or several tasks, in one act; where one of them does not allow it, to none.

    Raises :class:`TaskMoved`, :class:`~giaoban.tasks.rules.acting.NotNow` (one task),
    :class:`~giaoban.registers.rules.finding.Refused` (several), ``NotAllowed``.
    """
    with transaction.atomic():
        locked = lock(records, seen)
        require_state(locked, what)
        author = author_of(what, locked, details.unit, by, at)
        entries: list[Entry] = []
        for one in locked:
            event = event_of(one, what, details, at)
            entries.append(event)
            if details.evidence is not None:
                file = documents.new_file(event.uuid, event.unit_id, details.evidence.name, details.evidence.content)
                entries.append(file)
        return trail.append(f"tasks.{what}", entries, by=author, at=at, decision=decision, reason=details.text)


def event_of(one: Locked, what: What, details: Details, at: dt.datetime, after: int = 1) -> TaskEvent:
    """The next thing that happens to a task (``after`` counts on where one act writes several)."""
    speaker = one.task.lead_id if what in BY_LEAD else one.task.authority_id
    return TaskEvent(
        task=one.task.record,
        number=one.now.last + after,
        what=what.value,
        unit_id=details.unit or speaker,
        day=day_of(at),
        text=details.text,
        due=details.due,
        result_number=details.result_number,
        result_day=details.result_day,
        quiet=details.quiet,
    )


def author_of(what: What, locked: Sequence[Locked], unit: int | None, by: Account, at: dt.datetime) -> trail.Author:
    """Who may let it happen to all of these tasks; raises ``NotAllowed`` naming deed, unit and role."""
    permission = Permission(by, day_of(at))
    if what == What.ANSWERED and unit is not None:
        return permission.require(Deed.DO_TASK, [unit])
    if what in BY_LEAD:
        return permission.require(Deed.DO_TASK, (one.task.lead_id for one in locked))
    return decider(permission, (one.task for one in locked))


def decider(permission: Permission, tasks: Iterable[Task]) -> trail.Author:
    """Who may decide on tasks; on a part inside a unit whoever does that unit's tasks may."""
    authors = [permission.require(deciding_deed(one), [one.authority_id]) for one in tasks]
    return authors[0]


def deciding_deed(task: Task) -> Deed:
    """The deed that deciding on a task takes, at its authority."""
    return Deed.DO_TASK if task.authority_id == task.lead_id else Deed.DECIDE_TASK


def decided(decision: trail.Decision | None, by: Account, at: dt.datetime) -> trail.Decision:
    """Whose decision it is: the one named, else that of who types it."""
    if decision is not None and decision.by:
        return decision
    return trail.Decision(by.name, day_of(at), decision.basis if decision else "")


def require_text(text: str, column: str, message: str) -> str:
    """A reason that must be given; raises ``Refused`` at its field."""
    if not text.strip():
        raise Refused([Finding(column, "required", message)])
    return text.strip()


def require_state(locked: Sequence[Locked], what: What) -> None:
    """Refuse in words where one of the tasks does not allow it."""
    if len(locked) == 1:
        acting.require(locked[0].now, what)
    findings = []
    for one in locked:
        try:
            acting.require(one.now, what)
        except acting.NotNow as refusal:
            words = Said("«%(text)s»: %(refusal)s", text=one.task.text[:80], refusal=str(refusal))
            findings.append(Finding("task", "not_now", words))
    if findings:
        raise Refused(findings)


def _what_happened(one: Locked) -> str:
    last = TaskEvent.objects.select_related("act").get(task=one.task.record, number=one.now.last)
    return Said(
        "Nhiệm vụ vừa có thay đổi: %(what)s (%(account)s). Hãy xem lại rồi quyết định.",
        what=NAMES[What(last.what)],
        account=last.act.account,
    )
