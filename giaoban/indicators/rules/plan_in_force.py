"""Which version of which plan a figure is held against."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class PlanFacts:
    """A plan as a record: who assigned how much, by which decision, from which day, in which version.

    ``parts`` names the records that it sums, where it is given part by part; ``phasing`` shares it out over
    months ("01") or quarters ("Q1").
    """

    assigner: str
    value: int
    decision: str
    decision_day: dt.date | None
    in_force_from: dt.date
    version: int
    record: str
    kind: str = "indicators.plan"
    parts: tuple[str, ...] = ()
    phasing: tuple[tuple[str, int], ...] = ()


def plans_in_force(plans: Iterable[PlanFacts], on: dt.date) -> dict[str, PlanFacts]:
    """The last version in force on a day, by assigner."""
    found: dict[str, PlanFacts] = {}
    for plan in sorted(plans, key=lambda plan: (plan.in_force_from, plan.version)):
        if plan.in_force_from <= on:
            found[plan.assigner] = plan
    return found
