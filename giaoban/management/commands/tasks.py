"""``giaoban tasks``: the tasks of a unit and of the units below it, with how each stands."""

import datetime as dt
from typing import Any

from django.core.management.base import CommandError, CommandParser

from giaoban.indicators.queries import reader_of
from giaoban.management import command
from giaoban.offices import queries as offices
from giaoban.offices.permission import Permission
from giaoban.offices.rules.tree import UnitNotFound, UnitTree
from giaoban.said import Said, joined
from giaoban.tasks import origins, queries, shown
from giaoban.tasks.models import Coordination, Task
from giaoban.tasks.rules import timeliness as timely
from giaoban.tasks.rules.outcome import outcome_of
from giaoban.tasks.rules.state import NAMES, Standing
from giaoban.trail.queries import latest_seal


class Command(command.Command):
    """Nhiệm vụ của một đơn vị."""

    help = Said("Nhiệm vụ của một đơn vị và các đơn vị trực thuộc, kèm trạng thái, đúng hạn hay quá hạn")

    def add_arguments(self, parser: CommandParser) -> None:
        """--unit, --session, --by, --json."""
        parser.add_argument("--unit", required=True, help=Said("mã đơn vị, ví dụ 009"))
        parser.add_argument("--session", help=Said("chỉ nhiệm vụ giao từ kết luận của kỳ này, ví dụ 2023-03"))
        parser.add_argument("--by", help=Said("tài khoản: chỉ nhiệm vụ mà tài khoản này được xem"))
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the tasks in the order they were given."""
        self.require_data()
        tree, today = offices.tree_now(), command.now().date()
        found = queries.standing_tasks()
        if options["by"]:
            found = queries.seen_by(Permission(command.account(options["by"]), today), found)
        if options["session"]:
            _, unit, session = reader_of(options["unit"], options["session"], latest_seal())
            found = found.filter(origins.of_session(session.record))
            top = unit.id
        else:
            top = _unit(tree, options["unit"], today)
        tasks = list(queries.of_units(tree.descendants(top), found).select_related("act", "person").order_by("pk"))
        standings, parts = queries.standings(tasks), queries.parts_of([one.record for one in tasks])
        if options["json"]:
            rows = [as_json(one, standings[one.record], parts.get(one.record, []), tree, today) for one in tasks]
            self.write_json({"unit": options["unit"], "session": options["session"], "tasks": rows})
            return
        for one in tasks:
            self.say(_line(one, standings[one.record], tree, today))


def as_json(task: Task, now: Standing, parts: list[Coordination], tree: UnitTree, today: dt.date) -> dict[str, Any]:
    """One task with how it stands; days are ISO, null where nothing is said."""
    return {
        "id": task.record.hex,
        "parent": task.parent.hex if task.parent else None,
        "text": task.text,
        "lead": tree[task.lead_id].name,
        "lead_code": tree[task.lead_id].code,
        "coordinate": [tree[part.unit_id].name for part in parts],
        "origin": {"kind": task.origin_kind, "key": task.origin_key} if task.origin_key else None,
        "document": task.document_number or None,
        "order": task.order or None,
        "assigned_on": task.assigned_on.isoformat(),
        "due": _iso(now.due),
        "original_due": _iso(now.original_due),
        "extensions": now.extensions,
        "recurs": task.recurs or None,
        "state": now.state.value,
        "timeliness": timely.timeliness(now, today).value,
        "outcome": outcome.value if (outcome := outcome_of(now, today)) else None,
        "days_late": timely.days_late(now, today),
        "result_on": _iso(now.result_on),
        "indicator": task.indicator or None,
        "target": task.target or None,
        "decided_by": task.act.decided_by or None,
    }


def _unit(tree: UnitTree, code: str, today: dt.date) -> int:
    """The unit that has the code today; one that has ended is asked for by its last life."""
    try:
        return tree.by_code(code, today).id
    except UnitNotFound as error:
        ended = [one for one in tree if one.code == code]
        if not ended:
            raise CommandError(str(error)) from error
        return max(ended, key=lambda one: one.valid_from).id


def _line(task: Task, now: Standing, tree: UnitTree, today: dt.date) -> str:
    words = {"lead": tree[task.lead_id].name, "state": NAMES[now.state], "timely": timely.name_of(now, today)}
    due = shown.due_words(now) or Said("không có hạn")
    told = Said("   %(lead)s · hạn: %(due)s · %(state)s · %(timely)s", **words, due=due)
    return joined("\n", [shown.title_of(task), told])


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
