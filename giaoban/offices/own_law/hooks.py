"""The menu entry under which norms, the calendar and catalogues stand."""

from giaoban.said import Said
from giaoban.web import registry


def register() -> None:
    """Make it known."""
    registry.add_menu(registry.MenuEntry("catalogue", Said("Danh mục"), "own_law:norms", 60))
