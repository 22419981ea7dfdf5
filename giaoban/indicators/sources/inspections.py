"""What may be counted in inspections."""

from giaoban.indicators.sources.source import Leg, Source
from giaoban.inspections.registers import FINDING, INSPECTION, SUSPENSION, TEAM, TEAM_END
from giaoban.said import Said

SOURCES = (
    Source(
        code="inspections.teams",
        title=Said("Đoàn kiểm tra đang làm việc (tại thời điểm)"),
        legs=(Leg(TEAM, "day"), Leg(TEAM_END, "day", sign=-1, shift=1)),
        narrows_by=frozenset({"field"}),
    ),
    Source(
        code="inspections.inspections",
        title=Said("Cơ sở được kiểm tra"),
        legs=(Leg(INSPECTION, "day"),),
        narrows_by=frozenset({"field"}),
    ),
    Source(
        code="inspections.findings",
        title=Said("Tồn tại, thiếu sót phát hiện khi kiểm tra"),
        legs=(Leg(FINDING, "day"),),
        narrows_by=frozenset({"field", "kind"}),
    ),
    Source(
        code="inspections.suspensions",
        title=Said("Trường hợp đình chỉ hoạt động"),
        legs=(Leg(SUSPENSION, "day"),),
        narrows_by=frozenset({"field", "kind"}),
    ),
)
