"""Dòng kẻ ngang trong DOCX và độ dài của nó: a paragraph border, a drawn shape, or an old VML line."""

from __future__ import annotations

import re
from typing import Any

from giaoban.documents.checking.docx_formatting import Formatting, w

_TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_MM = 36000
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "": 1.0}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_SHAPE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_VML = "urn:schemas-microsoft-com:vml"


def border_rule_mm(formatting: Formatting, paragraph: Any, sides: tuple[str, ...], width_mm: float) -> float | None:
    """Độ dài đường viền đoạn: the column less the indents on both sides."""
    borders = formatting.paragraph_node(paragraph, "pBdr")
    found = None if borders is None else next((borders.find(w(side)) for side in sides), None)
    if found is None or found.get(w("val")) in ("nil", "none"):
        return None
    indents = (formatting.paragraph_value(paragraph, "ind", side) for side in ("left", "right"))
    return width_mm - sum(float(value or 0) for value in indents) / _TWIPS_PER_MM


def drawn_line_mm(paragraph: Any) -> float | None:
    """Độ dài đường vẽ neo vào đoạn."""
    for geometry in paragraph.iter(f"{{{_SHAPE}}}prstGeom"):
        if geometry.get("prst") in ("line", "straightConnector1"):
            extent = next(paragraph.iter(f"{{{_DRAWING}}}extent"), None)
            return None if extent is None else float(extent.get("cx")) / _EMU_PER_MM
    for line in paragraph.iter(f"{{{_VML}}}line"):
        ends = [_points(str(line.get(name, "0,0")).split(",")[0]) for name in ("from", "to")]
        return abs(ends[1] - ends[0]) * 25.4 / 72
    return None


def _points(length: str) -> float:
    match = re.fullmatch(r"\s*(-?[\d.]+)\s*([a-z]*)\s*", length)
    return float(match[1]) * _POINTS.get(match[2], 1.0) if match else 0.0
