"""A table as a file: CSV that Excel opens in Vietnamese, XLSX with typed cells; both written row by row."""

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

import xlsxwriter
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse

Cell = str | int | dt.date | None
XLSX_ROWS = 1_048_575
"""Rows an Excel sheet can hold below its heading."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_response(name: str, titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponseBase:
    """The table as UTF-8 CSV with a byte order mark."""
    response = StreamingHttpResponse(_csv_lines(titles, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = _attachment(f"{name}.csv")
    return response


def xlsx_response(name: str, titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponseBase:
    """The table as XLSX: days are days, numbers are numbers, text is never a formula."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 — FileResponse closes it
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet()
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
    whole = book.add_format({"num_format": "#,##0"})
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, titles, bold)
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell, day, whole)
    book.close()
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}.xlsx",
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )


def _write(
    sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, cell: Cell, day: object, whole: object
) -> None:
    if isinstance(cell, dt.date):
        sheet.write_datetime(row, column, dt.datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001 — a day
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, whole)
    elif cell:
        sheet.write_string(row, column, cell)


def _csv_lines(titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    yield "\ufeff" + _line(titles)
    for row in rows:
        yield _line([_csv_cell(cell) for cell in row])


def _csv_cell(cell: Cell) -> str:
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
