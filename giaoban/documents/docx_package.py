"""Gói DOCX: the parts of a Word file, zipped so that equal content gives equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from giaoban.documents.docx_styles import fonts_xml, styles_xml
from giaoban.documents.docx_xml import NAMESPACES, paragraph_xml
from giaoban.documents.rules.layout import Layout

# The zip format has no earlier day; a real time would make every rendering differ.
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
PAGE_HEADER_ID, FIRST_HEADER_ID = "rId3", "rId4"


def zip_parts(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Nén các phần với thời gian cố định."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return stream.getvalue()


def zipped_again(data: bytes) -> bytes:
    """Cùng nội dung, không còn dấu vết của giờ lưu."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zip_parts((name, archive.read(name)) for name in archive.namelist())


def new_package(body: str, layout: Layout) -> bytes:
    """Một tệp Word mới với thân `body` (có cả `<w:sectPr>`)."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core_properties(),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": _styles(layout),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(_page_number(layout)),
        "word/header2.xml": _header(paragraph_xml("page_number", "")),
    }
    return zip_parts((name, (_DECLARATION + text).encode()) for name, text in parts.items())


def _content_types() -> str:
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/header1.xml": f"{_WORD}.header+xml",
        "/word/header2.xml": f"{_WORD}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: Iterable[tuple[str, str, str]]) -> str:
    lines = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in targets)
    return f'<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'


def _package_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    document = ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml")
    return _relationships((document, ("rId2", core, "docProps/core.xml")))


def _document_relations() -> str:
    return _relationships(
        (
            ("rId1", f"{_OFFICE}/styles", "styles.xml"),
            ("rId2", f"{_OFFICE}/settings", "settings.xml"),
            (PAGE_HEADER_ID, f"{_OFFICE}/header", "header1.xml"),
            (FIRST_HEADER_ID, f"{_OFFICE}/header", "header2.xml"),
        )
    )


def _core_properties() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title></dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def _styles(layout: Layout) -> str:
    size = round(layout.component("body").size.value * 2)
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts_xml(layout.font)}<w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    return f"<w:styles {NAMESPACES}>{defaults}{normal}{styles_xml(layout)}</w:styles>"


def _settings() -> str:
    mode = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return f'<w:settings {NAMESPACES}>{mode}<w:themeFontLang w:val="vi-VN"/></w:settings>'


def _header(content: str) -> str:
    return f"<w:hdr {NAMESPACES}>{content}</w:hdr>"


def _page_number(layout: Layout) -> str:
    number = layout.page_number_from
    field = f'<w:fldSimple w:instr=" PAGE "><w:r><w:t>{number}</w:t></w:r></w:fldSimple>'
    return paragraph_xml("page_number", field)
