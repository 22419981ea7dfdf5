"""The commands ``template``, ``load`` and ``export``: shapes, exit codes, what they refuse."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from giaoban.folders import tables, template
from giaoban.folders.sheets import csv_sheet, xlsx_sheet
from giaoban.folders.sheets.folder import Folder
from giaoban.folders.tests import sample
from giaoban.trail.models import Act


def run(*words: str) -> tuple[int, Any, str]:
    """Exit code, JSON on standard output, words on standard error."""
    out = StringIO()
    try:
        call_command(*words, "--json", stdout=out)
    except CommandError as error:
        return error.returncode, json.loads(out.getvalue()), str(error)
    return 0, json.loads(out.getvalue()), ""


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_template_explains_every_column_of_every_table_and_holds_no_data(tmp_path: Path, format_: str) -> None:
    call_command("template", str(tmp_path / "t"), "--format", format_, stdout=StringIO())
    folder = Folder.open(tmp_path / "t", tables.every())
    assert folder.findings == []
    assert folder.sheets.keys() == {table.name for table in tables.every()}
    for sheet in folder.sheets.values():
        assert list(sheet.lines()) == []
        assert sheet.findings == []
        rows = list((csv_sheet if format_ == "csv" else xlsx_sheet).rows(sheet.path))
        assert rows[0] == [column.name for column in sheet.table.columns]
        assert [row[0][:1] for row in rows[2:]] == ["#", "#"]
        assert all(rows[1])
        assert all(rows[2])
    assert (tmp_path / "t" / template.GUIDE).exists()
    with pytest.raises(CommandError, match="không trống"):
        call_command("template", str(tmp_path / "t"))


@pytest.mark.django_db(transaction=True)
def test_load_prints_what_was_loaded_skipped_and_found(tmp_path: Path) -> None:
    folder = str(sample.write(tmp_path / "a", sample.rows()))
    code, said, _ = run("load", folder, "--dry-run")
    assert (code, said["loaded"]["budget.revenue"], said["findings"]) == (0, 12, [])
    assert not Act.objects.exists()
    code, said, _ = run("load", folder)
    assert (code, said["loaded"]["budget.revenue"], said["skipped"]) == (0, 12, {})
    code, said, _ = run("load", folder)
    assert (code, said["loaded"], said["skipped"]["budget.revenue"]) == (0, {}, 12)
    rows = sample.rows()
    rows["budget.revenue"][0]["day"] = "2026-02-30"
    code, said, words = run("load", str(sample.write(tmp_path / "b", rows)))
    assert code == 2
    [found] = said["findings"]
    assert {key: found[key] for key in ("file", "row", "column", "rule")} == {
        "file": "budget.revenue.csv",
        "row": 3,
        "column": "day",
        "rule": "not_a_date",
    }
    assert "budget.revenue.csv, dòng 3, cột day" in words


@pytest.mark.django_db(transaction=True)
def test_export_writes_the_folder_once(tmp_path: Path) -> None:
    call_command("load", str(sample.write(tmp_path / "a", sample.rows())), stdout=StringIO())
    call_command("export", str(tmp_path / "e"), "--format", "xlsx", stdout=StringIO())
    assert (tmp_path / "e" / "budget.revenue.xlsx").exists()
    assert (tmp_path / "e" / "history" / "manifest.json").exists()
    with pytest.raises(CommandError, match="không trống"):
        call_command("export", str(tmp_path / "e"))
    with pytest.raises(CommandError, match="Không có thư mục"):
        call_command("load", str(tmp_path / "none"))
