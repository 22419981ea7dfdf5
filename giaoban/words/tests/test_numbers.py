import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.words.errors import WordsError
from giaoban.words.numbers import write_document_number


@pytest.mark.parametrize(("number", "text"), [(1, "01"), (5, "05"), (9, "09"), (10, "10"), (45, "45"), (1234, "1234")])
def test_numbers_below_ten_have_a_zero_in_front(number, text):
    assert write_document_number(number) == text


def test_the_padding_limit_is_the_callers():
    assert write_document_number(5, pad_below=1) == "5"


@given(st.integers(1, 10**6), st.integers(0, 20))
def test_a_number_is_never_lost(number, pad_below):
    assert int(write_document_number(number, pad_below=pad_below)) == number


@pytest.mark.parametrize("number", [0, -1])
def test_there_is_no_document_number_below_one(number):
    with pytest.raises(WordsError):
        write_document_number(number)
