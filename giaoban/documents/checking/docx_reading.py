"""Đọc lại tệp DOCX thành mảnh chữ, phần và số trang."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from giaoban.documents.checking.docx_formatting import Formatting, w
from giaoban.documents.checking.docx_rules import border_rule_mm, drawn_line_mm
from giaoban.documents.checking.pieces import Column, Piece, Sheet, Span

_TWIPS_PER_MM = 1440 / 25.4
_JUSTIFICATION = {"both": "justify", "start": "left", "end": "right", "distribute": "justify"}
_NO_BORDER = ("nil", "none", None)


@dataclass(frozen=True)
class Numbering:
    """Cách đánh số trang của một phần: the paragraph that holds the PAGE field, and where it does not."""

    piece: Piece | None
    in_footer: bool
    hidden_on_first: bool
    starts_at: int | None


@dataclass(frozen=True)
class ReadDocx:
    """Những gì đọc được từ một tệp Word."""

    pieces: tuple[Piece, ...]
    sheets: tuple[Sheet, ...]
    numbering: tuple[Numbering, ...]


def read_docx(data: bytes) -> ReadDocx:
    """Đọc một tệp Word."""
    document = docx.Document(io.BytesIO(data))
    reader = DocxReader(document)
    pieces = tuple(reader.pieces())
    sheets = tuple(_sheet(section, index) for index, section in enumerate(document.sections, 1))
    numbering = tuple(reader.numbering(section) for section in document.sections)
    return ReadDocx(pieces, sheets, numbering)


def formatting_of(document: Any) -> Formatting:
    """Bảng tra định dạng của một tệp đã mở."""
    theme = None
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.THEME and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            theme = etree.fromstring(relation.target_part.blob, parser)
    return Formatting(document.styles.element, theme)


def _mm(twips: str | None) -> float | None:
    return None if twips is None else float(twips) / _TWIPS_PER_MM


def _length_mm(length: Any) -> float | None:
    return None if length is None else float(length.mm)


def _sheet(section: Any, number: int) -> Sheet:
    return Sheet(
        place=f"Phần {number}",
        width_mm=_length_mm(section.page_width) or 0.0,
        height_mm=_length_mm(section.page_height) or 0.0,
        top_mm=_length_mm(section.top_margin),
        bottom_mm=_length_mm(section.bottom_margin),
        left_mm=_length_mm(section.left_margin),
        right_mm=_length_mm(section.right_margin),
    )


class DocxReader:
    """Đi qua thân văn bản theo thứ tự in."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self.formatting = formatting_of(document)
        self._section = 0
        sections = document.sections
        self._widths = [_text_width(section) for section in sections]

    def pieces(self) -> Iterator[Piece]:
        """Mọi mảnh chữ của thân văn bản."""
        return self._children(self._document.element.body, "full", self._widths[0], in_table=False)

    def _children(self, parent: Any, column: Column, width: float, *, in_table: bool) -> Iterator[Piece]:
        children = list(_flattened(parent))
        for index, child in enumerate(children):
            if child.tag == w("tbl"):
                yield from self._table(child, width)
                continue
            here = self._widths[self._section] if column == "full" else width
            below = children[index + 1] if index + 1 < len(children) else None
            piece = self.piece(child, column, here)
            piece = replace(piece, in_table=in_table, rule_mm=self._rule(child, below, here))
            if piece.text:
                yield piece
            if child.find(f"{w('pPr')}/{w('sectPr')}") is not None:
                self._section += 1

    def _table(self, table: Any, width: float) -> Iterator[Piece]:
        ruled = _is_ruled(table, self._document)
        for row in table.findall(w("tr")):
            cells = row.findall(w("tc"))
            for index, cell in enumerate(cells):
                column: Column = "left" if index == 0 and len(cells) > 1 else "right"
                own = _mm(cell.find(f"{w('tcPr')}/{w('tcW')}").get(w("w"))) if _has_width(cell) else width
                yield from self._children(cell, column, own or width, in_table=ruled)

    def piece(self, paragraph: Any, column: Column, width: float) -> Piece:
        """Một đoạn văn với kiểu có hiệu lực."""
        look = self.formatting
        after, before = (look.paragraph_value(paragraph, "spacing", side) for side in ("after", "before"))
        return Piece(
            spans=tuple(self._spans(paragraph)),
            column=column,
            section=self._section,
            align=self._align(paragraph),
            first_line_mm=self._first_line(paragraph),
            gap_pt=(float(after or 0) + float(before or 0)) / 20,
            line_spacing=self._line_spacing(paragraph),
            width_mm=width,
            left_mm=_mm(look.paragraph_value(paragraph, "ind", "left")) or 0.0,
            right_mm=_mm(look.paragraph_value(paragraph, "ind", "right")) or 0.0,
            before_pt=float(before or 0) / 20,
            after_pt=float(after or 0) / 20,
        )

    def _spans(self, paragraph: Any) -> Iterator[Span]:
        for run in paragraph.iter(w("r")):
            text = "".join(_run_text(run))
            if text:
                yield self.formatting.span(paragraph, run, text)

    def _align(self, paragraph: Any) -> str:
        found = self.formatting.paragraph_value(paragraph, "jc", "val") or "left"
        return _JUSTIFICATION.get(found, found)

    def _first_line(self, paragraph: Any) -> float:
        look = self.formatting
        hanging = look.paragraph_value(paragraph, "ind", "hanging")
        if hanging and float(hanging):
            return -(_mm(hanging) or 0.0)
        return _mm(look.paragraph_value(paragraph, "ind", "firstLine")) or 0.0

    def _line_spacing(self, paragraph: Any) -> float | None:
        look = self.formatting
        if look.paragraph_value(paragraph, "spacing", "lineRule") in ("exact", "atLeast"):
            return None
        return float(look.paragraph_value(paragraph, "spacing", "line") or 240) / 240

    def _rule(self, paragraph: Any, below: Any | None, width: float) -> float | None:
        """Dòng kẻ dưới đoạn này: its own lower border, a drawn line, or an empty bordered paragraph."""
        own = border_rule_mm(self.formatting, paragraph, ("bottom",), width)
        drawn = own if own is not None else drawn_line_mm(paragraph)
        if drawn is not None or below is None or below.tag != w("p") or "".join(_text(below)).strip():
            return drawn
        bordered = border_rule_mm(self.formatting, below, ("top", "bottom"), width)
        return bordered if bordered is not None else drawn_line_mm(below)

    def numbering(self, section: Any) -> Numbering:
        """Số trang của một phần."""
        number_type = section._sectPr.find(w("pgNumType"))
        start = None if number_type is None else number_type.get(w("start"))
        first_differs = bool(section.different_first_page_header_footer)
        return Numbering(
            piece=self._page_field(section.header),
            in_footer=self._page_field(section.footer) is not None,
            hidden_on_first=first_differs and self._page_field(section.first_page_header) is None,
            starts_at=None if start is None else int(start),
        )

    def _page_field(self, container: Any) -> Piece | None:
        for paragraph in container._element.iter(w("p")):
            fields = [str(node.get(w("instr"), "")) for node in paragraph.iter(w("fldSimple"))]
            fields += [node.text or "" for node in paragraph.iter(w("instrText"))]
            if any("PAGE" in field.upper().split() for field in fields):
                return self.piece(paragraph, "full", 0.0)
        return None


def _text_width(section: Any) -> float:
    sheet = _sheet(section, 0)
    return sheet.width_mm - (sheet.left_mm or 0.0) - (sheet.right_mm or 0.0)


def _flattened(parent: Any) -> Iterator[Any]:
    """Đoạn và bảng, kể cả trong khung nội dung (content control)."""
    for child in parent:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag == w("sdt"):
            content = child.find(w("sdtContent"))
            yield from _flattened(content) if content is not None else ()


def _run_text(run: Any) -> Iterator[str]:
    for node in run:
        if node.tag == w("t"):
            yield node.text or ""
        elif node.tag in (w("br"), w("cr")):
            yield "\n"
        elif node.tag == w("tab"):
            yield "\t"
        elif node.tag == w("noBreakHyphen"):
            yield "-"


def _text(paragraph: Any) -> Iterator[str]:
    for run in paragraph.iter(w("r")):
        yield from _run_text(run)


def _has_width(cell: Any) -> bool:
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    return width is not None and width.get(w("type")) == "dxa"


def _is_ruled(table: Any, document: Any) -> bool:
    """Bảng có kẻ: a border of its own, or a style that draws one."""
    borders = table.find(f"{w('tblPr')}/{w('tblBorders')}")
    if borders is not None:
        return any(side.get(w("val")) not in _NO_BORDER for side in borders)
    style = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    if style is None:
        return False
    path = f"{w('style')}[@{w('styleId')}='{style.get(w('val'))}']/{w('tblPr')}/{w('tblBorders')}"
    return document.styles.element.find(path) is not None
