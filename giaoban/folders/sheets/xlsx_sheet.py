"""XLSX: the first sheet of a workbook; numbers, days and yes/no come back as the text people would type."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from giaoban.folders.columns import Cell, Column
from giaoban.folders.sheets.csv_sheet import UnreadableSheet
from giaoban.folders.sheets.csv_sheet import text_of as csv_text
from giaoban.said import Said

EXACT = 2**53
"""A spreadsheet keeps whole numbers exactly up to here."""
_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_NUMERIC = frozenset({"money", "count", "number"})


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of the first sheet as text, from its first row on."""
    try:
        book = CalamineWorkbook.from_path(str(path))
        names = book.sheet_names
        _refuse_more(book, names)
        sheet = book.get_sheet_by_index(0)
    except (CalamineError, OSError) as error:
        raise UnreadableSheet(Said("Không mở được tệp .xlsx: %(error)s", error=str(error))) from error
    if sheet.start is None:
        return
    above, before = sheet.start
    yield from ([] for _ in range(above))
    for row in sheet.iter_rows():
        yield [""] * before + [text_of(cell) for cell in row]


def _refuse_more(book: CalamineWorkbook, names: Sequence[str]) -> None:
    for name in names[1:]:
        if book.get_sheet_by_name(name).start is not None:
            raise UnreadableSheet(
                Said("Tệp có thêm trang tính «%(name)s»; mỗi tệp chỉ một bảng ở trang đầu, hãy bỏ trang này", name=name)
            )


def text_of(cell: Any) -> str:
    """What somebody would have typed: 3.0 is 3, 22.4 is 22,4, midnight is a day."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "có" if cell else "không"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format(Decimal(repr(cell)), "f").replace(".", ",")
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def write(path: Path, columns: Sequence[Column], given: Iterable[Sequence[Cell]]) -> None:
    """Write rows one by one; columns of text are kept as text, so that codes keep their zeros."""
    book = xlsxwriter.Workbook(
        str(path), {"constant_memory": True, "strings_to_numbers": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet("Bảng")
    text, day, head = (
        book.add_format({"num_format": "@"}),
        book.add_format({"num_format": "dd/mm/yyyy"}),
        book.add_format({"bold": True}),
    )
    for number, column in enumerate(columns):
        style = day if column.kind.name == "date" else None if column.kind.name in _NUMERIC else text
        sheet.set_column(number, number, max(12, min(40, len(column.title) + 2)), style)
    sheet.freeze_panes(2, 0)
    for at, row in enumerate(given):
        for number, cell in enumerate(row):
            _put(sheet, at, number, cell, head if at < 2 else day if isinstance(cell, dt.date) else text)
    book.close()


def _put(sheet: Any, row: int, column: int, cell: Cell, style: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, dt.date):
        sheet.write_datetime(row, column, cell, style)
    elif isinstance(cell, int | Decimal) and _exact(cell):
        sheet.write_number(row, column, float(cell))
    else:
        sheet.write_string(row, column, csv_text(cell), style)


def _exact(number: int | Decimal) -> bool:
    """Whether a spreadsheet's number is this very number."""
    return -EXACT < number < EXACT and Decimal(repr(float(number))) == number
