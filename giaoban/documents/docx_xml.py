"""Chữ thành WordprocessingML: written as text and parsed once, many times faster than cell by cell."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape
from zlib import crc32

from lxml import etree

from giaoban.documents.rules.columns import CELL_PADDING_MM, is_tall, plan_table
from giaoban.documents.rules.components import RULE_STYLE_ID, STYLE_IDS
from giaoban.documents.rules.composition import list_mark
from giaoban.documents.rules.content import Block, Heading, ListItem, Paragraph, Run, Table
from giaoban.documents.rules.layout import Layout
from giaoban.documents.rules.spacing import CELL_GAP_POINTS, TABLE_GAP_POINTS

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
_TWIPS_PER_MM = 1440 / 25.4


def twips(mm: float) -> int:
    """Mi-li-mét thành 1/20 pt, đơn vị của Word."""
    return round(mm * _TWIPS_PER_MM)


def run_xml(text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> str:
    """Một đoạn chữ; emphasis only adds to what the style gives, `size` is given where it differs."""
    properties = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    if size is not None:
        properties += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def runs_xml(runs: tuple[Run, ...], *, bold: bool = False, size: float | None = None) -> str:
    """Các đoạn chữ liền nhau; runs of one mark stand inside its bookmark."""
    return "".join(
        _marked_xml(
            mark, "".join(run_xml(run.text, bold=run.bold or bold, italic=run.italic, size=size) for run in same)
        )
        for mark, same in groupby(runs, key=lambda run: run.mark)
    )


def _marked_xml(mark: str, content: str) -> str:
    """Chữ nằm trong một dấu trang của Word; its number follows from its name, so that files come out the same."""
    if not mark:
        return content
    number = crc32(mark.encode()) & 0x7FFFFFFF
    return f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def paragraph_xml(key: str, content: str, properties: str = "") -> str:
    """Một đoạn của thành phần `key`; `properties` are those that differ from its style."""
    style = f'<w:pStyle w:val="{STYLE_IDS[key]}"/>'
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{content}</w:p>"


def text_paragraph_xml(key: str, text: str, properties: str = "") -> str:
    """Một đoạn chữ một kiểu."""
    return paragraph_xml(key, run_xml(text), properties)


def rule_xml(length_mm: float, available_mm: float) -> str:
    """Dòng kẻ: an empty paragraph whose upper border is as long as asked, in the middle."""
    side = twips(max(available_mm - length_mm, 0.0) / 2)
    indent = f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{RULE_STYLE_ID}"/>{indent}</w:pPr></w:p>'


def gap_xml(points: float, properties: str = "") -> str:
    """Một khoảng trống cao `points`; Word needs a paragraph after every table."""
    height = max(round(points * 20), 20)
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'
    style = f'<w:pStyle w:val="{STYLE_IDS["table_cell"]}"/>'
    return f"<w:p><w:pPr>{style}{spacing}{properties}</w:pPr></w:p>"


def blocks_xml(blocks: tuple[Block, ...], layout: Layout, width_mm: float, *, keep_last: bool = False) -> str:
    """Thân văn bản hoặc phụ lục; with `keep_last` the last paragraph stays with what follows."""
    last = len(blocks) - 1
    return "".join(
        _block_xml(block, layout, width_mm, keep=keep_last and index == last) for index, block in enumerate(blocks)
    )


def _block_xml(block: Block, layout: Layout, width_mm: float, *, keep: bool) -> str:
    keeping = "<w:keepNext/>" if keep else ""
    match block:
        case Heading():
            return paragraph_xml(f"heading_{block.level}", runs_xml(block.runs))
        case Paragraph():
            return paragraph_xml("body", runs_xml(block.runs), keeping)
        case ListItem():
            return paragraph_xml("body", run_xml(list_mark(block.level)) + runs_xml(block.runs), keeping)
        case Table():
            return _titled_table_xml(block, layout, width_mm)


def _titled_table_xml(table: Table, layout: Layout, width_mm: float) -> str:
    title = text_paragraph_xml("table_title", table.title) if table.title else ""
    unit = text_paragraph_xml("table_unit", table.unit_note) if table.unit_note else ""
    return title + unit + _table_xml(table, layout, width_mm) + gap_xml(TABLE_GAP_POINTS)


def _table_xml(table: Table, layout: Layout, width_mm: float) -> str:
    plan = plan_table(table, width_mm, layout)
    widths = [twips(width) for width in plan.widths_mm]
    header_size = _own_size("table_header", plan.header_size, layout)
    cell_size = _own_size("table_cell", plan.cell_size, layout)
    header = "".join(
        _cell_xml(width, paragraph_xml("table_header", run_xml(text, size=header_size)))
        for width, text in zip(widths, table.header, strict=True)
    )
    totals = set(table.total_rows)
    alignments = [_alignment(table.align_of(column)) for column in range(len(widths))]
    rows = [
        _row_xml(row, widths, alignments, bold=index in totals, size=cell_size) for index, row in enumerate(table.rows)
    ]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>"
    return f"<w:tbl>{_table_properties(sum(widths))}<w:tblGrid>{grid}</w:tblGrid>{first}{''.join(rows)}</w:tbl>"


def _own_size(key: str, size: float, layout: Layout) -> float | None:
    return None if size == layout.component(key).size.value else size


def _alignment(align: str) -> str:
    return "" if align == "left" else f'<w:jc w:val="{align}"/>'


def _row_xml(
    row: tuple[tuple[Run, ...], ...],
    widths: list[int],
    alignments: list[str],
    *,
    bold: bool,
    size: float | None,
) -> str:
    cells = "".join(
        _cell_xml(width, paragraph_xml("table_cell", runs_xml(cell, bold=bold, size=size), alignment))
        for cell, width, alignment in zip(row, widths, alignments, strict=True)
    )
    whole = "" if is_tall(row) else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{whole}{cells}</w:tr>"


def _cell_xml(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _table_properties(width: int) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    across, down = twips(CELL_PADDING_MM), round(CELL_GAP_POINTS * 20)
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{cell_margins_xml(across, down)}</w:tblPr>'
    )


def cell_margins_xml(across: int, down: int) -> str:
    """Lề trong của ô, theo thứ tự mà lược đồ của Word đòi hỏi."""
    sides = (("top", down), ("left", across), ("bottom", down), ("right", across))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"


def invisible_table_xml(left: int, right: int, rows: list[tuple[str, str]], row_gap: int = 0) -> str:
    """Bảng hai cột không kẻ: đầu văn bản, hoặc nơi nhận và chữ ký."""
    properties = invisible_properties_xml(left + right)
    grid = f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid>'
    lines = [_pair_xml(pair, left, right, row_gap if index else 0) for index, pair in enumerate(rows)]
    return f"<w:tbl>{properties}{grid}{''.join(lines)}</w:tbl>"


def invisible_properties_xml(width: int) -> str:
    """Thuộc tính của bảng không kẻ."""
    borders = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{cell_margins_xml(0, 0)}</w:tblPr>'
    )


def cell_properties_xml(width: int, gap: int) -> str:
    """Thuộc tính của ô không kẻ, cách trên `gap` (1/20 pt)."""
    margin = f'<w:tcMar><w:top w:w="{gap}" w:type="dxa"/></w:tcMar>' if gap else ""
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{margin}</w:tcPr>'


def parsed(content: str) -> list[Any]:
    """Các phần tử của một đoạn XML viết tay."""
    return list(etree.fromstring(f"<w:body {NAMESPACES}>{content}</w:body>".encode()))


def _pair_xml(pair: tuple[str, str], left: int, right: int, gap: int) -> str:
    cells = "".join(
        f"<w:tc>{cell_properties_xml(width, gap)}{content}</w:tc>"
        for width, content in ((left, pair[0]), (right, pair[1]))
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
