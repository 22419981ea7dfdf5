"""Deadlines that a change of the calendar moves (ngày nghỉ quyết định muộn): which, from when to when."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from giaoban.days import OfficialCalendar
from giaoban.law import Book
from giaoban.offices import queries as offices
from giaoban.offices.own_law.deadlines import OpenDeadline
from giaoban.offices.permission import Permission
from giaoban.tasks import queries
from giaoban.tasks.actions.happening import deciding_deed
from giaoban.tasks.models import Task
from giaoban.tasks.rules.due_by_rule import due_by_rule
from giaoban.tasks.rules.recurrence import Recurrence
from giaoban.tasks.rules.state import Standing, State
from giaoban.tasks.rules.term import Term
from giaoban.tasks.shown import task_address, title_of

RUNNING = sorted({State.ASSIGNED, State.RUNNING, State.AGAIN, State.REFUSED})


@dataclass(frozen=True)
class Moved:
    """A task whose rule gives another deadline by today's calendar."""

    task: Task
    before: dt.date
    after: dt.date


def open_deadlines(book: Book, permission: Permission, today: dt.date) -> Iterator[OpenDeadline]:
    """The running deadlines that follow from a rule, by one book of law, among those a reader may see."""
    calendar = OfficialCalendar.from_book(book)
    for task, now in _ruled(permission):
        due = _by_rule(task, now, calendar)
        if due is not None:
            yield OpenDeadline(f"{Task.KIND}:{task.record.hex}", title_of(task), task_address(task.record), due)


def moved(permission: Permission) -> list[Moved]:
    """The tasks a reader decides on whose deadline is no longer what their rule gives."""
    calendar = OfficialCalendar.from_book(offices.book())
    return [
        Moved(task, now.due, due)
        for task, now in _ruled(permission)
        if now.due is not None
        and (due := _by_rule(task, now, calendar)) not in {None, now.due}
        and due is not None
        and permission.may(deciding_deed(task), task.authority_id)
    ]


def _ruled(permission: Permission) -> Iterator[tuple[Task, Standing]]:
    """Running tasks whose deadline follows from a rule that nobody set aside by another day."""
    found = queries.standing_tasks().exclude(Q(term={}) & Q(recurs={}))
    rows = queries.standing_columns(queries.seen_by(permission, found)).filter(Q(state_now__in=RUNNING)).order_by("pk")
    tasks = list(rows)
    standings = queries.standings(tasks)
    for task in tasks:
        now = standings[task.record]
        if now.follows_rule:
            yield task, now


def _by_rule(task: Task, now: Standing, calendar: OfficialCalendar) -> dt.date | None:
    return due_by_rule(now.due, Term.of(task.term), Recurrence.of(task.recurs), calendar)
