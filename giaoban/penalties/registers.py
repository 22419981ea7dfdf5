"""The registers of penalties: decisions and payments."""

from giaoban.penalties.models import PenaltyDecision, PenaltyPayment
from giaoban.registers import registry
from giaoban.registers.description import Register
from giaoban.registers.hanging import hangs_on
from giaoban.registers.rules.checks import not_before, not_negative, positive
from giaoban.said import Said

DECISION = registry.add(
    Register(
        code="penalties.decision",
        title=Said("Sổ quyết định xử phạt"),
        model=PenaltyDecision,
        day="day",
        named_by=("number",),
        amount="fine",
        checks=(
            not_negative("fine", Said("Tiền phạt")),
            not_before("day", "minutes_day", Said("Ngày quyết định trước ngày lập biên bản")),
        ),
        norms={"day": ("penalties.decision_deadline",), "fine": ("penalties.explanation_threshold",)},
    )
)

PAYMENT = registry.add(
    Register(
        code="penalties.payment",
        title=Said("Sổ nộp phạt"),
        model=PenaltyPayment,
        day="day",
        parent=DECISION,
        amount="amount",
        checks=(positive("amount", Said("Số tiền nộp")),),
        batch_checks=(hangs_on(DECISION),),
    )
)
