"""The office whose conclusion is read (cơ quan ra kết luận), as plain values of the session's day.

Units, classes of units, the table of who answers for which sector and the indicators come from the office's
dated data; this package only compares them with the text.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Cấp."""

    GOVERNMENT = "government"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OFFICE = "office"


@dataclass(frozen=True)
class OfficeUnit:
    """A unit below the office on that day: a place, or a department (``level`` office); ``direct`` is its child."""

    code: str
    name: str
    level: Level
    direct: bool = True


@dataclass(frozen=True)
class SectorDuty:
    """Phân công lĩnh vực: which unit leads what the words name, and which help it."""

    sector: str
    words: tuple[str, ...]
    lead: str
    coordinate: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeasuredIndicator:
    """An indicator that a target may be bound to; ``planned`` where figures of it are held against a plan."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    planned: bool = False


@dataclass(frozen=True)
class Office:
    """The authority, the day its session was held, its units, its sectors, its indicators."""

    name: str
    level: Level
    held_on: dt.date
    units: tuple[OfficeUnit, ...] = ()
    sectors: tuple[SectorDuty, ...] = ()
    indicators: tuple[MeasuredIndicator, ...] = ()

    def places(self, level: Level) -> tuple[OfficeUnit, ...]:
        """Its places of a level: children, or whatever is below."""
        return tuple(unit for unit in self.units if unit.level is level)

    def departments(self) -> tuple[OfficeUnit, ...]:
        """Its own departments."""
        return tuple(unit for unit in self.units if unit.level is Level.OFFICE and unit.direct)


def named(units: Iterable[OfficeUnit]) -> tuple[str, ...]:
    """Their names in order."""
    return tuple(unit.name for unit in units)
