"""What this room tells the pages at start-up: the files on a record's page."""

from giaoban.documents.attached.box import box
from giaoban.web import registry


def register() -> None:
    """Make it known."""
    registry.add_box("attached", box)
