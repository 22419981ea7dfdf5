"""A block copied from a spreadsheet (bảng dán từ Excel) → its cells: pure text, nothing of registers."""

from collections.abc import Sequence
from dataclasses import dataclass

SEPARATORS = ("\t", ";", ",")


@dataclass(frozen=True)
class PastedRow:
    """One row of the block; ``number`` counts from 1 as the person sees the rows, blank ones too."""

    number: int
    cells: Sequence[str]


def read_block(text: str, separator: str | None = None) -> list[PastedRow]:
    """The rows of a block that hold anything.

    A cell in double quotes may hold the separator, line ends and doubled quotes, as spreadsheets write
    it; a quote that is never closed is a letter like any other, so that it cannot swallow rows.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    between = separator or separator_of(text)
    rows: list[PastedRow] = []
    at, number = 0, 0
    while at < len(text):
        cells, at = _row(text, at, between)
        number += 1
        if any(cells):
            rows.append(PastedRow(number, cells))
    return rows


def separator_of(text: str) -> str:
    """What stands between cells: a tab as Excel copies; a semicolon or comma as files have, by the first line."""
    first = text.lstrip("\n").partition("\n")[0]
    return next((one for one in SEPARATORS if one in first), "\t")


def plain_cell(cell: str) -> str:
    """A cell as it was before a file guarded it against being taken for a formula."""
    rest = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and rest.startswith(("=", "+", "-", "@")) else cell


def _row(text: str, at: int, between: str) -> tuple[list[str], int]:
    """The cells of the row that begins at ``at``, and where the next one begins."""
    cells = []
    while True:
        cell, at = _quoted(text, at, between) or _bare(text, at, between)
        cells.append(plain_cell(cell.strip()))
        if at >= len(text):
            return cells, at
        if text[at] == "\n":
            return cells, at + 1
        at += 1


def _bare(text: str, at: int, between: str) -> tuple[str, int]:
    ends = [end for one in (between, "\n") if (end := text.find(one, at)) >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end


def _quoted(text: str, at: int, between: str) -> tuple[str, int] | None:
    """The cell in quotes that begins at ``at``; ``None`` where it is none."""
    if not text.startswith('"', at):
        return None
    end = at + 1
    while (end := text.find('"', end)) >= 0:
        if text.startswith('""', end):
            end += 2
            continue
        after = end + 1
        if after >= len(text) or text[after] in {between, "\n"}:
            return text[at + 1 : end].replace('""', '"'), after
        return None
    return None
