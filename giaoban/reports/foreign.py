"""Mục tự viết: parts of a report that a room above writes from what it knows, registered at start-up.

An outline item of kind ``section`` names such a part by its code; where the room has nothing to say, not even the
heading stands in the report. This room never learns who writes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from giaoban.indicators.figures import Figures
from giaoban.indicators.sessions import Session
from giaoban.offices.rules.tree import UnitFacts
from giaoban.reports.models import ItemKind
from giaoban.reports.rules.pieces import Piece
from giaoban.said import Said


@dataclass(frozen=True)
class ForeignItem:
    """One item of such a part: its kind (heading, paragraph, list item) and its pieces."""

    kind: str
    pieces: tuple[Piece, ...]


Writer = Callable[[Figures, UnitFacts, Session], Sequence[ForeignItem]]
"""The reader of a seal, unit and session → the items as known then."""


@dataclass(frozen=True)
class ForeignSection:
    """A part by its code, with what people call it."""

    code: str
    title: str
    write: Writer


_sections: dict[str, ForeignSection] = {}


def add_section(section: ForeignSection) -> None:
    """Let outlines name a part; one with the same code replaces it."""
    _sections[section.code] = section


def section(code: str) -> ForeignSection:
    """The part of a code; raises ``LookupError`` in words that list those there are."""
    if code not in _sections:
        known = [f"{one.code} ({one.title})" for one in _sections.values()]
        raise LookupError(Said("Không có mục tự viết «%(code)s»; có: %(known)s.", code=code, known=known))
    return _sections[code]


def is_foreign(kind: str) -> bool:
    """Whether an outline item names a part that is written elsewhere."""
    return kind == ItemKind.SECTION
