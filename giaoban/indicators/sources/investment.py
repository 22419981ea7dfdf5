"""What may be counted in public investment."""

from giaoban.indicators.sources.source import Leg, Source
from giaoban.investment.registers import DISBURSEMENT, MILESTONE, PROJECT
from giaoban.said import Said

SOURCES = (
    Source(
        code="investment.projects",
        title=Said("Dự án đầu tư công được phê duyệt"),
        legs=(Leg(PROJECT, "day"),),
        narrows_by=frozenset({"code", "investor"}),
        measures={"total_investment": "{total_investment}"},
    ),
    Source(
        code="investment.disbursed",
        title=Said("Giải ngân vốn đầu tư công (thanh toán và tạm ứng trừ thu hồi tạm ứng)"),
        legs=(Leg(DISBURSEMENT, "day"),),
        narrows_by=frozenset({"kind", "budget_year", "code", "investor"}),
        measures={
            "net": "CASE WHEN {kind} = 'recovery' THEN -{amount} ELSE {amount} END",
            "amount": "{amount}",
        },
    ),
    Source(
        code="investment.milestones",
        title=Said("Mốc dự án (nghiệm thu, bàn giao đưa vào sử dụng, quyết toán)"),
        legs=(Leg(MILESTONE, "day"),),
        narrows_by=frozenset({"kind", "code", "investor"}),
    ),
)
