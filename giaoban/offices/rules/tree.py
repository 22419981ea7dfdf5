"""The map of units as it is known at one seal, and how it answers a code on a day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from giaoban.said import Said, joined


class UnitNotFound(LookupError):
    """No unit has the code on that day; the message names successors where there are any."""


@dataclass(frozen=True)
class UnitFacts:
    """A unit as known: identity, name, level, parent and life."""

    id: int
    code: str
    valid_from: dt.date
    name: str
    in_prose: str
    level: str
    parent: int | None
    last_day: dt.date | None

    @property
    def key(self) -> str:
        """The natural key: code and first day."""
        return f"{self.code}@{self.valid_from.isoformat()}"

    def lives_on(self, day: dt.date) -> bool:
        """Whether the unit exists on ``day``."""
        return self.valid_from <= day and (self.last_day is None or day <= self.last_day)

    @property
    def is_territory(self) -> bool:
        """A place on the map rather than a department."""
        return self.level != "office"


@dataclass(frozen=True)
class SuccessionFacts:
    """A share (millionths, or unknown) of an old unit that passes to a new one from a day."""

    old: int
    new: int
    on: dt.date
    share: int | None
    basis: str
    source: str


class UnitTree:
    """All units known at one seal with their successions."""

    def __init__(self, units: Iterable[UnitFacts], successions: Iterable[SuccessionFacts] = ()) -> None:
        self._units: Mapping[int, UnitFacts] = {unit.id: unit for unit in units}
        self.successions = tuple(successions)

    def __getitem__(self, unit_id: int) -> UnitFacts:
        return self._units[unit_id]

    def __iter__(self) -> Iterator[UnitFacts]:
        return iter(self._units.values())

    def __contains__(self, unit_id: int) -> bool:
        return unit_id in self._units

    @cached_property
    def _children(self) -> Mapping[int, tuple[int, ...]]:
        children: dict[int, list[int]] = {}
        for unit in self._units.values():
            if unit.parent is not None:
                children.setdefault(unit.parent, []).append(unit.id)
        return {parent: tuple(ids) for parent, ids in children.items()}

    @cached_property
    def _by_code(self) -> Mapping[str, tuple[UnitFacts, ...]]:
        found: dict[str, list[UnitFacts]] = {}
        for unit in self._units.values():
            found.setdefault(unit.code, []).append(unit)
        return {code: tuple(units) for code, units in found.items()}

    def by_code(self, code: str, on: dt.date) -> UnitFacts:
        """The unit that has ``code`` on the day; raises :class:`UnitNotFound` in words."""
        same = self._by_code.get(code, ())
        for unit in same:
            if unit.lives_on(on):
                return unit
        ended = [unit for unit in same if unit.last_day is not None and unit.last_day < on]
        if not ended:
            raise UnitNotFound(Said("Không có đơn vị mã %(code)s vào ngày %(on)s.", code=code, on=f"{on:%d/%m/%Y}"))
        raise UnitNotFound(self._ended_message(max(ended, key=lambda unit: unit.valid_from), on))

    def _ended_message(self, unit: UnitFacts, on: dt.date) -> str:
        heirs = [f"{heir.name} ({heir.code})" for heir in self.heirs(unit.id)]
        words = Said(
            "%(name)s (mã %(code)s) đã kết thúc ngày %(last_day)s, trước ngày %(on)s.",
            name=unit.name,
            code=unit.code,
            last_day=f"{unit.last_day:%d/%m/%Y}",
            on=f"{on:%d/%m/%Y}",
        )
        followed = (
            Said("Đơn vị kế thừa: %(heirs)s.", heirs="; ".join(heirs)) if heirs else Said("Chưa ghi đơn vị kế thừa.")
        )
        return joined(" ", [words, followed])

    def heirs(self, unit_id: int) -> tuple[UnitFacts, ...]:
        """The units that took over from a unit or, where it has none of its own, from its parts."""
        direct = {succession.new for succession in self.successions if succession.old == unit_id}
        below = {
            succession.new
            for succession in self.successions
            if succession.old in self.descendants(unit_id) and succession.new not in self.descendants(unit_id)
        }
        return tuple(sorted((self[heir] for heir in direct or below), key=lambda unit: unit.code))

    def children(self, unit_id: int, on: dt.date | None = None) -> tuple[UnitFacts, ...]:
        """The units directly below, those alive on the day if one is given, by code."""
        below = [self._units[child] for child in self._children.get(unit_id, ())]
        return tuple(sorted((u for u in below if on is None or u.lives_on(on)), key=lambda unit: unit.code))

    def descendants(self, unit_id: int) -> frozenset[int]:
        """The unit itself and everything below it, at any time."""
        found: set[int] = set()
        waiting = [unit_id]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self._children.get(current, ()))
        return frozenset(found)

    def ancestors(self, unit_id: int) -> tuple[int, ...]:
        """The unit's parents, nearest first."""
        found: list[int] = []
        parent = self._units[unit_id].parent
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self._units[parent].parent
        return tuple(found)

    def territory_of(self, unit_id: int) -> int:
        """The place that an unit's figures belong to when no ward is named: its own or its parent's."""
        unit = self._units[unit_id]
        while not unit.is_territory and unit.parent is not None:
            unit = self._units[unit.parent]
        return unit.id
