"""Plans of indicators: plan records, and what other rooms hold as plan (capital plans, quotas)."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from giaoban.indicators.models import Plan
from giaoban.indicators.rules.plan_in_force import PlanFacts
from giaoban.trail.queries import known_at

if TYPE_CHECKING:
    from giaoban.indicators.figures import Asked

PlanSource = Callable[[int, int, int], list[PlanFacts]]
"""Unit, budget year and seal → the plans that a room holds."""

PLAN_SOURCES: dict[str, PlanSource] = {}


def plans_for(unit: int, asked: "Sequence[Asked]", seal: int) -> list[list[PlanFacts]]:
    """Every plan known at the seal for each figure asked for, all assigners and versions."""
    years = {one.end.year for one in asked}
    records = _plan_records(unit, years, seal)
    held: dict[tuple[str, int], list[PlanFacts]] = {}
    found = []
    for one in asked:
        source, year = one.definition.plan_source, one.end.year
        if source and (source, year) not in held:
            held[source, year] = PLAN_SOURCES[source](unit, year, seal)
        found.append(held[source, year] if source else records.get((one.definition.indicator_id, year), []))
    return found


def _plan_records(unit: int, years: set[int], seal: int) -> Mapping[tuple[int, int], list[PlanFacts]]:
    found: dict[tuple[int, int], list[PlanFacts]] = {}
    for plan in known_at(Plan, seal).filter(unit_id=unit, year__in=years):
        facts = PlanFacts(
            assigner=plan.assigner,
            value=plan.value,
            decision=plan.decision,
            decision_day=plan.decision_day,
            in_force_from=plan.in_force_from,
            version=plan.version,
            record=plan.record.hex,
        )
        found.setdefault((plan.indicator_id, plan.year), []).append(facts)
    return found
