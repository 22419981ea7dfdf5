"""CSV: UTF-8 with or without mark, parted by ``,`` or ``;``; one row after another, never all at once."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from giaoban.folders.columns import Cell
from giaoban.said import Said


class UnreadableSheet(ValueError):
    """The file is no sheet that can be read; the message says what to do."""


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of the file as text."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            yield from csv.reader(file, delimiter=_delimiter(first), strict=False)
    except UnicodeDecodeError as error:
        raise UnreadableSheet(Said("Tệp không phải UTF-8; trong Excel hãy lưu dạng «CSV UTF-8», hoặc .xlsx")) from error
    except csv.Error as error:
        raise UnreadableSheet(Said("Tệp CSV hỏng: %(error)s", error=str(error))) from error


def write(path: Path, given: Iterable[Sequence[Cell]]) -> None:
    """Write rows with the mark by which Excel knows UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        for row in given:
            writer.writerow([text_of(cell) for cell in row])


def text_of(cell: Cell) -> str:
    """A cell as text: days in ISO, decimals with a comma."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return format(cell, "f").replace(".", ",")
    return str(cell)


def _delimiter(first: str) -> str:
    return ";" if first.count(";") > first.count(",") else ","
