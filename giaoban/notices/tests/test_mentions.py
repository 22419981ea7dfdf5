"""Whom a text mentions, and numbers of persons that may not stand in what is kept for ever."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.notices.rules.mentions import names_in, parts_of
from giaoban.notices.rules.personal_numbers import holds_personal_number, without_personal_numbers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@van_phong xem giúp", ("van_phong",)),
        ("Nhờ @009.TCKH, @van_phong.", ("009.TCKH", "van_phong")),
        ("(@thue) và @thue", ("thue",)),
        ("gửi tới a@coquan.vn", ()),
        ("giá 5@kg, @ một mình", ()),
        ("", ()),
    ],
)
def test_names_follow_an_at_sign_that_begins_a_word(text, names):
    assert names_in(text) == names


@given(st.text(alphabet=st.sampled_from("ab @.@_9\nđ(),")))
def test_the_parts_of_a_text_are_the_text(text):
    assert "".join(part.text for part in parts_of(text)) == text


@given(st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True), st.sampled_from(["", ".", ",", " nhé", ")"]))
def test_any_plain_user_name_is_found_whatever_follows(name, after):
    assert names_in(f"Nhờ @{name}{after}") == (name,)


@pytest.mark.parametrize(
    "text", ["CCCD 001086987654", "số 001 086 987 654", "gọi 0912345678", "0912 345 678", "+84 912 345 678"]
)
def test_a_number_of_a_person_is_seen_and_masked(text):
    assert holds_personal_number(text)
    assert not re.search(r"\d{3}", without_personal_numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "1.277.069.000.000 đồng",
        "1.001.234.567.890",
        "hồ sơ 000.00.19.H26-240101-0001",
        "45/BC-UBND",
        "07/3/2023",
        "098",
    ],
)
def test_money_days_and_file_numbers_are_no_numbers_of_persons(text):
    assert not holds_personal_number(text)
    assert without_personal_numbers(text) == text
