"""The menu entry under which the catalogue stands, and its pages side by side."""

from giaoban.said import Said
from giaoban.web import registry
from giaoban.web.registry import MenuEntry


def register() -> None:
    """Make them known."""
    registry.add_menu(MenuEntry("catalogue", Said("Danh mục"), "catalogue:indicators", 70))
    registry.add_section_page("catalogue", MenuEntry("indicators", Said("Chỉ tiêu"), "catalogue:indicators", 10))
    registry.add_section_page("catalogue", MenuEntry("plans", Said("Chỉ tiêu giao"), "catalogue:plans_home", 20))
    registry.add_section_page("catalogue", MenuEntry("law", Said("Tham số và lịch"), "own_law:norms", 30))
