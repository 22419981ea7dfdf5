"""The months of a plan sum to its year."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from giaoban.indicators.rules.monthly_plan import monthly_plan

VALUES = st.integers(0, 10**15)


@given(VALUES)
def test_a_plan_without_phasing_is_shared_by_twelve_months(value: int) -> None:
    assert [monthly_plan(value, {}, month) for month in range(1, 13)] == [Fraction(value, 12)] * 12


@given(st.lists(VALUES, min_size=4, max_size=4))
def test_a_quarter_is_shared_by_its_own_three_months(quarters: list[int]) -> None:
    phasing = {f"Q{number}": value for number, value in enumerate(quarters, 1)}
    months = [monthly_plan(sum(quarters), phasing, month) for month in range(1, 13)]
    assert [sum(months[first : first + 3]) for first in (0, 3, 6, 9)] == quarters


def test_a_month_named_in_the_phasing_has_its_own_part_and_the_others_none() -> None:
    assert [monthly_plan(7, {"01": 5, "02": 2}, month) for month in (1, 2, 3)] == [5, 2, 0]
