"""A typed number and its steps: what is written is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.indicators.rules.typed_number import read_steps, write_steps
from giaoban.registers.rules.cells import CellError


@given(st.integers(-(10**15), 10**15), st.integers(0, 4), st.sampled_from(["VND", "vụ"]))
def test_a_written_value_is_read_back(steps: int, decimals: int, measured_in: str) -> None:
    assert read_steps(write_steps(steps, decimals), measured_in, decimals) == steps


@pytest.mark.parametrize(
    ("text", "measured_in", "decimals", "steps"),
    [("12,5 tỷ", "VND", 0, 12_500_000_000), ("1.234", "vụ", 0, 1234), ("3,25", "ha", 2, 325), ("3", "ha", 2, 300)],
)
def test_numbers_are_read_as_people_type_them(text: str, measured_in: str, decimals: int, steps: int) -> None:
    assert read_steps(text, measured_in, decimals) == steps


@pytest.mark.parametrize(("text", "measured_in", "decimals"), [("ba", "vụ", 0), ("3,256", "ha", 2), ("1,5", "vụ", 0)])
def test_what_has_no_such_steps_is_refused(text: str, measured_in: str, decimals: int) -> None:
    with pytest.raises(CellError):
        read_steps(text, measured_in, decimals)
