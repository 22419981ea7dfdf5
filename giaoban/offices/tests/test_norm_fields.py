"""A norm's value as fields: filled in unchanged it is the same value again."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.law import Book
from giaoban.offices.rules.norm_fields import NotFillable, fields_of, value_of

KEYS = st.text("abcdef_", min_size=1, max_size=6)
WORDS = st.text("abc đêôơư", min_size=1, max_size=12).map(str.strip).filter(bool)
LEAVES = (
    st.integers(-(10**12), 10**12) | st.booleans() | st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))
    | WORDS | st.none()
    | st.decimals(-1000, 1000, places=2).map(float) | st.lists(st.integers(0, 99), min_size=1, max_size=5)
)  # fmt: skip
VALUES = st.recursive(LEAVES, lambda inner: st.dictionaries(KEYS, inner, min_size=1, max_size=4), max_leaves=8)


@given(VALUES)
def test_a_value_filled_in_unchanged_stays_itself(value: Any) -> None:
    made, wrong = value_of(value, {one.name: one.text for one in fields_of(value)})
    assert wrong == {}
    assert made == value


@given(VALUES, st.text(max_size=10))
def test_anything_typed_is_read_or_told_at_its_field(value: Any, text: str) -> None:
    fields = fields_of(value)
    made, wrong = value_of(value, {one.name: text for one in fields})
    assert wrong.keys() <= {one.name for one in fields}
    assert wrong or isinstance(made, type(value)) or value is None


@pytest.mark.parametrize(
    ("shape", "text", "value"),
    [(2, "1.000", 1000), (0.5, "0,25", 0.25), (True, "Không", False),
     (dt.date(2023, 1, 1), "07/3/2023", dt.date(2023, 3, 7)), ([1, 2], "1; 2; 3", [1, 2, 3])],
)  # fmt: skip
def test_a_field_is_read_as_the_kind_that_stands_there(shape: Any, text: str, value: Any) -> None:
    assert value_of(shape, {"v": text}) == (value, {})


def test_every_norm_of_the_book_is_filled_in_or_says_why_not() -> None:
    book = Book.shipped()
    refused = []
    for name in book.names():
        value = book.history(name)[-1].value
        try:
            assert fields_of(value)
        except NotFillable:
            refused.append(name)
    assert "calendar.paid_holidays" in refused
    assert "reporting.submission_term" not in refused
