"""The table against an earlier day (so với ngày): what each task said then, beside what it says now."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said, joined
from giaoban.tasks import queries, shown
from giaoban.tasks.models import Task
from giaoban.tasks.shown import ShownTask
from giaoban.words.dates import write_short_date


@dataclass(frozen=True)
class Earlier:
    """Some tasks as they stood at the end of a day."""

    day: dt.date
    tasks: Mapping[uuid.UUID, ShownTask]

    def is_new(self, one: ShownTask) -> bool:
        """Whether the task was given since."""
        return one.task.record not in self.tasks

    def was(self, one: ShownTask, column: str) -> str:
        """What a cell said then where it says otherwise now, a dash where it said nothing; else nothing."""
        before = self.tasks.get(one.task.record)
        if before is None:
            return ""
        old, new = shown.cell(before, column), shown.cell(one, column)
        return "" if old == new else old or "—"

    def told(self, one: ShownTask, columns: Iterable[str]) -> str:
        """All that changed of a task, in words for a file."""
        if self.is_new(one):
            return Said("Mới")
        changed = [
            Said(
                "%(column)s: %(old)s → %(new)s",
                column=shown.COLUMNS[column],
                old=old,
                new=shown.cell(one, column) or "—",
            )
            for column in columns
            if (old := self.was(one, column))
        ]
        return joined("; ", changed)

    @property
    def title(self) -> str:
        """The heading of what changed."""
        return Said("Thay đổi so với ngày %(day)s", day=write_short_date(self.day))


def earlier(tasks: Sequence[Task], day: dt.date, seal: int, tree: UnitTree, soon_days: int) -> Earlier:
    """The same tasks as known at the seal of that day, as they looked on it, in three queries."""
    rows = queries.standing_tasks(seal).filter(record__in=[one.record for one in tasks])
    then = queries.standing_columns(rows, seal).select_related("person")
    return Earlier(day, {one.task.record: one for one in shown.shown(list(then), tree, day, soon_days, seal)})
