"""So mẫu chữ của từng thành phần với Phụ lục I, mục V của nghị định."""

from __future__ import annotations

from collections.abc import Iterable

from giaoban.documents.checking.deviation import Findings
from giaoban.documents.checking.pieces import Piece, font_family
from giaoban.documents.checking.recognition import Recognised
from giaoban.documents.rules.components import COMPONENT_NAMES
from giaoban.documents.rules.layout import Choice, ComponentStyle, Layout, plain_number
from giaoban.documents.rules.text_width import widest_line_mm
from giaoban.said import Said, either, joined

_ALIGN_NAMES = {
    "left": Said("căn trái"),
    "start": Said("căn trái"),
    "center": Said("căn giữa"),
    "right": Said("căn phải"),
    "justify": Said("căn đều hai bên"),
}
# What files round away: half points of type, twips of length.
_SIZE, _LENGTH_MM, _SPACING, _POINTS = 0.26, 0.6, 0.03, 0.3
# Runs within these may be emphasised; only a whole paragraph set otherwise is a deviation.
_MIXED = frozenset({"body", "note", "addressee", "legal_basis", "table_cell"})
# Emphasis and alignment of these are not the decree's matter.
_FREE = frozenset({"table_cell", "table_header"})
_SHARE = 0.03


def check_typography(found: Iterable[Recognised], layout: Layout, findings: Findings) -> None:
    """Phông, cỡ, kiểu chữ, căn lề và dòng kẻ của mọi thành phần."""
    for one in found:
        style = layout.component(one.key)
        place = COMPONENT_NAMES[one.key]
        check_look(one.piece, style, layout, findings)
        if style.case == "upper" and one.piece.text != one.piece.text.upper():
            findings.add(place, Said("chữ"), Said("chữ in hoa"), Said("chữ in thường"))
        _check_paragraph(one.piece, style, layout, place, findings)
        _check_rule(one.piece, style, layout, place, findings)


def check_one_family(families: Iterable[str], layout: Layout, findings: Findings) -> None:
    """Cả văn bản một phông: a letter missing in a font must not come from another."""
    known = {font_family(name): name for name in layout.fonts}
    used = [known.get(name, name) for name in families]
    if len(set(used)) > 1:
        findings.add(Said("Văn bản"), Said("phông chữ"), Said("một phông duy nhất"), ", ".join(used))


def check_look(piece: Piece, style: ComponentStyle, layout: Layout, findings: Findings) -> None:
    """Phông, màu, cỡ, kiểu chữ và căn lề của một mảnh."""
    place = COMPONENT_NAMES[style.key]
    _check_font(piece, layout, place, findings)
    _check_size(piece, style, place, findings)
    _check_emphasis(piece, style, place, findings)
    _check_align(piece, style, place, findings)


def check_size_set(found: Iterable[Recognised], layout: Layout, findings: Findings) -> None:
    """Cỡ chữ quốc hiệu, tiêu ngữ, địa danh phải cùng một bộ (12/13/13 hoặc 13/14/14)."""
    sizes: dict[str, float] = {}
    for one in found:
        if one.piece.printed and one.key not in sizes:
            sizes[one.key] = one.piece.printed[0].size
    for permitted in layout.size_sets:
        if any(key not in sizes for key, _ in permitted):
            return
        if all(abs(sizes[key] - size) <= _SIZE for key, size in permitted):
            return
    keys = [key for key, _ in layout.size_sets[0]] if layout.size_sets else []
    # A size outside its own range has been reported already.
    if not keys or any(not layout.component(key).size.allows(sizes[key], _SIZE) for key in keys):
        return
    names = joined(", ", [COMPONENT_NAMES[key] for key in keys])
    wanted = either(["/".join(plain_number(size) for _, size in one) for one in layout.size_sets])
    findings.add(names, Said("bộ cỡ chữ"), wanted, "/".join(plain_number(sizes[key]) for key in keys))


def _check_font(piece: Piece, layout: Layout, place: str, findings: Findings) -> None:
    accepted = {font_family(name) for name in layout.fonts}
    for name in dict.fromkeys(span.font for span in piece.printed):
        if font_family(name) not in accepted:
            findings.add(place, Said("phông chữ"), layout.fonts[0], name)
    if any(not span.black for span in piece.printed):
        findings.add(place, Said("màu chữ"), Said("màu đen"), Said("màu khác"))


def _check_size(piece: Piece, style: ComponentStyle, place: str, findings: Findings) -> None:
    for size in dict.fromkeys(span.size for span in piece.printed):
        if not style.size.allows(size, _SIZE):
            findings.add(place, Said("cỡ chữ"), style.size.written(), plain_number(size))


def _check_emphasis(piece: Piece, style: ComponentStyle, place: str, findings: Findings) -> None:
    if style.key in _FREE or not piece.printed:
        return
    for name, wanted, values in (
        (Said("đậm"), style.bold, [span.bold for span in piece.printed]),
        (Said("nghiêng"), style.italic, [span.italic for span in piece.printed]),
    ):
        wrong = [value for value in values if value != wanted]
        if wrong and (len(wrong) == len(values) or wanted or style.key not in _MIXED):
            without = Said("không %(name)s", name=name)
            findings.add(place, Said("kiểu chữ"), name if wanted else without, without if wanted else name)


def _check_align(piece: Piece, style: ComponentStyle, place: str, findings: Findings) -> None:
    if style.align == "any" or style.key in _FREE or piece.align in (None, style.align):
        return
    if piece.align == "start" and style.align in ("left", "justify"):
        return
    findings.add(place, Said("căn lề"), _ALIGN_NAMES[style.align], _ALIGN_NAMES.get(str(piece.align), str(piece.align)))


def _check_paragraph(piece: Piece, style: ComponentStyle, layout: Layout, place: str, findings: Findings) -> None:
    rules = layout.paragraph
    if style.first_line and piece.first_line_mm is not None:
        near = any(abs(piece.first_line_mm - value) <= _LENGTH_MM for value in rules.first_line_accepted)
        if not near:
            wanted = either([f"{plain_number(value)} mm" for value in rules.first_line_accepted])
            findings.add(place, Said("lùi đầu dòng"), wanted, f"{plain_number(round(piece.first_line_mm, 1))} mm")
    if style.key != "body" or piece.in_table:
        return
    if piece.gap_pt is not None and piece.gap_pt < rules.gap_pt.minimum - _POINTS:
        wanted = Said("ít nhất %(minimum)s pt", minimum=plain_number(rules.gap_pt.minimum))
        findings.add(place, Said("khoảng cách đoạn"), wanted, f"{plain_number(round(piece.gap_pt, 1))} pt")
    spacing = piece.line_spacing
    if spacing is not None and not rules.line_spacing.allows(spacing, _SPACING):
        findings.add(
            place, Said("giãn dòng"), rules.line_spacing.written(Said("dòng")), plain_number(round(spacing, 2))
        )


def _check_rule(piece: Piece, style: ComponentStyle, layout: Layout, place: str, findings: Findings) -> None:
    share = layout.rule_below(style.key)
    if share is None:
        return
    wanted = _written_share(share)
    if piece.rule_mm is None:
        findings.add(place, Said("dòng kẻ bên dưới"), wanted, Said("không có dòng kẻ"))
        return
    measured = piece.rule_mm / max(_text_width(piece, style), 1.0)
    if not share.allows(measured, _SHARE):
        findings.add(
            place,
            Said("độ dài dòng kẻ bên dưới"),
            wanted,
            Said("%(measured)s độ dài dòng chữ", measured=f"{measured:.0%}"),
        )


def _text_width(piece: Piece, style: ComponentStyle) -> float:
    """Độ dài dòng chữ: measured on the page, or computed when the file holds no measures."""
    size = piece.printed[0].size if piece.printed else style.size.value
    available = piece.width_mm or 0.0
    if (piece.line_spacing is not None and "\n" in piece.raw) or piece.before_pt is not None:
        lines = piece.raw.split("\n")
        return max(widest_line_mm(line, size, available, bold=piece.bold) for line in lines)
    return available


def _written_share(share: Choice) -> str:
    low, high = f"{share.minimum:.0%}", f"{share.maximum:.0%}"
    return (
        Said("%(low)s độ dài dòng chữ", low=low)
        if low == high
        else Said("%(low)s–%(high)s độ dài dòng chữ", low=low, high=high)
    )
