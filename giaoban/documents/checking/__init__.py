"""Kiểm tra thể thức: reads a produced DOCX or PDF back and names every deviation from the decree."""

from __future__ import annotations

from giaoban.documents.checking.deviation import Deviation, Findings
from giaoban.documents.checking.docx_reading import read_docx
from giaoban.documents.checking.pages import (
    check_measured_margins,
    check_paper,
    check_printed_numbers,
    check_set_margins,
    check_set_numbers,
)
from giaoban.documents.checking.pdf_reading import read_pdf
from giaoban.documents.checking.recognition import recognise
from giaoban.documents.checking.typography import check_one_family, check_size_set, check_typography
from giaoban.documents.checking.wording import check_wording
from giaoban.documents.rules.layout import Layout

__all__ = ["Deviation", "check_docx", "check_pdf"]


def check_docx(data: bytes, layout: Layout) -> list[Deviation]:
    """Mọi sai lệch thể thức của một tệp Word."""
    read, findings = read_docx(data), Findings()
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
    read, findings = read_pdf(data), Findings()
    check_paper(read.sheets, layout, findings)
    check_measured_margins(read.sheets, layout, findings)
    check_printed_numbers(read.numbers, layout, findings)
    found = recognise(read.pieces)
    check_wording(found, layout, findings)
    check_typography(found, layout, findings)
    check_size_set(found, layout, findings)
    check_one_family(read.families, layout, findings)
    return findings.deviations()
