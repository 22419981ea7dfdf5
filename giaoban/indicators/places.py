"""A figure by place (theo phường): each part of a territory, and what belongs to none of them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from giaoban.indicators import cube
from giaoban.indicators.figures import NOT_YET, Asked, Figures
from giaoban.indicators.models import Nature, SourceKind
from giaoban.indicators.rules.entered import over, standing
from giaoban.indicators.rules.formula import evaluate, operands
from giaoban.indicators.rules.ratio import NoBase
from giaoban.indicators.series import accepted_entries

Amount = int | Fraction


@dataclass(frozen=True)
class PlaceValue:
    """The value of one part; the unit itself stands for what belongs to no part (không chia phường)."""

    unit: int
    value: Amount | None
    why: str = ""


def by_place(reader: Figures, unit: int, asked: Asked) -> list[PlaceValue]:
    """The parts of a territory by code, then its own part; nothing for a department or a place without parts.

    What adds up over places sums to the figure of the unit.
    """
    tree = reader.tree
    parts = [child for child in tree.children(unit) if child.is_territory]
    if not parts or not tree[unit].is_territory:
        return []
    values = _values(reader, unit, asked)
    alive = [part.id for part in parts if part.lives_on(asked.end) or part.id in values]
    return [PlaceValue(place, *_of_part(reader, asked, place, values)) for place in alive] + [
        PlaceValue(unit, values.get(unit))
    ]


def _of_part(reader: Figures, asked: Asked, place: int, values: Mapping[int, Amount]) -> tuple[Amount | None, str]:
    if place in values:
        return values[place], ""
    if asked.definition.source_kind == SourceKind.REGISTER:
        nils = reader.nils
        if nils.closed(place, asked.definition, asked.start, asked.end) or nils.covers(
            place, asked.definition, asked.start, asked.end
        ):
            return 0, ""
    return None, NOT_YET


def _values(reader: Figures, unit: int, asked: Asked) -> dict[int, Amount]:
    """The values of the parts that have one, by part; the unit's own under its own id."""
    kind = asked.definition.source_kind
    if kind == SourceKind.FORMULA:
        return _computed(reader, unit, asked)
    heads = _heads(reader, unit)
    found: dict[int, Amount] = {}
    if kind == SourceKind.REGISTER:
        first = None if asked.definition.nature == Nature.STOCK else asked.start
        indicator = asked.definition.indicator_id
        split = cube.totals_by("territory_id", [indicator], set(heads), first, asked.end, reader.seal)
        for (_, place), total in split.items():
            if total.records or first is None:
                found[heads[place]] = found.get(heads[place], 0) + total.value
        return found
    for giver, value in _entered(reader, unit, asked).items():
        head = heads.get(giver, unit)
        found[head] = found.get(head, 0) + value
    return found


def _computed(reader: Figures, unit: int, asked: Asked) -> dict[int, Amount]:
    formula = str(asked.definition.spec["formula"])
    parts = {
        code: _values(reader, unit, Asked(reader.catalogue.definition(code, asked.end), asked.start, asked.end))
        for code in operands(formula)
    }
    found: dict[int, Amount] = {}
    for place in {place for values in parts.values() for place in values}:
        answer = evaluate(formula, {code: values.get(place) for code, values in parts.items()})
        if not isinstance(answer, NoBase):
            found[place] = answer
    return found


def _entered(reader: Figures, unit: int, asked: Asked) -> dict[int, int]:
    tree = reader.tree
    givers = tree.descendants(unit) | {child.id for child in tree.children(unit) if not child.is_territory}
    since = dt.date(asked.start.year, 1, 1)
    entries = accepted_entries([asked.definition.indicator_id], givers, since, reader.seal)
    enters = str(asked.definition.spec.get("enters", "period"))
    found = {}
    for giver, mine in entries.get(asked.definition.indicator_id, {}).items():
        answer = over(standing(mine), asked.start, asked.end, enters)
        if answer.value is not None:
            found[giver] = answer.value
    return found


def _heads(reader: Figures, unit: int) -> dict[int, int]:
    """For every place below a unit, the direct part it lies in; for the unit and its departments, the unit."""
    tree = reader.tree
    heads = {unit: unit}
    for child in tree.children(unit):
        for below in tree.descendants(child.id):
            heads[below] = child.id if child.is_territory else unit
    return heads


def total_of(parts: Sequence[PlaceValue]) -> Amount:
    """The sum of the parts that have a value."""
    return sum((part.value for part in parts if part.value is not None), 0)
