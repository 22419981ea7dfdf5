"""What our own report says of any month, and what others make of the same figures, is read back as it was written."""

import random
import tomllib
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.narratives.tests.months import (
    CATALOGUE,
    ROWS,
    Tied,
    months,
    other_templates,
    own_templates,
    values_of,
    written,
)
from giaoban.reading import Fact, Kind, match, read
from giaoban.words.money import read_money

OWN = own_templates()
EXPECTED = Path(__file__).parents[3] / "tests" / "seed" / "expected.toml"
SOURCE = Path(__file__).parents[2] / "reading" / "conclusion" / "tests" / "texts" / "thanh_xuan" / "2023_03.txt"
KINDS = {
    "ratio_to_plan": Kind.RATIO_TO_PLAN,
    "ratio_to_same_period": Kind.RATIO_TO_SAME_PERIOD,
    "change": Kind.CHANGE_VS_SAME_PERIOD,
}


def printed(text: str, *, money: bool = False) -> Fraction:
    """What a figure of ours says, read by our own reader of official writing: what was rounded stays rounded."""
    if text.endswith("%"):
        return Fraction(text[:-1].replace(".", "").replace(",", ".")) / 100
    return Fraction(read_money(text)) if money else Fraction(text.replace(".", "").replace(",", "."))


def read_at(facts: Sequence[Fact], one: Tied) -> Fact:
    """The figure that was read inside a piece."""
    end = one.start + len(one.piece.text)
    inside = [fact for fact in facts if one.start <= fact.start < end and fact.is_figure]
    assert inside, (one.piece, "is not read")
    return inside[0]


def reads_back(text: str, tied: Sequence[Tied]) -> list[Fact]:
    """Every figure of the text is read with the value that is printed, as the kind it is."""
    facts = read(text)
    for one in tied:
        fact, piece = read_at(facts, one), one.piece
        if piece.aspect == "zero":
            assert (fact.value, fact.form) == (0, "absent"), text[one.start :]
            continue
        if piece.aspect == "change":
            verb, _, size = piece.text.partition(" ")
            if size:
                assert fact.value == printed(size) * (-1 if verb == "giảm" else 1), piece
        else:
            assert fact.value == printed(piece.text, money=ROWS[piece.indicator or ""]["measured_in"] == "VND"), (
                piece,
                fact,
            )
        assert piece.aspect == "value" or fact.kind == KINDS[piece.aspect or ""], (piece, fact)
    return facts


def finds_its_indicators(facts: Sequence[Fact], tied: Sequence[Tied]) -> None:
    """Every value is matched to the indicator it was written from."""
    codes = {one.fact: one.code for one in match(facts, CATALOGUE)}
    wrong = [
        (one.piece.indicator, codes.get(facts.index(read_at(facts, one))), one.piece.text)
        for one in values_of(tied)
        if ROWS[one.piece.indicator or ""]["measured_in"] != "tỷ lệ"
        and codes.get(facts.index(read_at(facts, one))) != one.piece.indicator
    ]
    assert wrong == []


@settings(max_examples=12)
@given(months())
def test_our_own_report_of_any_month_is_read_back_to_its_figures(drawn) -> None:
    speak, _ = drawn
    text, tied = written(OWN, speak)
    assert len(tied) > 25
    finds_its_indicators(reads_back(text, tied), tied)


@settings(max_examples=12)
@given(months(), st.sampled_from(other_templates()))
def test_the_same_figures_in_the_sentences_of_another_hand_are_read_alike(drawn, templates: list[str]) -> None:
    speak, _ = drawn
    text, tied = written(templates, speak)
    finds_its_indicators(reads_back(text, tied), tied)


@settings(max_examples=8)
@given(months(), st.integers(0, 99))
def test_the_order_of_the_sentences_changes_no_figure(drawn, seed: int) -> None:
    speak, _ = drawn
    shuffled = [*OWN[2:], *other_templates()[1][1:]]
    random.Random(seed).shuffle(shuffled)
    reads_back(*written(shuffled, speak))


def test_the_source_report_gives_all_its_figures_matched_to_their_indicators() -> None:
    facts = read(SOURCE.read_text(encoding="utf-8"))
    figures = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))["figure"]
    found = {one.code: facts[one.fact].value for one in match(facts, CATALOGUE) if one.code}
    codes = {row["name"]: code for code, row in ROWS.items()}
    stated = {one["name"]: one["value"] for one in figures}
    assert {name: found.get(codes[name]) for name in stated} == stated
    assert len(figures) == 28
