"""Words of the index, what a query asks for, what of a text was matched, what may have been meant."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.search.rules import tokens
from giaoban.search.rules.matched import Piece, fits, matched_pieces, shortened
from giaoban.search.rules.spelling import near_queries
from giaoban.search.rules.unit_names import units_by_name
from giaoban.search.rules.wanted import as_fts5, as_tsquery, in_title, wanted

VIETNAMESE = st.text(
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵĐƯƠÂÊÔĂ 0123456789/-.,"
)


def without_marks(text: str) -> str:
    """Tones and diacritics taken off by hand, letter by letter, Đ too."""
    plain = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Giải ngân", ["giai", "ngan"]),
        ("QUẬN ĐỐNG ĐA", ["quan", "dong", "da"]),
        ("01/QĐ-XPHC", ["~01qdxphc"]),
        ("số 01/QĐ", ["so", "~01qd"]),
        ("QĐ-XPHC", ["qd", "xphc"]),
        ("828.500.000 đồng", ["828500000", "dong"]),
        ("ngày 7/3/2023", ["ngay", "20230307"]),
        ("tháng 3/2023", ["thang", "202303"]),
        ("ngày 31/2/2023", ["ngay", "~3122023"]),
        ("1.23.4 v1.234", ["~1234", "~v1234"]),
        ("=“@.!?", []),
    ],
)
def test_a_query_is_read_as_words_numbers_and_days(text: str, words: list[str]) -> None:
    assert tokens.asked_words(text) == words


@given(VIETNAMESE)
def test_a_text_is_asked_for_alike_with_and_without_tone_marks(text: str) -> None:
    assert tokens.asked_words(text) == tokens.asked_words(without_marks(text)) == tokens.asked_words(text.upper())
    assert tokens.asked_words(unicodedata.normalize("NFD", text)) == tokens.asked_words(text)


@given(st.text())
def test_whatever_a_text_says_it_is_found_by_itself(text: str) -> None:
    assert set(tokens.asked_words(text)) <= tokens.indexed_words(text)
    asked = wanted(text)
    assert asked is None or fits(text, asked)


@given(st.text())
def test_no_word_that_is_typed_can_hold_a_mark_or_a_sign_of_a_query(text: str) -> None:
    for word in tokens.asked_words(text):
        assert word.removeprefix("~").isalnum()


@given(st.text())
def test_a_query_is_written_quoted_for_either_database(text: str) -> None:
    asked = wanted(text)
    if asked is None:
        return
    for title in (asked, in_title(asked)):
        assert as_fts5(title).count('"') % 2 == 0
        outside = "".join(as_fts5(title).split('"')[::2])
        assert set(outside) <= set("() *ANDOR")
        assert set("".join(as_tsquery(title).split("'")[::2])) <= set("() &|:*")


def test_a_code_is_one_word_whatever_stands_between_its_letters() -> None:
    assert tokens.code_word("01/QĐ-XPHC") == tokens.code_word("01 qd.xphc") == "=01qdxphc"
    assert tokens.code_word("—/—") == ""
    assert tokens.words_of_day(dt.date(2023, 3, 7)) == {"20230307", "202303", "2023"}


def test_a_units_name_in_a_query_means_the_unit_too() -> None:
    names = units_by_name([(7, "Phường Nhân Chính"), (8, "Thành phố Hà Nội"), (9, "Quận X")])
    assert names == {
        ("phuong", "nhan", "chinh"): [7],
        ("nhan", "chinh"): [7],
        ("thanh", "pho", "ha", "noi"): [8],
        ("ha", "noi"): [8],
        ("quan", "x"): [9],
    }
    asked = wanted("phạt nhan chinh", names)
    assert asked is not None
    assert as_fts5(asked) == '((("phat")) AND (("nhan" AND "chinh" *) OR "@7")) OR "=phatnhanchinh"'
    assert as_tsquery(in_title(asked)) == "((('.phat')) & (('.nhan' & '.chinh':*)))"


def test_matched_words_are_marked_as_they_are_written() -> None:
    assert matched_pieces("Sổ Giải ngân", {"giai"}, {"ng"}) == [
        Piece("Sổ "),
        Piece("Giải", True),
        Piece(" "),
        Piece("ngân", True),
    ]


@given(st.text(), st.sets(st.text("aabcdio", max_size=3)), st.sets(st.text("aabcdio", min_size=1, max_size=2)))
def test_marked_pieces_give_the_text_back(text: str, words: set[str], beginnings: set[str]) -> None:
    pieces = matched_pieces(text, words, beginnings)
    assert "".join(piece.text for piece in pieces) == unicodedata.normalize("NFC", text)


def test_a_long_text_is_cut_around_its_first_match() -> None:
    text = "mở đầu " * 40 + "giải ngân " + "phần cuối " * 40
    pieces = shortened(text, {"giai"}, set())
    said = "".join(piece.text for piece in pieces)
    assert said.startswith("… ")
    assert said.endswith(" …")
    assert Piece("giải", True) in pieces
    assert len(said) < 200


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("giai ngam", ["Giải ngân"]),
        ("nhan chinhh", ["Nhân Chính"]),
        ("giải zzzz", ["Giải"]),
        ("zzzz", []),
        ("giải ngân", []),
    ],
)
def test_what_may_have_been_meant_is_said_as_it_is_written(text: str, meant: list[str]) -> None:
    assert near_queries(text, ["Giải ngân vốn đầu tư", "Phường Nhân Chính", "Nam Định"]) == meant
