"""Capital plans of projects as the plan of disbursement (kế hoạch vốn đầu tư công)."""

from giaoban.indicators.plan_sources.question import PlanQuestion
from giaoban.indicators.rules.plan_in_force import PlanFacts
from giaoban.indicators.rules.sum_of_plans import sum_of_plans
from giaoban.investment.models import CapitalPlan, InvestmentProject
from giaoban.trail.queries import known_at


def capital_plans(question: PlanQuestion) -> list[PlanFacts]:
    """Each assigner's sum over the projects counted for the unit, from every day on which it changes."""
    projects = known_at(InvestmentProject, question.seal).filter(territory__in=question.territories)
    if question.units is not None:
        projects = projects.filter(unit__in=question.units)
    plans = known_at(CapitalPlan, question.seal).filter(budget_year=question.year, parent__in=projects.values("record"))
    return sum_of_plans((plan.parent.hex, _facts(plan)) for plan in plans)


def _facts(plan: CapitalPlan) -> PlanFacts:
    return PlanFacts(
        assigner=plan.assigner,
        value=plan.amount,
        decision=plan.decision,
        decision_day=None,
        in_force_from=plan.day,
        version=plan.version,
        record=plan.record.hex,
        kind=CapitalPlan.KIND,
    )
