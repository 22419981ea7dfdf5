"""Asking the investment room: names of projects, their plans and what was disbursed, by year."""

import uuid
from collections.abc import Collection

from giaoban.investment.models import CapitalPlan, Disbursement, InvestmentProject
from giaoban.investment.rules.above_plan import ProjectYear
from giaoban.investment.rules.disbursed import disbursed
from giaoban.investment.rules.plan_of_project import PlanVersion, plan_of_project
from giaoban.registers.queries import events_of
from giaoban.trail.queries import current


def names(projects: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The names of the projects that stand."""
    return dict(current(InvestmentProject).filter(record__in=projects).values_list("record", "name"))


def plans(projects: Collection[uuid.UUID]) -> dict[ProjectYear, int | None]:
    """The plan that each project's disbursement of a year is held against."""
    versions: dict[ProjectYear, list[PlanVersion]] = {}
    for row in events_of(CapitalPlan, projects):
        version = PlanVersion(row.assigner, row.day, row.version, row.amount)
        versions.setdefault((row.parent, row.budget_year), []).append(version)
    return {place: plan_of_project(found) for place, found in versions.items()}


def disbursed_by_year(projects: Collection[uuid.UUID], without: Collection[uuid.UUID]) -> dict[ProjectYear, int]:
    """What stands as disbursed, by project and budget year, leaving out the records ``without``."""
    found: dict[ProjectYear, int] = {}
    for row in events_of(Disbursement, projects, without):
        place = (row.parent, row.budget_year)
        found[place] = found.get(place, 0) + disbursed(row.kind, row.amount)
    return found
