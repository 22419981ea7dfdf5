"""Đọc một tệp Word gửi về: its paragraphs with the bookmarks around their words, and its tables.

Nothing of the file is run or kept; what cannot be read is refused in one sentence.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from giaoban.documents.docx_xml import W
from giaoban.said import Said

LARGEST = 20_000_000
"""Bytes of a file that are taken; a report of a hundred pages with pictures is smaller."""
_LARGEST_PART = 60_000_000
_MOST_PARAGRAPHS = 20_000
_MAIN_PART = "word/document.xml"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError)
_NOT_READ = frozenset({"del", "moveFrom", "pPr", "rPr", "txbxContent", "Fallback"})
_TEXT_BREAKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}


class Unreadable(ValueError):
    """The file is no Word document that can be read; the message says why and what to do."""


@dataclass(frozen=True)
class Stretch:
    """Words of a paragraph with the bookmarks that stand around them."""

    text: str
    marks: frozenset[str] = frozenset()


@dataclass
class ReturnedParagraph:
    """A paragraph outside tables."""

    stretches: list[Stretch] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole paragraph."""
        return "".join(one.text for one in self.stretches)


Table = list[list[str]]
"""Rows of cells, each the text of its paragraphs."""


@dataclass(frozen=True)
class ReturnedDocument:
    """What was read: paragraphs in order, tables in order."""

    paragraphs: list[ReturnedParagraph]
    tables: list[Table]


def read_returned(content: bytes) -> ReturnedDocument:
    """Read a Word file; tracked changes count as accepted. Raises :class:`Unreadable`."""
    body = _document(content).find(_w("body"))
    if body is None:
        raise Unreadable(Said("Tệp Word không có nội dung."))
    reader = _Reader()
    reader.block(body)
    return ReturnedDocument(reader.paragraphs, reader.tables)


def _document(content: bytes) -> Any:
    if len(content) > LARGEST:
        raise Unreadable(Said("Tệp lớn hơn %(limit)s MB.", limit=LARGEST // 1_000_000))
    if content.startswith(_OLD_OR_LOCKED):
        raise Unreadable(Said("Tệp có mật khẩu, hoặc là Word đời cũ (.doc); bỏ mật khẩu, lưu thành .docx rồi tải lên."))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _parsed(_part(archive))
    except (*_BROKEN, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(Said("Tệp không phải tài liệu Word (.docx), hoặc đã hỏng.")) from error


def _part(archive: zipfile.ZipFile) -> bytes:
    names = {entry.filename: entry for entry in archive.infolist()}
    if _MAIN_PART not in names:
        raise Unreadable(Said("Tệp không phải tài liệu Word (.docx)."))
    if names[_MAIN_PART].flag_bits & 0x1:
        raise Unreadable(Said("Tệp có mật khẩu; bỏ mật khẩu rồi tải lên."))
    with archive.open(_MAIN_PART) as part:
        content = part.read(_LARGEST_PART + 1)
    if len(content) > _LARGEST_PART:
        raise Unreadable(Said("Nội dung tệp Word quá lớn."))
    return content


def _parsed(content: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(content, parser).getroottree()
    except etree.XMLSyntaxError as error:
        raise Unreadable(Said("Tệp Word đã hỏng, không đọc được nội dung.")) from error
    if tree.docinfo.doctype:
        raise Unreadable(Said("Tệp Word khai báo thực thể XML, không được nhận."))
    if tree.getroot().tag != _w("document"):
        raise Unreadable(Said("Tệp lưu ở dạng «Strict Open XML»; lưu lại thành Word thường (.docx) rồi tải lên."))
    return tree.getroot()


def _w(tag: str) -> str:
    return f"{{{W}}}{tag}"


def _local(node: Any) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


class _Reader:
    def __init__(self) -> None:
        self.paragraphs: list[ReturnedParagraph] = []
        self.tables: list[Table] = []
        self._open: dict[str, str] = {}
        self._joined: ReturnedParagraph | None = None

    def block(self, parent: Any) -> None:
        """Paragraphs and tables, also inside content controls and tracked insertions."""
        for child in parent:
            name = _local(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self.tables.append(list(self._rows(child)))
            elif name in {"bookmarkStart", "bookmarkEnd"}:
                self._bookmark(child, name)
            elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml"}:
                self.block(child)

    def _paragraph(self, node: Any) -> None:
        paragraph = self._joined or ReturnedParagraph()
        paragraph.stretches += self._stretches(node)
        # a tracked deletion of the paragraph's end joins it with the next one
        self._joined = paragraph if node.find(f"{_w('pPr')}/{_w('rPr')}/{_w('del')}") is not None else None
        if self._joined is None:
            self.paragraphs.append(paragraph)
        if len(self.paragraphs) > _MOST_PARAGRAPHS:
            raise Unreadable(Said("Tệp Word quá dài."))

    def _stretches(self, node: Any) -> Iterator[Stretch]:
        for child in node:
            name = _local(child)
            if name in {"bookmarkStart", "bookmarkEnd"}:
                self._bookmark(child, name)
            elif name == "t":
                yield self._said(child.text or "")
            elif name in _TEXT_BREAKS:
                yield self._said(_TEXT_BREAKS[name])
            elif name not in _NOT_READ:
                yield from self._stretches(child)

    def _said(self, text: str) -> Stretch:
        return Stretch(unicodedata.normalize("NFC", text), frozenset(self._open.values()))

    def _bookmark(self, node: Any, name: str) -> None:
        number = node.get(_w("id"), "")
        if name == "bookmarkStart":
            self._open[number] = node.get(_w("name"), "")
        else:
            self._open.pop(number, None)

    def _rows(self, table: Any) -> Iterator[list[str]]:
        """The cells of a table as text; bookmarks inside are of no interest."""
        for row in table.iter(_w("tr")):
            yield [" ".join(self._cell(cell)) for cell in row.iter(_w("tc"))]

    def _cell(self, cell: Any) -> Iterator[str]:
        for paragraph in cell.iter(_w("p")):
            yield "".join(one.text for one in self._stretches(paragraph))
