"""What the registers tell the pages at start-up: their menu entry, and SQLite's search function."""

from django.utils.translation import gettext_lazy as _

from giaoban.registers import folding  # noqa: F401 — importing teaches SQLite to fold on connecting
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    registry.add_menu(registry.MenuEntry("registers", _("Sổ"), "registers:registers", 20))  # type: ignore[arg-type]
