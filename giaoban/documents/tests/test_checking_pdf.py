"""Each rule is broken once in a printed PDF; exactly that deviation must be found."""

from dataclasses import replace

import pytest

from giaoban.documents import pdf
from giaoban.documents.checking import check_pdf
from giaoban.documents.pdf import render_pdf
from giaoban.documents.rules.content import Heading, Paragraph, Run
from giaoban.documents.rules.layout import Choice, Padding
from giaoban.documents.tests.sample import indicator_table, nd30_layout, sample_report

LAYOUT = nd30_layout()
_ANNEX = replace(sample_report(1).annexes[0], blocks=(indicator_table(6),))
DOCUMENT = sample_report(1, number="5", annexes=(_ANNEX,))


def component(key, **changes):
    style = LAYOUT.component(key)
    if "size" in changes:
        changes["size"] = replace(style.size, value=changes["size"])
    return LAYOUT.with_component(replace(style, **changes))


def margin(side, value):
    return replace(LAYOUT, margins=replace(LAYOUT.margins, **{side: Choice(value, value, value)}))


def paragraph(**changes):
    return replace(LAYOUT, paragraph=replace(LAYOUT.paragraph, **changes))


def rule(key, share):
    rules = tuple(
        replace(one, share=Choice(share, share, share)) if one.component == key else one for one in LAYOUT.rules_below
    )
    return replace(LAYOUT, rules_below=rules)


BREAKS = {
    "page size": (replace(LAYOUT, page_width_mm=216), "Khổ giấy", "216 × 297 mm"),
    "margin top": (margin("top", 27), "Lề trên", "27 mm"),
    "margin bottom": (margin("bottom", 8), "Lề dưới", None),
    "margin left": (margin("left", 25), "Lề trái", "25 mm"),
    "margin right": (margin("right", 10), "Lề phải", "10 mm"),
    "size of national name": (component("national_name", size=11), "Quốc hiệu", "11"),
    "size of motto": (component("national_motto", size=12), "Tiêu ngữ", "12"),
    "size of number": (component("number", size=12), "Số, ký hiệu", "12"),
    "size of subject": (component("subject", size=15), "Trích yếu", "15"),
    "size of basis": (component("legal_basis", size=12), "Căn cứ", "12"),
    "size of body": (component("body", size=15), "Nội dung", "15"),
    "size of recipients": (component("recipients", size=12), "Danh sách nơi nhận", "12"),
    "size of recipients title": (component("recipients_title", size=11), "Nơi nhận", "11"),
    "size of signer": (component("signer_name", size=12), "Họ tên người ký", "12"),
    "set of sizes": (
        component("national_name", size=12),
        "Quốc hiệu, Tiêu ngữ, Địa danh và thời gian",
        "12/14/14",
    ),
    "kind not bold": (component("kind_name", bold=False), "Tên loại", "không đậm"),
    "subject in italics": (component("subject", italic=True), "Trích yếu", "nghiêng"),
    "place upright": (component("place_date", italic=False), "Địa danh và thời gian", "không nghiêng"),
    "basis upright": (component("legal_basis", italic=False), "Căn cứ", "không nghiêng"),
    "authority not bold": (component("authority", bold=False), "Quyền hạn, chức vụ", "không đậm"),
    "recipients title upright": (component("recipients_title", italic=False), "Nơi nhận", "không nghiêng"),
    "body in bold": (component("body", bold=True), "Nội dung", "đậm"),
    "kind to the left": (component("kind_name", align="left"), "Tên loại", "căn trái"),
    "place to the right": (component("place_date", align="right"), "Địa danh và thời gian", None),
    "body not justified": (component("body", align="left"), "Nội dung", "căn trái"),
    "first line": (component("body", first_line=False), "Nội dung", "0 mm"),
    "line spacing": (paragraph(line_spacing=Choice(2, 2, 2)), "Nội dung", "2"),
    "gap": (paragraph(gap_pt=Choice(2, 2, 2)), "Nội dung", "2 pt"),
    "motto rule": (rule("national_motto", 0.5), "Tiêu ngữ", "50% độ dài dòng chữ"),
    "agency rule": (rule("agency", 1), "Cơ quan ban hành", "100% độ dài dòng chữ"),
    "subject rule": (rule("subject", 0.2), "Trích yếu", "20% độ dài dòng chữ"),
    "agency rule missing": (
        replace(LAYOUT, rules_below=tuple(one for one in LAYOUT.rules_below if one.component != "agency")),
        "Cơ quan ban hành",
        "không có dòng kẻ",
    ),
    "motto text": (
        replace(LAYOUT, national_motto="Độc lập, Tự do, Hạnh phúc"),
        "Tiêu ngữ",
        "Độc lập, Tự do, Hạnh phúc",
    ),
    "number not padded": (replace(LAYOUT, padding=Padding(number_below=0)), "Số, ký hiệu", "5"),
    "day not padded": (replace(LAYOUT, padding=Padding(day_below=0)), "Địa danh và thời gian", "7"),
    "march padded": (replace(LAYOUT, padding=Padding(month_below=4)), "Địa danh và thời gian", "03"),
    "number on page one": (replace(LAYOUT, page_number_from=1), "Số trang", "có số trang"),
    "no numbers": (replace(LAYOUT, page_number_from=99), "Số trang", "không có"),
    "number to the right": (component("page_number", align="right"), "Số trang", "căn trái"),
    "number too small": (component("page_number", size=10), "Số trang", "10"),
}


def test_the_unbroken_file_has_none():
    assert check_pdf(render_pdf(DOCUMENT, LAYOUT), LAYOUT) == []


@pytest.mark.parametrize("name", BREAKS)
def test_the_broken_rule_is_found(name):
    layout, place, found = BREAKS[name]
    # Only a full page shows where its text ends.
    document = sample_report(3) if name == "margin bottom" else DOCUMENT
    broken = check_pdf(render_pdf(document, layout), LAYOUT)
    # Paper and margins are said for upright and for lying sheets.
    assert {one.place for one in broken} == {place}, [one.message for one in broken]
    assert found in (None, broken[0].found)
    assert len(broken) == 1 or name in ("page size", "margin top", "margin left", "margin right")


def test_a_font_that_is_not_accepted_is_found_in_every_component():
    strict = replace(LAYOUT, accepted_fonts=())
    broken = check_pdf(render_pdf(DOCUMENT, LAYOUT), strict)
    assert {(one.expected, one.found) for one in broken} == {("Times New Roman", "liberationserif")}
    assert {"Quốc hiệu", "Nội dung", "Danh sách nơi nhận"} <= {one.place for one in broken}


def test_two_fonts_in_one_document_are_found():
    borrowed = render_pdf(sample_report(1, subject="đã xong ✓"), LAYOUT)
    assert "Văn bản" in {one.place for one in check_pdf(borrowed, LAYOUT)}


TEXT_BREAKS = {
    "agency small": ({"agency": "Ủy ban nhân dân\nquận Thanh Xuân"}, "Cơ quan ban hành", "chữ in thường"),
    "kind under subject": (
        {"kind_name": "Kết quả thực hiện nhiệm vụ tháng 02", "subject": "BÁO CÁO"},
        "Tên loại",
        "đứng sau Trích yếu",
    ),
    "authority small": (
        {"authority_lines": ["TM. Ủy ban nhân dân", "CHỦ TỊCH"]},
        "Quyền hạn, chức vụ",
        "chữ in thường",
    ),
    "symbol with blanks": ({"number_line": "Số: 05/BC - UBND"}, "Số, ký hiệu", "BC - UBND"),
    "recipients without end": ({"recipient_lines": ["- Như trên", "- Lưu: VT."]}, "Danh sách nơi nhận", "n"),
    "no motto": ({}, "Tiêu ngữ", "không có"),
}


@pytest.mark.parametrize("name", TEXT_BREAKS)
def test_wrong_words_are_found(name, monkeypatch):
    changes, place, found = TEXT_BREAKS[name]
    made = pdf._document
    monkeypatch.setattr(pdf, "_document", lambda *given: made(*given) | changes)
    layout = LAYOUT if changes else replace(LAYOUT, national_motto="")
    broken = check_pdf(render_pdf(DOCUMENT, layout), LAYOUT)
    assert (place, found) in [(one.place, one.found) for one in broken]
    # Kind and subject changed places: each then also lacks what belongs to the other's place.
    assert len(broken) == 1 or name == "kind under subject", [one.message for one in broken]


def test_a_document_of_short_paragraphs_is_not_taken_for_one_without_gaps():
    short = [block for n in range(1, 9) for block in (Heading(2, (Run(f"{n}. Mục"),)), Paragraph((Run("Một dòng."),)))]
    for long in (DOCUMENT.blocks[:0], (Paragraph((Run("Đoạn dài nhiều dòng. " * 12),)),)):
        blocks = (*short, *long)
        assert check_pdf(render_pdf(replace(DOCUMENT, blocks=blocks), LAYOUT), LAYOUT) == []
