"""Asking about tasks: those a reader may see, where each stands, what happened to it.

Nothing that is asked here is stored: state and deadline are read from the last events, in SQL for lists
(:func:`standing_columns`) and by the rules for single tasks (:func:`standings`); a test holds the two equal.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.tasks.models import Coordination, Task, TaskEvent
from giaoban.tasks.rules.happening import MOVES_DUE, Happening, What
from giaoban.tasks.rules.movements import Life
from giaoban.tasks.rules.state import SPOKE, STATE_AFTER, Standing, State, standing
from giaoban.trail.queries import current, known_at

Tasks = QuerySet[Task, Task]
LIVES_AT_ONCE = 500
"""Tasks whose whole lives are read by one query each of versions, events and standing rows."""


def standing_tasks(seal: int | None = None) -> Tasks:
    """Every task as it stands, or as known at a seal."""
    return current(Task) if seal is None else known_at(Task, seal)


def seen_by(permission: Permission, rows: Tasks, seal: int | None = None) -> Tasks:
    """Of some tasks those that a reader may see: whose lead, giver or coordinating unit they may see."""
    units = permission.units(Deed.SEE)
    helped = _parts(seal).filter(unit__in=units).values("task")
    return rows.filter(Q(lead__in=units) | Q(authority__in=units) | Q(record__in=helped))


def may_see(permission: Permission, task: Task) -> bool:
    """Whether a reader may see one task."""
    units = permission.units(Deed.SEE)
    if task.lead_id in units or task.authority_id in units:
        return True
    return current(Coordination).filter(task=task.record, unit__in=units).exists()


def of_origin(kind: str, key: str, seal: int | None = None) -> Tasks:
    """The tasks that one thing gave rise to, in the order they were given."""
    return standing_tasks(seal).filter(origin_kind=kind, origin_key=key).order_by("pk")


def of_units(units: Iterable[int], rows: Tasks, seal: int | None = None) -> Tasks:
    """Of some tasks those that these units lead or coordinate in."""
    chosen = list(units)
    led = Task.objects.filter(lead__in=chosen).values("pk")
    helped = Task.objects.filter(record__in=_parts(seal).filter(unit__in=chosen).values("task")).values("pk")
    return rows.filter(pk__in=led.union(helped))  # an OR of the two would read the whole table


def helped_by(units: Iterable[int], rows: Tasks, seal: int | None = None) -> Tasks:
    """Of some tasks those that these units coordinate in."""
    return rows.filter(record__in=_parts(seal).filter(unit__in=list(units)).values("task"))


def topics_of(rows: Tasks) -> list[str]:
    """The topics that some tasks have, by name."""
    return list(rows.exclude(topic="").order_by("topic").values_list("topic", flat=True).distinct())


def children(record: uuid.UUID) -> Tasks:
    """The parts of a task, in the order they were given."""
    return current(Task).filter(parent=record).order_by("pk")


def parts_of(records: Iterable[uuid.UUID], seal: int | None = None) -> Mapping[uuid.UUID, list[Coordination]]:
    """Who coordinates in each of some tasks."""
    found: dict[uuid.UUID, list[Coordination]] = defaultdict(list)
    for one in _parts(seal).filter(task__in=list(records)).order_by("pk"):
        found[one.task].append(one)
    return found


def progress_of(records: Iterable[uuid.UUID], seal: int | None = None) -> Mapping[uuid.UUID, str]:
    """What the lead of each of some tasks said last of how far it is."""
    rows = TaskEvent.objects.filter(task__in=list(records), what__in=[What.PROGRESS, What.REPORTED])
    known = rows if seal is None else rows.filter(act__sealed__seal__lte=seal)
    return dict(known.order_by("number").values_list("task", "text"))


def sent_back(records: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, TaskEvent]:
    """Of some tasks the event by which each was sent back last."""
    rows = TaskEvent.objects.filter(task__in=list(records), what=What.SENT_BACK)
    return {one.task: one for one in rows.order_by("number")}


def _parts(seal: int | None) -> "QuerySet[Coordination, Coordination]":
    return current(Coordination) if seal is None else known_at(Coordination, seal)


def events_of(record: uuid.UUID, seal: int | None = None) -> list[TaskEvent]:
    """What happened to a task, oldest first, with its acts."""
    rows = TaskEvent.objects.filter(task=record)
    known = rows if seal is None else rows.filter(act__sealed__seal__lte=seal)
    return list(known.select_related("act").order_by("number"))


def happening_of(event: TaskEvent) -> Happening:
    """An event as the rules take it."""
    return Happening(event.number, What(event.what), event.day, event.due, event.result_day, event.unit_id)


def standings(tasks: Iterable[Task], seal: int | None = None) -> Mapping[uuid.UUID, Standing]:
    """Where each of some tasks stands, in one query."""
    wanted = {one.record: one for one in tasks}
    rows = TaskEvent.objects.filter(task__in=list(wanted))
    known = rows if seal is None else rows.filter(act__sealed__seal__lte=seal)
    happened: dict[uuid.UUID, list[Happening]] = defaultdict(list)
    for event in known.order_by("task", "number"):
        happened[event.task].append(happening_of(event))
    return {record: standing(one.due, happened[record]) for record, one in wanted.items()}


def lives(records: Iterable[uuid.UUID], seal: int | None = None) -> Iterator[tuple[Task, Life]]:
    """Each of some tasks that stands, or stood at a seal, with all that became of it by then; three queries a batch."""
    known = {} if seal is None else {"act__sealed__seal__lte": seal}
    wanted = list(records)
    for start in range(0, len(wanted), LIVES_AT_ONCE):
        some = wanted[start : start + LIVES_AT_ONCE]
        versions: dict[uuid.UUID, list[tuple[int, int]]] = defaultdict(list)
        for record, act, lead in (
            Task.objects.filter(record__in=some, **known).order_by("pk").values_list("record", "act_id", "lead_id")
        ):
            versions[record].append((act, lead))
        happened: dict[uuid.UUID, list[TaskEvent]] = defaultdict(list)
        for event in TaskEvent.objects.filter(task__in=some, **known).order_by("task", "number"):
            happened[event.task].append(event)
        for task in standing_tasks(seal).filter(record__in=some).order_by("pk"):
            yield task, _life(task, versions[task.record], happened[task.record])


def _life(task: Task, versions: Sequence[tuple[int, int]], events: Sequence[TaskEvent]) -> Life:
    """A task with its leads: another one leads from the happening of the act that named it."""
    numbers = {event.act_id: event.number for event in reversed(events)}
    return Life(
        assigned_on=task.assigned_on,
        lead=versions[0][1],
        due=task.due,
        leads={numbers[act]: lead for act, lead in versions[1:] if act in numbers},
        happenings=[happening_of(event) for event in events],
    )


def standing_columns(rows: Tasks, seal: int | None = None) -> Tasks:
    """The tasks with ``state_now``, ``due_now``, ``result_on`` and ``heard_on`` read from their last events."""
    deciding = _last(seal, STATE_AFTER)
    return rows.annotate(
        decided_what=Subquery(deciding.values("what")[:1]),
        decided_due=Subquery(deciding.values("due")[:1]),
        decided_day=Subquery(deciding.values("day")[:1]),
        due_now=Coalesce(
            Subquery(_last(seal, MOVES_DUE).filter(due__isnull=False).values("due")[:1]),
            F("due"),
            output_field=DateField(),
        ),
        heard_on=Subquery(_last(seal, SPOKE).values("day")[:1]),
        report_day=Subquery(
            _last(seal, [What.REPORTED]).values(on=Coalesce("result_day", "day"))[:1], output_field=DateField()
        ),
    ).annotate(
        state_now=Case(
            When(decided_what=What.CONFIRMED.value, decided_due__isnull=False, then=Value(State.RUNNING.value)),
            *(When(decided_what=what.value, then=Value(state.value)) for what, state in STATE_AFTER.items()),
            default=Value(State.ASSIGNED.value),
            output_field=CharField(),
        )
    )


def late(rows: Tasks, today: dt.date) -> Tasks:
    """Of tasks with their columns those past their deadline, as the rule of timeliness says."""
    ended = Q(state_now__in=[State.DONE, State.WAITING], due_now__lt=F("report_day"))
    held = Q(state_now__in=[State.SUSPENDED, State.CANCELLED], due_now__lt=F("decided_day"))
    running = Q(state_now__in=[State.ASSIGNED, State.RUNNING, State.AGAIN, State.REFUSED], due_now__lt=today)
    return rows.filter(ended | held | running)


def _last(seal: int | None, kinds: Iterable[What]) -> "QuerySet[TaskEvent, Any]":
    """The last event of these kinds of the outer task first."""
    rows = TaskEvent.objects.filter(task=OuterRef("record"), what__in=sorted(kinds))
    known = rows if seal is None else rows.filter(act__sealed__seal__lte=seal)
    return known.order_by("-number")


def task_of(record: uuid.UUID) -> Task | None:
    """A task as it stands, if there is one."""
    return current(Task).filter(record=record).select_related("person").first()


def versions_of(record: uuid.UUID) -> Sequence[Task]:
    """Every version of a task, oldest first, with its act."""
    return list(Task.objects.filter(record=record).select_related("act").order_by("pk"))


def read_standing(row: Task) -> Standing:
    """Where a task with its columns stands, as far as a list needs to know."""
    columns: Any = row
    state = State(columns.state_now)
    return Standing(
        state=state,
        due=columns.due_now,
        original_due=row.due,
        result_on=columns.report_day if state in {State.DONE, State.WAITING} else None,
        held_on=columns.decided_day if state in {State.SUSPENDED, State.CANCELLED} else None,
        heard_on=columns.heard_on,
    )


def asking_extension(rows: Tasks) -> Tasks:
    """Of some tasks those whose request for an extension waits."""
    about = [What.EXTENSION_ASKED, What.EXTENDED, What.EXTENSION_REFUSED, What.REASSIGNED, What.CONFIRMED]
    return rows.annotate(asked_what=Subquery(_last(None, about).values("what")[:1])).filter(
        asked_what=What.EXTENSION_ASKED.value
    )
