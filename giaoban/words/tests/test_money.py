import unicodedata
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from giaoban.words.errors import WordsError
from giaoban.words.money import MoneyStyle, money_step, read_money, write_money
from giaoban.words.tests.reading import is_refusal_within, value_or_refusal

TRIEU = 10**6
WHOLE_RANGE = st.one_of(st.integers(0, 10**17), st.integers(0, 10**8), st.integers(0, 10**11).map(lambda n: n * TRIEU))
STYLE_AND_DECIMALS = st.one_of(
    st.sampled_from([(style, None) for style in MoneyStyle]),
    st.tuples(st.just(MoneyStyle.BILLION), st.integers(0, 9)),
    st.tuples(st.just(MoneyStyle.MILLION), st.integers(0, 6)),
)


def half_up_to(step, dong):
    steps = int(Fraction(abs(dong), step) + Fraction(1, 2))
    return steps * step if dong >= 0 else -steps * step


@pytest.mark.parametrize(
    ("millions", "text"),
    [
        (1_277_069, "1.277 tỷ 069 triệu đồng"),
        (216_302, "216 tỷ 302 triệu đồng"),
        (12_920, "12 tỷ 920 triệu đồng"),
        (12_000, "12 tỷ đồng"),
        (302, "302 triệu đồng"),
        (139, "139 triệu đồng"),
        (59_042_080, "59.042 tỷ 080 triệu đồng"),
        (0, "0 đồng"),
    ],
)
def test_the_million_part_after_billion_has_three_digits(millions, text):
    assert write_money(millions * TRIEU, MoneyStyle.COMPOUND) == text
    assert read_money(text) == millions * TRIEU


def test_compound_rounds_to_whole_millions_before_it_chooses_its_units():
    assert write_money(999_500_000, MoneyStyle.COMPOUND) == "1 tỷ đồng"
    assert write_money(999_499_999, MoneyStyle.COMPOUND) == "999 triệu đồng"
    assert write_money(499_999, MoneyStyle.COMPOUND) == "0 đồng"
    assert write_money(-499_999, MoneyStyle.COMPOUND) == "0 đồng"


@pytest.mark.parametrize(
    ("dong", "style", "options", "text"),
    [
        (1_536_246 * TRIEU, MoneyStyle.BILLION, {}, "1.536,246 tỷ đồng"),
        (1_536_200 * TRIEU, MoneyStyle.BILLION, {}, "1.536,2 tỷ đồng"),
        (1_536_246 * TRIEU, MoneyStyle.BILLION, {"decimals": 1}, "1.536,2 tỷ đồng"),
        (1_536_250 * TRIEU, MoneyStyle.BILLION, {"decimals": 1}, "1.536,3 tỷ đồng"),
        (828_500_000, MoneyStyle.MILLION, {}, "828,5 triệu đồng"),
        (564_000_000, MoneyStyle.MILLION, {}, "564 triệu đồng"),
        (139_000_000, MoneyStyle.MILLION, {"decimals": 1}, "139 triệu đồng"),
        (5_000_000, MoneyStyle.MILLION, {"pad": 2}, "05 triệu đồng"),
        (5_500_000, MoneyStyle.MILLION, {"pad": 2}, "5,5 triệu đồng"),
        (5_000_000, MoneyStyle.COMPOUND, {"pad": 2}, "05 triệu đồng"),
        (1_277_069 * TRIEU, MoneyStyle.DONG, {}, "1.277.069.000.000 đồng"),
        (-828_500_000, MoneyStyle.MILLION, {}, "-828,5 triệu đồng"),
        (-1_277_069 * TRIEU, MoneyStyle.COMPOUND, {}, "-1.277 tỷ 069 triệu đồng"),
    ],
)
def test_an_amount_is_written_in_each_style(dong, style, options, text):
    assert write_money(dong, style, **options) == text
    assert read_money(text) == half_up_to(money_step(style, options.get("decimals")), dong)


@given(WHOLE_RANGE, STYLE_AND_DECIMALS, st.integers(0, 3), st.sampled_from([1, -1]))
def test_reading_back_gives_the_amount_rounded_to_the_step_of_the_style(dong, style_and_decimals, pad, sign):
    style, decimals = style_and_decimals
    written = write_money(sign * dong, style, decimals=decimals, pad=pad)
    rounded = half_up_to(money_step(style, decimals), sign * dong)
    assert read_money(written) == rounded
    assert read_money(unicodedata.normalize("NFD", written).upper()) == rounded
    assert write_money(rounded, style, decimals=decimals, pad=pad) == written


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("12,5 tỷ", 12_500 * TRIEU),
        ("12,5 tỉ đồng", 12_500 * TRIEU),
        ("828.500.000", 828_500_000),
        ("828.500.000đ", 828_500_000),
        ("828.500.000 VNĐ", 828_500_000),
        ("1.277 tỷ 069 triệu", 1_277_069 * TRIEU),
        ("1.277\u00a0tỷ\u00a0069\u202ftriệu\u00a0đồng", 1_277_069 * TRIEU),
        ("  1277 Tỷ 69 Triệu Đồng ", 1_277_069 * TRIEU),
        ("7 ngàn 500 tỷ đồng", 7_500_000 * TRIEU),
        ("7 nghìn 500 tỷ 20 triệu đồng", 7_500_020 * TRIEU),
        ("7 nghìn tỷ 500 triệu", 7_000_500 * TRIEU),
        ("1 triệu 200 nghìn tỷ đồng", 1_200_000_000 * TRIEU),
        ("7 nghìn 500 triệu đồng", 7_500 * TRIEU),
        ("1,2 triệu tỷ đồng", 1_200_000_000 * TRIEU),
        ("115 ngàn tỷ đồng", 115_000_000 * TRIEU),
        ("4,6 nghìn tỷ đồng", 4_600_000 * TRIEU),
        ("41.562 tỷ 8 triệu", 41_562_008 * TRIEU),
        ("12 tỷ 920,5 triệu đồng", 12_920_500_000),
        ("3 triệu 500 nghìn đồng", 3_500_000),
        ("3 triệu 500 nghìn 200 đồng", 3_500_200),
        ("500 nghìn", 500_000),
        ("-12,5 tỷ", -12_500 * TRIEU),
        ("500tỷ", 500_000 * TRIEU),
        ("0 đồng", 0),
    ],
)
def test_the_writings_found_in_real_reports_are_read(text, dong):
    assert read_money(text) == dong
    assert read_money(unicodedata.normalize("NFD", text)) == dong


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("đồng", 0),
        ("12.5 tỷ", 2),
        ("1.27 tỷ", 1),
        ("0.123 tỷ", 1),
        ("828,500,000 đồng", 7),
        ("12 tỷ 500", 6),
        ("12,5 tỷ 3 triệu", 0),
        ("1 tỷ 1.500 triệu", 5),
        ("1 triệu 2 tỷ", 8),
        ("1 tỷ 2 tỷ", 5),
        ("5 0 đồng", 2),
        ("12,5 đồng", 0),
        ("12 tỷ usd", 6),
        ("12 tỷ đồng.", 10),
        ("1 tỷ -5 triệu", 5),
        ("1" * 25, 0),
        ("999999999999999999999999 tỷ", 0),
        (unicodedata.normalize("NFD", "12 tỷ 500"), 7),
    ],
)
def test_anything_else_is_refused_with_the_place_of_the_offence(text, position):
    with pytest.raises(WordsError) as refusal:
        read_money(text)
    assert refusal.value.position == position


def test_a_writing_that_cannot_be_is_refused():
    for decimals, style in ((10, MoneyStyle.BILLION), (7, MoneyStyle.MILLION), (-1, MoneyStyle.MILLION)):
        with pytest.raises(WordsError):
            write_money(1, style, decimals=decimals)
    for dong, pad in ((10**24, 0), (-(10**5000), 0), (1, 4), (1, -1)):
        with pytest.raises(WordsError):
            write_money(dong, MoneyStyle.DONG, pad=pad)


MONEY_LIKE = st.lists(
    st.sampled_from(["1", "069", "1.277", ",5", ".", ",", " ", "-", "tỷ", "triệu", "nghìn", "đồng", "đ", "²"])
).map("".join)


@given(st.one_of(st.text(), MONEY_LIKE))
@example("1" * 5000)
@example("1," + "0" * 5000)
@example("٣ tỷ")
def test_no_text_makes_the_reader_fail_otherwise(text):
    outcome = value_or_refusal(read_money, text)
    assert isinstance(outcome, int) or is_refusal_within(outcome, text)
