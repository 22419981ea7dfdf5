"""What this room tells the pages at start-up."""

from django.utils.translation import gettext_lazy as _

from giaoban.web import registry


def register() -> None:
    """Make the menu entry known."""
    registry.add_menu(registry.MenuEntry("reports", _("Báo cáo"), "reports:reports", 40))  # type: ignore[arg-type]
