"""The office whose session is concluded, as the plain values that ``reading.conclusion`` compares a text with."""

from collections.abc import Iterable

from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.sessions import Session, find_session
from giaoban.offices import queries as offices
from giaoban.offices.rules.sector_duties import Sector
from giaoban.offices.rules.tree import UnitFacts, UnitTree
from giaoban.reading.conclusion import Level, MeasuredIndicator, Office, OfficeUnit, SectorDuty


def office_of_session(unit_code: str, session_code: str, seal: int) -> tuple[Office, Session]:
    """The office with its units, sectors and indicators of the session's day, as known at ``seal``."""
    tree = offices.tree(seal)
    unit, session = find_session(tree, unit_code, session_code, seal)
    day = session.held_on
    below = [tree[one] for one in sorted(tree.descendants(unit.id)) if one != unit.id and tree[one].lives_on(day)]
    sectors = offices.sectors(unit.id, day, seal)
    office = Office(
        name=unit.name,
        level=Level(unit.level),
        held_on=day,
        units=tuple(_unit(one, unit) for one in sorted(below, key=lambda one: one.code)),
        sectors=tuple(_sectors(tree, sectors)),
        indicators=tuple(
            MeasuredIndicator(one.indicator.code, one.name, tuple(one.aliases), bool(one.plan_source or one.plan_by))
            for one in Catalogue.at(seal).on(day)
        ),
    )
    return office, session


def _unit(one: UnitFacts, office: UnitFacts) -> OfficeUnit:
    return OfficeUnit(one.code, one.name, Level(one.level), direct=one.parent == office.id)


def _sectors(tree: UnitTree, sectors: Iterable[Sector]) -> Iterable[SectorDuty]:
    for one in sectors:
        yield SectorDuty(
            one.name, one.words, tree[one.lead].name, tuple(tree[helper].name for helper in one.coordinate)
        )
