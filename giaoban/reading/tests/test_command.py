"""``giaoban read`` from the shell."""

import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

TEXT = "Hết ngày 6/3, thu ngân sách đạt 1,5 nghìn tỷ đồng, bằng 23,27% dự toán."


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "bao-cao.txt"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


def said(*arguments: str) -> str:
    out = io.StringIO()
    call_command("read", *arguments, stdout=out)
    return out.getvalue()


def test_json_is_one_document_with_the_fields_of_the_conventions(report: str) -> None:
    facts = json.loads(said(report, "--json", "--date", "2024-03-11"))["facts"]
    assert [fact["kind"] for fact in facts] == ["date", "level", "ratio_to_plan"]
    level, ratio = facts[1:]
    assert (level["value"], level["unit"], level["period"]) == (1_500_000_000_000, "VND", "2024-03-06")
    assert (ratio["value"], ratio["of"]) == (0.2327, 1)
    assert {"span", "start", "measure", "approx", "bound", "confidence", "reasons"} <= level.keys()


def test_the_text_taken_from_a_file_can_come_along(report: str) -> None:
    assert json.loads(said(report, "--json", "--with-text"))["text"] == TEXT


def test_explain_tells_how_each_figure_was_read(report: str) -> None:
    told = said(report, "--explain")
    assert "«23,27%» = 0.2327 percent; so với kế hoạch, dự toán; của «1,5 nghìn tỷ đồng»" in told


def test_without_options_there_is_one_row_a_figure(report: str) -> None:
    assert len(said(report).strip().splitlines()) == 2


def test_standard_input_is_read(monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    assert len(json.loads(said("-", "--json"))["facts"]) == 3


def test_what_cannot_be_read_ends_with_status_2(tmp_path) -> None:
    with pytest.raises(CommandError) as refusal:
        said(str(tmp_path / "none.pdf"))
    assert refusal.value.returncode == 2


def test_a_wrong_date_is_refused(report: str) -> None:
    with pytest.raises(CommandError, match="hãy ghi như"):
        said(report, "--date", "11/3")
