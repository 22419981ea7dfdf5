"""My unit's tasks: one page of 50 with its count out of 100,000 tasks, against SQL written by hand.

The SQL by hand knows the same permission, state, deadline and order; it reads the rows of the page and who
coordinates in them. On PostgreSQL too, where one is installed.
"""

import datetime as dt
import sys
import uuid

import homes
import rows
from django.db import connection, transaction
from django.http import QueryDict
from measure import compare, heading, note

from giaoban.demo import setting
from giaoban.offices import queries as offices
from giaoban.offices.models import Unit
from giaoban.offices.permission import Permission
from giaoban.tasks import listing, shown
from giaoban.tasks.listing import UNIT
from giaoban.tasks.models import Coordination, Task, TaskEvent
from giaoban.tasks.rules.happening import MOVES_DUE, What
from giaoban.tasks.rules.state import STATE_AFTER
from giaoban.trail import actions as trail
from giaoban.trail import follower

TASKS, AT_ONCE, PAGE = 100_000, 5_000, 50
TODAY = dt.date(2023, 6, 1)
AT = dt.datetime(2023, 6, 1, 2, tzinfo=dt.UTC)
LIVES = ((), (What.ACCEPTED,), (What.ACCEPTED, What.PROGRESS, What.REPORTED), (What.REPORTED, What.CONFIRMED))


def main() -> None:
    """Fill, then time both."""
    homes.migrate()
    rows.authority()
    units = list(Unit.objects.order_by("pk"))
    fill(units)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    account = setting.account("tai_chinh")
    permission, book = Permission(account, TODAY), offices.book()
    wanted = listing.wanted_of(QueryDict(), UNIT)
    mine = sorted(listing.own_units(permission))

    def ours() -> tuple[int, list[uuid.UUID]]:
        found = listing.rows(wanted, permission, TODAY, book)
        count = found.count()
        page = shown.shown(listing.page_of(found, slice(0, PAGE)), permission.tree, TODAY, 7)
        return count, [one.task.record for one in page]

    def by_hand() -> tuple[int, list[uuid.UUID]]:
        return page_by_hand(mine)

    assert ours() == by_hand(), "the two sides answer differently"
    note(f"{ours()[0]} tasks of the unit out of {TASKS}")
    heading()
    compare(f"my unit's tasks of {TASKS:,} ({connection.vendor})", ours, by_hand, aim=1.5)


def fill(units: list[Unit]) -> None:
    """100,000 tasks with what happened to them, dealt evenly to the units; every tenth has one that coordinates."""
    author = trail.Author("bench")
    with follower.held():  # lists read what stands, sealed or not
        for start in range(0, TASKS, AT_ONCE):
            entries = [entry for number in range(start, start + AT_ONCE) for entry in life(number, units)]
            with transaction.atomic():
                trail.append("tasks.assigned", entries, by=author, at=AT)


def life(number: int, units: list[Unit]):  # type: ignore[no-untyped-def]
    """A task and its events."""
    lead = units[number % len(units)]
    given = dt.date(2023, 1, 1) + dt.timedelta(days=number % 120)
    task = Task(authority=units[0], lead=lead, text=f"Nhiệm vụ {number}", assigned_on=given)
    task.due, task.record = given + dt.timedelta(days=30), task.uuid
    yield task
    if number % 10 == 0:
        yield Coordination(task=task.uuid, unit=units[(number + 1) % len(units)])
    for place, what in enumerate(LIVES[number % len(LIVES)], start=1):
        yield TaskEvent(task=task.uuid, number=place, what=what.value, unit=lead, day=given + dt.timedelta(days=place))


def page_by_hand(units: list[int]) -> tuple[int, list[uuid.UUID]]:
    """The count and the first page, in three statements."""
    marks = ", ".join(["%s"] * len(units))
    where = f"""
        FROM giaoban_task t WHERE NOT t.void AND NOT EXISTS (SELECT 1 FROM giaoban_task c WHERE c.corrects_id = t.id)
        AND (t.lead_id IN ({marks}) OR t.authority_id IN ({marks}) OR t.record IN ({HELPS.format(marks=marks)}))
        AND (t.lead_id IN ({marks}) OR t.record IN ({HELPS.format(marks=marks)}))
    """
    deciding, moving = (", ".join(f"'{one}'" for one in sorted(kinds)) for kinds in (STATE_AFTER, MOVES_DUE))
    last = "(SELECT {what} FROM giaoban_taskevent e WHERE e.task = t.record AND e.what IN ({kinds}) {more} ORDER BY e.number DESC LIMIT 1)"
    columns = ", ".join(
        [
            last.format(what="e.what", kinds=deciding, more=""),
            last.format(what="e.due", kinds=deciding, more=""),
            last.format(what="e.day", kinds=deciding, more=""),
            last.format(
                what="e.day", kinds="'accepted', 'extension_asked', 'progress', 'refused', 'reported'", more=""
            ),
            last.format(what="COALESCE(e.result_day, e.day)", kinds="'reported'", more=""),
        ]
    )
    due = f"COALESCE({last.format(what='e.due', kinds=moving, more='AND e.due IS NOT NULL')}, t.due)"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) {where}", units * 5)
        count = cursor.fetchone()[0]
        cursor.execute(
            f"SELECT t.*, {due} AS due_now, {columns} {where} ORDER BY due_now NULLS LAST, t.priority, t.id LIMIT {PAGE}",
            units * 5,
        )
        names = [column[0] for column in cursor.description]
        found = [dict(zip(names, row, strict=False)) for row in cursor.fetchall()]
        keys = [row["record"] for row in found]
        cursor.execute(
            f"""SELECT p.task, p.unit_id FROM giaoban_coordination p WHERE p.task IN ({", ".join(["%s"] * len(keys))})
            AND NOT p.void AND NOT EXISTS (SELECT 1 FROM giaoban_coordination c WHERE c.corrects_id = p.id)""",
            keys,
        )
        cursor.fetchall()
    return count, [key if isinstance(key, uuid.UUID) else uuid.UUID(key) for key in keys]


HELPS = """SELECT p.task FROM giaoban_coordination p WHERE p.unit_id IN ({marks}) AND NOT p.void
        AND NOT EXISTS (SELECT 1 FROM giaoban_coordination c WHERE c.corrects_id = p.id)"""

if __name__ == "__main__":
    main()
    if not homes.on_postgresql() and homes.THROW_AWAY not in sys.argv:
        sys.exit(homes.again_on_postgresql(__file__))
