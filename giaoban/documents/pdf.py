"""Văn bản dưới dạng PDF/A-2b, set by Typst; the text goes in as data, never as markup."""

from __future__ import annotations

import json
import re
import threading
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from giaoban.documents.fonts import vietnamese_fonts
from giaoban.documents.rules import spacing
from giaoban.documents.rules.columns import CELL_PADDING_MM, is_tall, plan_table
from giaoban.documents.rules.components import FLOWING
from giaoban.documents.rules.composition import Composed, ComposedAnnex, compose, list_mark
from giaoban.documents.rules.content import Block, Heading, ListItem, OfficialDocument, Paragraph, Run, Table
from giaoban.documents.rules.header_lines import agency_lines
from giaoban.documents.rules.layout import ComponentStyle, Layout
from giaoban.documents.rules.spacing import ADDRESSEE_INDENT_MM, SINGLE_LINE
from giaoban.documents.rules.text_width import MM_PER_POINT
from giaoban.said import Said

_TEMPLATE = Path(__file__).parent / "typst" / "official.typ"
# A document not yet dated still needs one fixed time, or two renderings would differ.
_UNDATED = date(2000, 1, 1)
_MISSING = re.compile(r"the text `(.+?)` could not be displayed")
_compiling = threading.Lock()
# Some fourteen lines: up to this many characters a paragraph is not broken over two pages.
_KEPT_WHOLE = 1200


class UnprintableText(ValueError):
    """Văn bản có ký tự mà không phông nào có; an archival PDF may not leave a hole."""


def render_pdf(document: OfficialDocument, layout: Layout) -> bytes:
    """PDF/A-2b của văn bản; the same document and layout give the same bytes."""
    data = json.dumps(_payload(document, layout), ensure_ascii=False)
    day = document.day or _UNDATED
    try:
        with _compiling:
            result = _compiler(layout.fonts).compile(
                format="pdf",
                sys_inputs={"data": data},
                pdf_standards="a-2b",
                timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
            )
    except typst.TypstError as error:
        missing = _MISSING.search(str(error))
        if missing is None:
            raise
        raise UnprintableText(
            Said("Không phông chữ nào trên máy in được %(letter)s; hãy bỏ ký tự đó", letter=missing[1])
        ) from error
    if not isinstance(result, bytes):
        raise RuntimeError(Said("Typst không trả về một tệp PDF"))
    return result


@lru_cache(maxsize=4)
def _compiler(families: tuple[str, ...]) -> typst.Compiler:
    fonts = vietnamese_fonts(families)
    return typst.Compiler(input=str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=fonts)


def _payload(document: OfficialDocument, layout: Layout) -> dict[str, Any]:
    composed = compose(document, layout.padding)
    return {"layout": _layout(layout), "document": _document(composed, layout)}


def _layout(layout: Layout) -> dict[str, Any]:
    margins = layout.margins
    return {
        "page_width_mm": layout.page_width_mm,
        "page_height_mm": layout.page_height_mm,
        "margins_mm": {side: getattr(margins, side).value for side in ("top", "bottom", "left", "right")},
        "fonts": layout.fonts,
        "national_name": layout.national_name,
        "national_motto": layout.national_motto,
        "page_number_from": layout.page_number_from,
        "first_line_mm": layout.paragraph.first_line_mm,
        "gap_pt": layout.paragraph.gap_pt.value,
        "line_spacing": layout.paragraph.line_spacing.value,
        "header_left": layout.columns.header_left.value,
        "signature_left": layout.columns.signature_left.value,
        "rules_below": {rule.component: rule.share.value for rule in layout.rules_below},
        "addressee_mm": ADDRESSEE_INDENT_MM,
        **_gaps(layout),
        "cell_padding_mm": CELL_PADDING_MM,
        "components": {style.key: _style(style) for style in layout.components},
    }


def _gaps(layout: Layout) -> dict[str, float]:
    number = layout.component("page_number").size.value * SINGLE_LINE * MM_PER_POINT
    return {
        "rule_pt": spacing.RULE_POINTS,
        "rule_gap_pt": spacing.RULE_GAP_POINTS,
        "header_row_gap_pt": spacing.HEADER_ROW_GAP_POINTS,
        "signature_gap_pt": spacing.SIGNATURE_GAP_POINTS,
        "cell_gap_pt": spacing.CELL_GAP_POINTS,
        "table_gap_pt": spacing.TABLE_GAP_POINTS,
        "header_ascent_mm": layout.margins.top.value - spacing.PAGE_NUMBER_FROM_EDGE_MM - number,
    }


def _style(style: ComponentStyle) -> dict[str, Any]:
    return {
        "size": style.size.value,
        "bold": style.bold,
        "italic": style.italic,
        "align": style.align,
        "first_line": style.first_line,
        "before": style.before,
        "after": style.after,
        "flowing": style.key in FLOWING,
    }


def _document(composed: Composed, layout: Layout) -> dict[str, Any]:
    plain = {name: value for name, value in vars(composed).items() if name not in ("blocks", "annexes")}
    return {
        **plain,
        "agency": "\n".join(agency_lines(composed.agency, layout)),
        "title": composed.title,
        "author": composed.agency,
        "blocks": [_block(block, layout, layout.text_width_mm) for block in composed.blocks],
        "annexes": [_annex(annex, layout) for annex in composed.annexes],
    }


def _annex(annex: ComposedAnnex, layout: Layout) -> dict[str, Any]:
    width = layout.annex_width_mm(landscape=annex.landscape)
    return {
        "heading": annex.heading,
        "title": annex.title,
        "note": annex.note,
        "landscape": annex.landscape,
        "blocks": [_block(block, layout, width) for block in annex.blocks],
    }


def _runs(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [{"text": run.text, "bold": run.bold, "italic": run.italic} for run in runs]


def _block(block: Block, layout: Layout, width_mm: float) -> dict[str, Any]:
    match block:
        case Heading():
            return {"type": "heading", "level": block.level, "runs": _runs(block.runs)}
        case ListItem():
            return _paragraph((Run(list_mark(block.level)), *block.runs))
        case Paragraph():
            return _paragraph(block.runs)
        case Table():
            return _table(block, layout, width_mm)


def _paragraph(runs: tuple[Run, ...]) -> dict[str, Any]:
    """A paragraph; one of ordinary length stays on one page, so that no number is parted from its noun."""
    return {"type": "paragraph", "runs": _runs(runs), "whole": sum(len(run.text) for run in runs) <= _KEPT_WHOLE}


def _table(table: Table, layout: Layout, width_mm: float) -> dict[str, Any]:
    plan = plan_table(table, width_mm, layout)
    totals = set(table.total_rows)
    return {
        "type": "table",
        "title": table.title,
        "unit_note": table.unit_note,
        "header": table.header,
        "widths": plan.widths_mm,
        "header_size": plan.header_size,
        "cell_size": plan.cell_size,
        "align": [table.align_of(column) for column in range(len(table.header))],
        "rows": [
            {"total": index in totals, "tall": is_tall(row), "cells": [_runs(cell) for cell in row]}
            for index, row in enumerate(table.rows)
        ],
    }
