import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from giaoban.subjects.rules.details import ORGANISATION, Details, tidied
from giaoban.subjects.rules.masking import masked, masked_address, masked_name

SYLLABLES = ["Nguyễn", "Trần", "Đỗ", "Văn", "Thị", "Mai", "An", "Y", "Ê", "Khương", "Nguyễn", "Hương", "Lê", "Ô"]
names = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=6)
digits = st.text(string.digits, min_size=9, max_size=12)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Nguyễn Văn Mai", "Nguyễn V*** M**"),
        ("Trần Thị Thu Hương", "Trần T*** T*** H**"),
        ("Đỗ Y", "Đỗ **"),
        ("Hương", "H**"),
    ],
)
def test_a_persons_name(name, shown):
    assert masked_name(name) == shown


def test_an_organisations_name_is_public_but_a_household_business_bears_a_persons():
    assert masked_name("Công ty TNHH Thử Nghiệm", ORGANISATION) == "Công ty TNHH Thử Nghiệm"
    assert masked_name("Hộ kinh doanh Nguyễn Văn Mai", ORGANISATION) == "Hộ kinh doanh Nguyễn V*** M**"


@given(words=names, endings=st.lists(st.text("abcơưêàáạ", min_size=1, max_size=9), min_size=8, max_size=8))
def test_two_names_with_the_same_visible_part_look_the_same(words, endings):
    other = [words[0], *(word[0] + ending for word, ending in zip(words[1:], endings, strict=False) if len(word) > 1)]
    assume(all(len(word) > 1 for word in words[1:]))
    assert masked_name(" ".join(words)) == masked_name(" ".join(other))


@given(words=names)
def test_no_hidden_word_stands_in_the_masked_name(words):
    shown = masked_name(" ".join(words))
    after_family = shown.removeprefix(words[0]).split()
    assert not {word.strip("*") for word in after_family} & set(words[1:])


@given(number=digits, other=digits)
def test_of_a_number_only_the_last_digits_are_told(number, other):
    def show(value):
        one = masked(Details("A B", identity_number=value, phone=value))
        return one.identity_number, one.phone

    swapped = other[: len(other) - 4] + number[-4:]
    assert show(number) == show(swapped)
    assert number[:-4] not in show(number)[0]


@pytest.mark.parametrize("short", ["1", "1234", "12345678"])
def test_a_number_too_short_is_hidden_whole(short):
    assert masked(Details("A B", identity_number=short)).identity_number == "***"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("Số 12, ngõ 34 Nguyễn Trãi, Phường Nhân Chính, Quận Thanh Xuân", "Phường Nhân Chính"),
        ("12 Lê Lợi, Phường 12, Quận 3", "Phường 12"),
        ("thôn 2, Xã Tân Triều, Huyện Thanh Trì", "Xã Tân Triều"),
        ("Số 5, Thị trấn Văn Điển", "Thị trấn Văn Điển"),
        ("12 ngõ 34 Phường Nhân Chính", "***"),
        ("Phường Nhân Chính 12 ngõ 34", "***"),
        ("Xã đội trưởng Nguyễn, số 4", "***"),
        ("Số 12 phố Khương Trung", "***"),
        ("", ""),
    ],
)
def test_of_an_address_only_the_ward(address, shown):
    assert masked_address(address) == shown


@given(street=st.text(st.characters(codec="utf-8", exclude_characters=","), min_size=1, max_size=40))
def test_the_street_leaves_no_trace(street):
    assume(not street.strip().startswith(("Phường ", "Xã ", "Thị trấn ", "Đặc khu ")))
    assert masked_address(f"{street}, Phường Nhân Chính, Quận Thanh Xuân") == "Phường Nhân Chính"
    assert masked_address(street) in ("", "***")


def test_of_a_birth_only_the_year():
    assert masked(tidied(Details("Đỗ An", born="12/05/1970"))).born == "1970"
    assert masked(tidied(Details("Đỗ An", born="1970"))).born == "1970"
