"""Mã kiểu trong mẫu Word: Word keeps the ids of our styles, LibreOffice makes its own; the names stay."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache

from lxml import etree

from giaoban.documents.docx_package import zip_parts
from giaoban.documents.docx_xml import W
from giaoban.documents.rules.components import RULE_STYLE_ID, RULE_STYLE_NAME, STYLE_IDS, style_name

_ID_OF = {style_name(key): style_id for key, style_id in STYLE_IDS.items()} | {RULE_STYLE_NAME: RULE_STYLE_ID}
_REFERENCES = ("pStyle", "basedOn", "next", "link")


@lru_cache(maxsize=32)
def with_own_style_ids(template: bytes) -> bytes:
    """Cùng mẫu, các kiểu "VB …" mang lại mã của chúng; unchanged when they already do."""
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    styles = _parsed(parts["word/styles.xml"])
    renamed = {}
    for style in styles.findall(_w("style")):
        name = style.find(_w("name"))
        wanted = None if name is None else _ID_OF.get(str(name.get(_w("val"))))
        if wanted and style.get(_w("styleId")) != wanted:
            renamed[style.get(_w("styleId"))] = wanted
            style.set(_w("styleId"), wanted)
    if not renamed:
        return template
    parts["word/styles.xml"] = _refer(styles, renamed)
    for part in parts:
        if part.startswith(("word/document", "word/header", "word/footer")) and part.endswith(".xml"):
            parts[part] = _refer(_parsed(parts[part]), renamed)
    return zip_parts(parts.items())


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _refer(root: etree._Element, renamed: dict[str | None, str]) -> bytes:
    for node in root.iter(*map(_w, _REFERENCES)):
        old = node.get(_w("val"))
        if old in renamed:
            node.set(_w("val"), renamed[old])
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
