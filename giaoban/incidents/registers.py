"""The register of incidents."""

from giaoban.incidents.models import Incident
from giaoban.registers import registry
from giaoban.registers.description import Register
from giaoban.registers.rules.checks import not_negative

INCIDENT = registry.add(
    Register(
        code="incidents.incident",
        title="Sổ vụ cháy, nổ, tai nạn",
        model=Incident,
        day="day",
        amount="damage",
        checks=(
            not_negative("deaths", "Số người chết"),
            not_negative("injured", "Số người bị thương"),
            not_negative("damage", "Thiệt hại tài sản"),
        ),
    )
)
