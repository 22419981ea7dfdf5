"""Figures as known at one seal: values with their plan, their same period and the reasons where there is none."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from giaoban.days.interval import Interval, same_interval_last_year
from giaoban.indicators import cube, failing, nil
from giaoban.indicators.catalogue import Catalogue, count_of
from giaoban.indicators.entered import Accepted, entered_values, givers_below
from giaoban.indicators.models import IndicatorVersion, Nature, SourceKind
from giaoban.indicators.plans import plans_for
from giaoban.indicators.rules.formula import evaluate, operands
from giaoban.indicators.rules.percent_of_plan import percent_of_plan
from giaoban.indicators.rules.plan_in_force import PlanFacts, plans_in_force
from giaoban.indicators.rules.ratio import NoBase
from giaoban.indicators.rules.same_period import ratio_to_same_period
from giaoban.indicators.rules.shares import deal
from giaoban.indicators.sources.cells import Total
from giaoban.offices import queries as offices
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said, joined


@dataclass(frozen=True)
class Asked:
    """One figure asked for: a definition over an interval."""

    definition: IndicatorVersion
    start: dt.date
    end: dt.date


@dataclass(frozen=True)
class Value:
    """A value in whole steps of its unit (or a fraction for a formula), or why there is none.

    ``official`` says that the value is closed or was entered as chính thức; ``mapped_from`` names the
    predecessors that a value across a reform was dealt from.
    """

    value: int | Fraction | None
    why: str = ""
    official: bool = False
    mapped_from: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A value with everything it is held against."""

    definition: IndicatorVersion
    unit: int
    start: dt.date
    end: dt.date
    value: Value
    plan: PlanFacts | None
    plans: Mapping[str, PlanFacts]
    ratio_to_plan: Decimal | NoBase
    same_period: Value
    ratio_to_same_period: Decimal | NoBase
    seal: int
    notes: tuple[str, ...] = field(default=())

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.definition.indicator.code


NOT_YET = Said("chưa có")


class Figures:
    """All that a seal knows, ready to answer for any unit and interval."""

    def __init__(self, seal: int, tree: UnitTree | None = None, catalogue: Catalogue | None = None) -> None:
        self.seal = seal
        if tree is not None:
            self.tree = tree
        if catalogue is not None:
            self.catalogue = catalogue

    @cached_property
    def tree(self) -> UnitTree:
        """The units of the seal."""
        return offices.tree(self.seal)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The definitions of the seal."""
        return Catalogue.at(self.seal)

    @cached_property
    def _accepted(self) -> Accepted:
        """What units reported and the office accepted."""
        return Accepted(self.seal)

    @cached_property
    def nils(self) -> nil.Nils:
        """What was said to be nothing, by nil returns and closes known at the seal."""
        return nil.Nils.at(self.seal, self.tree, self.catalogue)

    def figures(self, unit: int, asked: Sequence[Asked]) -> list[Figure]:
        """The figures of one unit, in the order asked for."""
        now = self.values(unit, asked)
        before = [_last_year(one) for one in asked]
        base = self.values(unit, before)
        plans = plans_for(unit, asked, self.seal, self.scope(unit))
        return [
            self._figure(unit, one, value, plan, old)
            for one, value, plan, old in zip(asked, now, plans, base, strict=True)
        ]

    def values(self, unit: int, asked: Sequence[Asked]) -> list[Value]:
        """Values alone, register counts grouped by interval so that each interval is one query."""
        self._prepare(unit, asked)
        found: dict[int, Value] = {}
        by_interval: dict[tuple[dt.date | None, dt.date], list[int]] = {}
        formulas: list[int] = []
        for number, one in enumerate(asked):
            if refusal := self.refusal(one.definition):
                found[number] = Value(None, refusal)
            elif one.definition.source_kind == SourceKind.REGISTER:
                first = None if one.definition.nature == Nature.STOCK else one.start
                by_interval.setdefault((first, one.end), []).append(number)
            elif one.definition.source_kind == SourceKind.FORM:
                found[number] = self._entered(unit, one)
            else:
                formulas.append(number)
        for (first, last), numbers in by_interval.items():
            for number, value in zip(
                numbers, self._counted(unit, [asked[n] for n in numbers], first, last), strict=True
            ):
                found[number] = value
        known = {asked[number]: value for number, value in found.items()} if formulas else {}
        for number in formulas:
            found[number] = self._computed(unit, asked[number], known)
        return [found[number] for number in range(len(asked))]

    def _prepare(self, unit: int, asked: Sequence[Asked]) -> None:
        """Read all entered figures that are asked for at once."""
        entered = {one.definition.indicator_id for one in asked if one.definition.source_kind == SourceKind.FORM}
        if entered:
            self._accepted.prepare(entered, givers_below(self.tree, unit))

    def _figure(self, unit: int, one: Asked, value: Value, plans: list[PlanFacts], base: Value) -> Figure:
        assigned = plans_in_force(plans, one.end)
        plan = assigned.get(one.definition.plan_by)
        crosses = self.catalogue.crosses_change(one.definition.indicator.code, _last_year(one).start, one.end)
        compared: Decimal | NoBase
        if crosses:
            compared = NoBase(Said("định nghĩa đã đổi, không so được"))
        elif base.value is None:
            compared = NoBase(base.why or NOT_YET)
        else:
            compared = ratio_to_same_period(value.value, base.value)
        return Figure(
            definition=one.definition,
            unit=unit,
            start=one.start,
            end=one.end,
            value=value,
            plan=plan,
            plans=assigned,
            ratio_to_plan=percent_of_plan(value.value, plan.value if plan else None),
            same_period=base,
            ratio_to_same_period=compared,
            seal=self.seal,
        )

    def _counted(self, unit: int, asked: Sequence[Asked], first: dt.date | None, last: dt.date) -> list[Value]:
        facts = self.tree[unit]
        if facts.is_territory and (first or last) < facts.valid_from and self._predecessors(unit):
            return [self._across_reform(unit, one, first, last) for one in asked]
        territories, units = self.scope(unit)
        totals = cube.totals([one.definition.indicator_id for one in asked], territories, first, last, self.seal, units)
        return [self._count_value(unit, one, totals.get(one.definition.indicator_id)) for one in asked]

    @cached_property
    def _failing(self) -> frozenset[str]:
        """Sources that were not counted at the seal."""
        return failing.failing(self.seal)

    def refusal(self, definition: IndicatorVersion) -> str:
        """Why figures of an indicator are refused: one of its sources was not counted at the seal."""
        if not self._failing:
            return ""
        counts = [count_of(version) for version in self.catalogue.by_code[definition.indicator.code]]
        sources = {count.source.code: count.source for count in counts if count is not None}
        broken = [source for code, source in sources.items() if self._failing & {code, failing.EVERY_SOURCE}]
        return joined("; ", [failing.refusal(source) for source in broken])

    def _count_value(self, unit: int, one: Asked, total: Total | None) -> Value:
        official = self.nils.closed(unit, one.definition, one.start, one.end)
        if total is not None and total.records:
            return Value(total.value, official=official)
        if official or self.nils.covers(unit, one.definition, one.start, one.end):
            return Value(0, official=official)
        return Value(None, NOT_YET)

    def scope(self, unit: int) -> tuple[frozenset[int], frozenset[int] | None]:
        """Where a unit's figures are counted: the places it covers; for a department, its own rows only."""
        facts = self.tree[unit]
        if facts.is_territory:
            return frozenset(u for u in self.tree.descendants(unit) if self.tree[u].is_territory), None
        place = self.tree.territory_of(unit)
        return frozenset(u for u in self.tree.descendants(place) if self.tree[u].is_territory), frozenset({unit})

    def _predecessors(self, unit: int) -> list[int]:
        return sorted({link.old for link in self.tree.successions if link.new == unit})

    def _across_reform(self, unit: int, one: Asked, first: dt.date | None, last: dt.date) -> Value:
        """The value of a unit for days before it was founded: its predecessors' values dealt by their shares."""
        parts: list[Value] = []
        founded = self.tree[unit].valid_from
        if last >= founded:
            parts.append(self._own_part(unit, one, first, last))
        if first is not None or last < founded:
            before = min(last, founded - dt.timedelta(days=1))
            parts += [self._share_of(old, unit, one, first, before) for old in self._predecessors(unit)]
        refusals = [part.why for part in parts if part.value is None]
        if refusals:
            return Value(None, joined("; ", refusals))
        return Value(
            sum(Fraction(part.value or 0) for part in parts)
            if any(isinstance(p.value, Fraction) for p in parts)
            else sum(int(part.value or 0) for part in parts),
            mapped_from=tuple(name for part in parts for name in part.mapped_from),
        )

    def _own_part(self, unit: int, one: Asked, first: dt.date | None, last: dt.date) -> Value:
        start = None if first is None else max(first, self.tree[unit].valid_from)
        territories, units = self.scope(unit)
        totals = cube.totals([one.definition.indicator_id], territories, start, last, self.seal, units)
        mine = Asked(one.definition, start or one.start, last)
        return self._count_value(unit, mine, totals.get(one.definition.indicator_id))

    def _share_of(self, old: int, unit: int, one: Asked, first: dt.date | None, last: dt.date) -> Value:
        """The part of a predecessor's value that its share gives to ``unit``; refuses by name."""
        name = self.tree[old].name
        shares = {link.new: link.share for link in self.tree.successions if link.old == old}
        known = {heir: share for heir, share in shares.items() if share is not None}
        if len(known) != len(shares):
            return Value(None, Said("chưa rõ phần của %(name)s", name=name))
        whole = self._counted(old, [Asked(one.definition, first or one.start, last)], first, last)[0]
        if whole.value is None:
            return Value(None, Said("thiếu số liệu của %(name)s", name=name))
        return Value(deal(int(whole.value), known)[unit], mapped_from=(*whole.mapped_from, name))

    def _entered(self, unit: int, one: Asked) -> Value:
        answer = entered_values(self.tree, unit, one.definition, one.start, one.end, self._accepted)
        return Value(answer.value, answer.why, answer.official)

    def _computed(self, unit: int, one: Asked, known: Mapping[Asked, Value]) -> Value:
        """The formula over its operands; those asked for in the same breath are not read again."""
        formula = str(one.definition.spec["formula"])
        codes = operands(formula)
        parts = [Asked(self.catalogue.definition(code, one.end), one.start, one.end) for code in codes]
        unread = [part for part in parts if part not in known]
        held = {**known, **dict(zip(unread, self.values(unit, unread), strict=True))}
        values = [held[part] for part in parts]
        answer = evaluate(formula, {code: value.value for code, value in zip(codes, values, strict=True)})
        if isinstance(answer, NoBase):
            return Value(None, answer.why)
        return Value(answer, official=all(value.official for value in values))


def _last_year(one: Asked) -> Asked:
    interval = same_interval_last_year(Interval(one.start, one.end))
    return Asked(one.definition, interval.start, interval.end)


def codes_of(figures: Iterable[Figure]) -> dict[str, Figure]:
    """Figures by indicator code."""
    return {figure.code: figure for figure in figures}
