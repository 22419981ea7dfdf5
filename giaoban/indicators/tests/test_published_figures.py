"""The check of published ratios and values finds what cannot be, and leaves alone what only looks odd."""

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from importlib import resources

from giaoban.demo.statements import BILLION, _ratio_step, _step
from giaoban.indicators.rules import implied_plan, two_values
from giaoban.indicators.rules.implied_plan import StatedRatio, assigners, comparable


def series() -> list[dict[str, object]]:
    return json.loads((resources.files("giaoban.demo") / "data" / "series.json").read_text(encoding="utf-8"))


def ratios(name: str) -> Iterator[StatedRatio]:
    for number, row in enumerate(series()):
        if (
            str(row["indicator"]).split(" (")[0] == name
            and row["value_ty"] is not None
            and row["ratio_pct"] is not None
        ):
            value, percent = Decimal(str(row["value_ty"])), Decimal(str(row["ratio_pct"]))
            yield StatedRatio(
                f"{number}",
                dt.date.fromisoformat(str(row["date"])),
                int(value * BILLION),
                _step(value),
                str(row["kind"]),
                Fraction(percent) / 100,
                Fraction(_ratio_step(percent)),
                str(row["basis"]),
            )


def pairs(name: str) -> list[tuple[str, str]]:
    return [(a.day.isoformat(), b.day.isoformat()) for a, b in implied_plan.contradictions(list(ratios(name)))]


def test_revenue_contradicts_itself_twice():
    assert pairs("thu") == [("2022-06-15", "2022-09-30"), ("2024-03-06", "2024-12-31")]


def test_expenditure_of_march_2024_contradicts_both_opening_plans():
    assert pairs("chi") == [("2024-03-06", "2024-12-31")] * 2


def test_disbursement_agrees_with_the_adjusted_plan():
    assert pairs("giải ngân") == []


def test_implied_plans_are_the_published_intervals():
    for stated, row in ((one, series()[int(one.key)]) for name in ("thu", "chi") for one in ratios(name)):
        expected = row["implied_range"]
        if expected and row["kind"] == "≥":
            plan = implied_plan.implied_plan(stated)
            assert [round(float(edge / BILLION), 1) for edge in (plan.low, plan.high)] == expected


def test_a_statement_without_assigner_is_compared_with_none():
    assert assigners("dự toán") == frozenset()
    assert assigners("dự toán TP và quận giao") == {"city", "district"}
    assert assigners("HĐND quận giao") == assigners("quận giao")


def test_a_statement_before_an_adjustment_is_not_held_against_the_adjusted_plan():
    march, *_ = [one for one in ratios("chi") if one.day.year == 2024]
    adjusted = next(one for one in ratios("chi") if "sau điều chỉnh" in one.basis)
    assert not comparable(march, adjusted)


def test_two_values_of_one_day_that_cannot_be_equal_are_found():
    values = [
        two_values.StatedValue(
            str(n),
            dt.date.fromisoformat(str(row["date"])),
            int(Decimal(str(row["value_ty"])) * BILLION),
            BILLION // 1000,
            str(row["kind"]),
        )
        for n, row in enumerate(series())
        if str(row["indicator"]).startswith("thu")
        and "giao" not in str(row["indicator"])
        and row["value_ty"] is not None
    ]
    assert [(a.day.isoformat(), b.relation) for a, b in two_values.contradictions(values)] == [("2024-12-31", "≥")]
