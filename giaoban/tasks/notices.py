"""Whom tasks are told to: who is given one, whom a decision waits for, what was decided; days that come near.

What one act gives a unit is one notice, however many tasks it holds. What was done quietly is told to nobody.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.utils import timezone

from giaoban.days import OfficialCalendar
from giaoban.days.clock import VIETNAM
from giaoban.notices import reminders
from giaoban.notices.kinds import NoticeKind, Sender, Settled, Thing, Told
from giaoban.notices.reminders import Due
from giaoban.notices.rules.moment import MomentRule
from giaoban.offices import queries as offices
from giaoban.offices.models import Account, HandOver, Role
from giaoban.offices.permission import Permission, who_may
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said
from giaoban.tasks import listing, queries
from giaoban.tasks.actions.happening import deciding_deed
from giaoban.tasks.list_views import list_address
from giaoban.tasks.models import Coordination, Task, TaskEvent
from giaoban.tasks.ownership import Owners
from giaoban.tasks.rules.happening import NAMES, What
from giaoban.tasks.rules.state import State
from giaoban.tasks.shown import task_address, title_of
from giaoban.trail.models import Act, Seal
from giaoban.trail.queries import current
from giaoban.web.registry import CalendarDay

GIVEN = NoticeKind("tasks.given", Said("Nhiệm vụ được giao"), needed=True)
WAITING = NoticeKind("tasks.waiting", Said("Nhiệm vụ chờ tôi quyết định"), needed=True)
REMINDED = NoticeKind("tasks.reminded", Said("Nhiệm vụ bị đôn đốc"), needed=True)
DECIDED = NoticeKind("tasks.decided", Said("Nhiệm vụ có quyết định"))
HELPED = NoticeKind("tasks.helped", Said("Đơn vị phối hợp trả lời"))
KINDS = (GIVEN, WAITING, REMINDED, DECIDED, HELPED)
LIST = "tasks.list"
"""A unit's list, for a notice that tells of several tasks."""

TO_GIVER = frozenset({What.REFUSED, What.REPORTED, What.EXTENSION_ASKED})
SILENT = frozenset({What.PROGRESS, What.ACCEPTED})
"""Those nobody waits for."""
SETTLES: Mapping[What, tuple[str, ...]] = {
    What.ACCEPTED: (GIVEN.code,),
    What.REFUSED: (GIVEN.code,),
    What.PROGRESS: (GIVEN.code, REMINDED.code),
    What.REPORTED: (GIVEN.code, REMINDED.code),
    What.CONFIRMED: (WAITING.code,),
    What.SENT_BACK: (WAITING.code,),
    What.EXTENDED: (WAITING.code,),
    What.EXTENSION_REFUSED: (WAITING.code,),
    What.REASSIGNED: (WAITING.code, GIVEN.code),
    What.KEPT: (WAITING.code,),
    What.CANCELLED: (WAITING.code, GIVEN.code, REMINDED.code),
}
WORKING = frozenset({State.ASSIGNED, State.RUNNING, State.AGAIN, State.REFUSED})


def tell_given(seal: Seal, acts: Sequence[Act]) -> Iterator[Told]:
    """Who does a unit's tasks is told what it was given, to lead or to help in: one notice an act and unit."""
    tree, day = offices.tree_now(), _day(seal)
    owners = Owners(tree)
    for act in acts:
        tasks = list(Task.objects.filter(act=act, corrects=None).order_by("pk"))
        helping = Coordination.objects.filter(act=act, void=False, corrects=None).exclude(
            task__in=Task.objects.filter(act=act, corrects__isnull=False).values("record")
        )
        wholes = {one.record: one for one in current(Task).filter(record__in=helping.values("task"))}
        yield from _given(act, "given", _by_unit((one.lead_id, one) for one in tasks), tree, day, owners)
        parts = _by_unit((part.unit_id, wholes[part.task]) for part in helping if part.task in wholes)
        yield from _given(act, "helping", parts, tree, day, owners)


def tell_events(seal: Seal, acts: Sequence[Act]) -> Iterator[Told | Settled]:
    """What happened to tasks, to those it concerns; what waited for them is done."""
    tree, day = offices.tree_now(), _day(seal)
    authors, owners = {act.pk: act.account for act in acts}, Owners(tree)
    events = list(TaskEvent.objects.filter(act__in=acts).order_by("pk"))
    tasks = {one.record: one for one in current(Task).filter(record__in={event.task for event in events})}
    for event in events:
        task, what = tasks[event.task], What(event.what)
        if what in SETTLES:
            yield Settled((Task.KIND, task.record.hex), SETTLES[what])
        if event.quiet or what in SILENT:
            continue
        kind, people = _concerned(event, task, tree, day, owners)
        for account in people:
            if account.username != authors[event.act_id]:
                said = _sentence(event, task, tree)
                key = f"task_event:{event.uuid.hex}"
                yield Told(account.pk, kind.code, key, said, (Task.KIND, task.record.hex), task.lead_id)


def keep_reminders(seal: Seal, acts: Sequence[Act]) -> Iterator[Told]:
    """Deadlines of tasks remind who does them, and the leaders when one is late for some days; a moved one again."""
    touched = set(Task.objects.filter(act__in=acts).values_list("record", flat=True))
    touched |= set(TaskEvent.objects.filter(act__in=acts).values_list("task", flat=True))
    touched |= set(_handed_over(acts))
    tasks = list(current(Task).filter(record__in=touched).select_related("person").order_by("pk"))
    standings, tree, day = queries.standings(tasks), offices.tree_now(), _day(seal)
    sent_back = queries.sent_back([one.record for one in tasks])
    calendar, owners = OfficialCalendar.from_book(offices.book()), Owners(tree)
    for task in tasks:
        now, thing = standings[task.record], (Task.KIND, task.record.hex)
        if now.state not in WORKING or now.due is None:
            reminders.disarm(thing)
            continue
        doers = doers_of(task, tree, day, owners)
        _disarm_others(thing, task, doers, day)
        title = Said("Nhiệm vụ «%(title)s»", title=title_of(task))
        dues = [Due(one.pk, thing, now.due, title, task.lead_id) for one in doers]
        reminders.arm(dues, before_rules(now.due, calendar), at=seal.at)
        late = Said("Nhiệm vụ quá hạn chưa xong «%(title)s»", title=title_of(task))
        above = [Due(one.pk, thing, now.due, late, task.authority_id) for one in leaders_of(task, day)]
        again = sent_back.get(task.record)
        if now.state == State.AGAIN and again is not None and again.day > now.due:
            rule = escalation_rule(now.due, calendar, again)
            reminders.arm(above, [rule], at=seal.at, even_past=True)
        else:
            reminders.arm(above, [escalation_rule(now.due, calendar)], at=seal.at)
    yield from ()


def doers_of(task: Task, tree: UnitTree, day: dt.date, owners: Owners) -> list[Account]:
    """Whose a task is: who took it over, the person it was entrusted to, else those who do the lead's tasks."""
    owner = owners.of(task)
    if owner is not None and owner.is_active:
        return [owner]
    return who_may(Deed.DO_TASK, task.lead_id, day, tree)


def _handed_over(acts: Sequence[Act]) -> Iterator[uuid.UUID]:
    for row in HandOver.objects.filter(act__in=acts):
        yield from (uuid.UUID(item["key"]) for item in row.items if item["kind"] == Task.KIND)


def leaders_of(task: Task, day: dt.date) -> list[Account]:
    """The leaders of the giver and of the lead unit."""
    held = offices.appointments_at({task.authority_id, task.lead_id}, day)
    found = {one.account_id: one.account for one in held if one.role == Role.LEADER and one.account.is_active}
    return list(found.values())


def before_rules(due: dt.date, calendar: OfficialCalendar) -> list[MomentRule]:
    """When the days before a deadline remind of it (``tasks.remind_days``)."""
    days = calendar.book.norm("tasks.remind_days", due).value
    return [MomentRule(f"{number}_days_before", int(number)) for number in days] + [MomentRule("on_the_day", 0)]


def escalation_rule(due: dt.date, calendar: OfficialCalendar, again: TaskEvent | None = None) -> MomentRule:
    """So many working days after a deadline (``tasks.escalate_days``) it is told to the leaders.

    Of a task that was sent back after its deadline (``again``) the days begin anew with that one.
    """
    working = int(calendar.book.norm("tasks.escalate_days", due).value)
    since, code = (due, "escalated") if again is None else (again.day, f"escalated_{again.number}")
    return MomentRule(code, -(calendar.add_working_days(since, working) - due).days)


def calendar_days(account: AbstractBaseUser, since: dt.date) -> Iterator[CalendarDay]:
    """The deadlines of a person's own tasks, and of the units whose tasks they do."""
    if not isinstance(account, Account):
        return
    permission = Permission(account, timezone.localdate())
    units = [unit for unit in listing.own_units(permission) if permission.may(Deed.DO_TASK, unit)]
    mine = Q(lead__in=units) | Owners(permission.tree).tasks_of(account)
    rows = queries.standing_columns(queries.seen_by(permission, queries.standing_tasks().filter(mine)))
    for task in rows.filter(Q(state_now__in=sorted(WORKING), due_now__gte=since)).order_by("pk"):
        day: dt.date = task.due_now  # type: ignore[attr-defined] # a column of the list
        title = Said("Hạn nhiệm vụ: %(title)s", title=title_of(task))
        yield CalendarDay(f"{Task.KIND}:{task.record.hex}", title, day, task_address(task.record))


def list_thing(key: str, permission: Permission) -> Thing | None:
    """A unit's list of tasks, for those who may see the unit."""
    unit = next((one for one in permission.tree if one.key == key), None)
    if unit is None or not permission.may(Deed.SEE, unit.id):
        return None
    return Thing(Said("Nhiệm vụ của %(unit)s", unit=unit.name), f"{list_address()}?don-vi={key}", unit.id)


def _by_unit(pairs: Iterable[tuple[int, Task]]) -> Mapping[int, list[Task]]:
    found: dict[int, list[Task]] = defaultdict(list)
    for unit, task in pairs:
        found[unit].append(task)
    return found


def _given(
    act: Act, how: str, by_unit: Mapping[int, Sequence[Task]], tree: UnitTree, day: dt.date, owners: Owners
) -> Iterator[Told]:
    for unit, tasks in by_unit.items():
        one = tasks[0]
        thing = (Task.KIND, one.record.hex) if len(tasks) == 1 else (LIST, tree[unit].key)
        words = {"unit": tree[unit].name, "title": title_of(one), "number": len(tasks)}
        said = _given_sentence(how, len(tasks), words)
        people = doers_of(one, tree, day, owners) if how == "given" else who_may(Deed.DO_TASK, unit, day, tree)
        for account in people:
            if account.username != act.account:
                yield Told(account.pk, GIVEN.code, f"tasks:{act.key.hex}:{how}:{tree[unit].key}", said, thing, unit)


def _given_sentence(how: str, count: int, words: Mapping[str, object]) -> str:
    if how == "helping":
        if count > 1:
            return Said("%(unit)s phối hợp trong %(number)s nhiệm vụ mới, đầu tiên: «%(title)s».", **words)
        return Said("%(unit)s phối hợp trong nhiệm vụ «%(title)s».", **words)
    if count > 1:
        return Said("%(unit)s được giao %(number)s nhiệm vụ, đầu tiên: «%(title)s».", **words)
    return Said("%(unit)s được giao nhiệm vụ «%(title)s».", **words)


def _concerned(
    event: TaskEvent, task: Task, tree: UnitTree, day: dt.date, owners: Owners
) -> tuple[NoticeKind, Sequence[Account]]:
    what = What(event.what)
    if what in TO_GIVER:
        return WAITING, who_may(deciding_deed(task), task.authority_id, day, tree)
    if what == What.ANSWERED:
        return HELPED, doers_of(task, tree, day, owners)
    if what == What.REMINDED:
        return REMINDED, doers_of(task, tree, day, owners)
    return (GIVEN if what == What.REASSIGNED else DECIDED), doers_of(task, tree, day, owners)


def _sentence(event: TaskEvent, task: Task, tree: UnitTree) -> str:
    words = {"what": NAMES[What(event.what)], "title": title_of(task), "unit": tree[event.unit_id].name}
    if event.text:
        return Said("%(what)s, «%(title)s», %(unit)s: %(text)s", **words, text=event.text[:300])
    return Said("%(what)s, «%(title)s», %(unit)s.", **words)


def _disarm_others(thing: tuple[str, str], task: Task, doers: Sequence[Account], day: dt.date) -> None:
    """Those whose the task is no more are not reminded of it."""
    kept = {one.pk for one in (*doers, *leaders_of(task, day))}
    reminders.disarm(thing, accounts=reminders.armed_for(thing) - kept)


def _day(seal: Seal) -> dt.date:
    return seal.at.astimezone(VIETNAM).date()


SENDERS = (
    Sender("tasks.given", tell_given, frozenset({Task.KIND, Coordination.KIND})),
    Sender("tasks.events", tell_events, frozenset({TaskEvent.KIND})),
    Sender("tasks.days", keep_reminders, frozenset({Task.KIND, TaskEvent.KIND, HandOver.KIND})),
)
