"""Which indicator of a catalogue a figure is (khớp số liệu với danh mục chỉ tiêu): a pure function over plain values.

A figure and an indicator are alike by the words that name them, rare words counting more; by their unit; by the
sector that the
heading above the figure names. Each indicator takes at most one figure and each figure one indicator, the surest
pairs first; a
level that finds none is proposed as a new indicator.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from giaoban.said import Said

from . import tables
from .fact import Fact, Kind
from .given import folded
from .tokens import words_of

LEAST_SCORE = 0.3
"""Below it a figure is not believed to be the indicator."""
_CONTEXT_WEIGHT = 0.5
_HEADING_WEIGHT = 0.15
_OTHER_UNIT = 0.75
_MONEY = frozenset({"vnd", "đồng", "usd"})
_PERCENT = frozenset({"percent", "%"})


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as the catalogue names it (chỉ tiêu)."""

    code: str
    name: str
    unit: str
    aliases: tuple[str, ...] = ()
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """What one level of the report is: ``code`` of an indicator, or None with the name and unit proposed for a new
    one."""

    fact: int
    code: str | None
    score: float
    reason: str
    proposed_name: str | None = None
    proposed_unit: str | None = None


def match(facts: Sequence[Fact], indicators: Sequence[Indicator]) -> list[Match]:
    """One match per level of the report, in order. Ratios and changes belong to their level and are not matched
    alone."""
    weights = _weights(indicators)
    levels = [index for index, fact in enumerate(facts) if fact.kind in {Kind.LEVEL, Kind.SHARE} and fact.of is None]
    pairs = sorted(
        (
            (_score(facts[index], indicator, weights), index, place)
            for index in levels
            for place, indicator in enumerate(indicators)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    chosen: dict[int, tuple[float, int]] = {}
    taken: set[int] = set()
    for score, index, place in pairs:
        if score >= LEAST_SCORE and index not in chosen and place not in taken:
            chosen[index] = score, place
            taken.add(place)
    return [_told(index, facts[index], indicators, chosen.get(index)) for index in levels]


def _told(index: int, fact: Fact, indicators: Sequence[Indicator], choice: tuple[float, int] | None) -> Match:
    if choice is None:
        reason = Said("không chỉ tiêu nào đủ giống: đề nghị chỉ tiêu mới")
        return Match(index, None, 0.0, reason, fact.measure, fact.unit)
    score, place = choice
    indicator = indicators[place]
    common = sorted(_words(_naming(fact)) & _words(" ".join((indicator.name, *indicator.aliases))))
    return Match(
        index, indicator.code, round(score, 3), Said("giống ở: %(words)s", words=", ".join(common) or indicator.unit)
    )


def _score(fact: Fact, indicator: Indicator, weights: dict[str, float]) -> float:
    unit = _alike_units(fact.unit or "", indicator.unit)
    if not unit:
        return 0.0
    names = (indicator.name, *indicator.aliases)
    return max(_alike_words(fact, name, indicator, weights) for name in names) * unit


def _alike_words(fact: Fact, name: str, indicator: Indicator, weights: dict[str, float]) -> float:
    """Share of the name's weight that the figure's own words carry, words of its sentence and heading counting less."""
    wanted, own = _words(name), _words(_naming(fact))
    around, heading = _words(fact.context or ""), _words(fact.heading or "")
    total = sum(weights.get(word, 1.0) for word in wanted) or 1.0
    found = 0.0
    for word in wanted:
        part = (
            1.0 if word in own else _CONTEXT_WEIGHT if word in around else _HEADING_WEIGHT if word in heading else 0.0
        )
        found += part * weights.get(word, 1.0)
    beside = sum(weights.get(word, 0.5) for word in own - wanted)
    named = bool(indicator.sector) and _words(indicator.sector) <= heading
    return min(1.0, found / (total + 0.15 * beside) + (0.1 if named else 0.0))


def _naming(fact: Fact) -> str:
    return f"{fact.measure or ''} {fact.span}"


def _words(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in words_of(folded(text)):
        if word.isalpha() and word not in _SILENT:
            found.add(word)
            found.update(_abbreviations().get(word, ()))
    return frozenset(found)


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    """Short forms of the trade → the words they stand for: PCCC, TTATGT …"""
    short: dict[str, str] = tables.table("abbreviations")["short"]
    return {folded(name): tuple(folded(meaning).split()) for name, meaning in short.items()}


_SILENT = tables.words("grammar", "matching_silent")


def _weights(indicators: Sequence[Indicator]) -> dict[str, float]:
    """Words that few indicators have weigh more."""
    counts = Counter(
        word for indicator in indicators for word in _words(" ".join((indicator.name, *indicator.aliases)))
    )
    return {word: 0.3 + math.log(1 + len(indicators) / count) for word, count in counts.items()}


def _alike_units(one: str, other: str) -> float:
    """1 for the same unit, less for two counted nouns, 0 for money against counts."""
    first, second = folded(one).strip(), folded(other).strip()
    families = [(unit in _MONEY, unit in _PERCENT) for unit in (first, second)]
    if families[0] != families[1]:
        return 0.0
    if first == second or any(families[0]):
        return 1.0
    people = tables.words("grammar", "matching_people")
    if set(first.split()) & set(second.split()) or ({*first.split()} <= people and {*second.split()} <= people):
        return 0.95
    return _OTHER_UNIT
