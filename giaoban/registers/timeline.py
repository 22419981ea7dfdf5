"""The life of one record (lịch sử bản ghi): its versions, who wrote them and why, the events on it."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.offices.names import names_of
from giaoban.offices.rules.tree import UnitTree
from giaoban.registers import queries, registry
from giaoban.registers.description import Column, ColumnKind, Register
from giaoban.registers.listing import in_units
from giaoban.registers.shown import title_of, write
from giaoban.said import Said
from giaoban.trail.models import Act
from giaoban.trail.queries import current, known_at
from giaoban.web.parts import Change


@dataclass(frozen=True)
class Step:
    """One version of a record: what was done, by whom, when known to figures, on whose decision, why."""

    number: int
    done: str
    who: str
    at: dt.datetime
    seal: int | None
    sealed_at: dt.datetime | None
    decided_by: str
    decided_on: dt.date | None
    basis: str
    reason: str
    changes: Sequence[Change]

    @property
    def for_another(self) -> bool:
        """Whether who typed it only wrote down what somebody else decided (nhập thay)."""
        return bool(self.decided_by) and self.decided_by not in self.who


@dataclass(frozen=True)
class Events:
    """The rows of one register that hang on a record."""

    register: Register
    rows: Sequence[Any]


def find_version(register: Register, key: str, units: Collection[int]) -> tuple[Any, bool]:
    """The last version (a void one too) of the record with that id or giver's key, and whether it may be seen.

    Givers choose their keys, so two units may use the same: the one that may be seen comes first.
    """
    versions = register.model._default_manager.filter(corrected_by=None)
    record = _record_id(key)
    same = list(versions.filter(record=record) if record else []) or list(versions.filter(key=key).order_by("id")[:50])
    if not same:
        raise queries.RecordNotFound(Said("Sổ «%(title)s» không có bản ghi này.", title=register.title))
    allowed = register.model._default_manager.filter(pk__in=[one.pk for one in same])
    seen = set(allowed.filter(in_units(register, units)).values_list("pk", flat=True))
    mine = [one for one in same if one.pk in seen]
    return (mine or same)[0], bool(mine)


def steps(register: Register, record: uuid.UUID, tree: UnitTree) -> list[Step]:
    """The versions of a record, the newest first."""
    versions = list(
        register.model._default_manager.filter(record=record).select_related("act__sealed__seal").order_by("id")
    )
    names = names_of({one.act.account for one in versions})
    found = []
    old: Any = None
    for number, version in enumerate(versions, start=1):
        found.append(_step(number, register, old, version, names, tree))
        old = version
    return found[::-1]


def events(register: Register, record: uuid.UUID, seal: int | None = None) -> list[Events]:
    """The rows of other registers that hang on a record: those that stand, or stood at ``seal``."""
    found = []
    for child in registry.every():
        if child.parent is register:
            standing = current(child.model) if seal is None else known_at(child.model, seal)
            rows = standing.filter(parent=record).order_by(child.day, "id")
            found.append(Events(child, list(rows)))
    return found


def changes(register: Register, old: Any, new: Any, tree: UnitTree) -> list[Change]:
    """The columns in which two versions differ."""
    before, after = queries.values_of(register, old), queries.values_of(register, new)
    return [
        Change(title_of(column), _written(column, before, tree), _written(column, after, tree))
        for column in register.columns
        if before[column.name] != after[column.name]
    ]


def _step(number: int, register: Register, old: Any, new: Any, names: dict[str, str], tree: UnitTree) -> Step:
    act: Act = new.act
    sealed = getattr(act, "sealed", None)
    done = "void" if new.void else "record" if old is None else "correct"
    who = ", ".join(part for part in (names.get(act.account, act.account), act.post) if part)
    return Step(
        number=number,
        done=done,
        who=who,
        at=act.stated_at,
        seal=sealed.seal_id if sealed else None,
        sealed_at=sealed.seal.at if sealed else None,
        decided_by=act.decided_by,
        decided_on=act.decided_on,
        basis=act.basis,
        reason=act.reason,
        changes=changes(register, old, new, tree) if old is not None and not new.void else (),
    )


def _written(column: Column, values: dict[str, Any], tree: UnitTree) -> str:
    value = values[column.name]
    return str(value) if column.kind is ColumnKind.PARENT else write(column, value, tree) or "—"


def _record_id(key: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(key)
    except ValueError:
        return None
