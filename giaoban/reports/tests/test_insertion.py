"""Placeholders and conditions are written for the person, and told back in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.reports.rules.insertion import (
    Condition,
    Wish,
    condition,
    exemption,
    inserted,
    rephrased,
    tag,
)
from giaoban.reports.rules.sentence_language import write
from giaoban.reports.tests.sentences import speaking


def said(template: str) -> str:
    return "".join(piece.text for piece in write(template, speaking()))


@pytest.mark.parametrize(
    ("wish", "text"),
    [
        (Wish("THU", style="tỷ triệu"), "1.277 tỷ 069 triệu đồng"),
        (Wish("VU", pad=3), "087"),
        (Wish("THU", "ty_le_ke_hoach", decimals=1), "22,4%"),
        (Wish("THU", "ty_le_cung_ky"), "112,2%"),
        (Wish("THU", "tang_giam_cung_ky"), "tăng 12,2%"),
        (Wish("THU", "ky", "đến ngày"), "đến ngày 07/3/2023"),
        (Wish("CHAY", "khong_co", phrase='không có vụ "lớn" nào'), 'không có vụ "lớn" nào'),
    ],
)
def test_a_wish_becomes_a_placeholder_that_says_it(wish: Wish, text: str):
    assert said(tag(wish)) == text


@pytest.mark.parametrize(
    ("code", "text"), [("CHAY", "không xảy ra cháy"), ("VU", "xảy ra 87 vụ")], ids=["zero", "not zero"]
)
def test_a_condition_in_words_writes_one_wording_or_the_other(code: str, text: str):
    one = Condition(Wish(code), "==", 0, "không xảy ra cháy", "xảy ra [số] vụ")
    assert said(condition(one)) == text


def test_the_wording_at_zero_is_the_figure_itself():
    [piece] = write(condition(Condition(Wish("CHAY"), "==", 0, "không xảy ra", "")), speaking())
    assert (piece.indicator, piece.aspect) == ("CHAY", "zero")


@given(st.text(max_size=40))
def test_an_exempted_text_is_said_as_it_was_typed(text: str):
    assert said(exemption(text)) == " ".join(text.split())


@given(st.text(alphabet="ab {}%", max_size=20), st.one_of(st.none(), st.integers(-3, 30)))
def test_what_is_inserted_is_there_and_nothing_else_is_changed(template: str, at: int | None):
    assert inserted(template, "[X]", at).replace("[X]", "", 1) == template


def test_a_figure_goes_where_the_mark_was_typed_and_never_into_another_placeholder():
    template = 'Thu {{ so("THU") }} và'
    assert inserted("Thu […] và", "{{ x }}", 3) == "Thu {{ x }} và"
    assert inserted(template, "{{ x }}", 4) == 'Thu {{ x }}{{ so("THU") }} và'
    assert inserted(template, "{{ x }}", 9) == f"{template}{{{{ x }}}}"


def test_only_wordings_of_a_placeholders_own_are_rephrased():
    assert rephrased('{{ khong_co("A", "cũ") }}', "mới") == '{{ khong_co("A", "mới") }}'
    assert rephrased('{{ khong_phai_so_lieu("5") }}', "6") == '{{ khong_phai_so_lieu("6") }}'
    assert rephrased('{{ so("A") }}', "6") is None
