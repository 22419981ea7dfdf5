"""The form of one row (biểu nhập một dòng): built from the register's columns, values kept when refused."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from giaoban.offices.rules.tree import UnitTree
from giaoban.registers.description import Column, ColumnKind, Register
from giaoban.registers.listing import places
from giaoban.registers.rules.finding import Finding
from giaoban.registers.shown import is_year, title_of, write_for_entry
from giaoban.registers.understood import SHOWN, understood_or_nothing
from giaoban.said import Said, joined
from giaoban.web.parts import Field
from giaoban.web.registry import Choice

LONG_TEXT = 160
"""Texts that may be longer than this get several lines."""

_HINTS: Mapping[ColumnKind, str] = {
    ColumnKind.DATE: "07/3/2023",
    ColumnKind.MONEY: "828.500.000",
    ColumnKind.COUNT: "0",
}


@dataclass(frozen=True)
class Filled:
    """A form with what was typed and what is wrong with it."""

    fields: Sequence[Field]
    others: Sequence[str] = field(default=())


def entered_columns(register: Register, *, correcting: bool) -> list[Column]:
    """The columns people fill in: the day first, for units are resolved on it; the key only for a new row."""
    columns = [column for column in register.columns if column.kind is not ColumnKind.SUBJECT]
    columns = [column for column in columns if column.name != "key" or not correcting]
    columns = [column for column in columns if column.kind is not ColumnKind.PARENT or not correcting]
    return sorted(columns, key=lambda column: (column.name != register.day, column.name == "key"))


def fill(
    columns: Sequence[Column],
    texts: Mapping[str, str],
    findings: Sequence[Finding],
    tree: UnitTree,
    units: Collection[int],
    norms: Mapping[str, str] | None = None,
) -> Filled:
    """The form with every finding at its field; findings of no field are told above it.

    ``norms`` is the law beside a field, in words.
    """
    law = norms or {}
    names = {column.name for column in columns}
    wrong: dict[str, str] = {}
    for finding in findings:
        wrong[finding.column] = joined(
            "; ", [part for part in (wrong.get(finding.column, ""), finding.message) if part]
        )
    fields = [
        replace(
            _field(column, texts.get(column.name, ""), wrong.get(column.name, ""), tree, units),
            law=law.get(column.name, ""),
        )
        for column in columns
    ]
    return Filled(fields, [finding.message for finding in findings if finding.column not in names])


def texts_of(columns: Sequence[Column], values: Mapping[str, Any], tree: UnitTree) -> dict[str, str]:
    """The values of a row as its form holds them."""
    return {column.name: write_for_entry(column, values[column.name], tree) for column in columns}


def missing(columns: Sequence[Column], texts: Mapping[str, str], known: Sequence[Finding]) -> list[Finding]:
    """The required fields left empty, told in one go with what could not be read."""
    told = {finding.column for finding in known}
    return [
        Finding(column.name, "required", Said("Thiếu %(title)s", title=column.title))
        for column in columns
        if needed(column) and not texts.get(column.name, "").strip() and column.name not in told
    ]


def needed(column: Column) -> bool:
    """Whether a person must fill the field: an empty key or place is filled in by the action."""
    return column.required and column.name not in {"key", "territory"}


def _field(column: Column, text: str, error: str, tree: UnitTree, units: Collection[int]) -> Field:
    choices = _choices(column, text, tree, units)
    long = column.kind is ColumnKind.TEXT and (column.max_length or LONG_TEXT + 1) > LONG_TEXT
    shape = (
        "choice"
        if choices
        else "long"
        if long
        else "number"
        if column.kind in {ColumnKind.MONEY, ColumnKind.COUNT}
        else "text"
    )
    return Field(
        name=column.name,
        label=title_of(column),
        kind=shape,
        value=text,
        error=error,
        help=_help(column),
        required=needed(column),
        choices=choices,
        placeholder="2023" if is_year(column) else _HINTS.get(column.kind, ""),
        understood=understood_or_nothing(column, text),
        checked=column.kind in SHOWN,
    )


def _help(column: Column) -> str:
    if column.help:
        return column.help
    if column.name == "key":
        return Said("Khóa riêng của nơi ghi, ví dụ số chứng từ; để trống thì máy tự đặt.")
    if column.kind is ColumnKind.MONEY:
        return Said("Ghi số đồng (828.500.000) hoặc 828,5 triệu.")
    if column.name == "territory":
        return Said("Để trống khi không thuộc riêng phường nào.")
    return ""


def _choices(column: Column, text: str, tree: UnitTree, units: Collection[int]) -> list[Choice]:
    if column.kind is ColumnKind.CHOICE:
        known = [Choice(key, label, key == text) for key, label in column.choices.items()]
    elif column.kind is ColumnKind.UNIT:
        named = {unit.code: unit.name for unit in places(column, tree, units)}
        if text and text not in named:
            named[text] = text
        known = [Choice(code, f"{name} ({code})", code == text) for code, name in sorted(named.items())]
    else:
        return []
    return [Choice("", Said("— chọn —"), not text), *known]
