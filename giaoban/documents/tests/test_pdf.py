"""The PDF: archival, the same bytes each time, whole fonts, and text that is never markup."""

import io
from time import perf_counter

import pdfplumber
import pytest
from hypothesis import given, settings

from giaoban.documents.checking import check_pdf
from giaoban.documents.fonts import is_vietnamese
from giaoban.documents.pdf import UnprintableText, render_pdf
from giaoban.documents.rules.content import Paragraph
from giaoban.documents.tests.documents import documents
from giaoban.documents.tests.sample import nd30_layout, sample_report, text
from giaoban.documents.tests.test_docx import VARIANTS

LAYOUT = nd30_layout()


def words(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in pdf.pages)


@pytest.mark.parametrize("name", VARIANTS)
def test_a_produced_file_has_no_deviation(name):
    assert check_pdf(render_pdf(VARIANTS[name], LAYOUT), LAYOUT) == []


def test_the_same_document_gives_the_same_bytes():
    first = render_pdf(sample_report(1), LAYOUT)
    render_pdf(sample_report(1, subject="khác"), LAYOUT)
    assert render_pdf(sample_report(1), LAYOUT) == first


def test_it_says_that_it_is_pdf_a_2b():
    data = render_pdf(sample_report(1), LAYOUT)
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in data


def test_metadata():
    with pdfplumber.open(io.BytesIO(render_pdf(sample_report(1), LAYOUT))) as pdf:
        assert pdf.metadata["Title"].startswith("BÁO CÁO Kết quả")
        assert pdf.metadata["Author"] == "ỦY BAN NHÂN DÂN QUẬN THANH XUÂN"
        assert pdf.metadata["CreationDate"].startswith("D:20230307")


def test_text_is_never_markup():
    bad = '#panic("x") #eval("1") $x$ *đậm* _nghiêng_ @tham-chiếu <nhãn> \\u{41} // hết "; 1 + 1'
    data = render_pdf(sample_report(1, blocks=(Paragraph(text(bad)),), subject=bad, annexes=()), LAYOUT)
    assert words(data).count(bad) == 2


@given(documents)
@settings(max_examples=10, deadline=None)
def test_any_document_can_be_printed(document):
    try:
        assert render_pdf(document, LAYOUT).startswith(b"%PDF-")
    except UnprintableText as refused:
        assert "Không phông chữ nào" in str(refused)


def test_a_letter_that_no_font_has_is_named():
    with pytest.raises(UnprintableText, match="\U0001f9ff"):
        render_pdf(sample_report(1, subject="\U0001f9ff"), LAYOUT)


def test_another_letter_is_borrowed():
    assert "✓" in words(render_pdf(sample_report(1, subject="đã xong ✓"), LAYOUT))


def test_each_annex_counts_its_pages_from_one():
    first = sample_report(1).annexes[0]
    with pdfplumber.open(io.BytesIO(render_pdf(sample_report(2, annexes=(first, first)), LAYOUT))) as pdf:
        tops = [page.crop((0, 0, page.width, 55)).extract_text() for page in pdf.pages]
    assert tops[-4:] == ["", "2", "", "2"]
    assert tops[:3] == ["", "2", "3"]


def test_ten_pages_are_quick():
    document = sample_report(9)
    render_pdf(document, LAYOUT)
    start = perf_counter()
    render_pdf(document, LAYOUT)
    assert perf_counter() - start < 0.3


def test_a_font_without_vietnamese_is_not_offered(tmp_path):
    broken = tmp_path / "x.ttf"
    broken.write_bytes(b"not a font")
    assert not is_vietnamese(str(broken))
    assert not is_vietnamese(str(tmp_path / "absent.ttf"))
