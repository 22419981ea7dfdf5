"""The published report of quận Thanh Xuân, March 2023, read back to the figures that the demo knows."""

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from giaoban.reading import Fact, Indicator, Kind, match, read

HERE = Path(__file__).parent
TEXT = (HERE / "source" / "thanh-xuan-2023-03.txt").read_text(encoding="utf-8")
EXPECTED = tomllib.loads((HERE.parents[2] / "tests" / "seed" / "expected.toml").read_text(encoding="utf-8"))["figure"]
CATALOGUE = [Indicator(row["name"], row["name"], row["unit"]) for row in EXPECTED]


@pytest.fixture(scope="module")
def facts() -> list[Fact]:
    return read(TEXT)


@pytest.fixture(scope="module")
def matched(facts: list[Fact]) -> dict[str, int]:
    return {one.code: one.fact for one in match(facts, CATALOGUE) if one.code is not None}


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["name"])
def test_each_of_the_28_figures_is_read_and_matched_to_its_indicator(row, facts, matched) -> None:
    fact = facts[matched[row["name"]]]
    assert fact.value == row["value"]
    assert fact.span.startswith(row["text"].split(" ")[0])


@pytest.mark.parametrize("row", [row for row in EXPECTED if row["sector"] in {"budget", "investment"}][:3])
def test_its_ratios_belong_to_their_levels(row, facts, matched) -> None:
    level = matched[row["name"]]
    told = {fact.kind: fact.value for fact in facts if fact.of == level}
    assert told[Kind.RATIO_TO_PLAN] == Fraction(str(row["ratio_to_plan"]))
    if "ratio_to_same_period" in row:
        assert told[Kind.RATIO_TO_SAME_PERIOD] == Fraction(str(row["ratio_to_same_period"]))
    assert facts[level].period == str(row["interval"][1])


def test_the_target_of_the_quarter_is_a_target(facts) -> None:
    target = next(fact for fact in facts if fact.span == "30%")
    assert (target.kind, target.modality, target.period) == (Kind.RATIO_TO_PLAN, "target", "2023-01-01/2023-03-31")


def test_what_is_no_figure_is_told_apart(facts) -> None:
    kinds = {fact.span: fact.kind for fact in facts}
    assert kinds["179"] == kinds["06"] == Kind.LEGAL_REFERENCE
    assert kinds["5"] == kinds["7"] == Kind.ORDINAL


def test_both_sentences_without_digits_say_zero(facts) -> None:
    absent = [fact for fact in facts if fact.form == "absent"]
    assert [(fact.span, fact.value, fact.unit, fact.period) for fact in absent] == [
        ("không xảy ra cháy, nổ", 0, "vụ", "2023-02-01/2023-02-28"),
        ("không xảy ra tai nạn giao thông", 0, "vụ", "2023-02-01/2023-02-28"),
    ]
