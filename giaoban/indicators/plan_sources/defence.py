"""Recruit quotas as the plan of recruits (chỉ tiêu giao quân)."""

from giaoban.defence.models import RecruitQuota
from giaoban.indicators.plan_sources.question import PlanQuestion
from giaoban.indicators.rules.plan_in_force import PlanFacts
from giaoban.trail.queries import known_at


def quotas(question: PlanQuestion) -> list[PlanFacts]:
    """The quotas of a kind (the argument, ``army`` or ``police``) assigned to the very place asked about.

    What is assigned to wards is not added into the district's: it is the same quota dealt further.
    A department is held against the quotas that it recorded itself.
    """
    rows = known_at(RecruitQuota, question.seal).filter(budget_year=question.year, kind=question.argument)
    place = {"territory": question.unit} if question.units is None else {"unit__in": question.units}
    return [_facts(row) for row in rows.filter(**place)]


def _facts(quota: RecruitQuota) -> PlanFacts:
    return PlanFacts(
        assigner=quota.assigner,
        value=quota.amount,
        decision=quota.decision,
        decision_day=None,
        in_force_from=quota.day,
        version=quota.version,
        record=quota.record.hex,
        kind=RecruitQuota.KIND,
    )
