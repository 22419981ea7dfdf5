"""What the offices tell the pages at start-up: links under the account's name."""

from giaoban.offices.design_page import opens_design
from giaoban.said import Said
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    registry.add_account_link(registry.MenuEntry("mine", Said("Tài khoản của tôi"), "offices:my_account", 10))
    registry.add_account_link(registry.MenuEntry("long_work", Said("Việc đang chạy"), "offices:long_works", 30))
    registry.add_account_link(registry.MenuEntry("design", Said("Hệ thiết kế"), "offices:design", 90, opens_design))
