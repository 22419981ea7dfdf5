"""Ngắt dòng ở đầu văn bản: "ỦY BAN NHÂN DÂN / QUẬN THANH XUÂN", and the length of the lines drawn below."""

from __future__ import annotations

from giaoban.documents.rules.layout import Layout
from giaoban.documents.rules.text_width import text_width_mm, widest_line_mm


def agency_lines(agency: str, layout: Layout) -> tuple[str, ...]:
    """Tên cơ quan trong cột trái: one line if it fits, else the most even break into as few as do."""
    available = layout.text_width_mm * layout.columns.header_left.value
    style = layout.component("agency")
    words = agency.split()

    def width(line: str) -> float:
        return text_width_mm(line, style.size.value, bold=style.bold)

    if not words or width(agency) <= available:
        return (agency,)
    breaks = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words)))
    best = min(breaks, key=lambda pair: max(map(width, pair)), default=(agency,))
    # Three lines and more are left to the ordinary line breaking.
    return best if max(map(width, best)) <= available else (agency,)


def rule_length_mm(key: str, text: str, layout: Layout) -> float:
    """Độ dài dòng kẻ dưới một thành phần, tính theo dòng chữ dài nhất của nó."""
    share = layout.rule_below(key)
    if share is None or not text:
        return 0.0
    style = layout.component(key)
    available = column_width_mm(key, layout)
    lines = text.split("\n")
    widest = max(widest_line_mm(line, style.size.value, available, bold=style.bold) for line in lines)
    return widest * share.value


def column_width_mm(key: str, layout: Layout) -> float:
    """Bề rộng chỗ đứng của một thành phần đầu văn bản."""
    left = layout.text_width_mm * layout.columns.header_left.value
    if key in ("parent_agency", "agency", "number", "draft_mark", "dispatch_subject"):
        return left
    if key in ("national_name", "national_motto", "place_date"):
        return layout.text_width_mm - left
    return layout.text_width_mm
