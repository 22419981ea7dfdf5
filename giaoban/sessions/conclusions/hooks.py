"""What this room tells the floors below at start-up: its menu entry, its panels on pages of tasks and reports."""

import uuid

from giaoban.notices import kinds
from giaoban.reports.foreign import add_section
from giaoban.said import Said
from giaoban.sessions.conclusions import boxes, follow_up, queries, searching, things
from giaoban.tasks.origins import register_origins
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    registry.add_section_page("sessions", registry.MenuEntry("conclusions", Said("Kết luận"), "conclusions:home", 3))
    registry.add_box("conclusion", boxes.box)
    registry.add_search_source(searching.source())
    kinds.add_thing(queries.ORIGIN, things.conclusion)
    register_origins("conclusions", origins_of)
    add_section(follow_up.section())


def origins_of(session: uuid.UUID) -> list[tuple[str, str]]:
    """The conclusions of a session as origins of tasks."""
    return [(queries.ORIGIN, one.record.hex) for one in queries.conclusions_of(session)]
