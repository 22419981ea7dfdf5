"""Rows as people give them (text by column) → values by column, with every mistake at its cell."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from giaoban.offices.rules.tree import UnitNotFound, UnitTree
from giaoban.registers import queries
from giaoban.registers.description import Column, ColumnKind, Register
from giaoban.registers.rules.cells import READERS, CellError, read_choice
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said


def read_row(
    register: Register, cells: Mapping[str, str], tree: UnitTree, *, partial: Mapping[str, Any] | None = None
) -> tuple[dict[str, Any], list[Finding]]:
    """The values of one row and what is wrong with its cells.

    ``partial`` holds the values that stand when only some cells are given (a correction). Units are
    resolved on the row's own day.
    """
    findings = [
        Finding(name, "unknown_column", Said("Sổ «%(title)s» không có cột «%(name)s»", title=register.title, name=name))
        for name in cells
        if name not in register.column_names
    ]
    values: dict[str, Any] = {}
    ordered = sorted(register.columns, key=lambda column: column.name != register.day)
    for column in ordered:
        if column.name not in cells:
            continue
        day = values.get(register.day) or (partial or {}).get(register.day)
        try:
            values[column.name] = _value(column, cells[column.name].strip(), register, tree, day)
        except (CellError, UnitNotFound, queries.RecordNotFound) as error:
            findings.append(Finding(column.name, _rule(error), str(error.args[0])))
    return values, findings


def _value(column: Column, text: str, register: Register, tree: UnitTree, day: dt.date | None) -> Any:
    if not text:
        return None if column.kind not in {ColumnKind.TEXT, ColumnKind.CHOICE} else ""
    if column.kind is ColumnKind.CHOICE:
        return read_choice(text, column.choices)
    if column.kind is ColumnKind.UNIT:
        if day is None:
            raise CellError(Said("chưa có ngày nên không biết đơn vị nào mang mã này"))
        return tree.by_code(text.split("@")[0], day).id
    if column.kind is ColumnKind.PARENT:
        assert register.parent is not None  # noqa: S101 — a parent column exists only with a parent register
        return queries.standing(register.parent, text).record
    value = READERS[column.kind](text)
    if column.max_length is not None and isinstance(value, str) and len(value) > column.max_length:
        raise CellError(Said("dài quá %(max_length)s ký tự", max_length=column.max_length))
    return value


def _rule(error: Exception) -> str:
    return {"UnitNotFound": "unknown_unit", "RecordNotFound": "unknown_record"}.get(type(error).__name__, "unreadable")
