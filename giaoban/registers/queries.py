"""Asking registers: the rows that stand, one record and its versions, values by column name."""

import uuid
from typing import Any

from giaoban.registers.description import ColumnKind, Register
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
