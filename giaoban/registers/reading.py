"""Rows as people give them (text by column) → values by column, with every mistake at its cell."""

import datetime as dt
import uuid
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from giaoban.offices.rules.tree import UnitNotFound, UnitTree
from giaoban.registers import queries
from giaoban.registers.description import Column, ColumnKind, Register
from giaoban.registers.rules.cells import READERS, CellError, read_choice
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said
from giaoban.words.fold import fold

Parents = Mapping[str, uuid.UUID]
"""Records of the register above by what names them, looked up for many rows at once."""

_RULES: Mapping[ColumnKind, str] = {
    ColumnKind.DATE: "not_a_date",
    ColumnKind.MONEY: "not_a_number",
    ColumnKind.COUNT: "not_a_number",
    ColumnKind.CHOICE: "unknown_choice",
    ColumnKind.TEXT: "too_long",
}


class _Wrong(CellError):
    """A cell that breaks a rule which has a name of its own."""

    def __init__(self, message: str, rule: str) -> None:
        super().__init__(message)
        self.rule = rule


def read_row(
    register: Register,
    cells: Mapping[str, str],
    tree: UnitTree,
    *,
    partial: Mapping[str, Any] | None = None,
    parents: Parents | None = None,
) -> tuple[dict[str, Any], list[Finding]]:
    """The values of one row and what is wrong with its cells.

    ``partial`` holds the values that stand when only some cells are given (a correction). Units are
    resolved on the row's own day, and left alone where that day is missing or wrong: it is told at
    the day. ``parents`` are asked instead of the database.
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
        if column.kind is ColumnKind.UNIT and day is None:
            continue
        try:
            values[column.name] = _value(column, cells[column.name].strip(), register, tree, day, parents)
        except (CellError, UnitNotFound, queries.RecordNotFound) as error:
            findings.append(Finding(column.name, _rule(error, column, cells, tree), str(error.args[0])))
    return values, findings


def _value(
    column: Column, text: str, register: Register, tree: UnitTree, day: dt.date | None, parents: Parents | None
) -> Any:
    if not text:
        return None if column.kind not in {ColumnKind.TEXT, ColumnKind.CHOICE} else ""
    if column.kind is ColumnKind.CHOICE:
        return read_choice(text, column.choices)
    if column.kind is ColumnKind.UNIT:
        assert day is not None  # noqa: S101 — units are read only on a day
        return read_unit(text, tree, day)
    if column.kind is ColumnKind.PARENT:
        assert register.parent is not None  # noqa: S101 — a parent column exists only with a parent register
        known = (parents or {}).get(text)
        return known or queries.standing(register.parent, text).record
    value = READERS[column.kind](text)
    if column.max_length is not None and isinstance(value, str) and len(value) > column.max_length:
        raise CellError(Said("dài quá %(max_length)s ký tự", max_length=column.max_length))
    if column.span is not None and isinstance(value, int):
        _refuse_out_of_span(value, column.span)
    return value


def read_unit(text: str, tree: UnitTree, day: dt.date) -> int:
    """The unit of a code on a day, or of a name that only one unit has that day, as lists show it.

    Raises :class:`~giaoban.offices.rules.tree.UnitNotFound` for what is neither.
    """
    try:
        return tree.by_code(text.split("@")[0], day).id
    except UnitNotFound:
        wanted = _folded(text)
        named = [unit.id for unit in tree if _folded(unit.name) == wanted and unit.lives_on(day)]
        if len(named) == 1:
            return named[0]
        raise


def _refuse_out_of_span(value: int, span: tuple[int, int]) -> None:
    """Refuse a number that no engine can keep in the column."""
    least, most = span
    if value < 0 <= least:
        raise _Wrong(Said("không được âm"), "not_negative")
    if not least <= value <= most:
        raise _Wrong(Said("số quá lớn"), "too_large")


def _rule(error: Exception, column: Column, cells: Mapping[str, str], tree: UnitTree) -> str:
    if isinstance(error, _Wrong):
        return error.rule
    if isinstance(error, UnitNotFound):
        code = cells[column.name].strip().partition("@")[0]
        return "outside_unit_life" if any(unit.code == code for unit in tree) else "unknown_unit"
    return "unknown_record" if isinstance(error, queries.RecordNotFound) else _RULES.get(column.kind, "unreadable")


_folded = lru_cache(4096)(fold)
