"""Where the reader stands (đơn vị, kỳ, biết lúc): from the address to a reader of one seal."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse

from giaoban.days.interval import BadInterval, Interval
from giaoban.indicators.catalogue import UnknownIndicator
from giaoban.indicators.figures import Asked, Figures
from giaoban.indicators.models import IndicatorVersion
from giaoban.indicators.sessions import Session, SessionNotFound, session_named, sessions_at
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts, UnitNotFound, UnitTree
from giaoban.offices.signed_in import permission_of
from giaoban.said import Said
from giaoban.trail.models import Seal
from giaoban.trail.queries import latest_seal
from giaoban.web import registry
from giaoban.web.addresses import address
from giaoban.web.as_known import AsKnown, Known, as_known

DAYS = "khoang"
"""Days that a report states a figure for, where they are not the session's own: ``2023-01-01/2023-02-28``."""
_KEPT = "_giaoban_place"
_REMEMBERED = "place"


@dataclass(frozen=True)
class Standing:
    """A unit and a session, read at one seal."""

    reader: Figures
    unit: UnitFacts
    session: Session
    asked: AsKnown
    seal: Seal | None
    days: str = ""

    def href(self, name: str, *more: str, unit: str = "") -> str:
        """The address of another page of the same place (or another unit's), moment and, for a figure, days."""
        path = reverse(f"dashboards:{name}", args=[unit or self.unit.code, self.session.code, *more])
        return address(path, {**self.asked.params, DAYS: self.days if more else ""})

    @property
    def known(self) -> Known | None:
        """The band over a page that shows a past."""
        return self.asked.band

    def interval_of(self, definition: IndicatorVersion) -> tuple[dt.date, dt.date]:
        """The days of a figure: those the address gives, else the session's own."""
        if not self.days:
            return self.session.interval_of(definition)
        days = Interval.parse(self.days)
        return days.start, days.end


def standing(request: HttpRequest, unit: str, session: str) -> Standing:
    """The place an address names, if the account may see it."""
    asked = as_known(request)
    try:
        reader, sessions = Figures(asked.seal), sessions_at(asked.seal)
        facts, found = session_named(reader.tree, unit, session, sessions)
    except (UnitNotFound, SessionNotFound) as error:
        raise Http404(str(error)) from error
    permission_of(request).require(Deed.SEE, [facts.id])
    here = Standing(
        reader,
        facts,
        found,
        asked,
        Seal.objects.filter(number=reader.seal).first(),
        _days(request),
    )
    setattr(request, _KEPT, (facts.id, found, [] if asked.band else sessions))
    if request.session.get(_REMEMBERED) != [facts.id, found.code]:
        request.session[_REMEMBERED] = [facts.id, found.code]
    return here


def asked_for(here: Standing, code: str) -> Asked:
    """The figure that an address names."""
    try:
        definition = here.reader.catalogue.definition(code, here.session.end)
    except UnknownIndicator as error:
        raise Http404(str(error)) from error
    return Asked(definition, *here.interval_of(definition))


def sessions_of(tree: UnitTree, unit: int, sessions: Sequence[Session]) -> list[Session]:
    """The sessions that a unit reports to, its own or its authority's, the newest first."""
    above = {unit, *tree.ancestors(unit)}
    return [one for one in reversed(sessions) if one.unit in above and tree[unit].lives_on(one.held_on)]


def default_place(request: HttpRequest) -> tuple[UnitFacts, Session] | None:
    """Where the reader was last, else the newest session of the account's own units."""
    permission = permission_of(request)
    tree, sessions = permission.tree, sessions_at(latest_seal())
    allowed = permission.units(Deed.SEE)
    remembered = request.session.get(_REMEMBERED)
    if remembered and remembered[0] in allowed and remembered[0] in tree:
        for one in sessions_of(tree, remembered[0], sessions):
            if one.code == remembered[1]:
                return tree[remembered[0]], one
    for held in permission.held:
        own = sessions_of(tree, held.unit, sessions) if held.unit in tree else []
        if own and held.unit in allowed:
            return tree[held.unit], own[0]
    return None


def frame_place(request: HttpRequest) -> registry.Place | None:
    """What the frame shows: unit, session, and the choices of both."""
    permission = permission_of(request)
    tree = permission.tree
    kept: tuple[int, Session, list[Session]] | None = getattr(request, _KEPT, None)
    if kept is None:
        found = default_place(request)
        kept = (found[0].id, found[1], []) if found else None
    if kept is None or kept[0] not in tree:
        return None
    unit, session, known = kept
    sessions = sessions_of(tree, unit, known or sessions_at(latest_seal()))
    units = [tree[one] for one in permission.units(Deed.SEE) if one in tree and tree[one].lives_on(session.held_on)]
    return registry.Place(
        unit_name=tree[unit].name,
        session_name=Said("kỳ %(code)s", code=session.code),
        action=reverse("dashboards:choose"),
        units=[
            registry.Choice(one.code, one.name, one.id == unit)
            for one in sorted(units, key=lambda one: (not one.is_territory, one.code))
        ],
        sessions=[
            registry.Choice(one.code, f"{one.code} ({one.held_on:%d/%m/%Y})", one.code == session.code)
            for one in sessions
        ],
    )


def _days(request: HttpRequest) -> str:
    given = request.GET.get(DAYS, "").strip()
    try:
        return str(Interval.parse(given)) if given else ""
    except BadInterval as error:
        raise Http404(str(error)) from error
