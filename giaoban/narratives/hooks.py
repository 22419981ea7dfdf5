"""The pages of narratives beside the table of figures."""

from giaoban.indicators.entering.hooks import sends
from giaoban.said import Said
from giaoban.web import registry
from giaoban.web.registry import MenuEntry


def register() -> None:
    """Make them known."""
    registry.add_section_page("figures", MenuEntry("narratives", Said("Đọc báo cáo lời"), "narratives:home", 25, sends))
