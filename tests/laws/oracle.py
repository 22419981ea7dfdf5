"""What figures must be, recounted in plain Python over the raw rows: no SQL of the product, no cube.

Slow and simple on purpose; it shares nothing with ``indicators`` but the models.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any

from giaoban.budget.models import RevenueLine
from giaoban.indicators.models import (
    Close,
    IndicatorVersion,
    Plan,
    ReportingSession,
    SessionWindow,
    Submission,
    SubmissionDecision,
    SubmissionLine,
)
from giaoban.inspections.models import InspectionTeam, TeamEnd
from giaoban.offices.models import Succession, UnitVersion
from giaoban.penalties.models import PenaltyDecision, PenaltyPayment
from giaoban.registers.models import NilReturn
from giaoban.trail.models import Entry, SealedAct
from giaoban.welfare.models import WelfareDossier, WelfareResult

ONE_DAY = dt.timedelta(days=1)
Place = tuple[str, int, int, dt.date]
"""Indicator, unit, territory, day."""


def days(first: dt.date, last: dt.date) -> set[dt.date]:
    """Every day of an interval."""
    return {first + ONE_DAY * number for number in range((last - first).days + 1)}


class Known:
    """Everything that was known at a seal; ``None`` means everything that was written."""

    def __init__(self, seal: int | None) -> None:
        sealed = SealedAct.objects.all() if seal is None else SealedAct.objects.filter(seal__number__lte=seal)
        self._acts = set(sealed.values_list("act_id", flat=True))
        self._all = seal is None
        self._rows: dict[type[Entry], list[Any]] = {}

    def rows(self, model: type[Entry]) -> list[Any]:
        """The versions that count: known, not void, not corrected by a known one."""
        if model not in self._rows:
            known = [row for row in model.objects.order_by("pk") if self._all or row.act_id in self._acts]
            corrected = {row.corrects_id for row in known}
            self._rows[model] = [row for row in known if not row.void and row.pk not in corrected]
        return self._rows[model]

    # counting

    @cached_property
    def cube(self) -> Mapping[Place, tuple[int, int]]:
        """Value and number of records of every place where anything counts."""
        found: dict[Place, tuple[int, int]] = defaultdict(lambda: (0, 0))
        for definition in self.rows(IndicatorVersion):
            if definition.source_kind != "register":
                continue
            for row, unit, territory, day, sign in self._happened(definition.spec["source"]):
                if self._asked_for(definition, row, day):
                    place = (definition.indicator.code, unit, territory, day)
                    value, records = found[place]
                    found[place] = (value + sign * _measured(definition.spec, row), records + 1)
        return dict(found)

    def _happened(self, source: str) -> Iterator[tuple[dict[str, Any], int, int, dt.date, int]]:
        model, event, shift, parents_count, events_sign = _SOURCES[source]
        cases = {row.record: row for row in self.rows(model)}
        if parents_count:
            for row in cases.values():
                yield vars(row), row.unit_id, row.territory_id, row.day, 1
        if event is not None:
            for one in self.rows(event):
                case = cases.get(one.parent)
                if case is not None:
                    row = {**vars(case), **vars(one)}
                    yield row, case.unit_id, case.territory_id, one.day + ONE_DAY * shift, events_sign

    def _asked_for(self, definition: IndicatorVersion, row: Mapping[str, Any], day: dt.date) -> bool:
        in_time = definition.valid_from <= day <= (definition.last_day or dt.date.max)
        return in_time and all(row[column] in values for column, values in definition.spec.get("where", {}).items())

    # units

    @cached_property
    def units(self) -> Mapping[int, UnitVersion]:
        """Each unit as known."""
        return {row.unit_id: row for row in self.rows(UnitVersion)}

    def above(self, unit: int | None) -> set[int]:
        """The unit and its parents."""
        found: set[int] = set()
        while unit is not None:
            found.add(unit)
            unit = self.units[unit].parent_id
        return found

    def in_scope(self, unit: int, row_unit: int, territory: int) -> bool:
        """Whether a row belongs to a unit's figures."""
        if self.units[unit].level == "office":
            return row_unit == unit and self.units[unit].parent_id in self.above(territory)
        return unit in self.above(territory)

    def wards(self, unit: int, on: dt.date) -> list[int]:
        """The places directly below that live on a day."""
        below = [one for one, row in self.units.items() if row.parent_id == unit and row.level != "office"]
        return [one for one in below if self.lives(one, on)]

    def lives(self, unit: int, on: dt.date) -> bool:
        """Whether a unit exists on a day."""
        row = self.units[unit]
        return row.unit.valid_from <= on <= (row.last_day or dt.date.max)

    def heirs(self, old: int) -> dict[int, Fraction]:
        """The shares of an old unit."""
        return {row.new_id: Fraction(row.share, 1_000_000) for row in self.rows(Succession) if row.old_id == old}

    # figures

    def definition(self, code: str, on: dt.date) -> IndicatorVersion:
        """The one definition that holds on a day."""
        [found] = [
            row
            for row in self.rows(IndicatorVersion)
            if row.indicator.code == code and row.valid_from <= on <= (row.last_day or dt.date.max)
        ]
        return found

    def value(self, unit: int, code: str, start: dt.date, end: dt.date) -> Fraction | int | None:
        """The figure; ``None`` is "chưa có" or no base."""
        definition = self.definition(code, end)
        if definition.source_kind == "form":
            return self._entered(unit, definition, start, end)
        if definition.source_kind == "formula":
            return self._computed(unit, str(definition.spec["formula"]), start, end)
        first = dt.date.min if definition.nature == "stock" else start
        mine = [
            total
            for (of, row_unit, territory, day), total in self.cube.items()
            if of == code and first <= day <= end and self.in_scope(unit, row_unit, territory)
        ]
        if any(records for _, records in mine):
            return sum(value for value, _ in mine)
        known_zero = self._closed(unit, definition, start, end) or self._nothing(unit, definition, start, end)
        return 0 if known_zero else None

    def plan(self, unit: int, code: str, end: dt.date, assigner: str) -> int | None:
        """The last version in force on a day; of two equal ones the one recorded last."""
        rows = [
            (row.in_force_from, row.version, row.pk, row.value)
            for row in self.rows(Plan)
            if (row.indicator.code, row.unit_id, row.year, row.assigner) == (code, unit, end.year, assigner)
            and row.in_force_from <= end
        ]
        return max(rows)[3] if rows else None

    def _computed(self, unit: int, formula: str, start: dt.date, end: dt.date) -> Fraction | None:
        values = {code: self.value(unit, code, start, end) for code in ("NOP", "PHAT", "THU")}
        if formula == "NOP / PHAT":
            if values["NOP"] is None or not values["PHAT"]:
                return None
            return Fraction(values["NOP"]) / Fraction(values["PHAT"])
        assert formula == "THU + NOP * 2"
        if values["THU"] is None or values["NOP"] is None:
            return None
        return Fraction(values["THU"]) + 2 * Fraction(values["NOP"])

    def _closed(self, unit: int, definition: IndicatorVersion, start: dt.date, end: dt.date) -> bool:
        closed, covered = {row.session for row in self.rows(Close)}, set()
        windows = {(row.session, row.scope): (row.start, row.end) for row in self.rows(SessionWindow)}
        for session in self.rows(ReportingSession):
            if session.record in closed and session.unit_id in self.above(unit):
                own = windows.get((session.record, definition.indicator.code), (session.start, session.end))
                first = own[1].replace(month=1, day=1) if definition.reads == "ytd" else own[0]
                if definition.nature == "stock" and own[1] == end:
                    return True
                covered |= days(first, own[1])
        return definition.nature != "stock" and days(start, end) <= covered

    def _nothing(self, unit: int, definition: IndicatorVersion, start: dt.date, end: dt.date) -> bool:
        model, event, _, parents_count, __ = _SOURCES[definition.spec["source"]]
        counted = {_code_of(one) for one in (model if parents_count else None, event) if one is not None}
        where = definition.spec.get("where", {})
        said = [
            row
            for row in self.rows(NilReturn)
            if row.register in counted
            and all(column in where and set(where[column]) <= set(kept) for column, kept in row.about.items())
        ]
        return self._said_for(unit, said, start, end)

    def _said_for(self, unit: int, said: list[NilReturn], start: dt.date, end: dt.date) -> bool:
        covered: set[dt.date] = set()
        for row in said:
            if row.territory_id in self.above(unit):
                covered |= days(row.start, row.end)
        if days(start, end) <= covered:
            return True
        parts = self.wards(unit, end)
        return bool(parts) and all(self._said_for(part, said, start, end) for part in parts)

    def _entered(self, unit: int, definition: IndicatorVersion, start: dt.date, end: dt.date) -> int | None:
        outcome = {row.submission: row.outcome for row in self.rows(SubmissionDecision)}  # the last one said
        lines = {row.submission: row for row in self.rows(SubmissionLine)}
        given: dict[int, dict[tuple[dt.date, dt.date], tuple[bool, int]]] = defaultdict(dict)
        for sent in self.rows(Submission):
            line = lines.get(sent.record)
            mine = unit in self.above(sent.unit_id) and outcome.get(sent.record) == "accepted"
            if line is None or not mine or line.indicator_id != definition.indicator_id:
                continue
            official, interval = sent.state == "official", (sent.start, sent.end)
            if official or not given[sent.unit_id].get(interval, (False, 0))[0]:
                given[sent.unit_id][interval] = (official, line.value)
        values = [_over({at: value for at, (_, value) in of.items()}, definition, start, end) for of in given.values()]
        known = [value for value in values if value is not None]
        return sum(known) if known else None


def _over(
    given: Mapping[tuple[dt.date, dt.date], int], definition: IndicatorVersion, start: dt.date, end: dt.date
) -> int | None:
    if (start, end) in given:
        return given[start, end]
    if definition.spec["enters"] == "cumulative":
        new_year = end.replace(month=1, day=1)
        whole, before = given.get((new_year, end)), given.get((new_year, start - ONE_DAY))
        return None if whole is None or before is None else whole - before
    inside = {at: value for at, value in given.items() if start <= at[0] and at[1] <= end}
    covered = set().union(*(days(*at) for at in inside))
    return sum(inside.values()) if covered == days(start, end) else None


_SOURCES: Mapping[str, tuple[type[Any], type[Any] | None, int, bool, int]] = {
    "budget.revenue": (RevenueLine, None, 0, True, 0),
    "penalties.decisions": (PenaltyDecision, None, 0, True, 0),
    "penalties.payments": (PenaltyDecision, PenaltyPayment, 0, False, 1),
    "welfare.open_dossiers": (WelfareDossier, WelfareResult, 0, True, -1),
    "inspections.teams": (InspectionTeam, TeamEnd, 1, True, -1),
}
"""Cases, what hangs on them, after how many days that shows, whether cases count, the sign of events."""


def _measured(spec: Mapping[str, Any], row: Mapping[str, Any]) -> int:
    measure = spec.get("measure", "count")
    if measure == "count":
        return 1
    if measure == "net":
        return int(-row["amount"] if row["kind"] == "refunded" else row["amount"])
    return int(row[measure])


def _code_of(model: type[Entry]) -> str:
    return model.KIND


def shown(figure: Any) -> tuple[Any, ...]:
    """What a figure says, to compare two answers."""
    plan = figure.plan.value if figure.plan else None
    same = (figure.same_period.value, str(figure.ratio_to_same_period))
    return (figure.code, figure.unit, figure.start, figure.end, figure.value.value, plan, *same)
