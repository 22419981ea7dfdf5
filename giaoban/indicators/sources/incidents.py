"""What may be counted of incidents."""

from giaoban.incidents.registers import INCIDENT
from giaoban.indicators.sources.source import Leg, Source
from giaoban.said import Said

SOURCES = (
    Source(
        code="incidents.incidents",
        title=Said("Vụ cháy, nổ, tai nạn"),
        legs=(Leg(INCIDENT, "day"),),
        narrows_by=frozenset({"kind"}),
        measures={"deaths": "{deaths}", "injured": "{injured}", "damage": "COALESCE({damage}, 0)"},
    ),
)
