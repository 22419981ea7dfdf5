"""A conclusion as a thing that tasks name as their origin and people talk about."""

import uuid

from django.urls import reverse

from giaoban.notices.kinds import Thing
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.said import Said
from giaoban.sessions.conclusions import queries


def conclusion(key: str, permission: Permission) -> Thing | None:
    """The conclusion that the reader may see."""
    try:
        found = queries.conclusion_of(uuid.UUID(key))
    except ValueError:
        return None
    if found is None or not permission.may(Deed.SEE, found.unit_id):
        return None
    title = Said(
        "Kết luận %(number)s, kỳ %(session)s",
        number=found.document_number or Said("chưa có số"),
        session=queries.session_of(found).code,
    )
    return Thing(title, reverse("conclusions:conclusion", args=[found.record]), found.unit_id)
