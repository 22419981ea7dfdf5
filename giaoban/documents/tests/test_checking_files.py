"""Files that come from anywhere: damaged ones are refused, foreign ones are judged."""

import io

import docx
import pytest

from giaoban.documents.checking import UnreadableDocument, check_docx, check_pdf
from giaoban.documents.docx_package import zip_parts
from giaoban.documents.pdf import render_pdf
from giaoban.documents.tests.sample import nd30_layout, sample_report

LAYOUT = nd30_layout()


@pytest.mark.parametrize("data", [b"", b"MZ", zip_parts([("a.txt", b"a")]), b"%PDF-1.7 broken"])
def test_a_damaged_file_is_refused(data):
    for check in (check_docx, check_pdf):
        with pytest.raises(UnreadableDocument, match="Không đọc được"):
            check(data, LAYOUT)


def test_a_cut_pdf_is_refused_or_judged_but_never_crashes():
    data = render_pdf(sample_report(1), LAYOUT)
    for length in (200, len(data) // 2, len(data) - 300):
        try:
            assert check_pdf(data[:length], LAYOUT)
        except UnreadableDocument:
            continue


def test_an_ordinary_word_file_lacks_everything():
    document = docx.Document()
    document.add_paragraph("Xin chào")
    document.add_table(rows=1, cols=2, style="Table Grid").cell(0, 0).text = "ô"
    stream = io.BytesIO()
    document.save(stream)
    places = {one.place for one in check_docx(stream.getvalue(), LAYOUT)}
    assert {"Quốc hiệu", "Tiêu ngữ", "Khổ giấy", "Số trang", "Nội dung", "Quyền hạn, chức vụ"} <= places


def hand_made() -> bytes:
    """As officials type it: a table for the head, direct formatting, no style of ours."""
    document = docx.Document()
    head = document.add_table(rows=2, cols=2)
    head.cell(0, 0).text = "UBND QUẬN THANH XUÂN\nVĂN PHÒNG"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 7/BC-VP"
    head.cell(1, 1).text = "Thanh Xuân, ngày 7 tháng 03 năm 2023"
    for cell in (head.cell(0, 0), head.cell(0, 1)):
        first, second = cell.text.split("\n")
        cell.paragraphs[0].text = first
        cell.add_paragraph(second)
    document.add_paragraph("BÁO CÁO")
    document.add_paragraph("Tình hình tháng 02")
    document.add_paragraph("Trong tháng đã tiếp nhận 24 hồ sơ.")
    foot = document.add_table(rows=1, cols=2)
    foot.cell(0, 0).text = "Nơi nhận:"
    foot.cell(0, 1).text = "CHÁNH VĂN PHÒNG"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_hand_made_file_is_recognised_without_our_styles():
    messages = [one.message for one in check_docx(hand_made(), LAYOUT)]
    assert "Số, ký hiệu: số văn bản phải là 07, đang là 7" in messages
    assert "Địa danh và thời gian: ngày phải là 07, đang là 7" in messages
    assert "Địa danh và thời gian: tháng phải là 3, đang là 03" in messages
    assert "Trích yếu: kiểu chữ phải là đậm, đang là không đậm" in messages
    assert not [line for line in messages if "thành phần này" in line]
