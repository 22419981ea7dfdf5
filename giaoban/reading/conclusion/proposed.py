"""What is proposed (nhiệm vụ dự kiến): tasks for a person to confirm, each with places and reasons. Plain values."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from giaoban.reading.conclusion.deadlines import Rhythm, Term
from giaoban.reading.conclusion.given_text import Place
from giaoban.reading.conclusion.office import OfficeUnit
from giaoban.reading.conclusion.targets import Target


class Source(StrEnum):
    """Whence a value is proposed."""

    TEXT = "text"
    """the task's own words"""
    HEADING = "heading"
    """the words above it"""
    TABLE = "table"
    """the office's table of sectors"""
    NONE = ""
    """nowhere: a person says"""


@dataclass(frozen=True)
class Finding:
    """Something a person should look at before confirming."""

    rule: str
    message: str


@dataclass(frozen=True)
class ProposedTask:
    """One task: its words and place, whom it charges, by when, what it is to reach.

    ``children`` are the units of an addressed class, one task each below this one. ``deadlines`` has every day named,
    ``due`` the last of them. ``to_confirm`` lists the units of a class that cannot be counted from the text.
    ``places`` tells where lead, coordinate, due and target are said.
    """

    number: int
    text: str
    place: Place
    lead: str
    lead_source: Source
    coordinate: tuple[str, ...] = ()
    due: dt.date | None = None
    due_source: Source = Source.NONE
    deadlines: tuple[dt.date, ...] = ()
    rhythm: Rhythm | None = None
    term: Term | None = None
    target: Target | None = None
    addressed: tuple[str, ...] = ()
    children: tuple[OfficeUnit, ...] = ()
    to_confirm: tuple[OfficeUnit, ...] = ()
    period: str = ""
    places: Mapping[str, Sequence[Place]] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """All tasks of a text in its order, the classes it addresses as a whole, and what holds for the whole text."""

    tasks: tuple[ProposedTask, ...]
    addressed: tuple[str, ...] = ()
    period: str = ""
    findings: tuple[Finding, ...] = ()
