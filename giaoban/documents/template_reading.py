"""Đọc mẫu Word của cơ quan: what it may change goes into the layout, everything else is refused by name.

So the PDF, which knows no Word template, is printed exactly as the DOCX.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import docx
from docxtpl import DocxTemplate
from lxml import etree

from giaoban.documents.checking.deviation import Findings
from giaoban.documents.checking.docx_formatting import w
from giaoban.documents.checking.docx_reading import DocxReader, Numbering, read_docx
from giaoban.documents.checking.pages import check_paper, check_set_margins, check_set_numbers
from giaoban.documents.checking.pieces import Piece, Sheet, font_family
from giaoban.documents.checking.typography import check_look
from giaoban.documents.docx_xml import NAMESPACES
from giaoban.documents.rules.components import COMPONENT_NAMES, FLOWING, RULE_STYLE_ID, STYLE_IDS
from giaoban.documents.rules.layout import (
    Choice,
    Columns,
    ComponentStyle,
    Layout,
    Margins,
    permitted_size_set,
    plain_number,
)
from giaoban.documents.template_placeholders import component_of, placeholder_problems
from giaoban.documents.template_safety import TemplateError, check_package
from giaoban.documents.template_settling import BLANK_LINES, is_blank
from giaoban.documents.template_styles import with_own_style_ids
from giaoban.said import Said, either

__all__ = ["TemplateError", "read_template"]

_LEFT = ("parent_agency", "agency"), ("number", "dispatch_subject", "draft_mark")
_ORDER = (
    *_LEFT[0], "national_name", "national_motto", *_LEFT[1], "place_date", "kind_name", "subject", "addressee",
    "legal_basis", "body", "note", "recipients_title", "recipients", "authority", "signer_name",
)  # fmt: skip
_COLUMNS = {
    **dict.fromkeys((*_LEFT[0], *_LEFT[1], "recipients_title", "recipients"), "left"),
    **dict.fromkeys(("national_name", "national_motto", "place_date", "authority", "signer_name"), "right"),
}
_COLUMN_NAMES = {"left": Said("ô bên trái"), "right": Said("ô bên phải"), "full": Said("ngoài bảng")}
_RULED = ("agency", "national_motto", "subject")


@lru_cache(maxsize=32)
def read_template(template: bytes, layout: Layout) -> Layout:
    """Bố cục với những gì mẫu được phép đổi; raises TemplateError with all that it may not."""
    check_package(template)
    template = with_own_style_ids(template)
    document = docx.Document(io.BytesIO(template))
    read = read_docx(template)
    word = DocxTemplate(io.BytesIO(template))
    word.render_init()
    problems = placeholder_problems(document, word, read.pieces)
    found = _components(read.pieces, layout, problems)
    if problems:
        raise TemplateError(problems)
    reader = DocxReader(document)
    pieces = {**_styles_only(reader, set(found)), **found}
    _check_everything(pieces, found, read.sheets, read.numbering, document, layout, problems)
    if problems:
        raise TemplateError(problems)
    changed = _changed_layout(pieces, found, read.sheets[0], layout)
    if not permitted_size_set(changed):
        raise TemplateError([Said("Cỡ chữ quốc hiệu, tiêu ngữ và địa danh không cùng một bộ được phép")])
    return changed


def _components(pieces: Sequence[Piece], layout: Layout, problems: list[str]) -> dict[str, Piece]:
    """Các đoạn của mẫu theo thành phần; strange, missing and misplaced ones are named."""
    found: dict[str, Piece] = {}
    for piece in pieces:
        key = component_of(piece, layout.national_name, layout.national_motto)
        if key is None:
            if "{" not in piece.text or not problems:
                problems.append(Said("Chữ không thuộc mẫu: “%(text)s”", text=piece.text[:60]))
        elif key in found:
            problems.append(Said("%(part)s: có hai lần trong mẫu", part=COMPONENT_NAMES[key]))
        else:
            found[key] = piece
    problems += [Said("%(part)s: thiếu trong mẫu", part=COMPONENT_NAMES[key]) for key in _ORDER if key not in found]
    wanted = [key for key in _ORDER if key in found]
    for key, expected in zip(found, wanted, strict=True):
        if key != expected:
            problems.append(Said("%(part)s: đứng sai chỗ trong mẫu", part=COMPONENT_NAMES[key]))
            break
    return found


def _styles_only(reader: DocxReader, present: set[str]) -> dict[str, Piece]:
    """Thành phần không có ô trống (đề mục, bảng, phụ lục): read from the styles of the template."""
    pieces = {}
    for key, style_id in STYLE_IDS.items():
        if key in present or key == "page_number" or not reader.formatting.has_style(style_id):
            continue
        xml = f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
        pieces[key] = reader.piece(etree.fromstring(xml), "full", 0.0)
    return pieces


def _check_everything(
    pieces: Mapping[str, Piece],
    found: Mapping[str, Piece],
    sheets: Sequence[Sheet],
    numbering: Sequence[Numbering],
    document: Any,
    layout: Layout,
    problems: list[str],
) -> None:
    findings = Findings()
    check_paper(sheets, layout, findings)
    check_set_margins(sheets, layout, findings)
    check_set_numbers(numbering, layout, findings)
    for key, piece in pieces.items():
        check_look(piece, layout.component(key), layout, findings)
        _check_spacing(key, piece, pieces["body"], layout, findings)
    for key, piece in found.items():
        wanted = _COLUMNS.get(key, "full")
        if piece.column != wanted:
            findings.add(COMPONENT_NAMES[key], Said("chỗ đứng"), _COLUMN_NAMES[wanted], _COLUMN_NAMES[piece.column])
        if key in _RULED and piece.rule_mm is None:
            findings.add(COMPONENT_NAMES[key], Said("dòng kẻ bên dưới"), Said("có"), Said("không có"))
    _check_shares(found, layout, findings)
    _check_whole(sheets, numbering, document, findings)
    problems += [deviation.message for deviation in findings.deviations()]
    if len({font_family(span.font) for piece in pieces.values() for span in piece.printed}) > 1:
        problems.append(Said("Mẫu dùng nhiều phông chữ; cả văn bản phải một phông"))


def _check_whole(sheets: Sequence[Sheet], numbering: Sequence[Numbering], document: Any, findings: Findings) -> None:
    if len(sheets) != 1:
        findings.add(Said("Mẫu"), Said("số phần (section)"), "1", str(len(sheets)))
    rules = [node for node in document.element.body.iter(w("pStyle")) if node.get(w("val")) == RULE_STYLE_ID]
    if len(rules) != len(_RULED):
        findings.add(Said("Dòng kẻ"), Said("số đoạn kiểu VB Dòng kẻ"), str(len(_RULED)), str(len(rules)))
    blank = sum(1 for node in document.element.body.iter(w("p")) if is_blank(node))
    if blank != BLANK_LINES:
        findings.add(Said("Mẫu"), Said("số dòng trống (hãy dùng khoảng cách đoạn)"), str(BLANK_LINES), str(blank))
    section = document.sections[0]
    areas = (section.header, section.first_page_header, section.footer, section.first_page_footer)
    for area in areas:
        text = "".join(node.text or "" for node in area._element.iter(w("t"))).strip()
        if text and not (area is areas[0] and text.isdigit()):
            findings.add(Said("Đầu trang và chân trang"), Said("nội dung"), Said("chỉ số trang"), text[:40])
    columns = section._sectPr.find(w("cols"))
    if columns is not None and int(columns.get(w("num"), "1")) > 1:
        findings.add(Said("Mẫu"), Said("số cột"), "1", str(columns.get(w("num"))))


def _check_spacing(key: str, piece: Piece, body: Piece, layout: Layout, findings: Findings) -> None:
    """Lùi lề, giãn dòng: a component may follow the body or keep what the layout has."""
    place, rules = COMPONENT_NAMES[key], layout.paragraph
    if abs(piece.left_mm or 0) > 0.3 or abs(piece.right_mm or 0) > 0.3:
        findings.add(
            place, Said("lùi lề đoạn"), "0 mm", f"{plain_number(max(piece.left_mm or 0, piece.right_mm or 0))} mm"
        )
    first = piece.first_line_mm or 0.0
    accepted = rules.first_line_accepted if layout.component(key).first_line else (0.0,)
    if not any(abs(first - value) <= 0.3 for value in accepted):
        wanted = either([f"{plain_number(value)} mm" for value in accepted])
        findings.add(place, Said("lùi đầu dòng"), wanted, f"{plain_number(round(first, 1))} mm")
    spacing = piece.line_spacing
    if spacing is None:
        findings.add(place, Said("giãn dòng"), Said("theo số dòng"), Said("theo số pt cố định"))
    elif key not in FLOWING:
        if abs(spacing - 1) > 0.01:
            findings.add(place, Said("giãn dòng"), "1", plain_number(round(spacing, 2)))
    elif not rules.line_spacing.allows(spacing, 0.01):
        findings.add(
            place, Said("giãn dòng"), rules.line_spacing.written(Said("dòng")), plain_number(round(spacing, 2))
        )
    elif min(abs(spacing - value) for value in (rules.line_spacing.value, body.line_spacing or 1)) > 0.01:
        findings.add(place, Said("giãn dòng"), Said("như Nội dung"), plain_number(round(spacing, 2)))
    if key == "body" and not rules.gap_pt.allows(piece.after_pt or 0, 0.05):
        findings.add(
            place, Said("khoảng cách đoạn"), rules.gap_pt.written("pt"), f"{plain_number(piece.after_pt or 0)} pt"
        )


def _shares(found: Mapping[str, Piece], layout: Layout) -> dict[str, tuple[float, Choice]]:
    """Tỷ lệ cột trái của hai bảng không kẻ trong mẫu."""
    pairs = (
        (Said("Bảng đầu văn bản"), "number", "place_date", layout.columns.header_left),
        (Said("Bảng nơi nhận và chữ ký"), "recipients", "authority", layout.columns.signature_left),
    )
    shares: dict[str, tuple[float, Choice]] = {}
    for name, left, right, choice in pairs:
        widths = (found[left].width_mm or 0.0, found[right].width_mm or 0.0)
        shares[name] = (widths[0] / (sum(widths) or 1.0), choice)
    return shares


def _check_shares(found: Mapping[str, Piece], layout: Layout, findings: Findings) -> None:
    for name, (share, choice) in _shares(found, layout).items():
        if not choice.allows(share, 0.005):
            wanted = Said(
                "%(minimum)s–%(maximum)s bề rộng chữ", minimum=f"{choice.minimum:.0%}", maximum=f"{choice.maximum:.0%}"
            )
            findings.add(name, Said("bề rộng cột trái"), wanted, f"{share:.0%}")


def _changed_layout(pieces: Mapping[str, Piece], found: Mapping[str, Piece], sheet: Sheet, layout: Layout) -> Layout:
    """Bố cục với trị số của mẫu, rounded to what people type so that twips leave no trace."""
    body, rules = pieces["body"], layout.paragraph
    first = min(rules.first_line_accepted, key=lambda value: abs(value - (body.first_line_mm or 0.0)))
    shares = [_settled(choice, share, 3, 0.004) for share, choice in _shares(found, layout).values()]
    margins = Margins(
        **{
            side: _settled(getattr(layout.margins, side), getattr(sheet, f"{side}_mm"), 1, 0.1)
            for side in ("top", "bottom", "left", "right")
        }
    )
    paragraph = replace(
        rules,
        first_line_mm=first,
        gap_pt=_settled(rules.gap_pt, body.after_pt or 0.0, 1, 0.05),
        line_spacing=_settled(rules.line_spacing, body.line_spacing or 1.0, 2, 0.005),
    )
    return replace(
        layout,
        font=_font(body, layout),
        margins=margins,
        paragraph=paragraph,
        columns=Columns(*shares),
        components=tuple(
            _changed_style(style, pieces[style.key]) if style.key in pieces else style for style in layout.components
        ),
    )


def _font(body: Piece, layout: Layout) -> str:
    used = font_family(body.printed[0].font)
    return next((name for name in layout.fonts if font_family(name) == used), layout.font)


def _settled(choice: Choice, value: float, digits: int, tolerance: float) -> Choice:
    """Trị số của mẫu; the layout's own where the two differ by rounding only, never beyond the range."""
    if abs(value - choice.value) <= tolerance:
        return choice
    return replace(choice, value=min(max(round(value, digits), choice.minimum), choice.maximum))


def _changed_style(style: ComponentStyle, piece: Piece) -> ComponentStyle:
    size = _settled(style.size, piece.printed[0].size, 1, 0.01)
    before = round(piece.before_pt or 0.0, 1)
    # The gap after text is the paragraph rule's, not the component's own.
    after = style.after if style.key in FLOWING else round(piece.after_pt or 0.0, 1)
    return replace(style, size=size, before=before, after=after)
