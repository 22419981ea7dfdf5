"""Văn bản dưới dạng DOCX: docxtpl fills the Word template, the body goes in as ready XML."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from giaoban.documents.docx_package import zipped_again
from giaoban.documents.docx_styles import styles_xml
from giaoban.documents.docx_template import default_template
from giaoban.documents.docx_xml import (
    NAMESPACES,
    W,
    blocks_xml,
    gap_xml,
    parsed,
    text_paragraph_xml,
    twips,
)
from giaoban.documents.rules.components import RULE_STYLE_ID
from giaoban.documents.rules.composition import Composed, ComposedAnnex, compose
from giaoban.documents.rules.content import OfficialDocument
from giaoban.documents.rules.header_lines import agency_lines, column_width_mm, rule_length_mm
from giaoban.documents.rules.layout import Layout
from giaoban.documents.rules.placeholders import BLOCK_PLACEHOLDERS, LINE_PLACEHOLDERS, OPTIONAL, RECIPIENTS_TITLE
from giaoban.documents.rules.spacing import ADDRESSEE_INDENT_MM
from giaoban.documents.template_reading import read_template
from giaoban.documents.template_settling import settle_template
from giaoban.documents.template_styles import with_own_style_ids

_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
# Private-use letters: no text of an office holds them, so a mark cannot be mistaken for content.
_ABSENT = "\ue000"
_SLOT = "\ue001"
# docxtpl turns "{_{" in any text into "{{"; a guard between the two keeps what was written.
_GUARD = "\ue002"


def render_docx(document: OfficialDocument, layout: Layout, template: bytes | None = None) -> bytes:
    """DOCX của văn bản; the same document, layout and template give the same bytes.

    A template of the office is read first: what it may change goes into the layout, the rest is refused
    (TemplateError). Pass `read_template(template, layout)` to render_pdf to print the two alike.
    """
    effective = read_template(template, layout) if template else layout
    composed = compose(document, effective.padding)
    source = with_own_style_ids(template) if template else default_template(layout)
    word = DocxTemplate(io.BytesIO(source))
    word.render(_context(composed, effective), jinja_env=_sandbox(), autoescape=True)
    body = word.docx.element.body
    if template:
        settle_template(body, effective)
    _fill_slots(body, composed, effective)
    _draw_rules(body, composed, effective)
    _add_annexes(body, composed, effective)
    if template:
        _write_styles(word.docx.styles.element, effective)
    _write_properties(word.docx.core_properties, document, composed)
    stream = io.BytesIO()
    word.docx.save(stream)
    return zipped_again(stream.getvalue())


@lru_cache(maxsize=1)
def _sandbox() -> ImmutableSandboxedEnvironment:
    """Môi trường Jinja kín: no function, no filter, no attribute beyond the text handed in."""
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    return environment


def _context(composed: Composed, layout: Layout) -> dict[str, str]:
    lines = {
        "agency": "\n".join(agency_lines(composed.agency, layout)),
        "number": composed.number_line,
        "place_date": composed.place_date_line,
    }
    lines.update({key: getattr(composed, key) for key in LINE_PLACEHOLDERS if key not in lines})
    context = {LINE_PLACEHOLDERS[key]: text if text or key not in OPTIONAL else _ABSENT for key, text in lines.items()}
    slots = {name: f"{_SLOT}{key}{_SLOT}" for key, name in BLOCK_PLACEHOLDERS.items()}
    guarded = {name: text.replace("{_", f"{{{_GUARD}_").replace("_}", f"_{_GUARD}}}") for name, text in context.items()}
    return {**guarded, **slots}


def _fill_slots(body: Any, composed: Composed, layout: Layout) -> None:
    """Thay ô trống nhiều đoạn và bỏ dòng không có gì để in."""
    contents = _slot_contents(composed, layout)
    for paragraph in list(body.iter(f"{{{W}}}p")):
        letters = list(paragraph.iter(f"{{{W}}}t"))
        for node in letters:
            node.text = (node.text or "").replace(_GUARD, "")
        text = "".join(node.text for node in letters).strip()
        if _ABSENT in text or (text == RECIPIENTS_TITLE and not composed.recipient_lines):
            _remove(paragraph)
        elif text.startswith(_SLOT):
            _replace(paragraph, contents[text.strip(_SLOT)])


def _remove(paragraph: Any) -> None:
    parent = paragraph.getparent()
    # A cell without any paragraph is a broken file to Word: the last one stays, empty.
    if parent.tag == f"{{{W}}}tc" and len(parent.findall(f"{{{W}}}p")) == 1:
        for run in paragraph.findall(f"{{{W}}}r"):
            paragraph.remove(run)
    else:
        parent.remove(paragraph)


def _replace(paragraph: Any, content: str) -> None:
    if not content:
        _remove(paragraph)
        return
    parent = paragraph.getparent()
    place = parent.index(paragraph)
    parent[place : place + 1] = parsed(content)


def _slot_contents(composed: Composed, layout: Layout) -> dict[str, str]:
    def lines(key: str, texts: tuple[str, ...], properties: str = "") -> str:
        return "".join(text_paragraph_xml(key, text, properties) for text in texts)

    body = blocks_xml(composed.blocks, layout, layout.text_width_mm, keep_last=True)
    return {
        "addressee": _addressees(composed.addressee_lines),
        "legal_basis": lines("legal_basis", composed.legal_basis_lines),
        "body": body,
        "note": lines("note", composed.notes),
        "recipients": lines("recipients", composed.recipient_lines),
        "authority": lines("authority", composed.authority_lines),
    }


def _addressees(texts: tuple[str, ...]) -> str:
    if len(texts) == 1:
        return text_paragraph_xml("addressee", texts[0], '<w:jc w:val="center"/>')
    indents = [ADDRESSEE_INDENT_MM[min(index, 1)] for index in range(len(texts))]
    # Only the first line keeps the gap above, the names stand close under it.
    return "".join(
        text_paragraph_xml("addressee", text, _indented(indent, first=index == 0))
        for index, (text, indent) in enumerate(zip(texts, indents, strict=True))
    )


def _indented(indent_mm: float, *, first: bool) -> str:
    spacing = "" if first else '<w:spacing w:before="0"/>'
    return f'{spacing}<w:ind w:left="{twips(indent_mm)}" w:firstLine="0"/>'


def _draw_rules(body: Any, composed: Composed, layout: Layout) -> None:
    """Kéo mỗi dòng kẻ đến độ dài của chữ trên nó; read_template has made sure of their order."""
    agency = "\n".join(agency_lines(composed.agency, layout))
    texts = {"agency": agency, "national_motto": layout.national_motto, "subject": composed.subject}
    rules = [node for node in body.iter(f"{{{W}}}p") if _style_of(node) == RULE_STYLE_ID]
    for rule, (key, text) in zip(rules, texts.items(), strict=True):
        if not text:
            _remove(rule)
            continue
        side = str(twips(max(column_width_mm(key, layout) - rule_length_mm(key, text, layout), 0) / 2))
        indent = rule.pPr.get_or_add_ind()
        indent.set(f"{{{W}}}left", side)
        indent.set(f"{{{W}}}right", side)


def _style_of(paragraph: Any) -> str | None:
    found = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    return None if found is None else found.get(f"{{{W}}}val")


def _add_annexes(body: Any, composed: Composed, layout: Layout) -> None:
    """Mỗi phụ lục là một phần riêng của Word, đánh số trang từ 1."""
    for annex in composed.annexes:
        section = body.sectPr
        last = body[-2]
        last.get_or_add_pPr().append(deepcopy(section))
        place = body.index(section)
        body[place:place] = parsed(_annex_xml(annex, layout))
        _turn(section, layout, landscape=annex.landscape)


def _annex_xml(annex: ComposedAnnex, layout: Layout) -> str:
    width = layout.annex_width_mm(landscape=annex.landscape)
    lines = (("annex_number", annex.heading), ("annex_title", annex.title), ("annex_note", annex.note))
    heading = "".join(text_paragraph_xml(key, text) for key, text in lines if text)
    return heading + gap_xml(6) + blocks_xml(annex.blocks, layout, width) + gap_xml(1)


def _turn(section: Any, layout: Layout, *, landscape: bool) -> None:
    size = section.find(f"{{{W}}}pgSz")
    width, height = twips(layout.page_width_mm), twips(layout.page_height_mm)
    across, down = (height, width) if landscape else (width, height)
    size.set(f"{{{W}}}w", str(across))
    size.set(f"{{{W}}}h", str(down))
    size.attrib.pop(f"{{{W}}}orient", None)
    if landscape:
        size.set(f"{{{W}}}orient", "landscape")


def _write_styles(styles: Any, layout: Layout) -> None:
    """Kiểu của phần thân theo bố cục đã đọc, để sửa trực tiếp trên ô trống cũng có hiệu lực."""
    made = etree.fromstring(f"<w:styles {NAMESPACES}>{styles_xml(layout)}</w:styles>".encode())
    ids = {style.get(f"{{{W}}}styleId") for style in made}
    for old in list(styles.findall(f"{{{W}}}style")):
        if old.get(f"{{{W}}}styleId") in ids:
            styles.remove(old)
    styles.extend(list(made))


def _write_properties(properties: Any, document: OfficialDocument, composed: Composed) -> None:
    day = document.day
    when = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _UNDATED
    properties.title = composed.title[:255]
    properties.subject = composed.subject[:255]
    properties.author = properties.last_modified_by = composed.agency[:255]
    properties.keywords = composed.number_line[:255]
    properties.language = "vi-VN"
    properties.created = properties.modified = when
    properties.revision = 1
