"""The register of incidents."""

from giaoban.incidents.models import Incident
from giaoban.registers import registry
from giaoban.registers.description import Register
from giaoban.registers.rules.checks import not_negative
from giaoban.said import Said

INCIDENT = registry.add(
    Register(
        code="incidents.incident",
        title=Said("Sổ vụ cháy, nổ, tai nạn"),
        model=Incident,
        day="day",
        named_by=("place",),
        amount="damage",
        checks=(
            not_negative("deaths", Said("Số người chết")),
            not_negative("injured", Said("Số người bị thương")),
            not_negative("damage", Said("Thiệt hại tài sản")),
        ),
    )
)
