"""The registers of penalties: decisions and payments."""

from giaoban.penalties.models import PenaltyDecision, PenaltyPayment
from giaoban.registers import registry
from giaoban.registers.description import Register
from giaoban.registers.hanging import hangs_on
from giaoban.registers.rules.checks import not_before, not_negative, positive

DECISION = registry.add(
    Register(
        code="penalties.decision",
        title="Sổ quyết định xử phạt",
        model=PenaltyDecision,
        day="day",
        amount="fine",
        checks=(
            not_negative("fine", "Tiền phạt"),
            not_before("day", "minutes_day", "Ngày quyết định trước ngày lập biên bản"),
        ),
    )
)

PAYMENT = registry.add(
    Register(
        code="penalties.payment",
        title="Sổ nộp phạt",
        model=PenaltyPayment,
        day="day",
        parent=DECISION,
        amount="amount",
        checks=(positive("amount", "Số tiền nộp"),),
        batch_checks=(hangs_on(DECISION),),
    )
)
