"""What this room tells the frame, the notices, the search and the hand-over at start-up."""

from django.http import HttpRequest

from giaoban.notices import kinds
from giaoban.offices.handing_over import register_items
from giaoban.offices.own_law.deadlines import register_deadlines
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of
from giaoban.said import Said
from giaoban.tasks import notices, redating, things
from giaoban.tasks.handing_over import open_items
from giaoban.web import registry
from giaoban.web.registry import MenuEntry


def _decides(request: HttpRequest) -> bool:
    """Whether the reader decides on anybody's tasks."""
    return bool(permission_of(request).units(Deed.DECIDE_TASK))


PAGES = (
    MenuEntry("tasks_cua-toi", Said("Của tôi"), "tasks:mine", 10),
    MenuEntry("tasks_don-vi", Said("Đơn vị tôi"), "tasks:unit", 20),
    MenuEntry("tasks_bang", Said("Bảng theo dõi"), "tasks:board", 30, _decides),
    MenuEntry("tasks_tat-ca", Said("Mọi nhiệm vụ"), "tasks:all", 40),
    MenuEntry("tasks_nguon", Said("Theo nguồn giao"), "tasks:origins", 50),
    MenuEntry("tasks_theo_don_vi", Said("Theo đơn vị"), "tasks:by_unit", 60),
    MenuEntry("tasks_thoi_gian", Said("Dòng thời gian"), "tasks:timeline", 70),
)
"""The pages of the menu entry, side by side."""


def register() -> None:
    """Make them known."""
    registry.add_menu(MenuEntry("tasks", Said("Nhiệm vụ"), "tasks:home", 60))
    for page in PAGES:
        registry.add_section_page("tasks", page)
    registry.add_search_source(things.source())
    kinds.add_thing(things.KIND, things.thing)
    kinds.add_thing(notices.LIST, notices.list_thing)
    for kind in notices.KINDS:
        kinds.add_kind(kind)
    for sender in notices.SENDERS:
        kinds.add_sender(sender)
    registry.add_calendar("tasks", notices.calendar_days)
    register_items("tasks", open_items)
    register_deadlines("tasks", redating.open_deadlines)
