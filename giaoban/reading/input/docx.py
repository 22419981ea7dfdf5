"""Text of a Word document (tệp DOCX thành văn bản): headers, paragraphs, tables, text boxes, notes."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from giaoban.said import Said

from .errors import InputError
from .limits import Limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PART = re.compile(r"word/(?:header[0-9]*|document|footnotes|endnotes|footer[0-9]*)\.xml")
_ORDER = ("header", "document", "footnotes", "endnotes", "footer")
_LETTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_ENCRYPTED = 0x1
_LIST_MARKS = ("- ", "+ ", "• ")


def text_of_docx(data: bytes, limits: Limits) -> str:
    """The text of all parts: one line per paragraph, one line per table row with cells parted by bars. Raises
    InputError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _parts(archive, limits)
            return "\n".join(text for part in parts if (text := _text(part)))
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise InputError(Said("Tệp DOCX hỏng, không mở được.")) from error
    except (etree.XMLSyntaxError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(Said("Tệp DOCX hỏng: nội dung không phải XML đúng.")) from error


def _parts(archive: zipfile.ZipFile, limits: Limits) -> list[bytes]:
    """The XML of each part, headers first; read no further than the limit whatever the archive says of sizes."""
    infos = [info for info in archive.infolist() if _PART.fullmatch(info.filename)]
    if not any(info.filename == "word/document.xml" for info in infos):
        raise InputError(Said("Tệp nén này không phải văn bản Word (DOCX)."))
    left, parts = limits.unpacked_bytes, []
    for info in sorted(infos, key=lambda one: (_rank(one.filename), one.filename)):
        if info.flag_bits & _ENCRYPTED:
            raise InputError(Said("Tệp DOCX có mật khẩu: hãy bỏ mật khẩu rồi lưu lại."))
        with archive.open(info) as file:
            part = file.read(left + 1)
        left -= len(part)
        if left < 0:
            raise InputError(Said("Nội dung tệp DOCX lớn quá %(most)s MB.", most=limits.unpacked_bytes // 2**20))
        parts.append(part)
    return parts


def _rank(name: str) -> int:
    return next(rank for rank, start in enumerate(_ORDER) if name.startswith(f"word/{start}"))


def _text(part: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    root = etree.fromstring(part, parser)
    return "\n".join(line for line in _lines(root) if line.strip())


def _lines(element: etree._Element) -> Iterator[str]:
    """Lines of a part's or cell's blocks, in order."""
    for child in element:
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tbl":
            for row in _within(child, f"{_W}tr"):
                yield " | ".join(" ".join(_lines(cell)) for cell in _within(row, f"{_W}tc"))
        elif child.tag != _FALLBACK:
            yield from _lines(child)


def _within(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those that stand in a content control; not those of inner
    tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag != f"{_W}p":
            yield from _within(child, tag)


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    """The paragraph's own line, then those of the text boxes anchored in it."""
    letters: list[str] = []
    boxes: list[etree._Element] = []
    _gather(paragraph, letters, boxes)
    line = "".join(letters)
    yield _list_mark(paragraph) + line if line.strip() else line
    for box in boxes:
        yield from _lines(box)


def _list_mark(paragraph: etree._Element) -> str:
    """What stands for the sign that Word itself draws before an item of a list, by its level."""
    numbering = paragraph.find(f"{_W}pPr/{_W}numPr")
    if numbering is None:
        return ""
    level = numbering.find(f"{_W}ilvl")
    depth = (level.get(f"{_W}val") or "0") if level is not None else "0"
    return (
        _LIST_MARKS[min(int(depth), len(_LIST_MARKS) - 1)] if depth.isdecimal() and len(depth) < 3 else _LIST_MARKS[0]
    )


def _gather(element: etree._Element, letters: list[str], boxes: list[etree._Element]) -> None:
    for child in element:
        if child.tag == f"{_W}t":
            letters.append(child.text or "")
        elif child.tag in _LETTERS:
            letters.append(_LETTERS[child.tag])
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag not in {_FALLBACK, f"{_W}delText", f"{_W}instrText"}:
            _gather(child, letters, boxes)
