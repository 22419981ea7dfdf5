"""Likely misprints (chỗ có thể in sai): flagged with the likely value, never mended."""

import re
from collections.abc import Sequence
from fractions import Fraction

from giaoban.said import Said

from .clause import Clause
from .fact import CHANGES, Fact, Kind
from .judgement import Judgement
from .measures import Measure

_SLIP = Fraction(1, 200)
_PARTS_NEAR = Fraction(1, 5)
_MOST_PERCENT = 100
_THOUSAND = 1000
_A_HABIT = 2
"""How many decimals with a dot are believed to be a habit."""
_DOT_DECIMAL = re.compile(r"[0-9]+\.[0-9]{1,2}(?![0-9])")
_COMMA_DECIMAL = re.compile(r"[0-9.]+,[0-9]{1,2}(?![0-9])")
_COMMA_THOUSAND = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}(?![0-9,])")


def doubt_clause(clause: Clause, judged: list[Judgement], facts: list[Fact]) -> None:
    """Look at every figure of a line alone, and at those that must agree with each other."""
    for which, fact in enumerate(facts):
        _separators(clause.measures[which], fact)
        _unknown_unit(clause.measures[which], fact)
        _linked(clause, which, judged, fact)
    for which, fact in enumerate(facts):
        if fact.kind in CHANGES:
            _change_against_levels(clause, which, facts)
    _parts(clause, facts)
    _plans(facts)


def doubt_separators(facts: Sequence[Fact]) -> None:
    """In a text whose decimals are told by dots, and never by commas, a comma before three digits parts thousands."""
    figures = [fact for fact in facts if fact.is_figure]
    if any(_COMMA_DECIMAL.match(fact.span) for fact in figures):
        return
    if sum(_DOT_DECIMAL.match(fact.span) is not None for fact in figures) < _A_HABIT:
        return
    for fact in figures:
        if fact.value is not None and not fact.suspect and _COMMA_THOUSAND.match(fact.span):
            fact.intended, fact.suspect = fact.value * _THOUSAND, True
            fact.doubt(0.3, Said("cả bài viết số thập phân bằng dấu chấm: dấu phẩy có thể là dấu ngăn nghìn"))


def _plans(facts: list[Fact]) -> None:
    """A level whose stated per cent and stated plan agree only if "nghìn" was left out of it."""
    for fact in facts:
        level = facts[fact.of] if fact.kind is Kind.RATIO_TO_PLAN and fact.of is not None else None
        if level is None or not level.value or not fact.value:
            continue
        for plan in facts:
            if plan.modality == "plan" and plan is not level and plan.unit == level.unit and plan.value:
                _hold_against_plan(level, plan.value * fact.value)


def _hold_against_plan(level: Fact, due: Fraction) -> None:
    times = due / (level.value or due)
    if abs(times - _THOUSAND) <= _THOUSAND * _SLIP:
        level.intended, level.suspect = (level.value or Fraction(0)) * _THOUSAND, True
        level.doubt(0.4, Said("thiếu chữ “nghìn”: tỷ lệ và kế hoạch được nêu cho mức gấp nghìn lần"))


def _separators(measure: Measure, fact: Fact) -> None:
    numeral = measure.numeral
    if numeral.decimal_point:
        fact.doubt(0.05, Said("dấu chấm hiểu là dấu thập phân"))
    if numeral.thousands_reading is not None and measure.family == "counted" and measure.scale == 1:
        fact.intended, fact.suspect = numeral.thousands_reading, True
        fact.doubt(0.3, Said("dấu phẩy trước ba chữ số của một số đếm: có thể là dấu ngăn nghìn"))
    if measure.is_percent and measure.value > _MOST_PERCENT and numeral.decimal_reading is not None:
        fact.intended, fact.suspect = numeral.decimal_reading / 100, True
        fact.doubt(0.3, Said("tỷ lệ lớn khác thường: dấu chấm có thể là dấu thập phân"))


def _unknown_unit(measure: Measure, fact: Fact) -> None:
    if measure.unknown_unit:
        fact.doubt(0.15, Said("đơn vị không có trong bảng"))


def _linked(clause: Clause, which: int, judged: list[Judgement], fact: Fact) -> None:
    if fact.kind in {Kind.LEVEL, Kind.SHARE} or fact.of is None:
        return
    if judged[which].base is None and fact.kind in CHANGES:
        fact.doubt(0.1, Said("không nói so với gì: hiểu theo lệ thường"))
    if clause.line.sentence[clause.measures[fact.of].at] != clause.line.sentence[clause.measures[which].at]:
        fact.doubt(0.2, Said("con số gốc ở câu trước"))


def _change_against_levels(clause: Clause, which: int, facts: list[Fact]) -> None:
    """A change that its two levels contradict: "tăng 128,06 tỷ (414,73/288,67)", "đạt 120 tỷ, tăng 50% (cùng kỳ 100
    tỷ)"."""
    fact = facts[which]
    of = facts[fact.of] if fact.of is not None else None
    pair = facts[which + 1] if which + 1 < len(facts) else None
    if pair is not None and pair.den is not None and _stands_in_parenthesis_after(clause, which):
        _compare(fact, pair.value or Fraction(0), pair.den)
        pair.prior, pair.related = pair.den, which
    elif (
        of is not None and of.value is not None and pair is not None and pair.prior is not None and pair.unit == of.unit
    ):
        _compare(fact, of.value, pair.prior)


def _stands_in_parenthesis_after(clause: Clause, which: int) -> bool:
    between = clause.line.words[clause.measures[which].after : clause.measures[which + 1].first]
    return bool(between) and between[-1] == "("


def _compare(fact: Fact, now: Fraction, then: Fraction) -> None:
    if fact.value is None or not then:
        return
    due = now - then if fact.change_type == "absolute" else now / then - 1
    if abs(due - fact.value) > abs(due) * _SLIP + (0 if fact.change_type == "absolute" else Fraction(1, 1000)):
        fact.intended, fact.suspect = due, True
        fact.doubt(0.3, Said("mức tăng, giảm không khớp với hai mức được nêu"))


def _parts(clause: Clause, facts: list[Fact]) -> None:
    """Parts of one whole that nearly, but not quite, add up to it."""
    wholes: dict[int, list[int]] = {}
    for which, fact in enumerate(facts):
        if (
            fact.related is not None
            and fact.kind is Kind.LEVEL
            and facts[fact.related].unit == fact.unit
            and fact.den is None
        ):
            wholes.setdefault(fact.related, []).append(which)
    for whole, parts in wholes.items():
        total = facts[whole].value
        added = sum((facts[part].value or Fraction(0) for part in parts), Fraction(0))
        if len(parts) < 2 or not total or added == total:
            continue
        if abs(added - total) <= _PARTS_NEAR * total and (
            added > total or clause.line.inside[clause.measures[parts[0]].at] >= 0
        ):
            facts[whole].doubt(0.2, Said("các phần cộng lại không bằng tổng"))
            facts[whole].suspect, facts[whole].intended = True, added
