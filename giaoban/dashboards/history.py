"""The months of one figure (từng tháng): each with the same month of last year and what the plan expects of it."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from giaoban.dashboards import by_seal
from giaoban.dashboards.place import Standing
from giaoban.indicators.figures import Asked
from giaoban.indicators.models import Nature, Reads
from giaoban.indicators.plans import plans_for
from giaoban.indicators.rules.monthly_plan import monthly_plan
from giaoban.indicators.rules.plan_in_force import PlanFacts, plans_in_force
from giaoban.indicators.series import Month, monthly

MONTHS, YEAR = 24, 12


@dataclass(frozen=True)
class Point:
    """A month, the value of the same month a year before, and the plan for it where one can be drawn.

    A month that ends at a cut-off has no ``before``: the whole month of last year would be another measure.
    """

    month: Month
    before: int | Fraction | None
    planned: Fraction | None


def history_of(here: Standing, asked: Asked) -> list[Point]:
    """The last months of a figure, oldest first; computed once for a seal."""
    parts = ("chuoi", here.unit.key, asked.definition.uuid, asked.start, asked.end)
    return by_seal.kept(here.seal, parts, lambda: _points(here, asked))


def _points(here: Standing, asked: Asked) -> list[Point]:
    months = monthly(here.reader, here.unit.id, [asked], MONTHS + YEAR)[0]
    plans = _plans(here, asked, {one.end.year for one in months})
    return [
        Point(month, before.value if _whole(month, before) else None, _planned(asked, month, plans))
        for month, before in zip(months[YEAR:], months, strict=False)
    ]


def _whole(month: Month, before: Month) -> bool:
    """Whether both months have run for the same days."""
    return (month.end.day, month.end.month) == (before.end.day, before.end.month) or _is_last(month.end)


def _is_last(day: dt.date) -> bool:
    return (day + dt.timedelta(days=1)).day == 1


def _plans(here: Standing, asked: Asked, years: set[int]) -> dict[int, list[PlanFacts]]:
    """Every plan by year; only for what adds up through the year or stands at its level."""
    definition = asked.definition
    if definition.nature == Nature.FLOW and definition.reads != Reads.YEAR_TO_DATE:
        return {}
    ordered = sorted(years)
    ends = [Asked(definition, dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in ordered]
    found = plans_for(here.unit.id, ends, here.reader.seal, here.reader.scope(here.unit.id))
    return dict(zip(ordered, found, strict=True))


def _planned(asked: Asked, month: Month, plans: dict[int, list[PlanFacts]]) -> Fraction | None:
    plan = plans_in_force(plans.get(month.end.year, ()), month.end).get(asked.definition.plan_by)
    if plan is None:
        return None
    if asked.definition.nature == Nature.STOCK:
        return Fraction(plan.value)
    return monthly_plan(plan.value, dict(plan.phasing), month.end.month)
