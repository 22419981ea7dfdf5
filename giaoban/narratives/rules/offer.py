"""A figure of a text as it is offered to an official (số liệu đề xuất): plain values that are kept with the draft."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from typing import Any

from giaoban.narratives.rules.basis import basis_after
from giaoban.narratives.rules.written_step import written_step
from giaoban.notices.saying import kept, told_again
from giaoban.reading import Fact, Kind, Match

LONGEST_WORDS = 300
SURE = 0.6
"""From here on likeness and reading together count as sure: such figures may be accepted in one go."""
_TARGETS = frozenset({"plan", "target"})


@dataclass(frozen=True)
class Ratio:
    """A ratio or change printed beside a figure: its place, kind, value, rounding and what it is held against."""

    start: int
    span: str
    kind: str
    value: str
    step: str
    basis: str = ""
    bounded: bool = False


@dataclass(frozen=True)
class Offer:
    """One figure: where it stands, what it says, and which indicator it seems to be.

    Numbers are fractions written as text, money in đồng. ``code`` is empty where a new indicator is proposed.
    """

    number: int
    start: int
    span: str
    value: str
    step: str
    unit: str = ""
    measure: str = ""
    heading: str = ""
    period: str = ""
    relation: str = "="
    modality: str = ""
    intended: str = ""
    code: str = ""
    score: float = 0.0
    why: str = ""
    confidence: float = 1.0
    reasons: Sequence[str] = field(default_factory=tuple)
    ratios: Sequence[Ratio] = field(default_factory=tuple)

    @property
    def end(self) -> int:
        """Where its span ends."""
        return self.start + len(self.span)

    @property
    def is_result(self) -> bool:
        """Whether it tells what was done, not what was assigned or aimed at."""
        return self.modality not in _TARGETS

    @property
    def is_sure(self) -> bool:
        """Whether an official may accept it together with others: read without doubt, found without doubt."""
        return (
            bool(self.code) and self.is_result and self.score >= SURE and self.confidence >= SURE and not self.intended
        )

    def as_json(self) -> dict[str, Any]:
        """As it is kept; what is said to people keeps its words and values apart."""
        said = {"why": kept(self.why), "reasons": [kept(one) for one in self.reasons]}
        return {**asdict(self), **said}


def offer_from(row: Mapping[str, Any]) -> Offer:
    """The offer that :meth:`Offer.as_json` wrote."""
    said = {"why": told_again(row["why"]), "reasons": tuple(told_again(one) for one in row["reasons"])}
    return Offer(**{**row, **said, "ratios": tuple(Ratio(**one) for one in row["ratios"])})


def offers(text: str, facts: Sequence[Fact], matches: Sequence[Match]) -> list[Offer]:
    """What a text offers, in its order: each level with the ratios and changes that belong to it."""
    beside: dict[int, list[Ratio]] = {}
    for ratio, of in _ratios(text, facts):
        beside.setdefault(of, []).append(ratio)
    found = [(one, facts[one.fact]) for one in matches if facts[one.fact].value is not None]
    return [_offer(number, fact, one, beside.get(one.fact, [])) for number, (one, fact) in enumerate(found)]


def _ratios(text: str, facts: Sequence[Fact]) -> Iterator[tuple[Ratio, int]]:
    starts = [fact.start for fact in facts if fact.is_figure] + [len(text)]
    following = dict(zip(starts, starts[1:], strict=False))
    for fact in facts:
        if fact.of is None or fact.value is None or not fact.is_figure:
            continue
        end = fact.start + len(fact.span)
        words = basis_after(text, end, following[fact.start]) if fact.kind is Kind.RATIO_TO_PLAN else ""
        yield (
            Ratio(
                start=fact.start,
                span=fact.span,
                kind=str(fact.kind),
                value=str(fact.value),
                step=str(written_step(fact.span, fact.value)),
                basis=(words or fact.vs or "")[:120],
                bounded=fact.bound is not None,
            ),
            fact.of,
        )


def _offer(number: int, fact: Fact, match: Match, ratios: Sequence[Ratio]) -> Offer:
    value = fact.value or Fraction(0)
    return Offer(
        number=number,
        start=fact.start,
        span=fact.span[:LONGEST_WORDS],
        value=str(value),
        step=str(written_step(fact.span, value)),
        unit=(fact.unit or "")[:60],
        measure=(fact.measure or "")[:LONGEST_WORDS],
        heading=(fact.heading or "")[:200],
        period=fact.period or "",
        relation="≥" if fact.bound == "ge" else "~" if fact.approx else "=",
        modality=fact.modality or "",
        intended="" if fact.intended is None else str(fact.intended),
        code=match.code or "",
        score=match.score,
        why=match.reason,
        confidence=fact.confidence,
        reasons=tuple(fact.reasons),
        ratios=tuple(ratios),
    )
