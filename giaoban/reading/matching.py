"""Which indicator of a catalogue a figure is (khớp số liệu với danh mục chỉ tiêu): a pure function over plain values.

A figure and an indicator are alike by the words that name them, rare words counting more; by their unit; by the
sector that the heading above the figure names, or that the figure before it in the same sentence was found in. What an
official confirmed of a figure that was named alike goes before all likeness. Each indicator takes at most one figure
and each figure one indicator, the surest pairs first; a level that finds none is proposed as a new indicator.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

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
_SAME_SECTOR = 0.12
_OF_ANOTHER = 2.0
"""How much more a word that names other indicators speaks against one than a word of no indicator."""
_AROUND_ONLY = 0.5
"""What is left where only the words around a figure, none of its own, name the indicator."""
_HEADLESS = 0.8
"""What is left where the first word of the name, the thing that is told of, stands nowhere: "thu", "chi", "vụ"."""
_NAMED_ANOTHER = 0.5
"""What is left where a figure surely is of another indicator and does not name what this one tells: a second "thu ngân
sách" is no "chi ngân sách"."""
_SURELY = 0.6
"""From here on a figure is believed to be of an indicator, even where another figure has taken it."""
_CONFIRMED = 2.0
_AIM = 0.8
"""What was aimed at gives way to what was done."""
_LOOK_BACK = 4
_LEVELS = frozenset({Kind.LEVEL, Kind.SHARE})
_MONEY = frozenset({"vnd", "đồng"})
_FOREIGN = frozenset({"usd", "eur", "jpy", "cny"})
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
class Confirmed:
    """What an official once confirmed (điều đã xác nhận): a figure named so, in that unit and under that heading, is
    ``code``, or no indicator of the catalogue at all (None)."""

    measure: str
    unit: str
    heading: str
    code: str | None


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


def match(facts: Sequence[Fact], indicators: Sequence[Indicator], confirmed: Sequence[Confirmed] = ()) -> list[Match]:
    """One match per level of the report, in order. Ratios and changes belong to their level; one that stands alone
    ("GRDP tăng 7,51%") is told where it surely is an indicator. ``confirmed`` is what officials said before, the latest
    last."""
    weights = _weights(indicators)
    levels = [index for index, fact in enumerate(facts) if fact.is_figure and fact.of is None]
    known = {indicator.code for indicator in indicators}
    memory = _Memory([one for one in confirmed if one.code is None or one.code in known])
    said = {index: word for index in levels if (word := memory.of(facts[index])) is not None}
    pairs = [
        (_score(facts[index], indicator, weights), index, place)
        for index in levels
        for place, indicator in enumerate(indicators)
        if index not in said or said[index].code == indicator.code
    ]
    pairs = [(_CONFIRMED if index in said else score, index, place) for score, index, place in pairs]
    best = {index: (score, place) for score, index, place in sorted(pairs)}
    pairs = [(_unless_another(pair, best[pair[1]], facts, indicators), *pair[1:]) for pair in pairs]
    first = _surest(pairs)
    chosen = _surest([(_beside(pair, facts, indicators, first), *pair[1:]) for pair in pairs])
    taken = {place: index for index, (_, place) in chosen.items()}
    surer = {
        index: (indicators[place].name, facts[taken[place]].span)
        for index, (score, place) in best.items()
        if score >= _SURELY and place in taken
    }
    return [
        _told(index, facts[index], indicators, chosen.get(index), said.get(index), surer.get(index))
        for index in levels
        if facts[index].kind in _LEVELS or chosen.get(index, (0.0, 0))[0] >= _SURELY
    ]


def _surest(pairs: Sequence[tuple[float, int, int]]) -> dict[int, tuple[float, int]]:
    """Figure → (score, indicator): the surest pairs first, each figure and each indicator once."""
    chosen: dict[int, tuple[float, int]] = {}
    taken: set[int] = set()
    for score, index, place in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if score >= LEAST_SCORE and index not in chosen and place not in taken:
            chosen[index] = score, place
            taken.add(place)
    return chosen


def _beside(
    pair: tuple[float, int, int],
    facts: Sequence[Fact],
    indicators: Sequence[Indicator],
    first: dict[int, tuple[float, int]],
) -> float:
    """The score, a little more where the figures just before in the same words were found in the same sector."""
    score, index, place = pair
    if not LEAST_SCORE / 2 <= score <= 1.0:
        return score
    earlier = range(index - 1, max(-1, index - _LOOK_BACK), -1)
    before = next((first[one][1] for one in earlier if one in first and _goes_on(facts[one], facts[index])), None)
    near = before is not None and indicators[before].sector == indicators[place].sector != ""
    return score + _SAME_SECTOR if near else score


def _goes_on(before: Fact, fact: Fact) -> bool:
    """Whether a figure stands in the sentence of one before it: "xử phạt 05 trường hợp với tổng số tiền 5 triệu"."""
    return before.heading == fact.heading and before.span in (fact.context or "")


def _unless_another(
    pair: tuple[float, int, int],
    best: tuple[float, int],
    facts: Sequence[Fact],
    indicators: Sequence[Indicator],
) -> float:
    """The score, much less where the figure is surely of another indicator and tells nothing of this one's own."""
    score, index, place = pair
    if place == best[1] or best[0] < _SURELY or score < LEAST_SCORE:
        return score
    heads = {_head(name) for name in (indicators[place].name, *indicators[place].aliases)}
    return score if heads & _words(_naming(facts[index])) else score * _NAMED_ANOTHER


class _Memory:
    """What was confirmed, by the words that name a figure."""

    def __init__(self, confirmed: Sequence[Confirmed]) -> None:
        self._exact: dict[tuple[str, str, str], Confirmed] = {}
        self._anywhere: dict[tuple[str, str], dict[str | None, Confirmed]] = {}
        for one in confirmed:
            name, unit, heading = _plain(one.measure), _plain(one.unit), _plain(one.heading)
            if name:
                self._exact[name, unit, heading] = one
                self._anywhere.setdefault((name, unit), {})[one.code] = one

    def of(self, fact: Fact) -> Confirmed | None:
        """What was said last under the same heading; under any heading where it was always the same."""
        name, unit = _plain(fact.measure or ""), _plain(fact.unit or "")
        exact = self._exact.get((name, unit, _plain(fact.heading or "")))
        if exact is not None:
            return exact
        anywhere = self._anywhere.get((name, unit), {})
        return next(iter(anywhere.values())) if len(anywhere) == 1 else None


def _plain(text: str) -> str:
    """The words of a name without the numerals that change from month to month."""
    return " ".join(word for word in words_of(folded(text)) if word.isalpha())


def _told(
    index: int,
    fact: Fact,
    indicators: Sequence[Indicator],
    choice: tuple[float, int] | None,
    said: Confirmed | None,
    surer: tuple[str, str] | None,
) -> Match:
    if choice is None:
        refused = said is not None and said.code is None
        nothing = Said("không chỉ tiêu nào đủ giống: đề nghị chỉ tiêu mới")
        if surer is not None:
            nothing = Said("giống chỉ tiêu «%(name)s», nhưng số «%(span)s» giống hơn", name=surer[0], span=surer[1])
        reason = Said("trước đây đã xác nhận không thuộc chỉ tiêu nào") if refused else nothing
        return Match(index, None, 0.0, reason, fact.measure, fact.unit)
    score, place = choice
    indicator = indicators[place]
    if said is not None:
        return Match(index, indicator.code, 1.0, Said("trước đây đã xác nhận là chỉ tiêu này"))
    common = sorted(_words(_naming(fact)) & _words(" ".join((indicator.name, *indicator.aliases))))
    return Match(
        index,
        indicator.code,
        round(min(score, 1.0), 3),
        Said("giống ở: %(words)s", words=", ".join(common) or indicator.unit),
    )


def _score(fact: Fact, indicator: Indicator, weights: dict[str, float]) -> float:
    unit = _alike_units(fact.unit or "", indicator.unit)
    if not unit:
        return 0.0
    names = (indicator.name, *indicator.aliases)
    aim = _AIM if fact.modality in {"plan", "target"} else 1.0
    alone = 1.0 if fact.kind in _LEVELS or unit == 1.0 else 0.0
    return max(_alike_words(fact, name, indicator, weights) for name in names) * unit * aim * alone


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
    if not wanted & own:
        found *= _AROUND_ONLY
    beside = sum(_OF_ANOTHER * weights[word] if word in weights else 0.5 for word in own - wanted)
    named = bool(indicator.sector) and _words(indicator.sector) <= heading
    head = 1.0 if _head(name) in own | around | _words(indicator.unit) else _HEADLESS
    return min(1.0, head * found / (total + 0.15 * beside) + (0.1 if named else 0.0))


@lru_cache(maxsize=4096)
def _head(name: str) -> str:
    """The first word that tells what an indicator counts."""
    return next((word for word in words_of(folded(name)) if word.isalpha() and word not in _SILENT), "")


def _naming(fact: Fact) -> str:
    return f"{fact.measure or ''} {fact.span}"


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in words_of(folded(text)):
        if word.isalpha() and word not in _SILENT:
            found.update(_abbreviations().get(word, (word,)))
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


@lru_cache(maxsize=4096)
def _alike_units(one: str, other: str) -> float:
    """1 for the same unit, less for two counted nouns, 0 for money against counts."""
    first, second = folded(one).strip(), folded(other).strip()
    families = [(unit in _MONEY, unit in _PERCENT, unit in _FOREIGN and unit) for unit in (first, second)]
    if families[0] != families[1]:
        return 0.0
    if first == second or any(families[0]):
        return 1.0
    people = tables.words("grammar", "matching_people")
    if set(first.split()) & set(second.split()) or ({*first.split()} <= people and {*second.split()} <= people):
        return 0.95
    return _OTHER_UNIT
