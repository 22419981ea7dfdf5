"""Giving tasks: assigning many in one act, breaking one down, correcting it, giving it to another unit."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from giaoban.days import OfficialCalendar
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.tasks.actions import happening
from giaoban.tasks.actions.happening import Details, Locked, Seen, day_of, require_text
from giaoban.tasks.models import Coordination, Task, TaskEvent
from giaoban.tasks.rules.happening import What
from giaoban.tasks.rules.recurrence import Recurrence
from giaoban.tasks.rules.state import State
from giaoban.tasks.rules.term import Term
from giaoban.tasks.rules.worked_out import worked_out
from giaoban.trail import actions as trail
from giaoban.trail.models import Act, Entry
from giaoban.trail.queries import current

TAKEN_FROM_PARENT = ("origin_kind", "origin_key", "document_number", "document_day", "order", "source_text", "topic")
DEADLINE = ("due", "term", "recurs", "period_end")
KEPT = (
    *("authority_id", "lead_id", "person_id", "parent", "text", *TAKEN_FROM_PARENT, "assigned_on", *DEADLINE),
    *("priority", "indicator", "target"),
)
"""What a new version takes over unless it is changed."""


@dataclass(frozen=True)
class Assignment:
    """A task to be given, who coordinates in it, and the parts it has from the start (one a ward, say).

    A part that names no origin, document, deadline or day has those of the whole.
    """

    task: Task
    coordinating: Sequence[Coordination] = ()
    children: Sequence["Assignment"] = ()


def assign(
    assignments: Sequence[Assignment],
    *,
    by: Account,
    at: dt.datetime,
    decision: trail.Decision | None = None,
) -> list[Task]:
    """Give tasks, all or none, in one act; returns them, wholes before their parts.

    Raises :class:`~giaoban.registers.rules.finding.Refused` with the row of each mistake (1 = the first assignment;
    a part has the row of its whole) and ``NotAllowed``.
    """
    permission = Permission(by, day_of(at))
    flat = [(row, one) for row, whole in enumerate(assignments, start=1) for one in _flat(whole, None)]
    calendar = OfficialCalendar.from_book(offices.book())
    findings: list[Finding] = []
    for row, one in flat:
        findings += [finding.at(row) for finding in _settle(one, permission, calendar)]
    if findings:
        raise Refused(findings)
    author = permission.require(Deed.GIVE_TASK, (one.task.authority_id for _, one in flat))
    entries: list[Entry] = [one.task for _, one in flat]
    entries += [part for _, one in flat for part in one.coordinating]
    with transaction.atomic():
        trail.append("tasks.assigned", entries, by=author, at=at, decision=happening.decided(decision, by, at))
    return [one.task for _, one in flat]


def break_down(task: uuid.UUID, parts: Sequence[Assignment], *, by: Account, at: dt.datetime) -> list[Task]:
    """Giao việc trong đơn vị: the lead divides its task among its people and the units below it, in one act.

    The lead is the authority of each part and confirms it.
    """
    permission = Permission(by, day_of(at))
    with transaction.atomic():
        whole = happening.lock([task], None)[0]
        if not whole.now.is_open:
            raise Refused([Finding("task", "ended", Said("Nhiệm vụ đã kết thúc"))])
        below = permission.tree.descendants(whole.task.lead_id)
        calendar = OfficialCalendar.from_book(offices.book())
        findings: list[Finding] = []
        for row, part in enumerate(parts, start=1):
            part.task.parent, part.task.authority_id = task, whole.task.lead_id
            _fill(part.task, whole.task)
            if part.task.lead_id not in below:
                findings.append(Finding("lead", "not_below", Said("Chỉ giao được trong đơn vị"), row))
            findings += [finding.at(row) for finding in _settle(part, permission, calendar)]
        if findings:
            raise Refused(findings)
        author = permission.require(Deed.DO_TASK, [whole.task.lead_id])
        entries: list[Entry] = [part.task for part in parts]
        trail.append("tasks.broken_down", entries, by=author, at=at)
    return [part.task for part in parts]


def correct(
    task: uuid.UUID,
    changes: Mapping[str, Any],
    reason: str,
    *,
    by: Account,
    at: dt.datetime,
    coordinating: Sequence[Coordination] | None = None,
    decision: trail.Decision | None = None,
    seen: Seen | None = None,
) -> Act:
    """Sửa nội dung giao: fields of the task, and who coordinates where that is named. A refused task waits again."""
    reason = require_text(reason, "reason", Said("Sửa nội dung giao phải nêu lý do"))
    permission = Permission(by, day_of(at))
    with transaction.atomic():
        one = happening.lock([task], seen)[0]
        happening.require_state([one], What.CORRECTED)
        version = _version(one.task, changes)
        parts = list(current(Coordination).filter(task=task)) if coordinating is None else list(coordinating)
        calendar = OfficialCalendar.from_book(offices.book())
        findings = list(_settle(Assignment(version, parts), permission, calendar))
        if findings:
            raise Refused(findings)
        moved = version.due if version.due not in {one.now.due, one.task.due} else None
        entries: list[Entry] = [version, _event(one, What.CORRECTED, reason, at, due=moved)]
        if one.now.state == State.REFUSED:
            entries.append(_event(one, What.KEPT, reason, at, after=2))
        if coordinating is not None:
            entries += _changed_parts(task, coordinating)
        author = happening.decider(permission, [one.task])
        decision = happening.decided(decision, by, at)
        return trail.append("tasks.corrected", entries, by=author, at=at, decision=decision, reason=reason)


def reassign(
    task: uuid.UUID,
    lead: int,
    reason: str,
    *,
    by: Account,
    at: dt.datetime,
    due: dt.date | None = None,
    decision: trail.Decision | None = None,
    seen: Seen | None = None,
) -> Act:
    """Giao lại cho đơn vị khác; who had it before stays in its history."""
    return pass_on([task], lead, reason, by=by, at=at, due=due, decision=decision, seen=seen)


def pass_on(
    tasks: Sequence[uuid.UUID],
    lead: int,
    reason: str,
    *,
    by: Account,
    at: dt.datetime,
    due: dt.date | None = None,
    decision: trail.Decision | None = None,
    seen: Seen | None = None,
) -> Act:
    """Several tasks go to another unit in one act, as when the unit that led them has ended."""
    reason = require_text(reason, "text", Said("Giao lại phải nêu lý do"))
    permission = Permission(by, day_of(at))
    if lead not in permission.tree or not permission.tree[lead].lives_on(day_of(at)):
        raise Refused([Finding("lead", "ended", Said("Đơn vị chủ trì không hoạt động vào ngày này"))])
    with transaction.atomic():
        locked = happening.lock(tasks, seen)
        happening.require_state(locked, What.REASSIGNED)
        if any(one.task.lead_id == lead for one in locked):
            raise Refused([Finding("lead", "same", Said("Đơn vị này đang chủ trì nhiệm vụ"))])
        author = happening.decider(permission, (one.task for one in locked))
        entries = [entry for one in locked for entry in _passed_on(one, lead, reason, at, due)]
        decision = happening.decided(decision, by, at)
        return trail.append("tasks.reassigned", entries, by=author, at=at, decision=decision, reason=reason)


def entrust(task: uuid.UUID, person: Account | None, *, by: Account, at: dt.datetime, seen: Seen | None = None) -> Act:
    """Giao người thực hiện: the lead names who of it sees to the task, or nobody any more."""
    with transaction.atomic():
        one = happening.lock([task], seen)[0]
        happening.require_state([one], What.CORRECTED)
        author = Permission(by, day_of(at)).require(Deed.DO_TASK, [one.task.lead_id])
        version = _version(one.task, {"person_id": person.pk if person else None})
        event = _event(one, What.CORRECTED, "", at)
        event.unit_id = one.task.lead_id
        return trail.append("tasks.entrusted", [version, event], by=author, at=at)


def _passed_on(one: Locked, lead: int, reason: str, at: dt.datetime, due: dt.date | None) -> Iterator[Entry]:
    """The version with the new lead, its event, and the lead's own part as a helper taken out."""
    yield _version(one.task, {"lead_id": lead, "person_id": None})
    yield _event(one, What.REASSIGNED, reason, at, due=due)
    for part in current(Coordination).filter(task=one.task.record, unit=lead):
        yield Coordination(
            record=part.record, corrects=part, void=True, task=one.task.record, unit_id=lead, part=part.part
        )


def _flat(one: Assignment, parent: Task | None) -> Iterator[Assignment]:
    """A whole, then its parts, which take from it what they do not say."""
    one.task.record = one.task.uuid
    if parent is not None:
        one.task.parent = parent.uuid
        _fill(one.task, parent)
    for part in one.coordinating:
        part.task = one.task.uuid
    yield one
    for child in one.children:
        yield from _flat(child, one.task)


def _fill(part: Task, whole: Task) -> None:
    for name in TAKEN_FROM_PARENT:
        setattr(part, name, getattr(part, name) or getattr(whole, name))
    part.assigned_on = part.assigned_on or whole.assigned_on
    if not (part.due or part.term or part.recurs):
        for name in DEADLINE:
            setattr(part, name, getattr(part, name) or getattr(whole, name))


def _settle(one: Assignment, permission: Permission, calendar: OfficialCalendar) -> Iterator[Finding]:
    """Work the deadline out of its rule, and tell what is wrong."""
    task, tree = one.task, permission.tree
    if not task.text.strip():
        yield Finding("text", "required", Said("Nhiệm vụ phải có nội dung"))
    if task.lead_id is None:
        yield Finding("lead", "required", Said("Nhiệm vụ phải có một đơn vị chủ trì"))
    elif task.lead_id not in tree or not tree[task.lead_id].lives_on(task.assigned_on):
        yield Finding("lead", "ended", Said("Đơn vị chủ trì không hoạt động vào ngày này"))
    helpers = [part.unit_id for part in one.coordinating]
    if task.lead_id in helpers:
        yield Finding("coordinating", "lead", Said("Đơn vị chủ trì không đồng thời là đơn vị phối hợp"))
    if len(set(helpers)) < len(helpers):
        yield Finding("coordinating", "twice", Said("Một đơn vị phối hợp ghi hai lần"))
    try:
        rule, term = Recurrence.of(task.recurs), Term.of(task.term)
        task.due = worked_out(task.due, term, rule, task.assigned_on, calendar)
    except ValueError as error:
        yield Finding("due", "bad_rule", str(error))
    if task.due is not None and task.due < task.assigned_on:
        yield Finding("due", "before_assigned", Said("Hạn đứng trước ngày giao"))


def _version(before: Task, changes: Mapping[str, Any]) -> Task:
    said = {**{name: getattr(before, name) for name in KEPT}, **changes}
    return Task(record=before.record, corrects=before, **said)


def _event(
    one: Locked, what: What, text: str, at: dt.datetime, *, due: dt.date | None = None, after: int = 1
) -> TaskEvent:
    return happening.event_of(one, what, Details(text=text, due=due), at, after)


def _changed_parts(task: uuid.UUID, wanted: Sequence[Coordination]) -> list[Entry]:
    """New versions of the parts that change, void ones of those taken out, and the new ones."""
    before = {part.unit_id: part for part in current(Coordination).filter(task=task)}
    entries: list[Entry] = []
    for part in wanted:
        old = before.pop(part.unit_id, None)
        if old is not None and (old.part, old.due) == (part.part, part.due):
            continue
        part.task = task
        if old is not None:
            part.record, part.corrects = old.record, old
        entries.append(part)
    entries += [
        Coordination(
            record=old.record, corrects=old, void=True, task=task, unit_id=old.unit_id, part=old.part, due=old.due
        )
        for old in before.values()
    ]
    return entries
