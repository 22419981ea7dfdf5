import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.words.fold import fold

VIETNAMESE = st.text("aàáảãạăằắẳẵặâầấẩẫậđeêếềểễệioôơờớởỡợuưừứửữựyýỳỷỹỵĐÂƯỶ bcntmx0123456789/-")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ủy ban nhân dân quận Thanh Xuân", "uy ban nhan dan quan thanh xuan"),
        ("Uỷ ban", "uy ban"),
        ("Hoà Bình", "hoa binh"),
        ("Hòa Bình", "hoa binh"),
        ("Gò Đống Thây", "go dong thay"),
        ("Võ Đăng Dũng", "vo dang dung"),
        ("Số: 05/BC-UBND", "so: 05/bc-ubnd"),
    ],
)
def test_letters_lose_case_tones_and_diacritics(text, key):
    assert fold(text) == key


@given(VIETNAMESE)
def test_a_vietnamese_key_is_plain_latin(text):
    assert fold(text).isascii()
    assert len(fold(text)) == len(text)


@given(st.text())
def test_composed_and_decomposed_text_have_one_key(text):
    key = fold(text)
    assert fold(unicodedata.normalize("NFC", text)) == key
    assert fold(unicodedata.normalize("NFD", text)) == key
    assert fold(key) == key
