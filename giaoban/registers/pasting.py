"""A block pasted into a list (dán từ Excel): its rows read as files and forms are, every mistake at its cell."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from giaoban.offices.models import Account
from giaoban.offices.rules.tree import UnitTree
from giaoban.registers import actions, queries
from giaoban.registers.description import Column, ColumnKind, Register
from giaoban.registers.forms import missing
from giaoban.registers.models import HeadingMatch
from giaoban.registers.reading import Parents, read_row
from giaoban.registers.rules.finding import Finding
from giaoban.registers.rules.headings import IGNORED, heading_key, matched
from giaoban.registers.rules.pasted_block import PastedRow, read_block
from giaoban.registers.shown import shown_columns, title_of
from giaoban.said import Said

MOST = 2000
"""Rows of one paste: what one page still shows with its mistakes; more are loaded from a file."""


@dataclass(frozen=True)
class Block:
    """What was pasted: headings, rows, and the column chosen for each heading ("" for none yet)."""

    headings: Sequence[str]
    rows: Sequence[PastedRow]
    columns: Sequence[str]


@dataclass(frozen=True)
class Read:
    """The rows with their values, and what is wrong: each finding at its row of the block and its column."""

    rows: Sequence[Mapping[str, Any]] = ()
    findings: Sequence[Finding] = field(default=())


def pasted_columns(register: Register) -> list[Column]:
    """The columns that a block may fill, in the order of lists; whom a row is about is never pasted."""
    return shown_columns(register)


def block_of(
    register: Register, text: str, *, has_headings: bool, chosen: Mapping[int, str], remembered: Mapping[str, str]
) -> Block:
    """Read the text; ``chosen`` are the columns that the person picked, by place."""
    rows = read_block(text)
    width = max((len(row.cells) for row in rows), default=0)
    columns = pasted_columns(register)
    if has_headings and rows:
        headings = [*rows[0].cells, *[""] * (width - len(rows[0].cells))]
        rows = rows[1:]
        found = matched(headings, {one.name: (one.name, one.title, title_of(one)) for one in columns}, remembered)
    else:
        headings = [Said("Cột %(number)s", number=number) for number in range(1, width + 1)]
        found = [one.name for one in columns][:width] + [""] * (width - len(columns))
    allowed = {"", IGNORED, *(one.name for one in columns)}
    picked = [chosen.get(place, name) for place, name in enumerate(found)]
    return Block(headings, rows, [one if one in allowed else "" for one in picked])


def read(register: Register, block: Block, tree: UnitTree, units: Collection[int], common: Mapping[str, str]) -> Read:
    """Every row read and checked; ``common`` are cells that all rows share where the block has none."""
    findings = list(_wrong_shape(block))
    names = [name for name in block.columns if name not in {"", IGNORED}]
    shared = {name: text for name, text in common.items() if text and name not in names}
    cells = [{**shared, **_cells(block, row)} for row in block.rows]
    parents = _parents(register, cells)
    columns = [one for one in pasted_columns(register) if one.kind is not ColumnKind.SUBJECT]
    good: list[int] = []
    values: list[Mapping[str, Any]] = []
    for row, given in zip(block.rows, cells, strict=True):
        read_values, wrong = read_row(register, given, tree, parents=parents)
        wrong += missing(columns, given, wrong)
        wrong += _not_mine(register, read_values, units, tree)
        findings += [finding.at(row.number) for finding in wrong]
        if not wrong:
            good.append(row.number)
            values.append(read_values)
    checked = actions.findings_of(register, values, tree)
    findings += [replace(one, row=good[one.row - 1]) if one.row else one for one in checked]
    return Read(values, sorted(findings, key=lambda one: one.row))


def _wrong_shape(block: Block) -> list[Finding]:
    """Headings without a column, columns chosen twice, cells beyond the headings."""
    found = []
    for place, name in enumerate(block.columns):
        title = block.headings[place] or Said("Cột %(number)s", number=place + 1)
        if not name:
            words = Said("Cột «%(title)s» chưa ghép: chọn cột của sổ, hoặc chọn không ghi", title=title)
            found.append(Finding(f"#{place}", "unmatched_column", words))
        elif name != IGNORED and name in block.columns[:place]:
            words = Said("Cột «%(title)s» ghép trùng với một cột khác", title=title)
            found.append(Finding(f"#{place}", "column_twice", words))
    return found


def _cells(block: Block, row: PastedRow) -> dict[str, str]:
    return {name: text for name, text in zip(block.columns, row.cells, strict=False) if name not in {"", IGNORED}}


def _parents(register: Register, cells: Sequence[Mapping[str, str]]) -> Parents:
    """The records that the rows hang on, looked up together."""
    if register.parent is None:
        return {}
    return queries.standing_records(register.parent, {one.get("parent", "").strip() for one in cells})


def _not_mine(register: Register, values: Mapping[str, Any], units: Collection[int], tree: UnitTree) -> list[Finding]:
    unit = values.get("unit")
    if "unit" not in register.column_names or unit is None or unit in units:
        return []
    words = Said("Tài khoản không có quyền ghi sổ của %(place)s", place=tree[unit].name)
    return [Finding("unit", "not_allowed", words)]


def remembered(account: Account, register: Register) -> dict[str, str]:
    """Which column this person chose for a heading before."""
    kept = HeadingMatch.objects.filter(account=account, register=register.code)
    return dict(kept.values_list("heading", "column"))


def remember(account: Account, register: Register, block: Block) -> None:
    """Keep what was chosen, by heading."""
    rows = {
        key: HeadingMatch(account=account, register=register.code, heading=key, column=column)
        for heading, column in zip(block.headings, block.columns, strict=True)
        if column and (key := heading_key(heading)[:120])
    }
    HeadingMatch.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=["account", "register", "heading"], update_fields=["column"]
    )
