"""Khổ giấy, lề và số trang (Phụ lục I, mục I)."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban.documents.checking.deviation import Findings
from giaoban.documents.checking.docx_reading import Numbering
from giaoban.documents.checking.pdf_reading import PrintedNumber
from giaoban.documents.checking.pieces import Sheet
from giaoban.documents.checking.typography import check_look
from giaoban.documents.rules.components import COMPONENT_NAMES
from giaoban.documents.rules.layout import MARGIN_NAMES, Layout, plain_number
from giaoban.documents.rules.text_width import MM_PER_POINT
from giaoban.said import Said

_SHEET_MM, _MARGIN_MM = 1.0, 0.4
_NUMBER = COMPONENT_NAMES["page_number"]


def check_paper(sheets: Sequence[Sheet], layout: Layout, findings: Findings) -> None:
    """Khổ A4; the main text stands upright, an annex may lie."""
    wanted = (layout.page_width_mm, layout.page_height_mm)
    for index, sheet in enumerate(sheets):
        size = (sheet.width_mm, sheet.height_mm)
        lying = _near(size, (wanted[1], wanted[0]))
        if _near(size, wanted) or (lying and index > 0):
            continue
        found = (
            Said("nằm ngang")
            if lying
            else Said(
                "%(width)s × %(height)s mm", width=plain_number(round(size[0])), height=plain_number(round(size[1]))
            )
        )
        findings.add(
            Said("Khổ giấy"),
            Said("khổ"),
            Said("%(width)s × %(height)s mm, đứng", width=plain_number(wanted[0]), height=plain_number(wanted[1])),
            found,
        )


def _near(size: tuple[float, float], wanted: tuple[float, float]) -> bool:
    return all(abs(a - b) <= _SHEET_MM for a, b in zip(size, wanted, strict=True))


def check_set_margins(sheets: Sequence[Sheet], layout: Layout, findings: Findings) -> None:
    """Lề ghi trong tệp Word."""
    for sheet in sheets:
        for side in MARGIN_NAMES:
            _check_margin(side, getattr(sheet, f"{side}_mm"), layout, findings)


def check_measured_margins(sheets: Sequence[Sheet], layout: Layout, findings: Findings) -> None:
    """Lề đo trên giấy: where the text begins and ends, page by page and over pages of one direction."""
    for group in (
        [sheet for sheet in sheets if sheet.width_mm <= sheet.height_mm],
        [sheet for sheet in sheets if sheet.width_mm > sheet.height_mm],
    ):
        if not group:
            continue
        for side in ("top", "left", "right"):
            _check_margin(side, min(getattr(sheet, f"{side}_mm") for sheet in group), layout, findings)
        _check_bottom(group, layout, findings)


def _check_bottom(sheets: Sequence[Sheet], layout: Layout, findings: Findings) -> None:
    """Lề dưới: a page may end early, so only a margin that is too small is sure, or none that is full."""
    allowed = layout.margins.bottom
    smallest = min(sheet.bottom_mm or 0.0 for sheet in sheets)
    line = layout.component("body").size.maximum * layout.paragraph.line_spacing.maximum * MM_PER_POINT * 1.2
    # A heading with two lines of its text may have been carried over together.
    late = len(sheets) > 3 and smallest > allowed.maximum + 3 * line
    if smallest < allowed.minimum - _MARGIN_MM or late:
        _add_margin("bottom", smallest, layout, findings)


def _check_margin(side: str, value: float | None, layout: Layout, findings: Findings) -> None:
    if value is not None and not getattr(layout.margins, side).allows(value, _MARGIN_MM):
        _add_margin(side, value, layout, findings)


def _add_margin(side: str, value: float, layout: Layout, findings: Findings) -> None:
    name, allowed = MARGIN_NAMES[side], getattr(layout.margins, side)
    findings.add(name, Said("lề"), allowed.written("mm"), f"{plain_number(round(value * 2) / 2)} mm")


def check_set_numbers(numbering: Sequence[Numbering], layout: Layout, findings: Findings) -> None:
    """Cách đánh số trang ghi trong tệp Word."""
    for index, one in enumerate(numbering):
        if one.in_footer:
            findings.add(_NUMBER, Said("vị trí"), Said("lề trên"), Said("lề dưới"))
        if one.piece is None:
            if not one.in_footer:
                findings.add(_NUMBER, Said("số trang"), Said("có ở lề trên từ trang 2"), Said("không có"))
            continue
        if not one.hidden_on_first:
            findings.add(_NUMBER, Said("trang đầu"), Said("không hiển thị số trang"), Said("có số trang"))
        if index > 0 and one.starts_at != 1:
            findings.add(_NUMBER, Said("số trang của phụ lục"), Said("đánh riêng từ 1"), Said("đánh tiếp văn bản"))
        check_look(one.piece, layout.component("page_number"), layout, findings)


def check_printed_numbers(numbers: Sequence[PrintedNumber], layout: Layout, findings: Findings) -> None:
    """Số trang in trên giấy."""
    for one in numbers:
        hidden = one.expected < layout.page_number_from
        if hidden and one.shown is not None:
            findings.add(_NUMBER, Said("trang đầu"), Said("không hiển thị số trang"), Said("có số trang"))
        elif not hidden and one.shown is None:
            findings.add(_NUMBER, Said("số trang"), Said("có ở lề trên từ trang 2"), Said("không có"))
        elif not hidden and not one.at_top:
            findings.add(_NUMBER, Said("vị trí"), Said("lề trên"), Said("lề dưới"))
        elif not hidden and one.shown != str(one.expected):
            findings.add(
                _NUMBER, Said("số trang (%(place)s)", place=one.place.lower()), str(one.expected), str(one.shown)
            )
        if one.piece is not None:
            check_look(one.piece, layout.component("page_number"), layout, findings)
