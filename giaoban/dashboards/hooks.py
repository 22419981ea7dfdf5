"""What this room tells the pages at start-up: menu entries, the frame's place, the panel on records."""

from giaoban.dashboards import searching, things
from giaoban.dashboards.effects import open_figures
from giaoban.dashboards.panels import counted_in
from giaoban.dashboards.place import frame_place
from giaoban.dashboards.task_box import task_box
from giaoban.indicators.things import FIGURE, SESSION, SUBMISSION
from giaoban.notices import kinds
from giaoban.registers import effects
from giaoban.said import Said
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    registry.add_menu(registry.MenuEntry("month", Said("Tháng này"), "dashboards:home", 10))
    registry.add_menu(registry.MenuEntry("figures", Said("Số liệu"), "dashboards:figures_home", 30))
    table = registry.MenuEntry("table", Said("Bảng số liệu"), "dashboards:figures_home", 10)
    registry.add_section_page("figures", table)
    registry.set_place_hook(frame_place)
    for source in searching.sources():
        registry.add_search_source(source)
    registry.add_panel("figures", Said("Được đếm trong"), counted_in)
    registry.add_box("counted_in", task_box)
    kinds.add_thing(FIGURE, things.figure)
    kinds.add_thing(SESSION, things.session)
    kinds.add_thing(SUBMISSION, things.submission)
    effects.set_figure_source(open_figures)
