"""The registers of defence: recruits and quotas."""

from giaoban.defence.models import Recruit, RecruitQuota
from giaoban.registers import registry
from giaoban.registers.description import Register
from giaoban.registers.rules.checks import not_negative, positive
from giaoban.said import Said

RECRUIT = registry.add(Register(code="defence.recruit", title=Said("Sổ giao quân"), model=Recruit, day="day"))

QUOTA = registry.add(
    Register(
        code="defence.quota",
        title=Said("Sổ chỉ tiêu giao quân"),
        model=RecruitQuota,
        day="day",
        named_by=("decision",),
        amount="amount",
        checks=(not_negative("amount", Said("Chỉ tiêu")), positive("version", Said("Lần giao"))),
    )
)
