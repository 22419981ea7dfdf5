"""A table as a file: CSV that Excel opens in Vietnamese, XLSX with typed cells; both written row by row."""

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import IO
from urllib.parse import quote

import xlsxwriter
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse


@dataclass(frozen=True)
class Number:
    """A number with decimals: a sheet counts with its value, a CSV shows it as people write it."""

    value: Decimal
    text: str
    percent: bool = False


Cell = str | int | Number | dt.date | None
XLSX_ROWS = 1_048_575
"""Rows an Excel sheet can hold below its heading."""

_FORMATS = {"day": "dd/mm/yyyy", "whole": "#,##0", "decimal": "#,##0.###", "percent": "0.00%"}

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_response(name: str, titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponseBase:
    """The table as UTF-8 CSV with a byte order mark."""
    response = StreamingHttpResponse(_csv_lines(titles, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = _attachment(f"{name}.csv")
    return response


def xlsx_response(name: str, titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponseBase:
    """The table as XLSX, written while the browser waits."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 — FileResponse closes it
    write_xlsx(file, titles, rows)
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}.xlsx",
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )


def write_xlsx(file: IO[bytes], titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write the table as XLSX: days are days, numbers are numbers, text is never a formula."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    formats = {name: book.add_format({"num_format": code}) for name, code in _FORMATS.items()}
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, titles, bold)
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell, formats)
    book.close()


def _write(
    sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, cell: Cell, formats: Mapping[str, object]
) -> None:
    if isinstance(cell, dt.date):
        sheet.write_datetime(row, column, dt.datetime(cell.year, cell.month, cell.day), formats["day"])  # noqa: DTZ001 — a day
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, formats["whole"])
    elif isinstance(cell, Number):
        sheet.write_number(row, column, float(cell.value), formats["percent" if cell.percent else "decimal"])
    elif cell:
        sheet.write_string(row, column, cell)


def _csv_lines(titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    yield "\ufeff" + _line(titles)
    for row in rows:
        yield _line([_csv_cell(cell) for cell in row])


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, Number):
        return cell.text
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, str) and cell.lstrip("'").startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return "" if cell is None else str(cell)


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def _attachment(filename: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(filename)}"
