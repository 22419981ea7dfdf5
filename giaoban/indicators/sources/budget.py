"""What may be counted in the budget ledgers."""

from giaoban.budget.registers import EXPENDITURE, REVENUE
from giaoban.indicators.sources.source import Leg, Source
from giaoban.said import Said

SOURCES = (
    Source(
        code="budget.revenue",
        title=Said("Thu ngân sách (thu trừ hoàn trả)"),
        legs=(Leg(REVENUE, "day"),),
        narrows_by=frozenset({"code", "kind", "payer", "budget_year"}),
        measures={"net": "CASE WHEN {kind} = 'refunded' THEN -{amount} ELSE {amount} END"},
    ),
    Source(
        code="budget.expenditure",
        title=Said("Chi ngân sách (chi trừ thu hồi)"),
        legs=(Leg(EXPENDITURE, "day"),),
        narrows_by=frozenset({"code", "kind", "payee", "budget_year"}),
        measures={"net": "CASE WHEN {kind} = 'recovered' THEN -{amount} ELSE {amount} END"},
    ),
)
