"""Chia bề rộng cột của bảng: one answer for DOCX and PDF, so that a table breaks alike in both."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.documents.rules.content import Run, Table
from giaoban.documents.rules.layout import Layout
from giaoban.documents.rules.text_width import text_width_mm

CELL_PADDING_MM = 1.2
# Drawn borders and rounding to twips: without it a word that just fits is broken by Word.
_SLACK_MM = 0.5
# A long remark may not take the page from the figures beside it.
_WISHED_LIMIT_MM = 60.0
_TALL_CELL = 600


@dataclass(frozen=True)
class TablePlan:
    """Bề rộng các cột (mm) và cỡ chữ mà bảng được in."""

    widths_mm: tuple[float, ...]
    header_size: float
    cell_size: float


def plan_table(table: Table, available_mm: float, layout: Layout) -> TablePlan:
    """Chọn cỡ chữ lớn nhất mà không từ nào bị cắt, rồi chia cột.

    A table too wide for its page at the chosen size steps down by half points, not below the smallest
    permitted; what is still too wide then is squeezed.
    """
    header, cell = layout.component("table_header").size, layout.component("table_cell").size
    down = 0.0
    while True:
        sizes = (max(header.value - down, header.minimum), max(cell.value - down, cell.minimum))
        fits = sum(_needed(table, column, *sizes) for column in range(len(table.header))) <= available_mm
        if fits or sizes == (header.minimum, cell.minimum):
            return TablePlan(tuple(column_widths_mm(table, available_mm, *sizes)), *sizes)
        down += 0.5


def column_widths_mm(table: Table, available_mm: float, header_size: float, cell_size: float) -> list[float]:
    """Mỗi cột rộng ít nhất bằng từ dài nhất của nó; the rest is shared by what each would like."""
    columns = range(len(table.header))
    needed = [_needed(table, column, header_size, cell_size) for column in columns]
    wished = [max(needed[column], _wished(table, column, header_size, cell_size)) for column in columns]
    total, spare, wanted = sum(needed), available_mm - sum(needed), sum(wished) - sum(needed)
    if spare <= 0:
        return [width * available_mm / total for width in needed]
    if wanted <= spare:
        return [width * available_mm / sum(wished) for width in wished]
    return [need + spare * (wish - need) / wanted for need, wish in zip(needed, wished, strict=True)]


def _needed(table: Table, column: int, header_size: float, cell_size: float) -> float:
    header = _longest_word(table.header[column], header_size, bold=True)
    cells = (_longest_word(_plain(row[column]), cell_size, bold=True) for row in table.rows)
    return max([header, *cells]) + 2 * CELL_PADDING_MM + _SLACK_MM


def _wished(table: Table, column: int, header_size: float, cell_size: float) -> float:
    lengths = [text_width_mm(_plain(row[column]), cell_size) for row in table.rows]
    # A heading reads well on two lines.
    heading = text_width_mm(table.header[column], header_size, bold=True) / 2
    return min(max([heading, *lengths]) + 2 * CELL_PADDING_MM, _WISHED_LIMIT_MM)


def _longest_word(text: str, size: float, *, bold: bool) -> float:
    return max((text_width_mm(word, size, bold=bold) for word in text.split()), default=0.0)


def is_tall(row: tuple[tuple[Run, ...], ...]) -> bool:
    """Dòng quá dài để giữ nguyên trên một trang; all others are never cut by a page end."""
    return any(len(_plain(cell)) > _TALL_CELL for cell in row)


def _plain(cell: tuple[Run, ...]) -> str:
    return "".join(run.text for run in cell)
