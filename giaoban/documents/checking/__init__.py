"""Kiểm tra thể thức: reads a produced DOCX or PDF back and names every deviation from the decree."""

from __future__ import annotations

import io
import zipfile

from giaoban.documents.checking.deviation import Deviation, Findings
from giaoban.documents.checking.docx_reading import ReadDocx, read_docx
from giaoban.documents.checking.pages import (
    check_measured_margins,
    check_paper,
    check_printed_numbers,
    check_set_margins,
    check_set_numbers,
)
from giaoban.documents.checking.pdf_reading import ReadPdf, read_pdf
from giaoban.documents.checking.recognition import recognise
from giaoban.documents.checking.typography import check_one_family, check_size_set, check_typography
from giaoban.documents.checking.wording import check_wording
from giaoban.documents.rules.layout import Layout
from giaoban.said import Said

__all__ = ["Deviation", "UnreadableDocument", "check_docx", "check_pdf"]
_MAX_UNPACKED = 200_000_000


class UnreadableDocument(ValueError):
    """Tệp hỏng, có mật khẩu hoặc không phải loại tệp được nói."""


def check_docx(data: bytes, layout: Layout) -> list[Deviation]:
    """Mọi sai lệch thể thức của một tệp Word."""
    read, findings = _read_docx(data), Findings()
    check_paper(read.sheets, layout, findings)
    check_set_margins(read.sheets, layout, findings)
    check_set_numbers(read.numbering, layout, findings)
    found = recognise(read.pieces)
    check_wording(found, layout, findings)
    check_typography(found, layout, findings)
    check_size_set(found, layout, findings)
    return findings.deviations()


def check_pdf(data: bytes, layout: Layout) -> list[Deviation]:
    """Mọi sai lệch thể thức của một tệp PDF có chữ."""
    read, findings = _read_pdf(data), Findings()
    check_paper(read.sheets, layout, findings)
    check_measured_margins(read.sheets, layout, findings)
    check_printed_numbers(read.numbers, layout, findings)
    found = recognise(read.pieces)
    check_wording(found, layout, findings)
    check_typography(found, layout, findings)
    check_size_set(found, layout, findings)
    check_one_family(read.families, layout, findings)
    return findings.deviations()


def _read_docx(data: bytes) -> ReadDocx:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
                raise UnreadableDocument(Said("Tệp giải nén quá lớn"))
        return read_docx(data)
    except UnreadableDocument:
        raise
    except Exception as error:  # the readers raise anything on a damaged file
        raise UnreadableDocument(Said("Không đọc được tệp Word: tệp hỏng hoặc không phải .docx")) from error


def _read_pdf(data: bytes) -> ReadPdf:
    try:
        return read_pdf(data)
    except Exception as error:  # the readers raise anything on a damaged file
        raise UnreadableDocument(Said("Không đọc được tệp PDF: tệp hỏng, có mật khẩu hoặc không phải .pdf")) from error
