from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from giaoban.words.count import read_count, write_count
from giaoban.words.errors import WordsError
from giaoban.words.tests.reading import is_refusal_within, value_or_refusal


@pytest.mark.parametrize(
    ("value", "options", "text"),
    [
        (1234, {}, "1.234"),
        (1_277_069, {}, "1.277.069"),
        (5, {"pad": 2}, "05"),
        (4, {}, "4"),
        (87, {"pad": 2}, "87"),
        (350, {"pad": 2}, "350"),
        (0, {}, "0"),
        (Decimal("12.5"), {"decimals": 1}, "12,5"),
        (Decimal("12.50"), {"decimals": 2}, "12,5"),
        (Decimal("12.5"), {}, "13"),
        (Decimal("-2.5"), {}, "-3"),
        (Decimal("-0.4"), {}, "0"),
        (Decimal("5.5"), {"decimals": 1, "pad": 2}, "5,5"),
        (Decimal("1E-1000000"), {"decimals": 2}, "0"),
        (-1234, {}, "-1.234"),
    ],
)
def test_a_count_is_written_with_dots_and_a_comma(value, options, text):
    assert write_count(value, **options) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("05", 5),
        ("02", 2),
        ("4", 4),
        ("266", 266),
        ("1.277", 1277),
        ("1277", 1277),
        ("12,5", Decimal("12.5")),
        ("1.277.069,25", Decimal("1277069.25")),
        ("−3", -3),
        (" 26\u00a0", 26),
    ],
)
def test_counts_are_read_padded_or_not(text, value):
    assert read_count(text) == value
    assert isinstance(read_count(text), type(value))


@given(st.integers(-(10**24) + 1, 10**24 - 1), st.integers(0, 3), st.integers(0, 12))
def test_whole_numbers_survive_the_trip(value, pad, decimals):
    assert read_count(write_count(value, pad=pad, decimals=decimals)) == value


@given(st.decimals(-(10**20), 10**20, allow_nan=False, places=8), st.integers(0, 12), st.integers(0, 3))
@example(Decimal("999999999999999999999999.4"), 0, 0)
def test_decimals_survive_the_trip_rounded_half_up(value, decimals, pad):
    steps = int(abs(Fraction(value)) * 10**decimals + Fraction(1, 2))
    rounded = Fraction(steps, 10**decimals) * (1 if value >= 0 else -1)
    assert Fraction(read_count(write_count(value, decimals=decimals, pad=pad))) == rounded


@given(st.decimals())
def test_any_decimal_is_written_or_refused(value):
    outcome = value_or_refusal(lambda: write_count(value, decimals=2))
    if isinstance(outcome, WordsError):
        assert outcome.position is None
    else:
        assert write_count(read_count(outcome), decimals=2) == outcome


@pytest.mark.parametrize(
    ("text", "position"),
    [("", 0), ("năm", 0), ("22.4", 2), ("1,2,3", 3), ("01.234", 2), ("5 vụ", 2), ("--5", 1)],
)
def test_anything_else_is_refused_with_the_place_of_the_offence(text, position):
    with pytest.raises(WordsError) as refusal:
        read_count(text)
    assert refusal.value.position == position


@pytest.mark.parametrize(
    ("value", "options"),
    [
        (1, {"pad": 4}),
        (1, {"decimals": 13}),
        (1, {"decimals": -1}),
        (10**24, {}),
        (Decimal("999999999999999999999999.5"), {}),
        (Decimal("NaN"), {}),
    ],
)
def test_a_number_that_cannot_be_written_is_refused(value, options):
    with pytest.raises(WordsError):
        write_count(value, **options)


@given(st.one_of(st.text(), st.text("0123456789.,-")))
@example("9" * 5000)
def test_no_text_makes_the_reader_fail_otherwise(text):
    outcome = value_or_refusal(read_count, text)
    assert isinstance(outcome, int | Decimal) or is_refusal_within(outcome, text)
