"""What happened, in order: rows of every register gathered by the moment they were written down, then written."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from giaoban.days.clock import VIETNAM
from giaoban.demo.setting import account
from giaoban.offices.permission import Permission
from giaoban.registers import actions as registers
from giaoban.registers.description import Register
from giaoban.subjects import actions as subjects
from giaoban.subjects.rules.details import Details
from giaoban.trail import follower

WRITING_DAYS = (8, 20)
"""Besides the last day of each month: when the demo's officials write down what happened."""


@dataclass
class Batch:
    """Rows of one register that one official writes at one moment."""

    register: Register
    username: str
    rows: list[dict[str, Any]] = field(default_factory=list)


class Story:
    """Rows and other deeds by the moment they are written; told once, oldest first."""

    def __init__(self) -> None:
        self._batches: dict[dt.datetime, dict[tuple[str, str], Batch]] = defaultdict(dict)
        self._deeds: dict[dt.datetime, list[Callable[[dt.datetime], object]]] = defaultdict(list)
        self._records: dict[tuple[str, str], uuid.UUID] = {}
        self._permissions: dict[str, Permission] = {}

    def row(self, register: Register, username: str, **values: Any) -> str:
        """A row, written at the first writing moment on or after its business day; returns its key.

        An event names its parent by ``parent_key``.
        """
        moment = writing_moment(values[register.day])
        batch = self._batches[moment].setdefault((register.code, username), Batch(register, username))
        values.setdefault("key", f"{register.code}.{username}.{values[register.day]}.{len(batch.rows)}")
        batch.rows.append(values)
        return str(values["key"])

    def reform(self, day: dt.date, do: Callable[[dt.datetime], object]) -> None:
        """A deed that changes units and roles: what officials may do is asked anew after it."""

        def reform(at: dt.datetime) -> None:
            do(at)
            self._permissions.clear()

        self.deed(day, reform)

    def deed(self, day: dt.date, do: Callable[[dt.datetime], object]) -> None:
        """Something else that somebody did, after the rows of that writing moment."""
        self._deeds[writing_moment(day)].append(do)

    def tell(self, progress: Callable[[dt.datetime], None]) -> None:
        """Write everything in order, one seal per moment with the moment as its time."""
        for moment in sorted(self._batches.keys() | self._deeds.keys()):
            for batch in self._in_order(moment):
                self._write(batch, moment - dt.timedelta(hours=1))
            for do in self._deeds.get(moment, ()):
                do(moment - dt.timedelta(minutes=30))
                follower.run_pass(at=moment)
                moment += dt.timedelta(seconds=1)
            follower.run_pass(at=moment)
            progress(moment)

    def _in_order(self, moment: dt.datetime) -> Iterator[Batch]:
        """Parents before the events that hang on them, else as the story named them first."""
        batches = self._batches.get(moment, {}).values()
        return iter(sorted(batches, key=lambda batch: _depth(batch.register)))

    def _write(self, batch: Batch, at: dt.datetime) -> None:
        rows = [self._with_parent(batch.register, row) for row in batch.rows]
        permission = self._permission(batch.username, at)
        _record_people(rows, permission, at)
        entries = registers.record(batch.register, rows, by=permission.account, at=at, permission=permission)
        for entry in entries:
            self._records[batch.register.code, entry.key] = entry.record

    def _permission(self, username: str, at: dt.datetime) -> Permission:
        """What an official may do, asked again only after a reform."""
        if username not in self._permissions:
            self._permissions[username] = Permission(account(username), at.date())
        return self._permissions[username]

    def _with_parent(self, register: Register, row: dict[str, Any]) -> dict[str, Any]:
        if register.parent is None:
            return row
        parent = self._records[register.parent.code, row["parent_key"]]
        return {**{name: value for name, value in row.items() if name != "parent_key"}, "parent": parent}


def _record_people(rows: list[dict[str, Any]], permission: Permission, at: dt.datetime) -> None:
    """Record whom the rows are about, and let each row name its subject by key."""
    about = [row for row in rows if isinstance(row.get("subject"), Details)]
    for unit in sorted({row["unit"] for row in about}):
        mine = [row for row in about if row["unit"] == unit]
        people = [row["subject"] for row in mine]
        keys = subjects.record(people, unit=unit, by=permission.account, at=at, permission=permission)
        for row, key in zip(mine, keys, strict=True):
            row["subject"] = key


def writing_moment(day: dt.date) -> dt.datetime:
    """The first writing moment on or after a day: 18:00 of the 8th, the 20th or the month's last day."""
    last = ((day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)).day
    on = next(one for one in (*WRITING_DAYS, last) if one >= day.day)
    return dt.datetime(day.year, day.month, on, 18, tzinfo=VIETNAM)


def _depth(register: Register) -> int:
    return 0 if register.parent is None else 1 + _depth(register.parent)
