"""What this room tells the pages at start-up: menu entries, the frame's place, the panel on records."""

from django.utils.translation import gettext_lazy as _

from giaoban.dashboards.panels import counted_in
from giaoban.dashboards.place import frame_place
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    registry.add_menu(registry.MenuEntry("month", _("Tháng này"), "dashboards:home", 10))  # type: ignore[arg-type]
    registry.add_menu(registry.MenuEntry("figures", _("Số liệu"), "dashboards:figures_home", 30))  # type: ignore[arg-type]
    registry.set_place_hook(frame_place)
    registry.add_panel("figures", _("Được đếm trong"), counted_in)  # type: ignore[arg-type]
