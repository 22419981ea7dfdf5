"""An agenda item as a thing that notices open and people talk about."""

import uuid

from django.urls import reverse

from giaoban.notices.kinds import Thing
from giaoban.offices.permission import Permission
from giaoban.sessions.agenda import queries
from giaoban.sessions.meetings import queries as meetings

AGENDA_ITEM = "agenda_item"


def agenda_item(key: str, permission: Permission) -> Thing | None:
    """The item that the reader may see, as whoever may see its meeting."""
    try:
        item = queries.item_of(uuid.UUID(key))
    except ValueError:
        return None
    held = meetings.standing(item.meeting) if item else None
    if item is None or held is None or not meetings.may_see(permission, held):
        return None
    return Thing(item.title, reverse("sessions:item", args=[held.record.hex, item.record.hex]), held.unit_id)
