"""What may be counted in land clearance."""

from giaoban.clearance.registers import CASE, PROJECT, STEP
from giaoban.indicators.sources.source import Leg, Source
from giaoban.said import Said

SOURCES = (
    Source(code="clearance.projects", title=Said("Dự án bắt đầu giải phóng mặt bằng"), legs=(Leg(PROJECT, "day"),)),
    Source(
        code="clearance.cases",
        title=Said("Trường hợp giải phóng mặt bằng được lập"),
        legs=(Leg(CASE, "day"),),
        narrows_by=frozenset({"project"}),
    ),
    Source(
        code="clearance.steps",
        title=Said("Bước giải phóng mặt bằng đã làm"),
        legs=(Leg(STEP, "day"),),
        narrows_by=frozenset({"kind", "project"}),
        measures={"amount": "COALESCE({amount}, 0)"},
    ),
    Source(
        code="clearance.open_cases",
        title=Said("Trường hợp chưa bàn giao mặt bằng (tại thời điểm)"),
        legs=(Leg(CASE, "day"), Leg(STEP, "day", sign=-1, only={"kind": ("handed_over",)})),
        narrows_by=frozenset({"project"}),
    ),
)
