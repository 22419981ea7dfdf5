"""What was said to be nothing: nil returns of units and closes of the office, as known at a seal.

A count of 0 is a figure only where one of them covers the place and every day; before that it is "chưa có".
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from giaoban.indicators.catalogue import Catalogue, count_of
from giaoban.indicators.models import Close, IndicatorVersion, Nature
from giaoban.indicators.rules.coverage import Span, covers
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.offices.rules.tree import UnitTree
from giaoban.registers.models import NilReturn
from giaoban.trail.queries import known_at


@dataclass(frozen=True)
class NilFacts:
    """A nil return: register, place, days, and which values of which columns it speaks of."""

    register: str
    territory: int
    start: dt.date
    end: dt.date
    about: Mapping[str, list[str]]
    record: str


class Nils:
    """Nil returns and closes known at one seal."""

    def __init__(self, returns: list[NilFacts], closed: list[Session], tree: UnitTree, catalogue: Catalogue) -> None:
        self._returns = returns
        self._defined_from = {
            versions[0].indicator_id: versions[0].valid_from for versions in catalogue.by_code.values()
        }
        self._closed = closed
        self._tree = tree

    @classmethod
    def at(cls, seal: int, tree: UnitTree, catalogue: Catalogue) -> "Nils":
        """What the seal knows."""
        returns = [
            NilFacts(
                row.register,
                row.territory_id,
                row.start,
                row.end,
                {column: value if isinstance(value, list) else [value] for column, value in row.about.items()},
                row.record.hex,
            )
            for row in known_at(NilReturn, seal)
        ]
        closes = set(known_at(Close, seal).values_list("session", flat=True))
        return cls(returns, [one for one in sessions_at(seal) if one.record in closes], tree, catalogue)

    def closed(self, unit: int, definition: IndicatorVersion, start: dt.date, end: dt.date) -> bool:
        """Whether the office closed the unit's figures for all these days; never before the indicator was defined."""
        if end < self._defined_from.get(definition.indicator_id, end):
            return False
        above = {unit, *self._tree.ancestors(unit)}
        spans = [one.interval_of(definition) for one in self._closed if one.unit in above]
        if definition.nature == Nature.STOCK:
            return any(last == end for _, last in spans)
        return covers(spans, start, end)

    def covers(self, unit: int, definition: IndicatorVersion, start: dt.date, end: dt.date) -> bool:
        """Whether nil returns cover the unit (itself, one above it, or all its parts) on all these days."""
        mine = self.returns_for(definition)
        return self._covered(unit, mine, start, end)

    def returns_for(self, definition: IndicatorVersion) -> list[NilFacts]:
        """The nil returns that speak of everything a definition counts."""
        count = count_of(definition)
        if count is None:
            return []
        registers = {leg.register.code for leg in count.source.legs}
        return [one for one in self._returns if one.register in registers and _speaks_of(one, count.where)]

    def _covered(self, unit: int, returns: list[NilFacts], start: dt.date, end: dt.date) -> bool:
        places = {unit, *self._tree.ancestors(unit)}
        spans: list[Span] = [(one.start, one.end) for one in returns if one.territory in places]
        if covers(spans, start, end):
            return True
        parts = [part for part in self._tree.children(unit, end) if part.is_territory]
        return bool(parts) and all(self._covered(part.id, returns, start, end) for part in parts)


def _speaks_of(one: NilFacts, where: Mapping[str, tuple[str, ...]]) -> bool:
    """A nil return about fires speaks of an indicator of fires, not of one of all incidents."""
    return all(column in where and set(where[column]) <= set(values) for column, values in one.about.items())
