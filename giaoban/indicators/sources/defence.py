"""What may be counted in defence."""

from giaoban.defence.registers import RECRUIT
from giaoban.indicators.sources.source import Leg, Source
from giaoban.said import Said

SOURCES = (
    Source(
        code="defence.recruits",
        title=Said("Thanh niên nhập ngũ, phục vụ trong Công an nhân dân"),
        legs=(Leg(RECRUIT, "day"),),
        narrows_by=frozenset({"kind"}),
    ),
)
