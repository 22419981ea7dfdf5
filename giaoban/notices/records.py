"""Records of registers as things that notices open and people talk about: «sổ/bản ghi»."""

import uuid
from collections.abc import Iterator
from typing import Any

from giaoban.notices.kinds import Thing
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers import registry
from giaoban.registers.description import Register
from giaoban.registers.list_page import record_address
from giaoban.registers.people import people_of
from giaoban.registers.queries import RecordNotFound, units_of_records
from giaoban.registers.timeline import find_version
from giaoban.said import Said
from giaoban.trail.queries import current
from giaoban.words.dates import write_short_date


def record(key: str, permission: Permission) -> Thing | None:
    """A record that the reader may see, named by its register and day: its own key may name somebody."""
    code, _, hex_id = key.partition("/")
    try:
        register, wanted = registry.get(code), uuid.UUID(hex_id)
        version, seen = find_version(register, hex_id, permission.units(Deed.SEE))
        if not seen or version.record != wanted:
            return None
        unit = _unit_of(version, register)
    except (registry.UnknownRegister, RecordNotFound, ValueError):
        return None
    day = write_short_date(getattr(version, register.day))
    title = Said("%(register)s, ngày %(day)s", register=register.title, day=day)
    return Thing(title, record_address(register, wanted), unit, tuple(_subjects(register, version)))


def _subjects(register: Register, version: Any) -> Iterator[uuid.UUID]:
    """Who a record is about, or the one that it hangs on."""
    yield from (one.subject for one in people_of(register, version))
    above = current(register.parent.model).filter(record=version.parent).first() if register.parent else None
    if register.parent is not None and above is not None:
        yield from _subjects(register.parent, above)


def _unit_of(version: Any, register: Register) -> int:
    """The unit that answers for a version, a void one too."""
    if "unit" in register.column_names:
        return int(version.unit_id)
    assert register.parent is not None  # noqa: S101 — a register names a unit or hangs on one that does
    return units_of_records(register.parent, [version.parent])[version.parent]
