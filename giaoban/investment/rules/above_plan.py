"""A project's disbursement of a budget year does not exceed its plan of that year (Luật Đầu tư công)."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from giaoban.investment.rules.disbursed import disbursed
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said
from giaoban.words.money import MoneyStyle, write_money

ProjectYear = tuple[uuid.UUID, int]


def above_plan(
    rows: Sequence[Mapping[str, Any]],
    before: Mapping[ProjectYear, int],
    plans: Mapping[ProjectYear, int | None],
    names: Mapping[uuid.UUID, str],
) -> Iterator[Finding]:
    """The rows that take a project above its plan, ``before`` being what was disbursed without them.

    The year is judged as it stands after all rows, so that an advance and its recovery entered
    together pass; a recovery alone is never refused.
    """
    after = {place: before.get(place, 0) + _sum(rows, place) for place in {_place(row) for row in rows}}
    for number, row in enumerate(rows, start=1):
        place = _place(row)
        if row["parent"] not in names or row["kind"] == "recovery":
            continue
        plan, total, name = plans.get(place), after[place], names[row["parent"]]
        if plan is None:
            message = Said(
                "Dự án «%(name)s» chưa được giao kế hoạch vốn năm %(budget_year)s",
                name=name,
                budget_year=row["budget_year"],
            )
            yield Finding("amount", "no_plan", message, number)
        elif total > plan:
            message = Said(
                "Dự án «%(name)s» năm %(budget_year)s: tổng giải ngân %(total)s vượt kế hoạch vốn %(plan)s",
                name=name,
                budget_year=row["budget_year"],
                total=_dong(total),
                plan=_dong(plan),
            )
            yield Finding("amount", "above_plan", message, number)


def _place(row: Mapping[str, Any]) -> ProjectYear:
    return row["parent"], row["budget_year"]


def _sum(rows: Sequence[Mapping[str, Any]], place: ProjectYear) -> int:
    return sum(disbursed(row["kind"], row["amount"]) for row in rows if _place(row) == place)


def _dong(amount: int) -> str:
    return write_money(amount, MoneyStyle.DONG)
