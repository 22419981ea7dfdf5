"""Rows as aligned columns of plain text (bảng chữ), for people who read a terminal."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence

GAP = "  "


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> Iterator[str]:
    """Each row as one line, every column as wide as its widest cell; columns in ``right`` end under each other.

    A letter with its marks is one place wide, composed or not.
    """
    widths = [max((_width(cell) for cell in column), default=0) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, strict=True)
        yield GAP.join(_padded(cell, width, number in right) for number, (cell, width) in enumerate(cells)).rstrip()


def _padded(cell: str, width: int, to_the_right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if to_the_right else cell + space


def _width(cell: str) -> int:
    return sum(1 for letter in cell if not unicodedata.combining(letter))
