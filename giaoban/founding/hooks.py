"""What this room tells the pages at start-up: where an empty home begins, and the panel of what is missing."""

from django.urls import reverse

from giaoban.founding import steps
from giaoban.offices.models import UnitVersion
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    registry.set_beginning_hook(beginning)
    registry.add_home_panel("founding", steps.panel)


def beginning() -> str:
    """The start page while no unit stands."""
    return "" if UnitVersion.objects.exists() else reverse("founding:start")
