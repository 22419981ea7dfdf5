"""A sheet as a thing that notices open."""

from django.urls import reverse

from giaoban.notices.kinds import Thing
from giaoban.offices.permission import Permission
from giaoban.said import Said
from giaoban.sessions.opinions.queries import SheetNotFound, find

SHEET = "opinion_sheet"


def sheet(key: str, permission: Permission) -> Thing | None:
    """The sheet that the reader may see."""
    try:
        one = find(key, permission)
    except SheetNotFound:
        return None
    title = Said("Phiếu lấy ý kiến: %(title)s", title=one.title)
    return Thing(title, reverse("sessions:sheet", args=[key]), one.unit_id)
