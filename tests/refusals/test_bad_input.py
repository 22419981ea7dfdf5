"""Bad input: each kind is refused in clear Vietnamese by the action, the page and the command, and changes nothing."""

import datetime as dt
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from giaoban.budget.registers import REVENUE
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import Plan
from giaoban.investment.registers import DISBURSEMENT, PROJECT
from giaoban.penalties.registers import DECISION
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.registers.description import Register
from giaoban.registers.rules.finding import Refused
from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, OutlineItem
from tests.authorities import example
from tests.pages import AT, World, body, revenue
from tests.refusals.conftest import Unchanged

pytestmark = pytest.mark.django_db(transaction=True)


def action_says(register: Register, row: dict[str, Any], made: World, by: str) -> str:
    """What the action answers to one row."""
    with pytest.raises(Refused) as refusal:
        registers.record(register, [row], by=made.district.accounts[by], at=AT)
    return str(refusal.value)


def page_says(register: str, typed: dict[str, str], made: World, by: str, field: str) -> str:
    """What the form of a new row says at a field; what was typed is kept."""
    response = made.client(by).post(f"/so/{register}/them", {"lan": "a" * 32, "key": "", **typed})
    page = body(response)
    assert response.status_code == 422
    assert f'value="{typed[field]}"' in page or f'value="{typed[field]}" selected' in page
    found = re.search(rf'id="loi-{field}">([^<]*)<', page)
    return found[1] if found else ""


def command_says(*words: str) -> str:
    """What a command answers on standard error; its exit status is 2."""
    with pytest.raises(CommandError) as refusal:
        call_command(*words, stdout=StringIO())
    assert refusal.value.returncode == 2
    return str(refusal.value)


def load_says(folder: Path, table: str, old: str, new: str) -> str:
    """What ``giaoban load`` answers to the example ward's folder with one text replaced in a table."""
    folder.mkdir()
    for file in example.FOLDER.glob("*.csv"):
        text = file.read_text(encoding="utf-8-sig")
        if file.name == f"{table}.csv":
            assert old in text
            text = text.replace(old, new, 1)
        (folder / file.name).write_text(text, encoding="utf-8")
    return command_says("load", str(folder))


def test_a_negative_fine(made: World, unchanged: Unchanged) -> None:
    ward = made.district.units["00343"].pk
    row = {"key": "QD-02", "unit": ward, "territory": ward, "field": "market", "number": "02/QĐ", "offence": "bán lấn"}
    row |= {
        "day": dt.date(2023, 2, 11),
        "offender_kind": "individual",
        "subject": None,
        "fine": -1,
        "minutes_day": None,
    }
    typed = {"unit": "00343", "territory": "00343", "field": "market", "number": "02/QĐ", "day": "11/02/2023"}
    typed |= {"offence": "bán lấn", "offender_kind": "individual", "fine": "-500000", "minutes_day": ""}
    with unchanged():
        assert "dòng 1, cột fine: Tiền phạt không được âm" in action_says(DECISION, row, made, "nhan_chinh")
        assert "Tiền phạt không được âm" in page_says("penalties.decision", typed, made, "nhan_chinh", "fine")
        said = command_says("correct", "penalties.decision", "QD-01", "fine=-1", "--reason", "x", "--by", "nhan_chinh")
        assert "cột fine: Tiền phạt không được âm" in said


def test_a_date_outside_the_life_of_the_unit(made: World, unchanged: Unchanged) -> None:
    line = revenue(made.district, "1996-12-31", 5, "early", budget_year=1996)
    typed = {"unit": "009.THUE", "territory": "", "day": "31/12/1996", "budget_year": "1996", "code": "1701"}
    typed |= {"kind": "collected", "payer": "person", "amount": "5.000", "note": ""}
    with unchanged():
        said = action_says(REVENUE, line, made, "thue")
        assert "cột day: Ngày 31/12/1996 nằm ngoài thời gian hoạt động của Chi cục Thuế (từ 01/01/1997)" in said
        assert "Không có đơn vị mã 009.THUE vào ngày 31/12/1996" in page_says(
            "budget.revenue", typed, made, "thue", "unit"
        )
        said = command_says("correct", "budget.revenue", "a", "day=1996-12-31", "--reason", "x", "--by", "thue")
        assert "nằm ngoài thời gian hoạt động của Chi cục Thuế" in said


def test_payments_above_the_plan_of_the_project_in_that_year(made: World, unchanged: Unchanged) -> None:
    project = rows.standing(PROJECT, "DA-1").record
    paid = {"parent": project, "budget_year": 2023, "kind": "payment", "amount": 1_500_000_000}
    thue = made.district.accounts["thue"]
    registers.record(DISBURSEMENT, [{**paid, "key": "GN-1", "day": dt.date(2023, 2, 1)}], by=thue, at=AT)
    words = "Dự án «Nhà văn hóa (ví dụ)» năm 2023: tổng giải ngân 3.000.000.000 đồng vượt kế hoạch vốn"
    typed = {"parent": project.hex, "day": "02/02/2023", "budget_year": "2023", "kind": "payment"}
    with unchanged():
        second = {**paid, "key": "GN-2", "day": dt.date(2023, 2, 2)}
        assert words in action_says(DISBURSEMENT, second, made, "thue")
        said = page_says("investment.disbursement", {**typed, "amount": "1.500.000.000"}, made, "thue", "amount")
        assert words in said
        said = command_says(
            "correct", "investment.disbursement", "GN-1", "amount=3 tỷ", "--reason", "x", "--by", "thue"
        )
        assert words in said
    row = {**paid, "key": "GN-3", "day": dt.date(2023, 2, 2), "amount": 500_000_000}
    registers.record(DISBURSEMENT, [row], by=thue, at=AT)  # up to the plan exactly is right


def test_an_unknown_budget_code(made: World, unchanged: Unchanged) -> None:
    typed = {"unit": "009.THUE", "territory": "", "day": "07/3/2023", "budget_year": "2023", "code": "9999"}
    typed |= {"kind": "collected", "payer": "person", "amount": "5.000", "note": ""}
    words = "Không có mã thu «9999» vào ngày 07/03/2023"
    with unchanged():
        line = revenue(made.district, "2023-03-07", 5, "x", code="9999")
        assert f"cột code: {words}" in action_says(REVENUE, line, made, "thue")
        assert words in page_says("budget.revenue", typed, made, "thue", "code")
        said = command_says("correct", "budget.revenue", "a", "code=9999", "--reason", "x", "--by", "thue")
        assert "Không có mã thu «9999»" in said


def test_a_plan_without_who_assigned_it(made: World, unchanged: Unchanged) -> None:
    shared = {"unit": made.district.unit, "year": 2023, "decision_day": AT.date(), "in_force_from": AT.date()}
    plan = Plan(indicator=indicators.indicator("NS.THU"), assigner="", decision="9/QĐ", value=5, **shared)
    with unchanged(), pytest.raises(Refused) as refusal:
        indicators.assign_plans([plan], by=made.district.office, at=AT)
    assert "cột assigner: Chỉ tiêu phải ghi cấp giao (Thành phố giao, HĐND quận giao …)" in str(refusal.value)


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("Thu đạt {{ so_tien('NS.THU') }}.", "Dòng 1, cột 12: không có hàm «so_tien»"),
        ("Thu đạt\n{{ so('NS.THV') }}.", "Dòng 2, cột 8: không có chỉ tiêu «NS.THV»"),
        ("Tháng {{ thnag }}.", "Dòng 1, cột 10: không có chỗ điền «thnag»"),
        ("Thu đạt\n  {{ so('NS.THU' }}.", "Dòng 2, cột 3: sai cú pháp"),
        ("{% if gia_tri('NS.THU') > 0 %}Thu.", "Dòng 1, cột 1: sai cú pháp"),
    ],
)
def test_a_broken_template_of_a_report(made: World, unchanged: Unchanged, template: str, words: str) -> None:
    item = OutlineItem(unit=made.district.unit, key="thu", order=10, kind="paragraph", template=template)
    with unchanged(), pytest.raises(Refused) as refusal:
        reports.write_outline([item], unit=made.district.unit.pk, by=made.district.office, at=AT)
    assert f"cột template: Mẫu câu «thu»: {words}" in str(refusal.value)


def test_a_broken_subject_of_a_report(made: World, unchanged: Unchanged) -> None:
    shared = {"agency": "UBND", "symbol": "BC-UBND", "place": "Thanh Xuân", "recipients": [], "authority_lines": []}
    head = Letterhead(unit=made.district.unit, subject="Tình hình {kỳ} tháng {{ thnag }}", **shared)
    with unchanged(), pytest.raises(Refused) as refusal:
        reports.write_outline([head], unit=made.district.unit.pk, by=made.district.office, at=AT)
    assert "cột subject: Trích yếu: Dòng 1, cột 25: không có chỗ điền «thnag»" in str(refusal.value)


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        ("penalties.decision", ",7500000,", ",-7500000,", "dòng 3, cột fine: Tiền phạt không được âm"),
        ("budget.expenditure", "2026-01-08", "2025-06-30", "vào ngày 30/06/2025"),
        ("investment.disbursement", ",655250000", ",3655250000", "tổng giải ngân 4.099.250.000 đồng vượt kế hoạch vốn"),
        ("budget.revenue", ",1701,", ",9999,", "dòng 3, cột code: Không có mã thu «9999» vào ngày 07/01/2025"),
        ("plans", ",UBND tỉnh giao,", ",,", "dòng 3, cột assigner: Thiếu cấp giao"),
        ("report_outline", "ky(", "kyy(", "dòng 5, cột template: Mẫu câu «bt-03»: Dòng 1, cột 15: không có hàm «kyy»"),
        (
            "report_outline",
            'ngày"") }}',
            'ngày"" }}',
            "dòng 5, cột template: Mẫu câu «bt-03»: Dòng 1, cột 12: sai cú pháp",
        ),
    ],
    ids=["fine", "life", "above plan", "code", "assigner", "placeholder", "syntax"],
)
def test_a_folder_with_one_of_them(
    tmp_path: Path, unchanged: Unchanged, table: str, old: str, new: str, words: str
) -> None:
    with unchanged():
        said = load_says(tmp_path / "folder", table, old, new)
    assert f"{table}.csv, " in said
    assert words in said
    assert "không nạp gì" in said
