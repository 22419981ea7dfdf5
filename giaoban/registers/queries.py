"""Asking registers: the rows that stand, one record and its versions, values by column name."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeVar

from giaoban.registers.description import ColumnKind, Register
from giaoban.registers.models import RegisterEvent
from giaoban.said import Said
from giaoban.trail.models import Entry
from giaoban.trail.queries import current

K = TypeVar("K", uuid.UUID, str)


class RecordNotFound(LookupError):
    """No row of the register has that key."""


def values_of(register: Register, entry: Entry) -> dict[str, Any]:
    """The entry's values by column name, units as their row id."""
    return {
        column.name: getattr(entry, f"{column.name}_id" if column.kind is ColumnKind.UNIT else column.name)
        for column in register.columns
    }


def units_of_records(register: Register, records: Collection[uuid.UUID]) -> dict[uuid.UUID, int]:
    """The unit that answers for each record, walking up to the register that names one.

    Raises :class:`RecordNotFound` for a record that does not stand.
    """
    above = "unit_id" if "unit" in register.column_names else "parent"
    found: dict[uuid.UUID, Any] = {}
    for part in in_parts(records):
        found.update(current(register.model).filter(record__in=part).values_list("record", above))
    missing = set(records) - found.keys()
    if missing:
        raise RecordNotFound(
            Said("Sổ «%(title)s» không có bản ghi %(missing)s.", title=register.title, missing=min(missing))
        )
    if above == "unit_id":
        return found
    assert register.parent is not None  # noqa: S101 — a register names a unit or hangs on one that does
    units = units_of_records(register.parent, set(found.values()))
    return {record: units[parent] for record, parent in found.items()}


def standing_keys(register: Register, keys: Collection[str]) -> frozenset[str]:
    """Those of the givers' keys that a standing row of the register has."""
    found: set[str] = set()
    for part in in_parts(keys):
        found.update(current(register.model).filter(key__in=part).values_list("key", flat=True))
    return frozenset(found)


def standing(register: Register, key: str) -> Any:
    """The version that stands of the row with the giver's key or record id ``key``."""
    rows = current(register.model).filter(key=key)
    found = rows.first()
    if found is None:
        try:
            found = current(register.model).filter(record=uuid.UUID(key)).first()
        except ValueError:
            found = None
    if found is None:
        raise RecordNotFound(Said("Sổ «%(title)s» không có bản ghi «%(key)s».", title=register.title, key=key))
    return found


def standing_records(register: Register, names: Collection[str]) -> dict[str, uuid.UUID]:
    """The records that stand by what may name them: the giver's key, else the record's own id."""
    found: dict[str, uuid.UUID] = {}
    for part in in_parts(name for name in names if name):
        ids = [one for name in part if (one := _uuid(name))]
        by_id = current(register.model).filter(record__in=ids).values_list("record", flat=True)
        records = set(by_id)
        found.update({name: one for name in part if (one := _uuid(name)) in records and one is not None})
        found.update(current(register.model).filter(key__in=part).values_list("key", "record"))
    return found


def days_of(register: Register, records: Collection[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
    """The business day of each of these records that stands."""
    found: dict[uuid.UUID, dt.date] = {}
    for part in in_parts(records):
        rows = current(register.model).filter(record__in=part)
        found.update(rows.values_list("record", register.day))
    return found


def events_of(
    model: type[RegisterEvent], parents: Collection[uuid.UUID], without: Collection[uuid.UUID] = ()
) -> Iterator[Any]:
    """The standing events that hang on these records, leaving out the records ``without``."""
    for part in in_parts(parents):
        yield from current(model).filter(parent__in=part).exclude(record__in=without)


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def in_parts(records: Iterable[K]) -> Iterator[list[K]]:
    """The records or keys in parts that fit one statement."""
    ordered = sorted(records)
    for start in range(0, len(ordered), 500):
        yield ordered[start : start + 500]
