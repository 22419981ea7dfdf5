"""Rules of figures: ratios, shares, coverage, formulas, entered values, plans."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.indicators.rules.coverage import covers, gaps
from giaoban.indicators.rules.entered import Entered, over, standing
from giaoban.indicators.rules.formula import FormulaError, evaluate, find_cycle, operands
from giaoban.indicators.rules.percent_of_plan import percent_of_plan
from giaoban.indicators.rules.plan_in_force import PlanFacts, plans_in_force
from giaoban.indicators.rules.ratio import NoBase
from giaoban.indicators.rules.run_rate import run_rate_to_year_end
from giaoban.indicators.rules.same_period import change_from_same_period, ratio_to_same_period
from giaoban.indicators.rules.shares import WHOLE, deal


def test_a_plan_of_zero_gives_no_ratio_rather_than_infinity():
    assert percent_of_plan(5, 0) == NoBase("chỉ tiêu giao bằng 0")
    assert percent_of_plan(5, None) == NoBase("chưa có chỉ tiêu giao")
    assert percent_of_plan(None, 5) == NoBase("chưa có số liệu")


def test_the_seed_ratio_to_plan_rounds_as_the_report_wrote_it():
    ratio = percent_of_plan(1_277_069, 5_711_400)
    assert isinstance(ratio, Decimal)
    assert round(ratio, 4) == Decimal("0.2236")


def test_a_same_period_of_zero_is_no_base():
    assert ratio_to_same_period(5, 0) == NoBase("số cùng kỳ bằng 0")
    assert change_from_same_period(5, 0) == 5
    assert change_from_same_period(5, None) == NoBase("chưa có số cùng kỳ")


@given(st.integers(-(10**15), 10**15), st.lists(st.integers(1, 1000), min_size=1, max_size=6))
def test_dealing_by_shares_keeps_the_total(value: int, weights: list[int]):
    shares = {n: weight * WHOLE // sum(weights) for n, weight in enumerate(weights)}
    shares[0] += WHOLE - sum(shares.values())
    dealt = deal(value, shares)
    assert sum(dealt.values()) == value
    assert all(abs(dealt[n] - Fraction(value * share, WHOLE)) < 1 for n, share in shares.items())


def test_shares_that_do_not_sum_to_the_whole_are_refused():
    with pytest.raises(ValueError, match="1000000"):
        deal(10, {1: 400_000, 2: 500_000})


def day(number: int) -> dt.date:
    return dt.date(2023, 1, 1) + dt.timedelta(days=number)


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10)), max_size=8),
    st.integers(0, 40),
    st.integers(0, 10),
)
def test_gaps_are_exactly_the_days_that_no_span_holds(spans: list[tuple[int, int]], first: int, length: int):
    days = [(day(start), day(start + more)) for start, more in spans]
    start, end = day(first), day(first + length)
    missing = {start + dt.timedelta(days=n) for n in range(length + 1)} - {
        day(n) for begin, more in spans for n in range(begin, begin + more + 1)
    }
    found = {a + dt.timedelta(days=n) for a, b in gaps(days, start, end) for n in range((b - a).days + 1)}
    assert found == missing
    assert covers(days, start, end) == (not missing)


def test_a_formula_is_computed_from_its_operands():
    assert operands("(A.1 - B) / A.1") == ("A.1", "B")
    assert evaluate("(A.1 - B) / A.1", {"A.1": 4, "B": 1}) == Fraction(3, 4)


def test_a_formula_with_a_missing_operand_says_which():
    assert evaluate("A / B", {"A": 1, "B": None}) == NoBase("thiếu B")
    assert evaluate("A / B", {"A": 1, "B": 0}) == NoBase("mẫu số bằng 0")


@pytest.mark.parametrize(
    "formula", ["A +", "A ** B", "f(A)", "A.b()", "__import__('os')", "A if B else C", "'a'", "1.5"]
)
def test_a_formula_is_codes_numbers_and_four_operations_only(formula: str):
    with pytest.raises(FormulaError):
        operands(formula)


def test_a_circle_of_formulas_is_named():
    assert find_cycle({"A": "B + 1", "B": "C", "C": "A"}) == ("A", "B", "C", "A")
    assert find_cycle({"A": "B + C", "B": "C"}) is None


def month(number: int, value: int, official: bool = False) -> Entered:
    start = dt.date(2023, number, 1)
    return Entered(start, (start + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1), value, official)


def test_year_to_date_of_entered_months_is_their_sum():
    entries = [month(1, 10, official=True), month(2, 5)]
    answer = over(entries, dt.date(2023, 1, 1), dt.date(2023, 2, 28), "period")
    assert (answer.value, answer.official) == (15, False)


def test_a_missing_month_is_named_instead_of_taken_as_zero():
    answer = over([month(1, 10), month(3, 5)], dt.date(2023, 1, 1), dt.date(2023, 3, 31), "period")
    assert answer.value is None
    assert answer.why == "chưa có số tháng 2/2023"


def test_a_month_is_the_difference_of_two_cumulatives():
    to = [
        Entered(dt.date(2023, 1, 1), end, value, True)
        for end, value in ((dt.date(2023, 1, 31), 7), (dt.date(2023, 2, 28), 19))
    ]
    assert over(to, dt.date(2023, 2, 1), dt.date(2023, 2, 28), "cumulative").value == 12


def test_an_official_value_replaces_the_estimate_whatever_came_last():
    assert [one.value for one in standing([month(1, 9, official=True), month(1, 10)])] == [9]
    assert [one.value for one in standing([month(1, 10), month(1, 9, official=True)])] == [9]


def test_no_interval_is_cut_or_stretched_to_another_cut_off():
    answer = over([month(1, 10), month(2, 5)], dt.date(2023, 1, 1), dt.date(2023, 2, 15), "period")
    assert answer.value is None


def plan(version: int, from_day: dt.date, value: int, by: str = "Thành phố giao") -> PlanFacts:
    return PlanFacts(by, value, f"{version}/QĐ", None, from_day, version, f"{by}{version}")


def test_a_figure_is_held_against_the_plan_in_force_on_its_last_day():
    plans = [
        plan(1, dt.date(2023, 1, 1), 100),
        plan(2, dt.date(2023, 7, 1), 120),
        plan(1, dt.date(2023, 1, 1), 110, "HĐND quận giao"),
    ]
    before, after = (plans_in_force(plans, on) for on in (dt.date(2023, 6, 30), dt.date(2023, 7, 1)))
    assert before["Thành phố giao"].value == 100
    assert after["Thành phố giao"].value == 120
    assert after["HĐND quận giao"].value == 110
    assert plans_in_force(plans, dt.date(2022, 12, 31)) == {}


def test_the_run_rate_is_the_pace_of_the_days_gone():
    assert run_rate_to_year_end(59, dt.date(2023, 1, 1), dt.date(2023, 2, 28)) == 365
    with pytest.raises(ValueError, match="lũy kế"):
        run_rate_to_year_end(59, dt.date(2023, 2, 1), dt.date(2023, 2, 28))
