"""Figures in the shape that scripts and checks rely on (``giaoban figures --json``)."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from giaoban.indicators.figures import Figure, Value
from giaoban.indicators.models import IndicatorVersion
from giaoban.indicators.rules.ratio import NoBase, ratio_of
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
