"""Plans of indicators: plan records, and what other rooms hold as plan (capital plans, quotas)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from giaoban.indicators.models import Plan
from giaoban.indicators.plan_sources import defence, investment
from giaoban.indicators.plan_sources.question import PlanQuestion, PlanSource
from giaoban.indicators.rules.plan_in_force import PlanFacts
from giaoban.trail.queries import known_at

if TYPE_CHECKING:
    from giaoban.indicators.figures import Asked

PLAN_SOURCES: Mapping[str, PlanSource] = {
    "investment.capital_plans": investment.capital_plans,
    "defence.quotas": defence.quotas,
}

Scope = tuple[frozenset[int], frozenset[int] | None]
"""Where a unit's figures are counted: places, and for a department its own rows only."""


def plans_for(unit: int, asked: "Sequence[Asked]", seal: int, scope: Scope) -> list[list[PlanFacts]]:
    """Every plan known at the seal for each figure asked for, all assigners and versions."""
    years = {one.end.year for one in asked}
    records = _plan_records(unit, years, seal)
    held: dict[tuple[str, int], list[PlanFacts]] = {}
    found = []
    for one in asked:
        source, year = one.definition.plan_source, one.end.year
        if source and (source, year) not in held:
            held[source, year] = _plans_of(source, PlanQuestion(unit, year, seal, *scope))
        found.append(held[source, year] if source else records.get((one.definition.indicator_id, year), []))
    return found


def _plans_of(source: str, question: PlanQuestion) -> list[PlanFacts]:
    """What a room holds; a definition may give the source an argument: ``defence.quotas:army``."""
    name, _, argument = source.partition(":")
    return PLAN_SOURCES[name](replace(question, argument=argument))


def _plan_records(unit: int, years: set[int], seal: int) -> Mapping[tuple[int, int], list[PlanFacts]]:
    found: dict[tuple[int, int], list[PlanFacts]] = {}
    for plan in known_at(Plan, seal).filter(unit_id=unit, year__in=years).order_by("pk"):
        facts = PlanFacts(
            assigner=plan.assigner,
            value=plan.value,
            decision=plan.decision,
            decision_day=plan.decision_day,
            in_force_from=plan.in_force_from,
            version=plan.version,
            record=plan.record.hex,
            phasing=tuple(plan.phasing.items()),
        )
        found.setdefault((plan.indicator_id, plan.year), []).append(facts)
    return found
