"""Files keep what they are given: days are days, numbers numbers, and text is never a formula."""

import datetime as dt
import io

import pytest
from python_calamine import CalamineWorkbook

from giaoban.web.export import csv_response, xlsx_response

ROWS = [[dt.date(2023, 3, 7), 1_277_069_000_000, "=1+1", "Đường Lê, số 5"], [None, 0, "-5", "@cmd"]]


def test_csv_opens_in_vietnamese_and_runs_nothing() -> None:
    response = csv_response("so", ["Ngày", "Tiền", "a", "b"], ROWS)
    text = b"".join(response.streaming_content).decode("utf-8")
    assert text.startswith("\ufeffNgày,Tiền,a,b\r\n")
    assert '2023-03-07,1277069000000,\'=1+1,"Đường Lê, số 5"\r\n' in text
    assert ",0,'-5,'@cmd\r\n" in text


def test_xlsx_cells_are_typed() -> None:
    response = xlsx_response("so", ["Ngày", "Tiền", "a", "b"], ROWS)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content))).get_sheet_by_index(0)
    rows = sheet.to_python()
    assert rows[1] == [dt.date(2023, 3, 7), 1_277_069_000_000.0, "=1+1", "Đường Lê, số 5"]
    assert rows[2][1:] == [0.0, "-5", "@cmd"]


@pytest.mark.parametrize("start", list("=+-@\t\r"))
def test_no_csv_cell_starts_a_formula(start: str) -> None:
    lines = csv_response("so", ["a"], [[f"{start}HYPERLINK()"]]).streaming_content
    assert f"'{start}HYPERLINK()" in b"".join(lines).decode()
