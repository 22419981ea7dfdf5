"""Kiểu Word của từng thành phần, made from the layout: an official sees them by their Vietnamese names."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from giaoban.documents.docx_xml import twips
from giaoban.documents.rules.components import (
    FLOWING,
    RULE_STYLE_ID,
    RULE_STYLE_NAME,
    STYLE_IDS,
    style_name,
)
from giaoban.documents.rules.layout import ComponentStyle, Layout
from giaoban.documents.rules.spacing import RULE_GAP_POINTS, RULE_POINTS

_JUSTIFICATION = {"left": "left", "center": "center", "right": "right", "justify": "both", "any": "left"}
_KEPT_WITH_NEXT = ("heading_1", "heading_2", "heading_3", "table_title", "table_unit", "note")


def styles_xml(layout: Layout) -> str:
    """Các thẻ `<w:style>` của mọi thành phần và của dòng kẻ."""
    return "".join(_style(layout, style) for style in layout.components) + _rule_style(layout)


def fonts_xml(font: str) -> str:
    """Một phông cho mọi loại chữ."""
    name = quoteattr(font)
    return f"<w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>"


def _style(layout: Layout, style: ComponentStyle) -> str:
    return _wrapped(
        STYLE_IDS[style.key],
        style_name(style.key),
        _paragraph_properties(layout, style) + _run_properties(layout, style),
    )


def _wrapped(style_id: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}">'
        f"<w:name w:val={quoteattr(name)}/><w:qFormat/>{properties}</w:style>"
    )


def _paragraph_properties(layout: Layout, style: ComponentStyle) -> str:
    rules, flowing = layout.paragraph, style.key in FLOWING
    before = round(style.before * 20)
    after = round((style.after + (rules.gap_pt.value if flowing else 0)) * 20)
    line = round(240 * (rules.line_spacing.value if flowing else 1))
    first = twips(rules.first_line_mm) if style.first_line else 0
    keep = "<w:keepNext/>" if style.key in _KEPT_WITH_NEXT else ""
    whole = "<w:keepLines/>" if flowing else ""
    outline = f'<w:outlineLvl w:val="{int(style.key[-1]) - 1}"/>' if style.key.startswith("heading_") else ""
    return (
        f'<w:pPr>{keep}{whole}<w:widowControl/><w:spacing w:before="{before}" w:after="{after}" w:line="{line}" '
        f'w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="{first}"/>'
        f'<w:jc w:val="{_JUSTIFICATION[style.align]}"/>{outline}</w:pPr>'
    )


def _run_properties(layout: Layout, style: ComponentStyle) -> str:
    bold, italic, size = int(style.bold), int(style.italic), round(style.size.value * 2)
    return (
        f'<w:rPr>{fonts_xml(layout.font)}<w:b w:val="{bold}"/><w:bCs w:val="{bold}"/>'
        f'<w:i w:val="{italic}"/><w:iCs w:val="{italic}"/><w:color w:val="000000"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def _rule_style(layout: Layout) -> str:
    weight, gap = round(RULE_POINTS * 8), round(RULE_GAP_POINTS * 20)
    properties = (
        f'<w:pPr><w:pBdr><w:top w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/></w:pBdr>'
        f'<w:spacing w:before="{gap}" w:after="0" w:line="{gap}" w:lineRule="exact"/></w:pPr>'
        f'<w:rPr>{fonts_xml(layout.font)}<w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr>'
    )
    return _wrapped(RULE_STYLE_ID, RULE_STYLE_NAME, properties)
