"""A row's values as people read them (cách viết ô của sổ)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from giaoban.offices.rules.tree import UnitTree
from giaoban.registers.description import Column, ColumnKind, Register
from giaoban.said import Said, at_start
from giaoban.web.export import Cell
from giaoban.words.count import write_count
from giaoban.words.dates import write_short_date

NUMERIC = frozenset({ColumnKind.MONEY, ColumnKind.COUNT})


def shown_columns(register: Register) -> list[Column]:
    """The columns of lists and files: the business day, what people call a row by, the rest as the register has them.

    Where people have a name for a row, its key stands last.

    The key of a subject says nothing to people, and who it is must not be read off a list.
    """
    columns = [column for column in register.columns if column.kind is not ColumnKind.SUBJECT]
    places = {register.day: -2, **dict.fromkeys(register.named_by, -1)}
    if register.named_by:
        places["key"] = 1
    return sorted(columns, key=lambda column: places.get(column.name, 0))


def title_of(column: Column) -> str:
    """The column's heading, with the unit of money."""
    title = at_start(column.title)
    return Said("%(title)s (đồng)", title=title) if column.kind is ColumnKind.MONEY else title


def write(column: Column, value: Any, tree: UnitTree) -> str:
    """A value in Vietnamese writing; empty where there is none."""
    if value is None or value == "":
        return ""
    match column.kind:
        case ColumnKind.UNIT:
            return tree[value].name if value in tree else str(value)
        case ColumnKind.CHOICE:
            return column.choices.get(str(value), str(value))
        case ColumnKind.DATE:
            return write_short_date(value)
        case ColumnKind.MONEY:
            return write_count(value)
        case ColumnKind.COUNT:
            return str(value) if is_year(column) else write_count(value)
    return str(value)


def write_for_entry(column: Column, value: Any, tree: UnitTree) -> str:
    """A value as its form field holds it: what ``reading.read_row`` reads back to the same value."""
    if value is None:
        return ""
    if column.kind is ColumnKind.UNIT:
        return tree[value].code if value in tree else ""
    return str(value) if column.kind is ColumnKind.CHOICE else write(column, value, tree)


def cell_for_file(column: Column, value: Any, tree: UnitTree) -> Cell:
    """A value as a typed cell of a file: days and numbers stay days and numbers."""
    if value is None or (isinstance(value, int | dt.date) and column.kind is not ColumnKind.UNIT):
        return str(value) if column.kind is ColumnKind.COUNT and is_year(column) else value
    return write(column, value, tree)


def given_key(key: str) -> str:
    """The key that the giver chose; nothing where the machine made it up."""
    return "" if len(key) == 32 and key.isalnum() else key


def is_year(column: Column) -> bool:
    """A year is a number without thousands dots."""
    return column.name == "year" or column.name.endswith("_year")


def labels(register: Register) -> Mapping[str, str]:
    """Headings by column name."""
    return {column.name: title_of(column) for column in register.columns}
