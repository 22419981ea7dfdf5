"""What a register's list page shows (trang danh sách của sổ): headings, cells, filters, totals in words."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from giaoban.offices.rules.tree import UnitTree
from giaoban.registers.description import Column, ColumnKind, Register
from giaoban.registers.listing import EXACTLY, MOST_ORDERED, Order, Part, Wanted, code_of, places, value_of
from giaoban.registers.shown import NUMERIC, cell_for_file, given_key, shown_columns, title_of, write
from giaoban.said import Said, joined
from giaoban.web.addresses import with_query, without_value
from giaoban.web.export import Cell
from giaoban.web.registry import Choice, FilterField
from giaoban.web.table import Heading, Shown
from giaoban.words.count import write_count


@dataclass(frozen=True)
class Row:
    """One row of the list: its record, its cells, and the group that begins with it."""

    record: str
    cells: "Sequence[Shown]"
    group: str = ""
    totals: Sequence[tuple[str, str]] = ()
    drawer: str = ""


@dataclass(frozen=True)
class Chip:
    """A condition that the form has no field for, with the link that takes it away."""

    text: str
    href: str


def columns_of(register: Register, wanted: Wanted) -> list[Column]:
    """The columns that the list shows: those chosen, in the list's own order; all where none was chosen."""
    every = shown_columns(register)
    return [one for one in every if one.name in wanted.shown] or every


def headings(register: Register, wanted: Wanted, path: str, query: QueryDict) -> list[Heading]:
    """The headings: each puts its column first in the order, and turns it when pressed again."""
    first = wanted.order[0]
    places_ = {one.column: number for number, one in enumerate(wanted.order, start=1)}
    found = []
    for column in columns_of(register, wanted):
        here = next((one for one in wanted.order if one.column == column.name), None)
        mine = Order(column.name, descending=not first.descending if column.name == first.column else False)
        others = [one for one in wanted.order if one.column != column.name]
        order = ",".join(str(one) for one in [mine, *others][:MOST_ORDERED])
        found.append(
            Heading(
                title=title_of(column),
                href=""
                if column.kind is ColumnKind.PARENT
                else with_query(path, query, sap=order, trang=None, ngan=None),
                sorted=("descending" if here.descending else "ascending") if here else "",
                numeric=column.kind in NUMERIC,
                place=places_.get(column.name, 0) if len(wanted.order) > 1 else 0,
                wide_only=column.name == "key" and bool(register.named_by) and not wanted.shown,
            )
        )
    return found


def plain_heading(column: Column) -> Heading:
    """A heading that does not sort."""
    return Heading(title_of(column), numeric=column.kind in NUMERIC)


def cells(
    register: Register, row: Mapping[str, Any], tree: UnitTree, columns: Sequence[Column] | None = None
) -> list[Shown]:
    """One row as the page shows it: its day and its key lead to the record."""
    href = record_address(register, row["record"])
    return [
        Shown(
            _parent_or_text(column, row, tree),
            href if column.name in {"key", register.day, *register.named_by} else _parent_href(register, column, row),
        )
        for column in columns or shown_columns(register)
    ]


def grouped_rows(
    register: Register, wanted: Wanted, rows: Iterable[Mapping[str, Any]], tree: UnitTree,
    totals: Mapping[Any, Sequence[Part]], path: str, query: QueryDict,
) -> Iterator[Row]:  # fmt: skip
    """The rows of the page, each group headed by its name and the totals of all its rows, shown here or not."""
    columns = columns_of(register, wanted)
    by = next((one for one in register.columns if one.name == wanted.group), None)
    before: object = Row
    for row in rows:
        value = row[f"{by.name}_id" if by.kind is ColumnKind.UNIT else by.name] if by else before
        begins = by is not None and value != before
        before = value
        yield Row(
            record=row["record"].hex,
            cells=cells(register, row, tree, columns),
            group=_group_title(by, value, tree) if begins and by else "",
            totals=totals_in_words(totals.get(value, ())) if begins else (),
            drawer=with_query(path, query, ngan=row["record"].hex),
        )


def _group_title(column: Column, value: Any, tree: UnitTree) -> str:
    return joined(": ", [title_of(column), write(column, value, tree) or Said("để trống")])


def file_rows(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]], tree: UnitTree) -> Iterator[list[Cell]]:
    """The rows as typed cells of a file."""
    for row in rows:
        yield [cell_for_file(column, value_of(column, row), tree) for column in columns]


def record_address(register: Register, record: Any) -> str:
    """The address of a record's page; its id, for keys are free text and may be used twice."""
    return reverse("registers:record", args=[register.code, record.hex])


def filters(
    register: Register, wanted: Wanted, query: QueryDict, tree: UnitTree, units: Collection[int]
) -> list[FilterField]:
    """The fields of the filter form; what it has no field for is carried along hidden."""
    found = [
        FilterField("tim", Said("Tìm (có dấu hoặc không dấu)"), "search", wanted.text),
        FilterField("tu", Said("Từ ngày"), "day", query.get("tu", ""), placeholder="01/01/2023"),
        FilterField("den", Said("Đến ngày"), "day", query.get("den", ""), placeholder="07/3/2023"),
    ]
    for column in register.columns:
        given = wanted.columns.get(column.name, ())
        choices = _choices(column, tree, units)
        if choices and len(given) <= 1 and (not given or any(one.value == given[0] for one in choices)):
            marked = [Choice(one.value, one.title, one.value in given) for one in choices]
            every = Choice("", Said("tất cả"), not given)
            found.append(FilterField(column.name, title_of(column), "choice", choices=[every, *marked]))
        else:
            found += [FilterField(column.name, "", "hidden", value) for value in given]
    found += carried(query, ("sap", "cot", "nhom", "biet-luc", "niem"))
    return found


def carried(query: QueryDict, names: Iterable[str]) -> list[FilterField]:
    """What a form takes along unseen."""
    return [FilterField(name, "", "hidden", value) for name in names for value in query.getlist(name) if value]


def chips(
    register: Register,
    wanted: Wanted,
    path: str,
    query: QueryDict,
    fields: Sequence[FilterField],
    tree: UnitTree,
) -> list[Chip]:
    """The conditions that are carried along hidden, so that nobody is filtered without seeing it."""
    columns = {column.name: column for column in register.columns}
    return [
        Chip(
            joined(": ", [title_of(columns[one.name]), _value_in_words(columns[one.name], one.value)]),
            without_value(path, query, one.name, one.value),
        )
        for one in fields
        if one.kind == "hidden" and one.name in columns
    ]


def totals_in_words(parts: Sequence[Part]) -> list[tuple[str, str]]:
    """Count and sum of each kind as they stand above the list."""
    found = []
    for part in parts:
        rows = Said("%(count)s dòng", count=write_count(part.count))
        money = "" if not part.amount else Said("%(amount)s đồng", amount=write_count(part.amount))
        found.append((part.label, joined(" · ", [rows, money]) if money else rows))
    return found


def _parent_or_text(column: Column, row: Mapping[str, Any], tree: UnitTree) -> str:
    if column.name == "key":
        return given_key(row["key"])
    return write(column, value_of(column, row), tree)


def _parent_href(register: Register, column: Column, row: Mapping[str, Any]) -> str:
    if column.kind is not ColumnKind.PARENT or register.parent is None:
        return ""
    return record_address(register.parent, row["parent"])


def _choices(column: Column, tree: UnitTree, units: Collection[int]) -> list[Choice]:
    if column.kind is ColumnKind.CHOICE:
        return [Choice(key, label) for key, label in column.choices.items()]
    if column.kind is not ColumnKind.UNIT:
        return []
    found = []
    for unit in places(column, tree, units):
        code = code_of(unit, tree)
        parted = any(tree[child.id].is_territory or column.name == "unit" for child in tree.children(unit.id))
        until = f"{unit.last_day:%d/%m/%Y}" if unit.last_day else ""
        named = Said("%(name)s (đến %(day)s)", name=unit.name, day=until) if until else unit.name
        found.append(Choice(code, named))
        if parted:
            found.append(Choice(f"{EXACTLY}{code}", Said("%(name)s, riêng đơn vị", name=unit.name)))
    return found


def _value_in_words(column: Column, value: str) -> str:
    return column.choices.get(value, value)
