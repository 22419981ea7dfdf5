"""The registers of inspections: teams and their end; inspections, findings, suspensions."""

from giaoban.inspections.models import Inspection, InspectionFinding, InspectionTeam, Suspension, TeamEnd
from giaoban.inspections.rules.named_establishment import named_establishment
from giaoban.registers import registry
from giaoban.registers.description import Register
from giaoban.registers.hanging import hangs_on, once
from giaoban.registers.rules.checks import not_before
from giaoban.said import Said

TEAM = registry.add(
    Register(
        code="inspections.team", title=Said("Sổ đoàn kiểm tra"), model=InspectionTeam, day="day", named_by=("name",)
    )
)

TEAM_END = registry.add(
    Register(
        code="inspections.team_end",
        title=Said("Sổ kết thúc đoàn kiểm tra"),
        model=TeamEnd,
        day="day",
        parent=TEAM,
        batch_checks=(hangs_on(TEAM), once(TeamEnd, Said("Đoàn kiểm tra này đã ghi kết thúc rồi"))),
    )
)

INSPECTION = registry.add(
    Register(
        code="inspections.inspection",
        title=Said("Sổ kiểm tra cơ sở"),
        model=Inspection,
        day="day",
        named_by=("establishment", "document"),
        checks=(named_establishment,),
    )
)

FINDING = registry.add(
    Register(
        code="inspections.finding",
        title=Said("Sổ tồn tại, thiếu sót"),
        model=InspectionFinding,
        day="day",
        named_by=("kind",),
        parent=INSPECTION,
        batch_checks=(hangs_on(INSPECTION),),
    )
)

SUSPENSION = registry.add(
    Register(
        code="inspections.suspension",
        title=Said("Sổ đình chỉ hoạt động"),
        model=Suspension,
        day="day",
        parent=INSPECTION,
        checks=(not_before("until", "day", Said("Ngày hết đình chỉ trước ngày đình chỉ")),),
        batch_checks=(hangs_on(INSPECTION),),
    )
)
