"""Breaking a produced Word file on purpose: one edit of one part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from lxml import etree

from giaoban.documents.docx_package import zip_parts
from giaoban.documents.docx_xml import W

Edit = Callable[[etree._Element], None]


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def edited(data: bytes, part: str, edit: Edit) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts[part])
    edit(root)
    parts[part] = etree.tostring(root)
    return zip_parts(parts.items())


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    return zip_parts({**parts, name: content}.items())


def in_style(style_id: str, path: str, attribute: str, value: str) -> tuple[str, Edit]:
    """Sets an attribute of a style: in_style("VbBody", "rPr/sz", "val", "24")."""

    def edit(root: etree._Element) -> None:
        style = next(node for node in root.iter(w("style")) if node.get(w("styleId")) == style_id)
        node = style.find("/".join(map(w, path.split("/"))))
        assert node is not None
        node.set(w(attribute), value)

    return "word/styles.xml", edit


def in_section(tag: str, attribute: str, value: str, section: int = 0) -> tuple[str, Edit]:
    def edit(root: etree._Element) -> None:
        list(root.iter(w("sectPr")))[section].find(w(tag)).set(w(attribute), value)

    return "word/document.xml", edit


def in_text(old: str, new: str) -> tuple[str, Edit]:
    def edit(root: etree._Element) -> None:
        node = next(node for node in root.iter(w("t")) if old in (node.text or ""))
        node.text = node.text.replace(old, new)

    return "word/document.xml", edit


def paragraph_of(root: etree._Element, text: str) -> etree._Element:
    def words(paragraph: etree._Element) -> str:
        return "".join(node.text or "" for node in paragraph.iter(w("t")))

    return next(node for node in root.iter(w("p")) if words(node).startswith(text))


def with_properties(text: str, xml: str) -> tuple[str, Edit]:
    """Adds run properties to every run of the paragraph that starts with `text`."""

    def edit(root: etree._Element) -> None:
        for run in paragraph_of(root, text).iter(w("r")):
            properties = run.find(w("rPr"))
            if properties is None:
                properties = etree.Element(w("rPr"))
                run.insert(0, properties)
            properties.append(etree.fromstring(xml.replace("<w:", "<w:", 1).replace("/>", f' xmlns:w="{W}"/>', 1)))

    return "word/document.xml", edit
