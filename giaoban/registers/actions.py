"""Recording, correcting and voiding rows of any register: check, then one act."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction

from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitTree
from giaoban.registers import people, queries, registry
from giaoban.registers.description import ColumnKind, Register
from giaoban.registers.models import NilReturn, RegisterEvent
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.trail import actions as trail
from giaoban.trail.models import Entry


def record(
    register: Register,
    rows: Sequence[Mapping[str, Any]],
    *,
    by: Account,
    at: dt.datetime,
    decision: trail.Decision | None = None,
    reason: str = "",
    permission: Permission | None = None,
) -> list[Any]:
    """Add rows (values by column name) to a register under one act; returns the entries.

    Raises :class:`Refused` with every finding when a row breaks a rule of the register, and
    :class:`~giaoban.offices.permission.NotAllowed` when ``by`` may not record for a unit.
    """
    permission = permission or Permission(by, at.date())
    filled = [_filled(register, row, permission.tree) for row in rows]
    with transaction.atomic():  # what a batch check read must still stand when its rows are written
        _refuse([*check(register, filled, permission.tree), *_used_keys(register, rows)])
        author = permission.require(Deed.RECORD, units_of(register, filled))
        entries = [register.model(**_model_values(register, row)) for row in filled]
        trail.append(f"{register.code}.record", entries, by=author, at=at, decision=decision, reason=reason)
    return entries


def correct(
    register: Register,
    entry: Entry,
    changes: Mapping[str, Any],
    *,
    by: Account,
    at: dt.datetime,
    reason: str,
    decision: trail.Decision | None = None,
    void: bool = False,
) -> Any:
    """A whole new version of ``entry`` with its reason; ``void`` cancels the record instead.

    Raises :class:`~giaoban.trail.actions.CorrectionConflict` when somebody corrected the same
    version first.
    """
    if not reason.strip():
        raise Refused([Finding("reason", "reason_required", Said("Sửa hoặc hủy bản ghi phải có lý do"))])
    permission = Permission(by, at.date())
    old = queries.values_of(register, entry)
    new = {**old, **changes}
    with transaction.atomic():
        if not void:
            _refuse(check(register, [new], permission.tree, corrected=entry.record))
        author = permission.require(Deed.CORRECT, units_of(register, [old, new]))
        version = register.model(
            **{**_model_values(register, new), "record": entry.record, "corrects": entry, "void": void}
        )
        verb = "void" if void else "correct"
        trail.append(f"{register.code}.{verb}", [version], by=author, at=at, decision=decision, reason=reason)
        if not void:
            _refuse(list(_events_against(register, entry.record)))
    return version


def void_all(
    register: Register,
    entries: Sequence[Any],
    *,
    by: Account,
    at: dt.datetime,
    reason: str,
    decision: trail.Decision | None = None,
) -> list[Any]:
    """Cancel many records under one act and one reason; all or none.

    Raises :class:`Refused` where the reason is missing, and
    :class:`~giaoban.trail.actions.CorrectionConflict` when somebody corrected one of them first.
    """
    if not reason.strip():
        raise Refused([Finding("reason", "reason_required", Said("Sửa hoặc hủy bản ghi phải có lý do"))])
    permission = Permission(by, at.date())
    rows = [queries.values_of(register, entry) for entry in entries]
    with transaction.atomic():
        author = permission.require(Deed.CORRECT, units_of(register, rows))
        versions = [
            register.model(**{**_model_values(register, row), "record": entry.record, "corrects": entry, "void": True})
            for entry, row in zip(entries, rows, strict=True)
        ]
        trail.append(f"{register.code}.void", versions, by=author, at=at, decision=decision, reason=reason)
    return versions


def findings_of(register: Register, rows: Sequence[Mapping[str, Any]], tree: UnitTree) -> list[Finding]:
    """What :func:`record` would refuse these rows for, asked without writing."""
    filled = [_filled(register, row, tree) for row in rows]
    return [*check(register, filled, tree), *_used_keys(register, rows)]


def nil_return(
    register: str,
    *,
    unit: int,
    start: dt.date,
    end: dt.date,
    by: Account,
    at: dt.datetime,
    territory: int | None = None,
    about: Mapping[str, Any] | None = None,
) -> NilReturn:
    """Say that a register had nothing between two days for a place (``about`` narrows the kind)."""
    permission = Permission(by, at.date())
    author = permission.require(Deed.RECORD, [unit])
    if end < start:
        raise Refused([Finding("end", "interval", Said("Ngày cuối trước ngày đầu"))])
    place = territory if territory is not None else permission.tree.territory_of(unit)
    entry = NilReturn(
        register=register, unit_id=unit, territory_id=place, start=start, end=end, about=dict(about or {})
    )
    with transaction.atomic():
        trail.append("registers.nil_return", [entry], by=author, at=at)
    return entry


def withdraw_nil_return(
    said: NilReturn, *, by: Account, at: dt.datetime, reason: str, decision: trail.Decision | None = None
) -> NilReturn:
    """Take back that there was nothing (rút báo cáo không phát sinh); what was said stays readable with the reason.

    Raises :class:`Refused` without a reason, and :class:`~giaoban.trail.actions.CorrectionConflict` when somebody
    took it back first.
    """
    if not reason.strip():
        raise Refused([Finding("reason", "reason_required", Said("Rút báo cáo không phát sinh phải có lý do"))])
    author = Permission(by, at.date()).require(Deed.CORRECT, [said.unit_id])
    version = trail.taken_back(said)
    with transaction.atomic():
        trail.append("registers.withdraw_nil_return", [version], by=author, at=at, decision=decision, reason=reason)
    return version


def check(
    register: Register, rows: Sequence[Mapping[str, Any]], tree: UnitTree, corrected: uuid.UUID | None = None
) -> list[Finding]:
    """Everything wrong with the rows, each finding at its row and column."""
    findings: list[Finding] = []
    for number, row in enumerate(rows, start=1):
        own = list(_missing(register, row)) or [*_life(register, row, tree), *_row_findings(register, row)]
        findings.extend(finding.at(number) for finding in own)
    findings.extend(finding.at(number) for number, finding in people.strangers(register, rows, corrected))
    if not findings:
        marked = [{**row, "_corrects": corrected} for row in rows]
        for batch_check in register.batch_checks:
            findings.extend(batch_check(marked))
    return findings


def _events_against(register: Register, record: uuid.UUID) -> Iterator[Finding]:
    """What the events hanging on a record say against it as it stands now, by the rules of their own registers."""
    for hung in registry.every():
        if hung.parent is not register or not issubclass(hung.model, RegisterEvent):
            continue
        events = list(queries.events_of(hung.model, [record]))
        for event in events:
            row = {**queries.values_of(hung, event), "_corrects": event.record}
            for finding in (found for batch_check in hung.batch_checks for found in batch_check([row])):
                said = Said("%(title)s: %(message)s", title=hung.title, message=finding.message)
                yield Finding(register.day, finding.rule, said)


def _used_keys(register: Register, rows: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """Keys that the giver used before: a register's standing rows are told apart by them."""
    given = [str(row.get("key") or "") for row in rows]
    first: dict[str, int] = {}
    standing = queries.standing_keys(register, [key for key in given if key])
    for number, key in enumerate(given, start=1):
        if key and (key in standing or first.setdefault(key, number) != number):
            rule = "used_key" if key in standing else "duplicate_key"
            yield Finding("key", rule, Said("Khóa «%(key)s» đã có trong sổ", key=key), number)


def _row_findings(register: Register, row: Mapping[str, Any]) -> Iterable[Finding]:
    for rule in register.checks:
        yield from rule(row)


def _missing(register: Register, row: Mapping[str, Any]) -> Iterable[Finding]:
    for column in register.columns:
        if column.required and row.get(column.name) in (None, ""):
            yield Finding(column.name, "required", Said("Thiếu %(title)s", title=column.title))


def _life(register: Register, row: Mapping[str, Any], tree: UnitTree) -> Iterable[Finding]:
    """A day outside the life of the unit or place that the row names."""
    for column in register.columns:
        if column.kind is not ColumnKind.UNIT or row.get(column.name) is None:
            continue
        unit, day = tree[row[column.name]], register.day_of(row)
        if not unit.lives_on(day):
            until = Said(" đến %(last_day)s", last_day=f"{unit.last_day:%d/%m/%Y}") if unit.last_day else ""
            yield Finding(
                register.day,
                "outside_unit_life",
                Said(
                    "Ngày %(day)s nằm ngoài thời gian hoạt động của %(name)s (từ %(valid_from)s%(until)s)",
                    day=f"{day:%d/%m/%Y}",
                    name=unit.name,
                    valid_from=f"{unit.valid_from:%d/%m/%Y}",
                    until=until,
                ),
            )


def _filled(register: Register, row: Mapping[str, Any], tree: UnitTree) -> dict[str, Any]:
    """The row with its key and place filled in where the giver left them out."""
    filled = dict(row)
    filled["key"] = filled.get("key") or uuid.uuid4().hex
    if "territory" in register.column_names and filled.get("territory") is None and filled.get("unit") is not None:
        filled["territory"] = tree.territory_of(filled["unit"])
    return filled


def units_of(register: Register, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """The units that answer for rows: their own, or their parent records'."""
    if "unit" in register.column_names:
        return [int(row["unit"]) for row in rows]
    if register.parent is None:
        raise ValueError(Said("%(code)s: dòng không có đơn vị", code=register.code))
    units = queries.units_of_records(register.parent, {row["parent"] for row in rows})
    return [units[row["parent"]] for row in rows]


def _model_values(register: Register, row: Mapping[str, Any]) -> dict[str, Any]:
    units = {column.name for column in register.columns if column.kind is ColumnKind.UNIT}
    return {
        f"{name}_id" if name in units else name: value for name, value in row.items() if name in register.column_names
    }


def _refuse(findings: Sequence[Finding]) -> None:
    if findings:
        raise Refused(findings)
