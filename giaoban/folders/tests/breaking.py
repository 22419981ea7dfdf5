"""Ten ways to break one cell of a valid folder, and the finding each must give at that very cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from giaoban.folders import tables
from giaoban.folders.columns import Column
from giaoban.folders.table import Table
from giaoban.folders.tests import sample


@dataclass(frozen=True)
class Break:
    """One cell of one table to be overwritten, and the rule that must answer."""

    how: str
    table: str
    row: int
    column: str
    text: str
    rule: str


def every() -> list[Break]:
    """All breaks of the sample that should be tried."""
    known = tables.by_name()
    found = []
    for name, rows in sample.rows().items():
        for number, row in enumerate(rows):
            for column in known[name].columns:
                found += list(_breaks(known[name], number, row, column))
    return found


def _breaks(table: Table, number: int, row: dict[str, str], column: Column) -> Iterator[Break]:
    kind, name = column.kind.name, column.name

    def broken(how: str, text: str, rule: str) -> Break:
        return Break(how, table.name, number, name, text, rule)

    if kind == "date":
        yield broken("not a date", "31/02/2026", "not_a_date")
    if kind in {"money", "count", "number"}:
        yield broken("not a number", "mười hai", "not_a_number")
    if kind == "choice":
        yield broken("unknown choice", "lạ hoắc", "unknown_choice")
    if kind == "unit":
        yield broken("unknown unit", "77777", "unknown_unit")
    if kind == "indicator":
        yield broken("unknown indicator", "LA.LAM", "unknown_indicator")
    if column.required and row.get(name):
        yield broken("missing", "  ", "required")
    if column.max_length and kind == "text" and (table.name, name) not in _NAMES_ELSEWHERE:
        yield broken("too long", "x" * (column.max_length + 1), "too_long")
    if table.name == "budget.revenue":
        yield from _of_the_ledger(number, name, broken)
    if (table.name, name) in {("plans", "value"), ("investment.project", "total_investment")}:
        yield broken("negative", "-5", "not_negative")
    if (table.name, name) in {("nil_returns", "unit"), ("submissions", "unit"), ("plans", "unit")}:
        yield broken("outside unit life", "98001", "outside_unit_life")


def _of_the_ledger(number: int, name: str, broken) -> Iterator[Break]:  # type: ignore[no-untyped-def]
    if name == "amount":
        yield broken("negative", "-5", "positive")
    if name == "code":
        yield broken("unknown code", "9999", "unknown_code")
    if name == "unit":
        yield broken("outside unit life", "98001", "outside_unit_life")
    if name == "key" and number:
        yield broken("duplicate key", "thu-000", "duplicate_key")


_NAMES_ELSEWHERE = {("norms", "name"), ("authority", "document")}
