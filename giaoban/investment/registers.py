"""The registers of public investment: projects, and the plans, payments and milestones that hang on them."""

from collections.abc import Iterator, Sequence

from giaoban.investment import queries
from giaoban.investment.models import (
    CapitalPlan,
    Disbursement,
    InvestmentProject,
    MilestoneKind,
    ProjectMilestone,
)
from giaoban.investment.rules.above_plan import above_plan
from giaoban.registers import registry
from giaoban.registers.description import Register, Row
from giaoban.registers.hanging import corrected, hangs_on, once
from giaoban.registers.rules.checks import budget_year_of_day, not_negative, positive
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said


def within_plan(rows: Sequence[Row]) -> Iterator[Finding]:
    """No project's disbursement of a year goes above its plan of that year."""
    projects = {row["parent"] for row in rows}
    before = queries.disbursed_by_year(projects, corrected(rows))
    yield from above_plan(rows, before, queries.plans(projects), queries.names(projects))


PROJECT = registry.add(
    Register(
        code="investment.project",
        title=Said("Sổ dự án đầu tư công"),
        model=InvestmentProject,
        day="day",
        named_by=("code", "name"),
        amount="total_investment",
        checks=(not_negative("total_investment", Said("Tổng mức đầu tư")),),
    )
)

CAPITAL_PLAN = registry.add(
    Register(
        code="investment.capital_plan",
        title=Said("Sổ kế hoạch vốn"),
        model=CapitalPlan,
        day="day",
        named_by=("decision",),
        parent=PROJECT,
        amount="amount",
        checks=(not_negative("amount", Said("Vốn giao")), positive("version", Said("Lần giao"))),
        batch_checks=(hangs_on(PROJECT, from_its_day=False),),
    )
)

DISBURSEMENT = registry.add(
    Register(
        code="investment.disbursement",
        title=Said("Sổ giải ngân"),
        model=Disbursement,
        day="day",
        parent=PROJECT,
        amount="amount",
        checks=(positive("amount", Said("Số tiền giải ngân")), budget_year_of_day),
        batch_checks=(hangs_on(PROJECT, from_its_day=False), within_plan),
    )
)

MILESTONE = registry.add(
    Register(
        code="investment.milestone",
        title=Said("Sổ mốc dự án"),
        model=ProjectMilestone,
        day="day",
        named_by=("document",),
        parent=PROJECT,
        batch_checks=(
            hangs_on(PROJECT),
            once(
                ProjectMilestone,
                Said("Dự án này đã ghi mốc ấy rồi; nếu ghi sai thì sửa bản ghi cũ"),
                kinds=(MilestoneKind.HANDOVER, MilestoneKind.SETTLEMENT),
            ),
        ),
    )
)
