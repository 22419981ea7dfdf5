"""What is printed, letter by letter: padding, blanks, ends of lines, capitals."""

from datetime import date

import pytest

from giaoban.documents.rules.composition import clean, compose, list_mark
from giaoban.documents.rules.content import Run, Table
from giaoban.documents.rules.header_lines import agency_lines, rule_length_mm
from giaoban.documents.rules.layout import Padding
from giaoban.documents.tests.sample import nd30_layout, sample_report


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("45", "Số: 45/BC-UBND"),
        ("5", "Số: 05/BC-UBND"),
        ("05", "Số: 05/BC-UBND"),
        ("09a", "Số: 09a/BC-UBND"),
        (None, "Số:       /BC-UBND"),
    ],
)
def test_number(number, line):
    assert compose(sample_report(1, number=number)).number_line == line


@pytest.mark.parametrize(
    ("day", "month", "line"),
    [
        (date(2023, 3, 7), None, "Thanh Xuân, ngày 07 tháng 3 năm 2023"),
        (date(2023, 2, 28), None, "Thanh Xuân, ngày 28 tháng 02 năm 2023"),
        (date(2023, 1, 10), None, "Thanh Xuân, ngày 10 tháng 01 năm 2023"),
        (date(2023, 12, 1), None, "Thanh Xuân, ngày 01 tháng 12 năm 2023"),
        (None, (2023, 3), "Thanh Xuân, ngày        tháng 3 năm 2023"),
        (None, (2023, 2), "Thanh Xuân, ngày        tháng 02 năm 2023"),
        (None, None, "Thanh Xuân, ngày        tháng        năm       "),
    ],
)
def test_place_and_date(day, month, line):
    assert compose(sample_report(1, day=day, month=month)).place_date_line == line


def test_padding_is_an_argument():
    composed = compose(sample_report(1, number="5"), Padding(0, 0, 0))
    assert composed.number_line == "Số: 5/BC-UBND"
    assert composed.place_date_line == "Thanh Xuân, ngày 7 tháng 3 năm 2023"


def test_capitals_and_ends_of_lines():
    composed = compose(sample_report(1, addressees=("Thành ủy", "- UBND Thành phố;")))
    assert composed.agency == "ỦY BAN NHÂN DÂN QUẬN THANH XUÂN"
    assert composed.authority_lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert composed.signer_name == "Võ Đăng Dũng"
    assert composed.addressee_lines == ("Kính gửi:", "- Thành ủy;", "- UBND Thành phố.")
    assert composed.recipient_lines[0] == "- UBND Thành phố;"
    assert composed.recipient_lines[-1] == "- Lưu: VT, TH."
    assert [line[-1] for line in composed.legal_basis_lines] == [";", "."]


def test_one_addressee_stands_on_the_same_line():
    assert compose(sample_report(1)).addressee_lines == ("Kính gửi: Ủy ban nhân dân Thành phố Hà Nội",)


def test_a_dispatch_has_no_kind_and_its_subject_under_the_number():
    composed = compose(sample_report(1, kind_name="", subject="đôn đốc báo cáo"))
    assert (composed.kind_name, composed.subject) == ("", "")
    assert composed.dispatch_subject == "V/v đôn đốc báo cáo"


def test_a_draft_says_so():
    assert compose(sample_report(1, draft=True)).draft_mark == "DỰ THẢO"
    assert compose(sample_report(1)).draft_mark == ""


def test_letters_that_cannot_be_printed_become_blanks_and_forms_become_nfc():
    assert clean("a\x00b\nc\ud800d") == "a b c d"
    assert clean("Ho\u0300a") == "H\u00f2a"


def test_the_agency_breaks_evenly():
    assert agency_lines("ỦY BAN NHÂN DÂN QUẬN THANH XUÂN", nd30_layout()) == (
        "ỦY BAN NHÂN DÂN",
        "QUẬN THANH XUÂN",
    )
    assert agency_lines("SỞ Y TẾ", nd30_layout()) == ("SỞ Y TẾ",)


def test_rules_are_shares_of_the_text_above():
    motto = rule_length_mm("national_motto", "Độc lập - Tự do - Hạnh phúc", nd30_layout())
    assert 59 < motto < 62
    assert rule_length_mm("body", "chữ", nd30_layout()) == 0


def test_list_marks():
    assert [list_mark(level) for level in (0, 1, 2, 9)] == ["- ", "+ ", "• ", "• "]


def test_a_table_must_be_rectangular():
    with pytest.raises(ValueError, match="Số ô"):
        Table(header=("A", "B"), rows=(((Run("1"),),),))
    with pytest.raises(ValueError, match="ít nhất một cột"):
        Table(header=(), rows=())
    with pytest.raises(ValueError, match="căn lề"):
        Table(header=("A",), rows=(), align=("left", "left"))
