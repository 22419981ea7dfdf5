"""Each rule is broken once in a produced Word file; exactly that deviation must be found."""

import pytest
from lxml import etree

from giaoban.documents.checking import check_docx
from giaoban.documents.docx import render_docx
from giaoban.documents.tests.editing import (
    edited,
    in_section,
    in_style,
    in_text,
    paragraph_of,
    w,
    with_properties,
)
from giaoban.documents.tests.sample import nd30_layout, sample_report

LAYOUT = nd30_layout()
DATA = render_docx(sample_report(3, number="5", addressees=("Thành ủy", "UBND Thành phố")), LAYOUT)
DOCUMENT = "word/document.xml"


def removed(text: str):
    def edit(root):
        paragraph = paragraph_of(root, text)
        for run in list(paragraph.iter(w("r"))):
            run.getparent().remove(run)

    return DOCUMENT, edit


def swapped(first: str, second: str):
    def edit(root):
        a, b = paragraph_of(root, first), paragraph_of(root, second)
        parent, place = a.getparent(), a.getparent().index(a)
        b.getparent().remove(b)
        parent.insert(place, b)

    return DOCUMENT, edit


def rule_after(text: str, change):
    def edit(root):
        change(paragraph_of(root, text).getnext().find(w("pPr")))

    return DOCUMENT, edit


def longer(properties):
    for side in ("left", "right"):
        properties.find(w("ind")).set(w(side), "100")


def without_border(properties):
    border = etree.SubElement(properties, w("pBdr"))
    properties.remove(border)
    properties.insert(1, border)
    etree.SubElement(border, w("top")).set(w("val"), "nil")


def without_title_page(root):
    first = next(root.iter(w("sectPr")))
    first.remove(first.find(w("titlePg")))


def continued(root):
    list(root.iter(w("sectPr")))[1].find(w("pgNumType")).attrib.clear()


def no_page_field(root):
    for field in list(root.iter(w("fldSimple"))):
        field.getparent().remove(field)


BREAKS = {
    "page size": (in_section("pgSz", "w", "12240"), "Khổ giấy", "216 × 297 mm"),
    "main text lying": (
        (DOCUMENT, lambda root: (in_section("pgSz", "w", "16838")[1](root), in_section("pgSz", "h", "11906")[1](root))),
        "Khổ giấy",
        "nằm ngang",
    ),
    "margin top": (in_section("pgMar", "top", "567"), "Lề trên", "10 mm"),
    "margin bottom": (in_section("pgMar", "bottom", "1701"), "Lề dưới", "30 mm"),
    "margin left": (in_section("pgMar", "left", "1417"), "Lề trái", "25 mm"),
    "margin right of annex": (in_section("pgMar", "right", "567", section=1), "Lề phải", "10 mm"),
    "font": (in_style("VbSubject", "rPr/rFonts", "ascii", "Arial"), "Trích yếu", "Arial"),
    "size of national name": (in_style("VbNationalName", "rPr/sz", "val", "30"), "Quốc hiệu", "15"),
    "size of motto": (in_style("VbNationalMotto", "rPr/sz", "val", "24"), "Tiêu ngữ", "12"),
    "size of agency": (in_style("VbAgency", "rPr/sz", "val", "28"), "Cơ quan ban hành", "14"),
    "size of number": (in_style("VbNumber", "rPr/sz", "val", "28"), "Số, ký hiệu", "14"),
    "size of place": (in_style("VbPlaceDate", "rPr/sz", "val", "24"), "Địa danh và thời gian", "12"),
    "size of body": (in_style("VbBody", "rPr/sz", "val", "24"), "Nội dung", "12"),
    "size of recipients": (in_style("VbRecipients", "rPr/sz", "val", "28"), "Danh sách nơi nhận", "14"),
    "size of recipients title": (in_style("VbRecipientsTitle", "rPr/sz", "val", "26"), "Nơi nhận", "13"),
    "size of authority": (in_style("VbAuthority", "rPr/sz", "val", "24"), "Quyền hạn, chức vụ", "12"),
    "size of annex number": (in_style("VbAnnexNumber", "rPr/sz", "val", "24"), "Số phụ lục", "12"),
    "set of sizes": (
        in_style("VbNationalName", "rPr/sz", "val", "24"),
        "Quốc hiệu, Tiêu ngữ, Địa danh và thời gian",
        "12/14/14",
    ),
    "kind not bold": (in_style("VbKindName", "rPr/b", "val", "0"), "Tên loại", "không đậm"),
    "subject in italics": (in_style("VbSubject", "rPr/i", "val", "1"), "Trích yếu", "nghiêng"),
    "basis upright": (in_style("VbLegalBasis", "rPr/i", "val", "0"), "Căn cứ", "không nghiêng"),
    "place upright": (in_style("VbPlaceDate", "rPr/i", "val", "0"), "Địa danh và thời gian", "không nghiêng"),
    "number bold": (in_style("VbNumber", "rPr/b", "val", "1"), "Số, ký hiệu", "đậm"),
    "recipients title upright": (in_style("VbRecipientsTitle", "rPr/i", "val", "0"), "Nơi nhận", "không nghiêng"),
    "signer not bold": (in_style("VbSignerName", "rPr/b", "val", "0"), "Họ tên người ký", "không đậm"),
    "body bold by hand": (with_properties("Nghiệm thu", "<w:b/>"), "Nội dung", "đậm"),
    "colour by hand": (with_properties("Nghiệm thu", '<w:color w:val="FF0000"/>'), "Nội dung", "màu khác"),
    "agency small": (in_text("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân"), "Cơ quan ban hành", "chữ in thường"),
    "authority small": (in_text("TM. ỦY BAN NHÂN DÂN", "TM. Ủy ban nhân dân"), "Quyền hạn, chức vụ", "chữ in thường"),
    "annex title small": (in_text("BIỂU CHỈ TIÊU", "Biểu chỉ tiêu"), "Tên phụ lục", "chữ in thường"),
    "body to the left": (in_style("VbBody", "pPr/jc", "val", "left"), "Nội dung", "căn trái"),
    "kind to the left": (in_style("VbKindName", "pPr/jc", "val", "left"), "Tên loại", "căn trái"),
    "first line": (in_style("VbBody", "pPr/ind", "firstLine", "0"), "Nội dung", "0 mm"),
    "first line too deep": (in_style("VbBody", "pPr/ind", "firstLine", "1134"), "Nội dung", "20 mm"),
    "gap": (in_style("VbBody", "pPr/spacing", "after", "60"), "Nội dung", "3 pt"),
    "line spacing": (in_style("VbBody", "pPr/spacing", "line", "480"), "Nội dung", "2"),
    "motto text": (in_text("Độc lập - Tự do", "Độc lập – Tự do"), "Tiêu ngữ", "Độc lập – Tự do - Hạnh phúc"),
    "national name text": (in_text("CỘNG HÒA", "CỘNG HOÀ"), "Quốc hiệu", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    "motto rule too long": (rule_after("Độc lập", longer), "Tiêu ngữ", "163% độ dài dòng chữ"),
    "agency rule missing": (rule_after("ỦY BAN", without_border), "Cơ quan ban hành", "không có dòng kẻ"),
    "subject rule too long": (rule_after("Kết quả thực hiện", longer), "Trích yếu", "100% độ dài dòng chữ"),
    "number not padded": (in_text("Số: 05/", "Số: 5/"), "Số, ký hiệu", "5"),
    "number not written as one": (in_text("Số: 05/BC", "Số 05/BC"), None, None),
    "symbol with blanks": (in_text("/BC-UBND", "/BC - UBND"), "Số, ký hiệu", "BC - UBND"),
    "day not padded": (in_text("ngày 07 tháng", "ngày 7 tháng"), "Địa danh và thời gian", "7"),
    "march padded": (in_text("tháng 3 năm 2023", "tháng 03 năm 2023"), "Địa danh và thời gian", "03"),
    "basis without its end": (in_text("năm 2015;", "năm 2015."), "Căn cứ", "."),
    "recipients without end": (in_text("VT, TH.", "VT, TH;"), "Danh sách nơi nhận", ";"),
    "recipients without dash": (
        in_text("- UBND Thành phố;", "UBND Thành phố;"),
        "Danh sách nơi nhận",
        "UBND Thành phố;",
    ),
    "addressees without end": (in_text("- Thành ủy;", "- Thành ủy,"), "Kính gửi", ","),
    "number on page one": ((DOCUMENT, without_title_page), "Số trang", "có số trang"),
    "annex continues the numbers": ((DOCUMENT, continued), "Số trang", "đánh tiếp văn bản"),
    "no number": (("word/header1.xml", no_page_field), "Số trang", "không có"),
    "number to the right": (in_style("VbPageNumber", "pPr/jc", "val", "right"), "Số trang", "căn phải"),
    "number in italics": (in_style("VbPageNumber", "rPr/i", "val", "1"), "Số trang", "nghiêng"),
    "number too small": (in_style("VbPageNumber", "rPr/sz", "val", "20"), "Số trang", "10"),
    "order of basis and kind": (swapped("BÁO CÁO", "Căn cứ Luật"), "Kính gửi", "đứng sau Căn cứ"),
    "subject above kind": (swapped("BÁO CÁO", "Kết quả thực hiện nhiệm vụ"), "Tên loại", "đứng sau Trích yếu"),
    "motto above the national name": (swapped("CỘNG", "Độc lập"), "Quốc hiệu", "đứng sau Tiêu ngữ"),
    "no motto": (removed("Độc lập"), "Tiêu ngữ", "không có"),
    "no place and date": (removed("Thanh Xuân, ngày"), "Địa danh và thời gian", "không có"),
    "no recipients title": (removed("Nơi nhận"), "Nơi nhận", "không có"),
}


# The line below no longer has the length of, or is parted from, its text.
WITH_CONSEQUENCE = {"main text lying", "size of motto", "subject above kind", "motto above the national name"}


def test_the_unbroken_file_has_none():
    assert check_docx(DATA, LAYOUT) == []


@pytest.mark.parametrize("name", BREAKS)
def test_the_broken_rule_is_found(name):
    (part, edit), place, found = BREAKS[name]
    broken = check_docx(edited(DATA, part, edit), LAYOUT)
    if place is None:
        assert broken
        return
    assert (place, found) in [(one.place, one.found) for one in broken]
    assert len(broken) == (2 if name in WITH_CONSEQUENCE else 1), [one.message for one in broken]
    assert any(place in one.message for one in broken)
    assert "phải là" in broken[0].message


def test_what_is_wrong_everywhere_is_said_once_with_its_count():
    part, edit = in_style("VbBody", "rPr/sz", "val", "24")
    (one,) = check_docx(edited(DATA, part, edit), LAYOUT)
    assert one.message.startswith("Nội dung: cỡ chữ phải là 13–14, đang là 12 (")
    assert one.message.endswith("chỗ)")
