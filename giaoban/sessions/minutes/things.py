"""The conclusion notice of a meeting as a thing that people talk about; its key is the meeting's."""

import uuid

from django.urls import reverse

from giaoban.notices.kinds import Thing
from giaoban.offices.permission import Permission
from giaoban.sessions.meetings import queries as meetings
from giaoban.sessions.minutes import queries

CONCLUSION_NOTICE = "conclusion_notice"


def conclusion_notice(key: str, permission: Permission) -> Thing | None:
    """The notice that the reader may read, of a meeting that they may see."""
    try:
        notice = queries.notice_of(uuid.UUID(key))
    except ValueError:
        return None
    held = meetings.standing(notice.meeting) if notice else None
    if notice is None or held is None:
        return None
    if not (meetings.may_see(permission, held) and queries.may_read(permission, notice)):
        return None
    return Thing(notice.subject, reverse("sessions:conclusion", args=[held.record.hex]), notice.unit_id)
