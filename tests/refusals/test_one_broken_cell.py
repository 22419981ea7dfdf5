"""One broken cell of each of ten kinds is told alike, by rule and at its cell: on the page, pasted and loaded."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from giaoban.founding import actions as founding
from giaoban.indicators.queries import reader_of
from giaoban.registers import add_views, paste_views, registry
from giaoban.registers.rules.finding import Finding
from tests.pages import AT, World
from tests.refusals.conftest import Unchanged

pytestmark = pytest.mark.django_db(transaction=True)
REVENUE = {
    "key": "moi", "unit": "009.THUE", "territory": "", "day": "07/3/2023", "budget_year": "2023", "code": "1701",
    "kind": "collected", "payer": "person", "amount": "5000", "note": "",
}  # fmt: skip
DECISION = {
    "key": "moi", "unit": "00343", "territory": "", "field": "market", "number": "09/QĐ-XPHC", "day": "11/02/2023",
    "offence": "bán hàng lấn chiếm", "offender_kind": "individual", "fine": "500000", "minutes_day": "10/02/2023",
}  # fmt: skip
PAYMENT = {"key": "moi", "parent": "QD-01", "day": "21/02/2023", "amount": "1000"}
ROWS = {"budget.revenue": REVENUE, "penalties.decision": DECISION, "penalties.payment": PAYMENT}


@dataclass(frozen=True)
class Break:
    """One cell of a good row typed wrong, and the rule that answers there."""

    rule: str
    register: str
    column: str
    text: str


KINDS = [
    Break("not_a_date", "budget.revenue", "day", "31/02/2023"),
    Break("not_a_number", "budget.revenue", "amount", "mười hai"),
    Break("unknown_choice", "budget.revenue", "kind", "lạ hoắc"),
    Break("unknown_unit", "budget.revenue", "unit", "77777"),
    Break("unknown_code", "budget.revenue", "code", "9999"),
    Break("positive", "budget.revenue", "amount", "-5"),
    Break("required", "budget.revenue", "code", ""),
    Break("too_long", "budget.revenue", "note", "chữ " * 200),
    Break("too_large", "budget.revenue", "amount", "9" * 25),
    Break("not_negative", "penalties.decision", "fine", "-1"),
    Break("order_of_days", "penalties.decision", "day", "09/02/2023"),
    Break("unknown_record", "penalties.payment", "parent", "QD-khong-co"),
]


def test_there_are_ten_kinds_and_more() -> None:
    assert len({one.rule for one in KINDS}) >= 10


@pytest.mark.parametrize("one", KINDS, ids=lambda one: one.rule)
def test_a_broken_cell_is_told_alike_through_every_door(
    made: World, unchanged: Unchanged, tmp_path: Path, one: Break
) -> None:
    row = {**ROWS[one.register], one.column: one.text}
    with unchanged():
        told = {
            "page": [*by_page(made, one.register, row)],
            "paste": [*by_paste(made, one.register, row)],
            "load": [*by_load(made, one.register, row, tmp_path)],
        }
    answers = {door: [(finding.rule, finding.column) for finding in found] for door, found in told.items()}
    assert answers == {door: [(one.rule, one.column)] for door in told}


def by_page(made: World, register: str, row: Mapping[str, str]) -> Iterator[Finding]:
    """What the form of one row answers."""
    with mock.patch.object(add_views.forms, "fill", wraps=add_views.forms.fill) as fill:
        response = made.client("van_phong").post(f"/so/{register}/them", {**row, "lan": "a" * 32})
    assert response.status_code == 422
    yield from fill.call_args.args[2]


def by_paste(made: World, register: str, row: Mapping[str, str]) -> Iterator[Finding]:
    """What the preview of a pasted block answers: the block is the headings and this row."""
    block = "\n".join("\t".join(cells) for cells in (row.keys(), row.values()))
    sent = {"bang": block, "tieu-de": "1", "viec": "ghi", "lan": "b" * 32}
    with mock.patch.object(paste_views, "_preview", wraps=paste_views._preview) as preview:
        response = made.client("van_phong").post(f"/so/{register}/dan", sent)
    assert response.status_code == 422
    yield from preview.call_args.args[2].findings


def by_load(made: World, register: str, row: Mapping[str, str], folder: Path) -> Iterator[Finding]:
    """What loading a spreadsheet with this row answers, below its two headings."""
    columns = registry.get(register).columns
    with (folder / f"{register}.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerows([[one.name for one in columns], [one.title for one in columns]])
        sheet.writerow([row.get(one.name, "") for one in columns])
    facts = reader_of("009", "2023-03", None)[1]
    found = founding.load_folder(folder, facts, by=made.district.office, at=AT, dry_run=True).findings
    assert {(one.file, one.row) for one in found} == {(f"{register}.csv", 3)}
    yield from found
