"""What may be counted in administrative penalties."""

from giaoban.indicators.sources.source import Leg, Source
from giaoban.penalties.registers import DECISION, PAYMENT
from giaoban.said import Said

SOURCES = (
    Source(
        code="penalties.decisions",
        title=Said("Quyết định xử phạt vi phạm hành chính"),
        legs=(Leg(DECISION, "day"),),
        narrows_by=frozenset({"field", "offender_kind"}),
        measures={"fine": "{fine}"},
    ),
    Source(
        code="penalties.payments",
        title=Said("Lần nộp phạt"),
        legs=(Leg(PAYMENT, "day"),),
        narrows_by=frozenset({"field", "offender_kind"}),
        measures={"amount": "{amount}"},
    ),
)
