"""A meeting as a thing that notices open and people talk about."""

from django.urls import reverse

from giaoban.notices.kinds import Thing
from giaoban.offices.permission import Permission
from giaoban.sessions.meetings.queries import MeetingNotFound, find

MEETING = "meeting"


def meeting(key: str, permission: Permission) -> Thing | None:
    """The meeting that the reader may see."""
    try:
        one = find(key, permission)
    except MeetingNotFound:
        return None
    return Thing(one.title, reverse("sessions:meeting", args=[key]), one.unit_id)
