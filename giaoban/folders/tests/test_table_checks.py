"""What single tables check beyond their columns: lives, circles, shares, definitions; and the text of cells."""

from pathlib import Path

import pytest

from giaoban.folders import actions
from giaoban.folders.rules import mapping_text, suggestion
from giaoban.folders.tests import sample

WRONG = [
    ("units", 0, {"parent": "99001"}, "parent", "circle"),
    ("units", 3, {"code": "99001", "valid_from": "2025-08-01"}, "valid_from", "overlap"),
    ("units", 3, {"last_day": "2025-06-01"}, "last_day", "order_of_days"),
    ("successions", 0, {"share": "600000"}, "share", "shares"),
    ("posts", 2, {"last_day": "2025-01-01"}, "last_day", "order_of_days"),
    ("norms", 0, {"name": "calendar.day_overide"}, "name", "unknown_norm"),
    ("indicators", 0, {"source": "budget.revenu"}, "source", "unknown_source"),
    ("indicators", 0, {"measure": "tổng"}, "measure", "unknown_measure"),
    ("indicators", 1, {"where": "màu=đỏ"}, "where", "unknown_condition"),
    ("indicators", 2, {"formula": "NS.THU +* 2"}, "formula", "broken_formula"),
    ("indicators", 2, {"formula": "NS.TYTRONG / NS.THU"}, "formula", "circle"),
    ("indicators", 2, {"formula": "NS.CHI / NS.THU"}, "formula", "unknown_indicator"),
    ("indicators", 3, {"enters": "mỗi tuần"}, "enters", "unknown_way"),
    ("cutoffs", 0, {"scope": "budgett"}, "scope", "unknown_scope"),
    ("submission_lines", 0, {"indicator": "NS.THU", "value": "5"}, "indicator", "wrong_source"),
    ("submission_lines", 0, {"value": "22,45"}, "value", "not_a_number"),
    ("submissions", 0, {"outcome": "returned"}, "why", "required"),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("table", "row", "cells", "column", "rule"), WRONG)
def test_what_does_not_fit_is_told_at_its_cell(
    tmp_path: Path, table: str, row: int, cells: dict[str, str], column: str, rule: str
) -> None:
    rows = sample.rows()
    rows[table][row] |= cells
    found = actions.load(sample.write(tmp_path, rows), at=sample.AT).findings
    assert (f"{table}.csv", row + 3, column, rule) in [(one.file, one.row, one.column, one.rule) for one in found]


@pytest.mark.parametrize("text", ["kind=a|b; payer=household", "kind=a", ""])
def test_conditions_are_written_as_they_are_read(text: str) -> None:
    assert mapping_text.write_conditions(mapping_text.read_conditions(text)) == text


@pytest.mark.parametrize("items", [[], ["a"], ["a", "b c"], ["a | b", "c"], ["[x"]])
def test_lists_are_read_as_they_are_written(items: list[str]) -> None:
    assert mapping_text.read_list(mapping_text.write_list(items)) == items


def test_a_near_name_and_lost_zeros_are_suggested() -> None:
    assert suggestion.meant("nhan_chin", ["nhan_chinh", "thue"]) == " Có phải «nhan_chinh»?"
    assert suggestion.meant("xyz", ["nhan_chinh"]) == ""
    assert "«00343»" in suggestion.lost_zeros("343", ["00343", "009"])
