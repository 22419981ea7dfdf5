"""More than ten ways to break one cell of a valid folder, and the finding each must give at that very cell."""

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


def by_kind() -> dict[str, list[Break]]:
    """The breaks by how they break."""
    found: dict[str, list[Break]] = {}
    for one in every():
        found.setdefault(one.how, []).append(one)
    return found


_BY_KIND = {
    "date": ("not a date", "31/02/2026", "not_a_date"),
    "money": ("not a number", "mười hai", "not_a_number"),
    "count": ("not a number", "mười hai", "not_a_number"),
    "number": ("not a number", "mười hai", "not_a_number"),
    "choice": ("unknown choice", "lạ hoắc", "unknown_choice"),
    "unit": ("unknown unit", "77777", "unknown_unit"),
    "indicator": ("unknown indicator", "LA.LAM", "unknown_indicator"),
}
_BY_COLUMN = {
    ("plans", "value"): ("negative", "-5", "not_negative"),
    ("investment.project", "total_investment"): ("negative", "-5", "not_negative"),
    ("penalties.decision", "fine"): ("negative", "-5", "not_negative"),
    ("report_outline", "template"): ("broken template", "Thu {{ so('NS.THU' }}.", "broken_template"),
    ("budget.revenue", "amount"): ("negative", "-5", "positive"),
    ("budget.revenue", "code"): ("unknown code", "9999", "unknown_code"),
    ("budget.revenue", "unit"): ("outside unit life", "98001", "outside_unit_life"),
    ("nil_returns", "unit"): ("outside unit life", "98001", "outside_unit_life"),
    ("submissions", "unit"): ("outside unit life", "98001", "outside_unit_life"),
    ("plans", "unit"): ("outside unit life", "98001", "outside_unit_life"),
    ("submission_lines", "submission"): ("unknown submission", "kt-99", "unknown_submission"),
    ("closes", "session"): ("unknown session", "2026-09", "unknown_session"),
}


def _breaks(table: Table, number: int, row: dict[str, str], column: Column) -> Iterator[Break]:
    kind, place = column.kind.name, (table.name, column.name)
    ways = [_BY_KIND.get(kind), _BY_COLUMN.get(place)]
    if column.required and row.get(column.name):
        ways.append(("missing", "  ", "required"))
    if column.max_length and kind == "text":
        ways.append(("too long", "x" * (column.max_length + 1), "too_long"))
    if place == ("budget.revenue", "key") and number:
        ways.append(("duplicate key", "thu-000", "duplicate_key"))
    for how, text, rule in filter(None, ways):
        yield Break(how, table.name, number, column.name, text, rule)
