"""F1 of read facts against labels, by the same rules as the shared development set is scored."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from giaoban.reading import Fact

MEASURES = ("found", "value", "unit", "kind", "link", "period")


@dataclass
class Score:
    """Hits, what was said and what was due, by measure."""

    hit: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    said: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    due: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))

    def f1(self, measure: str) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hit[measure] / (self.said[measure] + self.due[measure] or 1)

    def add(self, labels: Sequence[dict[str, Any]], facts: Sequence[Fact]) -> None:
        """Count one text in. A fact is a label's when their digits overlap."""
        said = [index for index, fact in enumerate(facts) if fact.is_figure and fact.form is None]
        pairs = _pairs(labels, facts, said)
        back = {fact: label for label, fact in pairs.items()}
        for measure in ("found", "value", "kind"):
            self.said[measure] += len(said)
        for index, label in enumerate(labels):
            if label["form"] is not None:
                continue
            fact = facts[pairs[index]] if index in pairs else None
            for measure, right in _judged(label, fact, back).items():
                self.due[measure] += 1
                self.said[measure] += fact is not None and measure not in {"found", "value", "kind"}
                self.hit[measure] += right


def _judged(label: dict[str, Any], fact: Fact | None, back: dict[int, int]) -> dict[str, bool]:
    right = fact is not None and _same(fact.value, label["value"])
    rows = {"found": fact is not None, "value": right, "kind": right and fact.kind == label["kind"]}
    if label["kind"] == "level":
        rows["unit"] = right and (fact.unit or "").casefold() == (label["unit"] or "").casefold()
    elif label["of"] is not None:
        rows["link"] = right and fact.of is not None and back.get(fact.of) == label["of"]
    if label["period"]:
        rows["period"] = right and fact.period == label["period"]
    return rows


def _pairs(labels: Sequence[dict[str, Any]], facts: Sequence[Fact], said: Sequence[int]) -> dict[int, int]:
    places = {index: _digits(facts[index].start, facts[index].span) for index in said}
    pairs: dict[int, int] = {}
    for number, label in enumerate(labels):
        wanted = _digits(label["start"], label["span"])
        best = max(
            ((len(wanted & place), index) for index, place in places.items() if index not in pairs.values()),
            default=(0, -1),
        )
        if best[0]:
            pairs[number] = best[1]
    return pairs


def _digits(start: int, span: str) -> set[int]:
    return {start + at for at, character in enumerate(span) if character.isdigit()}


def _same(value: Any, due: float) -> bool:
    return value is not None and abs(float(value) - due) <= 1e-9 * max(1.0, abs(due))


def f1_without_digits(texts: Sequence[tuple[Sequence[dict[str, Any]], Sequence[Fact]]]) -> float:
    """F1 of figures told in words or denied: right if the spans overlap, with the same form and value."""
    hit = said = due = 0
    for labels, facts in texts:
        wordless = [fact for fact in facts if fact.form]
        wanted = [label for label in labels if label["form"]]
        said, due = said + len(wordless), due + len(wanted)
        hit += sum(any(_is_told(label, fact) for fact in wordless) for label in wanted)
    return 2 * hit / (said + due or 1)


def _is_told(label: dict[str, Any], fact: Fact) -> bool:
    overlaps = fact.start < label["start"] + len(label["span"]) and label["start"] < fact.start + len(fact.span)
    return overlaps and fact.form == label["form"] and fact.value == label["value"]
