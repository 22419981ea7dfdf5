"""What the checks found: contradictions between published figures, and figures that look odd."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.models import IndicatorVersion, Statement
from giaoban.indicators.rules import implied_plan, two_values
from giaoban.indicators.written import MONEY, write_value
from giaoban.offices import queries as offices
from giaoban.said import Said
from giaoban.trail.queries import known_at
from giaoban.words.money import MoneyStyle, write_money

BILLION = 1_000_000_000


@dataclass(frozen=True)
class CheckFinding:
    """One thing a check found: rule, level (warning or block), a sentence, and what it rests on."""

    rule: str
    level: str
    message: str
    indicator: str
    about: Sequence[dict[str, Any]] = field(default_factory=tuple)


def statement_findings(unit: int, seal: int) -> list[CheckFinding]:
    """Contradictions among what others published of one unit, by indicator in order of days."""
    rows: dict[str, list[Statement]] = {}
    kept = (
        known_at(Statement, seal).filter(unit_id=unit, is_plan=False).select_related("indicator").order_by("day", "pk")
    )
    for row in kept:
        rows.setdefault(row.indicator.code, []).append(row)
    catalogue = Catalogue.at(seal)
    return [
        finding
        for code, statements in sorted(rows.items())
        for finding in contradictions(catalogue.by_code[code][-1], statements)
    ]


def contradictions(definition: IndicatorVersion, statements: Sequence[Statement]) -> Iterator[CheckFinding]:
    """Statements of one indicator and unit, kept or not yet, that cannot all hold; in order of days, keys unique."""
    code = definition.indicator.code
    by_key = {row.key: row for row in statements}
    ratios = [_stated_ratio(row) for row in statements if row.value is not None and row.ratio]
    for first, second in implied_plan.contradictions(ratios):
        a, b = by_key[first.key], by_key[second.key]
        plans = [implied_plan.implied_plan(first), implied_plan.implied_plan(second)]
        yield CheckFinding(
            "implied_plan",
            "warning",
            Said(
                "Số ngày %(day)s (%(source)s) và ngày %(day_2)s (%(source_2)s) không thể cùng so với một "
                "dự toán: %(plan)s và %(plan_2)s.",
                day=f"{a.day:%d/%m/%Y}",
                source=a.source,
                day_2=f"{b.day:%d/%m/%Y}",
                source_2=b.source,
                plan=_span(definition, plans[0]),
                plan_2=_span(definition, plans[1]),
            ),
            code,
            [_about(a, plans[0]), _about(b, plans[1])],
        )
    values = [
        two_values.StatedValue(row.key, row.day, row.value, row.value_style_step, row.relation)
        for row in statements
        if row.value is not None
    ]
    for one, other in two_values.contradictions(values):
        a, b = by_key[one.key], by_key[other.key]
        yield CheckFinding(
            "two_values",
            "warning",
            Said(
                "Hai số công bố của ngày %(day)s khác nhau: %(a)s (%(source)s) và %(relation)s %(b)s (%(source_2)s).",
                day=f"{a.day:%d/%m/%Y}",
                a=_written(definition, a.value or 0),
                source=a.source,
                relation=b.relation,
                b=_written(definition, b.value or 0),
                source_2=b.source,
            ),
            code,
            [_about(a, None), _about(b, None)],
        )


def _stated_ratio(row: Statement) -> implied_plan.StatedRatio:
    return implied_plan.StatedRatio(
        key=row.key,
        day=row.day,
        value=row.value or 0,
        step=row.value_style_step,
        relation=row.relation,
        ratio=Fraction(row.ratio),
        ratio_step=Fraction(row.ratio_step),
        basis=row.basis,
    )


def _about(row: Statement, plan: implied_plan.ImpliedPlan | None) -> dict[str, Any]:
    about: dict[str, Any] = {
        "statement": row.key,
        "date": row.day.isoformat(),
        "value": row.value,
        "value_ty": None if row.value is None else float(Fraction(row.value, BILLION)),
        "kind": row.relation,
        "basis": row.basis,
        "source": row.source,
    }
    if plan is not None:
        about["implied"] = [round(float(plan.low / BILLION), 1), round(float(plan.high / BILLION), 1)]
    return about


def _span(definition: IndicatorVersion, plan: implied_plan.ImpliedPlan) -> str:
    low, high = (_written(definition, round(edge), decimals=1) for edge in (plan.low, plan.high))
    return f"{low} – {high}"


def _written(definition: IndicatorVersion, value: int, decimals: int | None = None) -> str:
    """Money in tỷ, as published figures of a budget are; anything else in its own unit."""
    if definition.measured_in == MONEY:
        return write_money(value, MoneyStyle.BILLION, decimals=decimals)
    return write_value(definition, value)


def unit_of_code(code: str, on: dt.date, seal: int) -> int:
    """The unit that has or last had a code: findings outlive the unit they are about."""
    tree = offices.tree(seal)
    try:
        return tree.by_code(code, on).id
    except LookupError:
        same = [unit for unit in tree if unit.code == code]
        if not same:
            raise
        return max(same, key=lambda unit: unit.valid_from).id
