from decimal import Decimal, localcontext

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from giaoban.words.errors import WordsError
from giaoban.words.percent import percent_step, read_percent, write_percent
from giaoban.words.tests.reading import is_refusal_within, value_or_refusal


@pytest.mark.parametrize("text", ["22,36%", "112,2%", "18,17%", "102,13%", "3,48%", "30%", "100%", "-3,4%", "0%"])
def test_the_percentages_of_a_real_report_survive_the_trip(text):
    assert write_percent(read_percent(text)) == text


@pytest.mark.parametrize(
    ("ratio", "decimals", "text"),
    [
        ("0.2236", 2, "22,36%"),
        ("1.122", 2, "112,2%"),
        ("1", 2, "100%"),
        ("0.02345", 1, "2,3%"),
        ("0.223650", 2, "22,37%"),
        ("0.2236499999999999999999999999999999999", 2, "22,36%"),
        ("-0.00005", 2, "-0,01%"),
        ("-0.00004", 2, "0%"),
        ("12.345", 0, "1.235%"),
        ("1.005", 0, "101%"),
    ],
)
def test_a_ratio_is_rounded_once_half_up(ratio, decimals, text):
    assert write_percent(Decimal(ratio), decimals=decimals) == text


def test_real_shares_come_out_as_the_report_printed_them():
    assert write_percent(Decimal(1_277_069) / Decimal(5_711_400)) == "22,36%"
    assert write_percent(Decimal(1_277_069) / Decimal(1_138_208)) == "112,2%"


@given(st.decimals(-(10**15), 10**15, allow_nan=False, places=14), st.integers(0, 10))
@example(Decimal("99999999999999999999.99999"), 2)
def test_reading_back_is_within_half_a_step(ratio, decimals):
    with localcontext(prec=60):
        read = read_percent(write_percent(ratio, decimals=decimals))
        assert abs(read - ratio) <= percent_step(decimals) / 2
        assert read % percent_step(decimals) == 0


@given(st.integers(-(10**9), 10**9), st.integers(0, 10))
def test_every_printable_percentage_is_read_back_exactly(steps, decimals):
    ratio = steps * percent_step(decimals)
    assert read_percent(write_percent(ratio, decimals=decimals)) == ratio


def test_the_step_is_a_ratio():
    assert percent_step() == Decimal("0.0001")
    assert percent_step(0) == Decimal("0.01")


@pytest.mark.parametrize(
    ("text", "position"), [("22,36", 5), ("22.36%", 2), ("%", 0), ("22,36% dự toán", 7), ("", 0), ("22,%", 2)]
)
def test_anything_else_is_refused_with_the_place_of_the_offence(text, position):
    with pytest.raises(WordsError) as refusal:
        read_percent(text)
    assert refusal.value.position == position


@pytest.mark.parametrize("ratio", ["NaN", "sNaN", "Infinity", "1E+30", "1E+999999"])
def test_a_ratio_that_cannot_be_written_is_refused(ratio):
    with pytest.raises(WordsError):
        write_percent(Decimal(ratio))


def test_the_callers_decimal_context_loses_no_digit():
    with localcontext(prec=2):
        assert write_percent(Decimal("1234.567891")) == "123.456,79%"
        assert str(read_percent("-123.456,79%")) == "-1234.5679"


@given(st.one_of(st.text(), st.text("0123456789.,%- ")))
def test_no_text_makes_the_reader_fail_otherwise(text):
    outcome = value_or_refusal(read_percent, text)
    assert isinstance(outcome, Decimal) or is_refusal_within(outcome, text)
