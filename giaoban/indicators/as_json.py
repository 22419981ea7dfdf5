"""Figures in the shape that scripts and checks rely on (``giaoban figures --json``)."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.figures import Figure, Value
from giaoban.indicators.models import IndicatorVersion, Plan
from giaoban.indicators.queries import Lineage
from giaoban.indicators.rules.ratio import NoBase, ratio_of
from giaoban.indicators.sources.cells import Behind
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said


def figure_row(figure: Figure) -> dict[str, Any]:
    """One figure as plain JSON; ratios are unrounded decimal strings, or null with the reason in ``why``."""
    definition = figure.definition
    why: dict[str, str] = {}
    plan = figure.plan
    row: dict[str, Any] = {
        "code": figure.code,
        "indicator": figure.code,
        "name": definition.name,
        "sector": definition.sector,
        "value": number(definition, figure.value),
        "unit": definition.measured_in,
        "state": "official" if figure.value.official else "estimate",
        "from": figure.start.isoformat(),
        "to": figure.end.isoformat(),
        "plan": _scaled(definition, plan.value) if plan else None,
        "plan_by": plan.assigner if plan else None,
        "plans": {by: _scaled(definition, one.value) for by, one in figure.plans.items()},
        "ratio_to_plan": _ratio(figure.ratio_to_plan),
        "same_period": number(definition, figure.same_period),
        "ratio_to_same_period": _ratio(figure.ratio_to_same_period),
        "why": why,
        "seal": figure.seal,
    }
    why.update(_reasons(figure))
    return row


def record_row(one: Behind, tree: UnitTree) -> dict[str, Any]:
    """One record behind a figure as plain JSON."""
    return {
        "register": one.register,
        "id": one.key,
        "date": one.day,
        "unit": tree[one.unit].code,
        "amount": one.amount,
    }


def behind_rows(line: Lineage) -> dict[str, Any]:
    """What else a figure is made of, besides its records, and what it comes to."""
    return {
        "value": number(line.figure.definition, line.figure.value),
        "submissions": [one.key for one in line.submissions],
        "operands": [figure_row(one) for one in line.operands],
        "nil_returns": list(line.nil_returns),
    }


def plan_row(plan: Plan, unit: str, catalogue: Catalogue) -> dict[str, Any]:
    """A plan as plain JSON, its value in the indicator's unit (whose decimals never change)."""
    return {
        "indicator": plan.indicator.code,
        "unit": unit,
        "year": plan.year,
        "assigner": plan.assigner,
        "decision": plan.decision,
        "decision_day": plan.decision_day.isoformat(),
        "in_force_from": plan.in_force_from.isoformat(),
        "version": plan.version,
        "value": _scaled(catalogue.by_code[plan.indicator.code][-1], plan.value),
    }


def _reasons(figure: Figure) -> Mapping[str, str]:
    reasons = {
        "value": figure.value.why,
        "ratio_to_plan": _why(figure.ratio_to_plan),
        "same_period": figure.same_period.why,
        "ratio_to_same_period": _why(figure.ratio_to_same_period),
    }
    if figure.same_period.mapped_from:
        reasons["same_period"] = Said("quy đổi từ %(units)s", units=figure.same_period.mapped_from)
    return {name: reason for name, reason in reasons.items() if reason}


def _why(ratio: Decimal | NoBase) -> str:
    return ratio.why if isinstance(ratio, NoBase) else ""


def _ratio(ratio: Decimal | NoBase) -> str | None:
    return None if isinstance(ratio, NoBase) else format(ratio, "f")


def number(definition: IndicatorVersion, value: Value) -> int | str | None:
    """A value in its unit: an integer, a decimal string, or ``None`` where there is none."""
    if value.value is None:
        return None
    if isinstance(value.value, Fraction) and value.value.denominator != 1:
        exact = ratio_of(value.value, 10**definition.decimals)
        return format(exact, "f") if isinstance(exact, Decimal) else None
    return _scaled(definition, int(value.value))


def _scaled(definition: IndicatorVersion, steps: int) -> int | str:
    """A stored whole number in its unit: an integer, or a decimal string where the unit has decimals."""
    return steps if definition.decimals == 0 else format(Decimal(steps).scaleb(-definition.decimals), "f")
