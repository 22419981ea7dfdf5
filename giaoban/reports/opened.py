"""Opening the desk of a report from a page: who may see it at all, and what of it they may write."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone

from giaoban.indicators import queries as indicators
from giaoban.indicators.sessions import SessionNotFound
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts, UnitNotFound
from giaoban.offices.signed_in import permission_of
from giaoban.reports.compose import material
from giaoban.reports.writers import Desk
from giaoban.said import Said


def desk_of(request: HttpRequest, unit: str, session: str) -> Desk:
    """The official's desk: those who see the unit's reports, and those who were given a section of it."""
    try:
        of = material(unit, session)
    except (SessionNotFound, UnitNotFound) as error:
        raise Http404(str(error)) from error
    desk = Desk(permission_of(request), of, timezone.localdate())
    if not desk.sees_all and not desk.mine:
        raise PermissionDenied(Said("Bạn không có quyền xem báo cáo của %(unit)s.", unit=of.unit.name))
    return desk


def facts_of(request: HttpRequest, unit: str, session: str) -> UnitFacts:
    """The unit whose report it is, once it is known that the account may see all of it."""
    try:
        facts = indicators.reader_of(unit, session, None)[1]
    except (SessionNotFound, UnitNotFound) as error:
        raise Http404(str(error)) from error
    if not permission_of(request).may(Deed.SEE, facts.id):
        raise PermissionDenied(Said("Bạn không có quyền xem báo cáo của %(unit)s.", unit=facts.name))
    return facts
