"""The records of every register as search finds them: what stands, under the unit that answers for it.

Only what a list shows of a row is found: the key of a subject is not, and who it is stays in ``subjects/``.
"""

import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.urls import reverse

from giaoban.offices.rules.tree import UnitTree
from giaoban.registers import registry
from giaoban.registers.description import Column, ColumnKind, Register
from giaoban.registers.list_page import record_address
from giaoban.registers.queries import in_parts
from giaoban.registers.shown import given_key, write
from giaoban.said import Said
from giaoban.trail.queries import current
from giaoban.web.registry import Link, SearchEntry, SearchKind, SearchSource

RECORDS = SearchKind("ban-ghi", Said("Bản ghi"), 50)
_AT_ONCE = 500
_NO_UNITS = UnitTree((), ())
_UNSAID = frozenset({ColumnKind.UNIT, ColumnKind.PARENT, ColumnKind.SUBJECT})


class _Place(NamedTuple):
    """Who answers for a row, where it lies, and what people call it."""

    unit: int
    territory: int | None
    name: str


def pages(_: AbstractBaseUser) -> Iterator[Link]:
    """The list page of every register."""
    for register in registry.every():
        yield Link(register.title, reverse("registers:rows", args=[register.code]))


def sources() -> Iterator[SearchSource]:
    """One source for every register."""
    for register in registry.every():
        yield SearchSource(
            code=register.code,
            kind=RECORDS,
            title=register.title,
            kinds=frozenset(one.model.KIND for one in _with_parents(register)),
            touched=partial(_touched_keys, register),
            entries=partial(entries, register),
        )


def entries(register: Register, keys: set[str] | None) -> Iterator[SearchEntry]:
    """The standing rows of these records, of all for ``None``; what hangs on no standing row has no page."""
    say, address = _sayer(register), _addresses(register)
    for rows in _rows(register, keys):
        above = _places(register.parent, {row["parent"] for row in rows}) if register.parent else {}
        for row in rows:
            parent = above.get(row["parent"]) if register.parent else None
            place = _place(register, row, parent)
            if place is None:
                continue
            called = parent.name if parent else ""
            yield SearchEntry(
                key=row["record"].hex,
                title=place.name or called or str(register.title),
                href=address(row["record"]),
                words=say(row, called if place.name else ""),
                codes=[code for code in (given_key(row["key"]), *_names(register, row)) if code],
                unit=place.unit,
                territory=place.territory,
                day=row[register.day],
            )


def _touched_keys(register: Register, acts: Sequence[int]) -> set[str]:
    return {record.hex for record in _touched(register, acts)}


def _touched(register: Register, acts: Sequence[int]) -> set[uuid.UUID]:
    """Records that these acts wrote, and those that hang on a record they wrote: unit and name come from there."""
    versions = register.model._default_manager
    found: set[uuid.UUID] = set()
    for start in range(0, len(acts), _AT_ONCE):
        found.update(versions.filter(act__in=acts[start : start + _AT_ONCE]).values_list("record", flat=True))
    if register.parent is not None:
        for above in in_parts(_touched(register.parent, acts)):
            found.update(versions.filter(parent__in=above).values_list("record", flat=True))
    return found


def _with_parents(register: Register) -> Iterator[Register]:
    one: Register | None = register
    while one is not None:
        yield one
        one = one.parent


def _rows(register: Register, keys: set[str] | None) -> Iterator[list[dict[str, Any]]]:
    names = [f"{c.name}_id" if c.kind is ColumnKind.UNIT else c.name for c in register.columns]
    standing: QuerySet[Any, Any] = current(register.model)
    if keys is None:
        every = standing.order_by("id").values("record", *names).iterator(chunk_size=_AT_ONCE)
        while some := list(islice(every, _AT_ONCE)):
            yield some
        return
    for part in in_parts({uuid.UUID(key) for key in keys}):
        yield list(standing.filter(record__in=part).order_by("id").values("record", *names))


def _places(register: Register, records: Collection[uuid.UUID]) -> dict[uuid.UUID, _Place]:
    """Those of the records that stand."""
    own = ["unit_id", "territory_id"] if "unit" in register.column_names else ["parent"]
    found: dict[uuid.UUID, _Place] = {}
    for part in in_parts(records):
        rows = list(current(register.model).filter(record__in=part).values("record", "key", *own, *register.named_by))
        above = _places(register.parent, {row["parent"] for row in rows}) if register.parent else {}
        for row in rows:
            place = _place(register, row, above.get(row["parent"]) if register.parent else None)
            if place is not None:
                found[row["record"]] = place
    return found


def _place(register: Register, row: Mapping[str, Any], parent: _Place | None) -> _Place | None:
    name = " · ".join(_names(register, row)) or given_key(row["key"])
    if "unit" in register.column_names:
        return _Place(row["unit_id"], row.get("territory_id"), name)
    return parent._replace(name=name) if parent else None


def _names(register: Register, row: Mapping[str, Any]) -> list[str]:
    return [row[name] for name in register.named_by if row[name]]


def _sayer(register: Register) -> Callable[[Mapping[str, Any], str], str]:
    """What a row says beside its name, as a list shows it."""
    told = {*register.named_by, "key", register.day}
    columns = [column for column in register.columns if column.name not in told and column.kind not in _UNSAID]

    def say(row: Mapping[str, Any], called: str) -> str:
        return " · ".join(_said(called, given_key(row["key"]), columns, row))

    return say


def _said(called: str, key: str, columns: Iterable[Column], row: Mapping[str, Any]) -> Iterator[str]:
    texts = [called, key, *(write(column, row[column.name], _NO_UNITS) for column in columns)]
    return (str(text) for text in texts if text)


def _addresses(register: Register) -> Callable[[uuid.UUID], str]:
    """The addresses of a register's records; looking up each by its name would cost more than all the rest."""
    pattern = uuid.UUID(int=0)
    begin, _, end = record_address(register, pattern).partition(pattern.hex)
    return lambda record: f"{begin}{record.hex}{end}"
