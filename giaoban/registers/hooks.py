"""What the registers tell the pages at start-up: their menu entry, and SQLite's search function."""

from giaoban.registers import drafts, searching  # importing folding teaches SQLite to fold on connecting
from giaoban.said import Said
from giaoban.subjects import forgetting
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    registry.add_menu(registry.MenuEntry("registers", Said("Sổ"), "registers:registers", 20))
    registry.add_pages("registers", searching.pages)
    forgetting.add_place("drafts", drafts.forget)
    for source in searching.sources():
        registry.add_search_source(source)
