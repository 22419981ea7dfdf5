"""What the registers tell the pages at start-up: their menu entry, and SQLite's search function."""

from giaoban.registers import folding  # noqa: F401 — importing teaches SQLite to fold on connecting
from giaoban.said import Said
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    registry.add_menu(registry.MenuEntry("registers", Said("Sổ"), "registers:registers", 20))
