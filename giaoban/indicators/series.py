"""Figures month by month (chuỗi tháng), as known at a seal: one query of the cube for any number of figures.

A month without an entry and without a nil return has no value; the last month ends where the figure
ends. Days before a unit was founded are left empty here: mapping predecessors is for single figures.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db import connection

from giaoban.days.interval import month_end, shift_months
from giaoban.indicators.entered import accepted_records
from giaoban.indicators.figures import NOT_YET, Asked, Figures
from giaoban.indicators.models import (
    CubeCell,
    IndicatorVersion,
    Nature,
    SourceKind,
    Submission,
    SubmissionLine,
    SubmissionState,
)
from giaoban.indicators.rules.entered import Entered, over, standing
from giaoban.indicators.rules.formula import evaluate, operands
from giaoban.indicators.rules.ratio import NoBase
from giaoban.indicators.sources.cells import Total
from giaoban.indicators.sources.counting import in_list, parameter
from giaoban.trail.queries import known_at

Key = tuple[str, dt.date]
"""An indicator's code and the day its series ends."""


@dataclass(frozen=True)
class Month:
    """The value of the days from ``start`` to ``end``, or why there is none."""

    start: dt.date
    end: dt.date
    value: int | Fraction | None
    why: str = ""


def monthly(reader: Figures, unit: int, asked: Sequence[Asked], months: int = 12) -> list[list[Month]]:
    """For each figure asked for, its last ``months`` months up to its own end."""
    wanted: dict[Key, Asked] = {}
    for one in asked:
        _with_operands(reader, one, wanted)
    counted = _Counted(reader, unit, [one for one in wanted.values() if _is(one, SourceKind.REGISTER)], months)
    entered = _Entered(reader, unit, [one for one in wanted.values() if _is(one, SourceKind.FORM)], months)
    found: dict[Key, list[Month]] = {}
    for key, one in wanted.items():  # operands come before the formulas over them
        spans = months_until(one.end, months)
        if _is(one, SourceKind.FORMULA):
            found[key] = _computed(one, spans, found)
        else:
            source: _Counted | _Entered = counted if _is(one, SourceKind.REGISTER) else entered
            found[key] = [source.month(one, start, end) for start, end in spans]
    return [found[_key(one)] for one in asked]


def months_until(end: dt.date, months: int) -> list[tuple[dt.date, dt.date]]:
    """The months up to ``end``, the last one ending there."""
    firsts = [shift_months(end.replace(day=1), step - months + 1) for step in range(months)]
    return [(first, min(month_end(first), end)) for first in firsts]


class _Counted:
    """What the cube holds by month."""

    def __init__(self, reader: Figures, unit: int, asked: Sequence[Asked], months: int) -> None:
        self._reader, self._unit = reader, unit
        self._founded = reader.tree[unit].valid_from if reader.tree[unit].is_territory else dt.date.min
        self._by_month = _read(reader, unit, asked, months)

    def month(self, one: Asked, start: dt.date, end: dt.date) -> Month:
        if refusal := self._reader.refusal(one.definition):
            return Month(start, end, None, refusal)
        held = self._by_month.get((one.definition.indicator_id, one.end), {})
        name = f"{start:%Y-%m}"
        if one.definition.nature == Nature.STOCK:
            rows = [total for month, total in held.items() if month <= name]
            total = Total(sum(row.value for row in rows), sum(row.records for row in rows))
        else:
            total = held.get(name, Total(0, 0))
        if total.records:
            return Month(start, end, total.value)
        if end < self._founded:
            return Month(start, end, None, NOT_YET)
        nils = self._reader.nils
        if nils.closed(self._unit, one.definition, start, end) or nils.covers(self._unit, one.definition, start, end):
            return Month(start, end, 0)
        return Month(start, end, None, NOT_YET)


class _Entered:
    """What was accepted of forms, read once for all indicators."""

    def __init__(self, reader: Figures, unit: int, asked: Sequence[Asked], months: int) -> None:
        tree = reader.tree
        offices = {child.id for child in tree.children(unit) if not child.is_territory}
        self._entries = accepted_entries(
            {one.definition.indicator_id for one in asked},
            tree.descendants(unit) | offices,
            min((months_until(one.end, months)[0][0] for one in asked), default=dt.date.max),
            reader.seal,
        )
        self._wards = [child.id for child in tree.children(unit) if child.is_territory] or [unit]

    def month(self, one: Asked, start: dt.date, end: dt.date) -> Month:
        enters = str(one.definition.spec.get("enters", "period"))
        givers = self._entries.get(one.definition.indicator_id, {})
        answers = {giver: over(standing(mine), start, end, enters) for giver, mine in givers.items()}
        given = [answer.value for answer in answers.values() if answer.value is not None]
        if not given:
            return Month(start, end, None, NOT_YET)
        return Month(start, end, sum(given))


def accepted_entries(
    indicators: Iterable[int], units: Iterable[int], since: dt.date, seal: int
) -> Mapping[int, Mapping[int, list[Entered]]]:
    """Accepted values by indicator and giving unit, of intervals that end in the year of ``since`` or later."""
    wanted = list(indicators)
    if not wanted:
        return {}
    accepted = accepted_records(seal)
    values: dict[uuid.UUID, list[tuple[int, int]]] = defaultdict(list)
    for submission, indicator, value in (
        known_at(SubmissionLine, seal)
        .filter(indicator_id__in=wanted)
        .values_list("submission", "indicator_id", "value")
    ):
        values[submission].append((indicator, value))
    found: dict[int, dict[int, list[Entered]]] = defaultdict(lambda: defaultdict(list))
    rows = known_at(Submission, seal).filter(unit_id__in=list(units), end__gte=dt.date(since.year, 1, 1)).order_by("id")
    for one in rows:
        if one.record not in accepted:
            continue
        official = one.state == SubmissionState.OFFICIAL
        for indicator, value in values.get(one.record, ()):
            found[indicator][one.unit_id].append(Entered(one.start, one.end, value, official))
    return found


def _read(
    reader: Figures, unit: int, asked: Sequence[Asked], months: int
) -> Mapping[tuple[int, dt.date], Mapping[str, Total]]:
    """One statement: a part for each end and nature, joined by UNION ALL."""
    territories, units = reader.scope(unit)
    parts, params = [], []
    groups: dict[tuple[dt.date, bool], set[int]] = defaultdict(set)
    for one in asked:
        groups[one.end, one.definition.nature == Nature.STOCK].add(one.definition.indicator_id)
    month = "to_char(day, 'YYYY-MM')" if connection.vendor == "postgresql" else "substr(day, 1, 7)"
    ends = sorted({end for end, _ in groups})
    for (end, stock), indicators in groups.items():
        text, values = _bounds(indicators, territories, units, reader.seal)
        text += " AND day <= %s"
        values.append(end)
        if not stock:
            text += " AND start >= %s"
            values.append(months_until(end, months)[0][0])
        parts.append(
            f"SELECT {ends.index(end)}, indicator_id, {month}, SUM(change), SUM(records) "
            f"FROM {CubeCell._meta.db_table} WHERE {text} GROUP BY indicator_id, {month}"
        )
        params += values
    found: dict[tuple[int, dt.date], dict[str, Total]] = defaultdict(dict)
    if not parts:
        return found
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [parameter(value) for value in params])
        for number, indicator, name, value, records in cursor.fetchall():
            found[indicator, ends[number]][name] = Total(int(value), int(records))
    return found


def _bounds(
    indicators: set[int], territories: frozenset[int], units: frozenset[int] | None, seal: int
) -> tuple[str, list[object]]:
    marks, values = in_list(sorted(indicators))
    places, place_values = in_list(sorted(territories))
    text = f"indicator_id IN {marks} AND territory_id IN {places} AND seal_id <= %s"
    values = [*values, *place_values, seal]
    if units is not None:
        unit_marks, unit_values = in_list(sorted(units))
        text, values = f"{text} AND unit_id IN {unit_marks}", [*values, *unit_values]
    return text, values


def _computed(one: Asked, spans: Sequence[tuple[dt.date, dt.date]], found: Mapping[Key, list[Month]]) -> list[Month]:
    formula = str(one.definition.spec["formula"])
    parts = {code: found[code, one.end] for code in operands(formula)}
    months = []
    for number, (start, end) in enumerate(spans):
        answer = evaluate(formula, {code: series[number].value for code, series in parts.items()})
        refused = isinstance(answer, NoBase)
        months.append(Month(start, end, None if refused else answer, answer.why if refused else ""))  # type: ignore[arg-type, union-attr]
    return months


def _with_operands(reader: Figures, one: Asked, wanted: dict[Key, Asked]) -> None:
    """Add a figure after the operands it needs."""
    if _is(one, SourceKind.FORMULA):
        for code in operands(str(one.definition.spec["formula"])):
            definition: IndicatorVersion = reader.catalogue.definition(code, one.end)
            _with_operands(reader, Asked(definition, one.start, one.end), wanted)
    wanted.setdefault(_key(one), one)


def _key(one: Asked) -> Key:
    return one.definition.indicator.code, one.end


def _is(one: Asked, kind: SourceKind) -> bool:
    return one.definition.source_kind == kind
