"""Plans given part by part (project by project) → the plan of the whole, from every day it changes."""

from collections.abc import Iterable
from itertools import groupby

from giaoban.indicators.rules.plan_in_force import PlanFacts


def sum_of_plans(parts: Iterable[tuple[str, PlanFacts]]) -> list[PlanFacts]:
    """For each assigner and each day on which one of its plans comes into force, the sum of all parts.

    Each part counts with its last version in force on that day, so that ``plans_in_force`` on any
    day gives the sum of what then held. ``parts`` of the result names the records summed.
    """
    by_assigner: dict[str, list[tuple[str, PlanFacts]]] = {}
    for part, plan in parts:
        by_assigner.setdefault(plan.assigner, []).append((part, plan))
    return [total for plans in by_assigner.values() for total in _steps(plans)]


def _steps(plans: list[tuple[str, PlanFacts]]) -> list[PlanFacts]:
    """One assigner's totals, first day first; ``version`` numbers them."""
    ordered = sorted(plans, key=lambda one: (one[1].in_force_from, one[1].version, one[1].record))
    held: dict[str, PlanFacts] = {}
    found: list[PlanFacts] = []
    for day, group in groupby(ordered, key=lambda one: one[1].in_force_from):
        changed = dict(group)
        held.update(changed)
        last = list(changed.values())[-1]
        found.append(
            PlanFacts(
                assigner=last.assigner,
                value=sum(plan.value for plan in held.values()),
                decision="; ".join(dict.fromkeys(plan.decision for plan in changed.values())),
                decision_day=last.decision_day,
                in_force_from=day,
                version=len(found) + 1,
                record=last.record,
                kind=last.kind,
                parts=tuple(plan.record for plan in held.values()),
            )
        )
    return found
