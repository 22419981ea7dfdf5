"""The plain text of a file that somebody gives to be read: txt, Word or PDF with letters in it."""

import io
import unicodedata
from collections.abc import Iterator
from typing import Any

import docx
import pdfplumber
from docx.oxml.ns import qn

from giaoban.said import Said

_ENCODINGS = ("utf-8-sig", "utf-16", "cp1258")
_LIST_MARKS = ("- ", "+ ", "• ")


class UnreadableFile(ValueError):
    """No text can be taken out of the file; the message says why."""


def text_of_file(data: bytes, name: str) -> str:
    """Its paragraphs, one a line; items of a Word list keep a dash of their level. Raises :class:`UnreadableFile`."""
    kind = _kind(data, name)
    try:
        text = {"pdf": _pdf_text, "docx": _docx_text}.get(kind, _plain_text)(data)
    except UnreadableFile:
        raise
    except Exception as error:  # what the two libraries raise on broken files is not listed anywhere
        raise UnreadableFile(Said("Không đọc được tệp %(name)s: tệp hỏng hoặc không đúng loại.", name=name)) from error
    if not text.strip():
        raise UnreadableFile(Said("Tệp %(name)s không có chữ đọc được (có thể là bản quét).", name=name))
    return text


def _kind(data: bytes, name: str) -> str:
    """By what the file begins with; an old Word file is refused by name."""
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile(Said("Tệp %(name)s là Word đời cũ (.doc); hãy lưu lại thành .docx.", name=name))
    return "txt"


def _plain_text(data: bytes) -> str:
    encodings = _ENCODINGS if data.startswith((b"\xff\xfe", b"\xfe\xff")) else (_ENCODINGS[0], _ENCODINGS[2])
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(Said("Không rõ bảng mã của tệp chữ; hãy lưu lại bằng UTF-8."))


def _pdf_text(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        pages = [page.extract_text() or "" for page in pdf.pages]
    return "\n".join(line for page in pages for line in page.splitlines() if not line.strip().isdigit())


def _docx_text(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    return "\n".join(_lines(document.element.body))


def _lines(body: Any) -> Iterator[str]:
    """Paragraphs in their order, those inside tables too."""
    for paragraph in body.iter(qn("w:p")):
        text = "".join(_run_text(node) for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")))
        yield _mark(paragraph) + text if text.strip() else ""


def _run_text(node: Any) -> str:
    if node.tag == qn("w:t"):
        return unicodedata.normalize("NFC", node.text or "")
    return "\n" if node.tag == qn("w:br") else " "


def _mark(paragraph: Any) -> str:
    numbering = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if numbering is None:
        return ""
    level = numbering.find(qn("w:ilvl"))
    depth = int(level.get(qn("w:val"), 0)) if level is not None else 0
    return _LIST_MARKS[min(depth, len(_LIST_MARKS) - 1)]
