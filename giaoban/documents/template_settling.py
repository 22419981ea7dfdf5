"""Những gì mẫu Word không được quyết: table frames, gaps and page furniture are set as the layout has them,
since a word processor rewrites them on every save and the PDF follows the layout."""

from __future__ import annotations

from typing import Any

from giaoban.documents.docx_xml import (
    W,
    cell_properties_xml,
    gap_xml,
    invisible_properties_xml,
    parsed,
    twips,
)
from giaoban.documents.rules.components import RULE_STYLE_ID
from giaoban.documents.rules.layout import Layout
from giaoban.documents.rules.spacing import (
    HEADER_ROW_GAP_POINTS,
    PAGE_NUMBER_FROM_EDGE_MM,
    SIGNATURE_GAP_POINTS,
)

# One above the signature table, one below it, which Word demands.
BLANK_LINES = 2


def is_blank(paragraph: Any) -> bool:
    """Dòng trống, không phải dòng kẻ."""
    style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    if style is not None and style.get(f"{{{W}}}val") == RULE_STYLE_ID:
        return False
    return not "".join(node.text or "" for node in paragraph.iter(f"{{{W}}}t")).strip()


def settle_template(body: Any, layout: Layout) -> None:
    """Đặt lại khung bảng, dòng trống và trang theo bố cục."""
    shares = (layout.columns.header_left.value, layout.columns.signature_left.value)
    gaps = (round(HEADER_ROW_GAP_POINTS * 20), 0)
    for table, share, gap in zip(body.findall(f"{{{W}}}tbl"), shares, gaps, strict=True):
        _settle_table(table, layout, share, gap)
    heights = (gap_xml(SIGNATURE_GAP_POINTS, "<w:keepNext/>"), gap_xml(1))
    blanks = [paragraph for paragraph in body.findall(f"{{{W}}}p") if is_blank(paragraph)]
    for blank, height in zip(blanks, heights, strict=True):
        body.replace(blank, parsed(height)[0])
    _settle_section(body.sectPr, layout)


def _settle_table(table: Any, layout: Layout, share: float, gap: int) -> None:
    whole = twips(layout.text_width_mm)
    widths = (round(whole * share), whole - round(whole * share))
    table.replace(table.find(f"{{{W}}}tblPr"), parsed(invisible_properties_xml(whole))[0])
    for column, width in zip(table.iter(f"{{{W}}}gridCol"), widths, strict=True):
        column.set(f"{{{W}}}w", str(width))
    for index, row in enumerate(table.findall(f"{{{W}}}tr")):
        for cell, width in zip(row.findall(f"{{{W}}}tc"), widths, strict=True):
            for old in cell.findall(f"{{{W}}}tcPr"):
                cell.remove(old)
            cell.insert(0, parsed(cell_properties_xml(width, gap if index else 0))[0])


def _settle_section(section: Any, layout: Layout) -> None:
    for grid in section.findall(f"{{{W}}}docGrid"):
        section.remove(grid)
    margins = section.find(f"{{{W}}}pgMar")
    for name in ("header", "footer"):
        margins.set(f"{{{W}}}{name}", str(twips(PAGE_NUMBER_FROM_EDGE_MM)))
    for side in ("top", "right", "bottom", "left"):
        margins.set(f"{{{W}}}{side}", str(twips(getattr(layout.margins, side).value)))
    margins.set(f"{{{W}}}gutter", "0")
