"""Asking registers: the rows that stand, one record and its versions, values by column name."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterator
from typing import Any

from giaoban.registers.description import ColumnKind, Register
from giaoban.registers.models import RegisterEvent
from giaoban.trail.models import Entry
from giaoban.trail.queries import current


class RecordNotFound(LookupError):
    """No row of the register has that key."""


def values_of(register: Register, entry: Entry) -> dict[str, Any]:
    """The entry's values by column name, units as their row id."""
    return {
        column.name: getattr(entry, f"{column.name}_id" if column.kind is ColumnKind.UNIT else column.name)
        for column in register.columns
    }


def unit_of_record(register: Register, record: uuid.UUID) -> int:
    """The unit that answers for a record, walking up to the register that names one."""
    row = current(register.model).filter(record=record).first()  # type: ignore[type-var]
    if row is None:
        raise RecordNotFound(f"Sổ «{register.title}» không có bản ghi {record}.")
    if "unit" in register.column_names:
        return int(row.unit_id)  # type: ignore[attr-defined]
    if register.parent is None:
        raise RecordNotFound(f"Sổ «{register.title}» không ghi đơn vị.")
    return unit_of_record(register.parent, row.parent)  # type: ignore[attr-defined]


def standing(register: Register, key: str) -> Any:
    """The version that stands of the row with the giver's key or record id ``key``."""
    rows = current(register.model).filter(key=key)  # type: ignore[type-var]
    found = rows.first()
    if found is None:
        try:
            found = current(register.model).filter(record=uuid.UUID(key)).first()  # type: ignore[type-var]
        except ValueError:
            found = None
    if found is None:
        raise RecordNotFound(f"Sổ «{register.title}» không có bản ghi «{key}».")
    return found


def days_of(register: Register, records: Collection[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
    """The business day of each of these records that stands."""
    found: dict[uuid.UUID, dt.date] = {}
    for part in _parts(records):
        rows = current(register.model).filter(record__in=part)
        found.update(rows.values_list("record", register.day))
    return found


def events_of(
    model: type[RegisterEvent], parents: Collection[uuid.UUID], without: Collection[uuid.UUID] = ()
) -> Iterator[Any]:
    """The standing events that hang on these records, leaving out the records ``without``."""
    for part in _parts(parents):
        yield from current(model).filter(parent__in=part).exclude(record__in=without)


def _parts(records: Collection[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    """The records in parts that fit one statement."""
    ordered = sorted(records)
    for start in range(0, len(ordered), 500):
        yield ordered[start : start + 500]
