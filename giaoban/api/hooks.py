"""What this room tells the pages at start-up."""

from giaoban.said import Said
from giaoban.web import registry


def register() -> None:
    """Make it known."""
    registry.add_account_link(registry.MenuEntry("api", Said("Mã truy cập API"), "api:tokens", 30))
