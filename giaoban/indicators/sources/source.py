"""The description of something countable in the registers (nguồn đếm)."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from giaoban.indicators.sources.cells import Bounds
from giaoban.registers.description import Register
from giaoban.said import Said


class SourceError(ValueError):
    """A definition asks a source for what it does not have; the message says what there is."""


@dataclass(frozen=True)
class Leg:
    """One register that adds to a source: on which of its days, with which sign.

    ``shift`` moves the day: what ends on a day is gone from the next one. ``only`` keeps the rows
    whose columns have one of the given values.
    """

    register: Register
    day: str
    sign: int = 1
    shift: int = 0
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def chain(self) -> tuple[Register, ...]:
        """The leg's register and those it hangs on, itself first."""
        found = [self.register]
        while found[-1].parent is not None:
            found.append(found[-1].parent)
        return tuple(found)

    def column(self, name: str) -> str:
        """``r0.name`` for a column of the leg's register, ``r1.name`` for one of its parent, and so on.

        Columns are looked for from the leg's own register upwards.
        """
        for depth, register in enumerate(self.chain):
            for column in register.columns:
                if column.name == name and column.kind != "parent":
                    return f"r{depth}.{name}_id" if column.kind == "unit" else f"r{depth}.{name}"
        raise SourceError(Said("Sổ «%(title)s» không có cột «%(name)s».", title=self.register.title, name=name))


@dataclass(frozen=True)
class Moved:
    """A thing that is no row of a register adds to a count on a day, in a unit and a place.

    ``values`` are those that a definition may be narrowed by.
    """

    record: uuid.UUID
    unit: int
    territory: int
    day: dt.date
    amount: int
    values: Mapping[str, str]


class Book(Protocol):
    """What is counted of things whose standing is a fold over what happened to them, not a row (sổ việc)."""

    code: str
    title: str
    kinds: frozenset[str]
    labels: Mapping[str, Mapping[str, str]]
    """Of each column that counts are narrowed by: its title under "", and the words of its values."""

    def moved(self, bounds: Bounds, seal: int | None) -> Iterator[Moved]:
        """All movements of the things of some places and units, or of some things, as known at a seal or as they stand.

        Movements of other places and days may come with them; the last ones may lie in days to come.
        """

    def touched(self, acts: Sequence[int]) -> set[uuid.UUID]:
        """The things whose movements some acts may have changed."""


@dataclass(frozen=True)
class Source:
    """Something countable: its legs, by which columns it may be narrowed, what may be summed.

    ``measures`` names SQL expressions over ``{column}`` placeholders; ``count`` is always there. A source has legs,
    or a ``book`` that tells its movements. ``meaning`` says what is not plain from the title.
    """

    code: str
    title: str
    legs: tuple[Leg, ...] = ()
    narrows_by: frozenset[str] = frozenset()
    measures: Mapping[str, str] = field(default_factory=dict)
    book: Book | None = None
    meaning: str = ""

    def kinds(self) -> frozenset[str]:
        """The kinds of entries whose change can move a cell of this source."""
        if self.book is not None:
            return self.book.kinds
        return frozenset(register.model.KIND for leg in self.legs for register in leg.chain)

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """Of each column its title under "", and the words of its values."""
        if self.book is not None:
            return self.book.labels
        columns = [column for leg in self.legs for register in leg.chain for column in register.columns]
        return {column.name: {"": column.title, **column.choices} for column in columns}


@dataclass(frozen=True)
class Count:
    """What one definition counts: a source, narrowed, by a measure."""

    source: Source
    where: Mapping[str, tuple[str, ...]]
    measure: str = "count"


def count_of_spec(spec: Mapping[str, object], sources: Mapping[str, Source]) -> Count:
    """The count that a definition's ``spec`` describes; raises :class:`SourceError` in words."""
    code = str(spec.get("source"))
    if code not in sources:
        raise SourceError(
            Said("Không có nguồn «%(code)s». Các nguồn: %(sources)s.", code=code, sources=sorted(sources))
        )
    source = sources[code]
    measure = str(spec.get("measure", "count"))
    if measure != "count" and measure not in source.measures:
        raise SourceError(
            Said(
                "Nguồn «%(code)s» không có số đo «%(measure)s»; có: count, %(measures)s.",
                code=code,
                measure=measure,
                measures=sorted(source.measures),
            )
        )
    given = spec.get("where") or {}
    if not isinstance(given, Mapping):
        raise SourceError(Said("«where» phải là bảng cột → giá trị."))
    strange = set(given) - source.narrows_by
    if strange:
        raise SourceError(
            Said(
                "Nguồn «%(code)s» không lọc theo %(strange)s; lọc được: %(narrows_by)s.",
                code=code,
                strange=sorted(strange),
                narrows_by=sorted(source.narrows_by),
            )
        )
    return Count(source, {column: _values(value) for column, value in given.items()}, measure)


def _values(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else (str(value),)
