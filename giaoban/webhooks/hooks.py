"""What this room tells the pages and the follower at start-up."""

from giaoban.notices import kinds
from giaoban.offices.administration.page import SECTION
from giaoban.said import Said
from giaoban.web import registry
from giaoban.webhooks.events import SENDER


def register() -> None:
    """Make it known."""
    note = Said("Hệ thống nào được báo việc gì, tin nào đã gửi, tin nào chưa")
    page = registry.MenuEntry("webhooks", Said("Báo cho hệ thống khác"), "webhooks:subscriptions", 60, note=note)
    registry.add_section_page(SECTION, page)
    kinds.add_sender(SENDER)
