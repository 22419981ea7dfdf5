"""Figures and submissions as things that notices open: the pages of this room show them."""

import uuid

from django.urls import reverse

from giaoban.dashboards.place import sessions_of
from giaoban.indicators.catalogue import Catalogue, UnknownIndicator
from giaoban.indicators.models import Submission
from giaoban.indicators.sessions import sessions_at
from giaoban.indicators.things import place_of
from giaoban.notices.kinds import Thing
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.said import Said
from giaoban.trail.queries import current, latest_seal
from giaoban.words.dates import write_short_date


def figure(key: str, permission: Permission) -> Thing | None:
    """The figure that the reader may see."""
    found = place_of(key, permission)
    if found is None:
        return None
    unit, session, code = found
    try:
        definition = Catalogue.at(latest_seal()).definition(code, session.end)
    except UnknownIndicator:
        return None
    title = Said("%(name)s, kỳ %(session)s, %(unit)s", name=definition.name, session=session.code, unit=unit.name)
    return Thing(title, reverse("dashboards:figure", args=[unit.code, session.code, code]), unit.id)


def session(key: str, permission: Permission) -> Thing | None:
    """A session: the month's page of the reader's own first unit that reports to it."""
    found = next((one for one in sessions_at(latest_seal()) if one.record.hex == key), None)
    if found is None:
        return None
    for unit in [held.unit for held in permission.held if held.unit in permission.tree]:
        if found in sessions_of(permission.tree, unit, [found]):
            facts = permission.tree[unit]
            title = Said("Kỳ giao ban %(code)s", code=found.code)
            return Thing(title, reverse("dashboards:month", args=[facts.code, found.code]), unit)
    return None


def submission(key: str, permission: Permission) -> Thing | None:
    """A submission: the figures of its unit in the session whose month it reports."""
    try:
        row = current(Submission).filter(record=uuid.UUID(key)).first()
    except ValueError:
        return None
    if row is None or not permission.may(Deed.SEE, row.unit_id):
        return None
    tree = permission.tree
    days = {"start": write_short_date(row.start), "end": write_short_date(row.end)}
    title = Said("Số liệu %(start)s – %(end)s, %(unit)s", **days, unit=tree[row.unit_id].name)
    for one in sessions_of(tree, row.unit_id, sessions_at(latest_seal())):
        if one.start <= row.end <= one.held_on:
            href = reverse("dashboards:figures", args=[tree[row.unit_id].code, one.code])
            return Thing(title, href, row.unit_id)
    return Thing(title, reverse("dashboards:figures_home"), row.unit_id)
