"""Everything wrong is told at its cell, all at once, and nothing is written."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giaoban.folders import actions
from giaoban.folders.tests import breaking, sample
from giaoban.offices.models import Account, Unit
from giaoban.offices.models import Account as Accounts
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.registers import registry
from giaoban.registers.rules.finding import Finding
from giaoban.trail.models import Act

pytestmark = pytest.mark.django_db(transaction=True)
FIRST = 3
"""Data begin below the two headings."""


def findings(folder: Path) -> list[Finding]:
    outcome = actions.load(folder, at=sample.AT)
    assert outcome.as_json()["loaded"] == {} or not outcome.refused
    return outcome.findings


def at(found: list[Finding]) -> list[tuple[str, int, str, str]]:
    return [(one.file, one.row, one.column, one.rule) for one in found]


KINDS = breaking.by_kind()


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The valid folder in each format, written once; an example rewrites the table it breaks."""
    formats = ("csv", "xlsx")
    return {one: sample.write(tmp_path_factory.mktemp(one), sample.rows(), one) for one in formats}


@contextmanager
def broken(folder: Path, one: breaking.Break, format_: str) -> Iterator[Path]:
    """The folder while one cell of it is broken."""
    rows_ = sample.rows()[one.table]
    rows_[one.row][one.column] = one.text
    whole = (folder / f"{one.table}.{format_}").read_bytes()
    try:
        yield sample.write(folder, {one.table: rows_}, format_)
    finally:
        (folder / f"{one.table}.{format_}").write_bytes(whole)


def test_a_cell_may_break_in_ten_ways_and_more() -> None:
    assert len(KINDS) >= 10


@settings(
    max_examples=max(40, settings().max_examples),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    one=st.sampled_from(sorted(KINDS)).flatmap(lambda how: st.sampled_from(KINDS[how])),
    format_=st.sampled_from(["csv", "csv", "xlsx"]),
)
def test_one_broken_cell_is_one_finding_at_that_cell_and_nothing_is_written(
    folders: Mapping[str, Path], one: breaking.Break, format_: str
) -> None:
    with broken(folders[format_], one, format_) as folder:
        found = findings(folder)
    assert at(found) == [(f"{one.table}.{format_}", one.row + FIRST, one.column, one.rule)], (one, found)
    assert found[0].message
    assert not Act.objects.exists()
    assert not Account.objects.exists()
    assert not Unit.objects.exists()


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    rows_ = sample.rows()
    rows_["budget.revenue"][2]["amount"] = "nhiều"
    rows_["budget.revenue"][4]["day"] = "hôm qua"
    rows_["plans"][0]["assigner"] = ""
    rows_["sessions"][1]["end"] = "2026-01-01"
    rows_["statements"][0]["indicator"] = "NS.THV"
    found = findings(sample.write(tmp_path, rows_))
    assert sorted(at(found)) == [
        ("budget.revenue.csv", 5, "amount", "not_a_number"),
        ("budget.revenue.csv", 7, "day", "not_a_date"),
        ("plans.csv", 3, "assigner", "required"),
        ("sessions.csv", 4, "end", "order_of_days"),
        ("statements.csv", 3, "indicator", "unknown_indicator"),
    ]
    assert "Có phải «NS.THU»" in next(one.message for one in found if one.file == "statements.csv")


def test_headings_files_and_tables_that_are_wrong_are_told(tmp_path: Path) -> None:
    sample.write(tmp_path, sample.rows())
    plans = tmp_path / "plans.csv"
    plans.write_text(plans.read_text(encoding="utf-8").replace("assigner", "asigner"), encoding="utf-8")
    (tmp_path / "budget.revenu.csv").write_text("key\n", encoding="utf-8")
    (tmp_path / "norms.csv").write_bytes("name,value\nNgày nghỉ".encode("utf-16"))
    (tmp_path / "units.xlsx").write_bytes((tmp_path / "units.csv").read_bytes())
    found = findings(tmp_path)
    assert sorted(at(found)) == [
        ("budget.revenu.csv", 0, "", "unknown_table"),
        ("norms.csv", 0, "", "unreadable_file"),
        ("plans.csv", 1, "asigner", "unknown_column"),
        ("plans.csv", 1, "assigner", "missing_column"),
        ("units.xlsx", 0, "", "table_twice"),
    ]


def test_semicolons_notes_blank_rows_and_no_second_heading_are_read(tmp_path: Path) -> None:
    rows_ = sample.rows()
    sample.write(tmp_path, rows_)
    lines = ["code;name;side;valid_from;document"]
    lines += ["1701;Thuế GTGT;Thu;01/01/2017;TT 324", "", "# 1;ví dụ;;;", "6001;Lương;chi;2017-01-01;TT 324"]
    (tmp_path / "budget_codes.csv").write_text("\n".join(lines), encoding="utf-8")
    outcome = actions.load(tmp_path, at=sample.AT)
    assert outcome.findings == []
    assert outcome.loaded["budget_codes"] == 2


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    outcome = actions.load(sample.write(tmp_path, sample.rows()), at=sample.AT, dry_run=True)
    assert outcome.findings == []
    assert outcome.loaded["budget.revenue"] == 12
    assert not Act.objects.exists()


def test_a_changed_row_is_refused_with_the_command_that_would_change_it(tmp_path: Path) -> None:
    rows_ = sample.rows()
    assert findings(sample.write(tmp_path, rows_)) == []
    rows_["budget.revenue"][1] |= {"amount": "1,5 tỷ", "note": "bổ sung"}
    rows_["plans"][0]["value"] = "5 tỷ"
    rows_["cutoffs"][0]["end"] = "2026-03-01"
    found = findings(sample.write(tmp_path, rows_))
    assert sorted(at(found)) == [
        ("budget.revenue.csv", 4, "amount", "changed"),
        ("cutoffs.csv", 3, "end", "changed"),
        ("plans.csv", 3, "value", "changed"),
    ]
    command = "giaoban correct budget.revenue thu-001 'amount=1,5 tỷ' 'note=bổ sung' --reason 'LÝ DO' --by vp"
    assert command in next(one.message for one in found if one.file == "budget.revenue.csv")


def test_a_voided_row_does_not_come_back(tmp_path: Path) -> None:
    assert findings(sample.write(tmp_path, sample.rows())) == []
    revenue, by = registry.get("budget.revenue"), Accounts.objects.get(username="vp")
    line = rows.standing(revenue, "thu-001")
    registers.correct(revenue, line, {}, by=by, at=sample.AT, reason="trùng", void=True)
    assert at(findings(tmp_path)) == [("budget.revenue.csv", 4, "key", "voided")]


def test_an_account_without_the_role_is_told_at_the_authority_only(tmp_path: Path) -> None:
    rows_ = sample.rows()
    rows_["authority"][0]["account"] = "kt"
    assert at(findings(sample.write(tmp_path, rows_))) == [("authority.csv", 3, "account", "not_allowed")]


def test_a_code_that_a_spreadsheet_made_a_number_is_recognised(tmp_path: Path) -> None:
    rows_ = sample.rows()
    rows_["units"][2]["code"] = rows_["authority"][0]["unit"] = "00343"
    text = {
        name: [{k: v.replace("99001", "00343") for k, v in row.items()} for row in rows__]
        for name, rows__ in rows_.items()
    }
    text["plans"][0]["unit"] = "343"
    [found] = findings(sample.write(tmp_path, text))
    assert (found.column, found.rule) == ("unit", "unknown_unit")
    assert "Có phải «00343»" in found.message


def test_a_unit_that_the_account_may_not_write_for_is_told_at_its_first_row(tmp_path: Path) -> None:
    rows_ = sample.rows()
    rows_["units"].append({**rows_["units"][2], "code": "99002", "name": "Phường Bên Cạnh (bịa)"})
    rows_["budget.revenue"][4]["unit"] = rows_["budget.revenue"][6]["unit"] = "99002"
    [found] = findings(sample.write(tmp_path, rows_))
    assert at([found]) == [("budget.revenue.csv", 7, "unit", "not_allowed")]
    assert "Phường Bên Cạnh" in found.message
