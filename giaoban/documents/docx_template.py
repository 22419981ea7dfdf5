"""Mẫu Word mặc định, made from the layout; an official may change it in Word within the decree."""

from __future__ import annotations

from functools import lru_cache

from giaoban.documents.docx_package import FIRST_HEADER_ID, PAGE_HEADER_ID, new_package
from giaoban.documents.docx_xml import gap_xml, invisible_table_xml, rule_xml, text_paragraph_xml, twips
from giaoban.documents.rules.header_lines import column_width_mm, rule_length_mm
from giaoban.documents.rules.layout import Layout
from giaoban.documents.rules.placeholders import RECIPIENTS_TITLE, placeholder
from giaoban.documents.rules.spacing import (
    HEADER_ROW_GAP_POINTS,
    PAGE_NUMBER_FROM_EDGE_MM,
    SIGNATURE_GAP_POINTS,
)


@lru_cache(maxsize=16)
def default_template(layout: Layout) -> bytes:
    """Mẫu Word của bố cục này: every component with its style and its placeholder."""
    body = "".join(
        (
            _header_table(layout),
            _place("kind_name"),
            _place("subject"),
            _rule("subject", "Trích yếu nội dung", layout),
            *(_place(key) for key in ("addressee", "legal_basis", "body", "note")),
            gap_xml(SIGNATURE_GAP_POINTS, "<w:keepNext/>"),
            _signature_table(layout),
            # Word needs a paragraph after a table; here annexes are hung on.
            gap_xml(1),
            _section(layout),
        )
    )
    return new_package(body, layout)


def _place(key: str) -> str:
    return text_paragraph_xml(key, placeholder(key))


def _rule(key: str, text: str, layout: Layout) -> str:
    return rule_xml(rule_length_mm(key, text, layout), column_width_mm(key, layout))


def _header_table(layout: Layout) -> str:
    left = _place("parent_agency") + _place("agency") + _rule("agency", "Ủy ban nhân dân", layout)
    right = (
        text_paragraph_xml("national_name", layout.national_name)
        + text_paragraph_xml("national_motto", layout.national_motto)
        + _rule("national_motto", layout.national_motto, layout)
    )
    second = "".join(_place(key) for key in ("number", "dispatch_subject", "draft_mark"))
    widths = _widths(layout, layout.columns.header_left.value)
    rows = [(left, right), (second, _place("place_date"))]
    return invisible_table_xml(*widths, rows, round(HEADER_ROW_GAP_POINTS * 20))


def _signature_table(layout: Layout) -> str:
    left = text_paragraph_xml("recipients_title", RECIPIENTS_TITLE) + _place("recipients")
    right = _place("authority") + _place("signer_name")
    return invisible_table_xml(*_widths(layout, layout.columns.signature_left.value), [(left, right)])


def _widths(layout: Layout, left_share: float) -> tuple[int, int]:
    whole = twips(layout.text_width_mm)
    left = round(whole * left_share)
    return left, whole - left


def _section(layout: Layout) -> str:
    margins = layout.margins
    sides = " ".join(f'w:{side}="{twips(getattr(margins, side).value)}"' for side in ("top", "right", "bottom", "left"))
    header = twips(PAGE_NUMBER_FROM_EDGE_MM)
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{PAGE_HEADER_ID}"/>'
        f'<w:headerReference w:type="first" r:id="{FIRST_HEADER_ID}"/>'
        f'<w:pgSz w:w="{twips(layout.page_width_mm)}" w:h="{twips(layout.page_height_mm)}"/>'
        f'<w:pgMar {sides} w:header="{header}" w:footer="{header}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )
