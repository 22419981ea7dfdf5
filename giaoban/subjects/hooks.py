"""What this room tells the pages at start-up: the log of views of personal data, under the administration."""

from giaoban.offices.administration.page import SECTION
from giaoban.said import Said
from giaoban.web import registry


def register() -> None:
    """Make it known."""
    note = Said("Ai đã mở dữ liệu cá nhân nào, lúc nào, vì sao")
    entry = registry.MenuEntry("views", Said("Nhật ký truy cập"), "subjects:views", 35, note=note)
    registry.add_section_page(SECTION, entry)
