"""Tên người đọc trên từng trang: a paper set again page by page with the reader's name and the moment across it."""

import datetime as dt
import io
import json
import tempfile
import threading
from pathlib import Path
from typing import Any

import pdfplumber
import typst

from giaoban.documents.files import content_type
from giaoban.documents.fonts import vietnamese_fonts
from giaoban.said import Said
from giaoban.web.writing import moment

_TEMPLATE = Path(__file__).parent / "watermark.typ"
_FONTS = ("Times New Roman", "Liberation Serif", "Tinos")
_NAMES = {"application/pdf": "paper.pdf", "image/png": "paper.png", "image/jpeg": "paper.jpg"}
_A4 = (595.28, 841.89)
MOST_PAGES = 300
_compiling = threading.Lock()


class Unmarkable(ValueError):
    """The file cannot be opened page by page: damaged, locked by a password, or too long."""


def marked_pdf(content: bytes, reader: str, at: dt.datetime) -> bytes:
    """The paper as a PDF whose every page names its reader; raises :class:`Unmarkable`."""
    kind = content_type(content) or ""
    sizes = _sizes(content) if kind == "application/pdf" else [_A4]
    given = {
        "words": f"{reader} · {moment(at)}",
        "fonts": list(_FONTS),
        "pages": len(sizes),
        "sizes": sizes,
        "pdf": kind == "application/pdf",
        "file": _NAMES[kind],
    }
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / _NAMES[kind]).write_bytes(content)
        (Path(folder) / _TEMPLATE.name).write_bytes(_TEMPLATE.read_bytes())
        return _compiled(Path(folder), given)


def _sizes(content: bytes) -> list[tuple[float, float]]:
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            sizes = [(float(page.width), float(page.height)) for page in pdf.pages]
    except Exception as error:  # the reader raises anything on a damaged file
        raise Unmarkable(_unreadable()) from error
    if not 0 < len(sizes) <= MOST_PAGES:
        raise Unmarkable(Said("Tài liệu in tên người đọc có từ 1 đến %(most)s trang", most=MOST_PAGES))
    return sizes


def _compiled(folder: Path, given: dict[str, Any]) -> bytes:
    try:
        with _compiling:
            compiler = typst.Compiler(
                input=str(folder / _TEMPLATE.name), root=str(folder), font_paths=vietnamese_fonts(_FONTS)
            )
            made = compiler.compile(format="pdf", sys_inputs={"data": json.dumps(given, ensure_ascii=False)})
    except typst.TypstError as error:
        raise Unmarkable(_unreadable()) from error
    assert isinstance(made, bytes)  # noqa: S101 — one PDF was asked for
    return made


def _unreadable() -> str:
    return Said("Không mở được từng trang của tệp này để in tên người đọc: tệp hỏng hoặc có mật khẩu")
