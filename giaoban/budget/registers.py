"""The two ledgers as registers: columns come from the models, checks from here and from rules."""

from collections.abc import Iterator, Sequence

from giaoban.budget.models import ExpenditureLine, RevenueLine, Side
from giaoban.budget.queries import codes
from giaoban.budget.rules.code import usable_on
from giaoban.registers import registry
from giaoban.registers.description import BatchCheck, Register, Row
from giaoban.registers.rules.checks import budget_year_of_day, positive
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said


def known_code(side: Side) -> BatchCheck:
    """Every row carries a code that its side knows on the row's day."""

    def check(rows: Sequence[Row]) -> Iterator[Finding]:
        known = codes(side)
        for number, row in enumerate(rows, start=1):
            if not usable_on(known.get(row["code"], ()), row["day"]):
                message = _unknown(side, row["code"], f"{row['day']:%d/%m/%Y}")
                yield Finding("code", "unknown_code", message, number)

    return check


def _unknown(side: Side, code: str, day: str) -> Said:
    if side == Side.REVENUE:
        return Said("Không có mã thu «%(code)s» vào ngày %(day)s", code=code, day=day)
    return Said("Không có mã chi «%(code)s» vào ngày %(day)s", code=code, day=day)


REVENUE = registry.add(
    Register(
        code="budget.revenue",
        title=Said("Sổ thu ngân sách"),
        model=RevenueLine,
        day="day",
        amount="amount",
        checks=(positive("amount", Said("Số tiền thu")), budget_year_of_day),
        batch_checks=(known_code(Side.REVENUE),),
    )
)

EXPENDITURE = registry.add(
    Register(
        code="budget.expenditure",
        title=Said("Sổ chi ngân sách"),
        model=ExpenditureLine,
        day="day",
        amount="amount",
        checks=(positive("amount", Said("Số tiền chi")), budget_year_of_day),
        batch_checks=(known_code(Side.EXPENDITURE),),
    )
)
