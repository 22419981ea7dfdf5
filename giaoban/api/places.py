"""The unit and session that a call names, once it is known that the caller may see the unit."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest

from giaoban.api.answers import caller_of
from giaoban.api.problems import Problem
from giaoban.indicators.figures import Figures
from giaoban.indicators.queries import reader_of
from giaoban.indicators.sessions import Session, SessionNotFound
from giaoban.offices import queries as offices
from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts, UnitNotFound, UnitTree


@dataclass(frozen=True)
class Place:
    """A unit and a session, read at one seal."""

    reader: Figures
    unit: UnitFacts
    session: Session


def place_of(request: HttpRequest, unit: str, session: str, seal: int) -> Place:
    """The place that the codes name at a seal. Raises :class:`Problem` 404 or 403."""
    try:
        reader, facts, found = reader_of(unit, session, seal)
    except UnitNotFound as error:
        raise Problem(404, "unknown-unit", error.args[0]) from error
    except SessionNotFound as error:
        raise Problem(404, "unknown-session", error.args[0]) from error
    require(request, facts.id)
    return Place(reader, facts, found)


def unit_of(request: HttpRequest, code: str, on: dt.date | None, seal: int) -> tuple[UnitFacts, UnitTree]:
    """The unit that has a code on a day, or the last one that had it; the caller may see it."""
    tree = offices.tree(seal)
    same = sorted((one for one in tree if one.code == code), key=lambda one: one.valid_from)
    try:
        found = same[-1] if same and on is None else tree.by_code(code, on or dt.date.min)
    except UnitNotFound as error:
        raise Problem(404, "unknown-unit", error.args[0]) from error
    require(request, found.id)
    return found, tree


def require(request: HttpRequest, unit: int) -> None:
    """Refuse who may not see a unit, in the words of the pages."""
    try:
        caller_of(request).permission.require(Deed.SEE, [unit])
    except NotAllowed as refusal:
        raise Problem(403, "not-allowed", refusal.args[0]) from refusal
