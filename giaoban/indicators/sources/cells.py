"""Places of the cube, what they hold, and the records behind, as plain values."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """A place of the cube: unit, territory, day."""

    unit: int
    territory: int
    day: dt.date


class Total(NamedTuple):
    """What a cell holds: the sum of the measure and how many records made it."""

    value: int
    records: int


@dataclass(frozen=True)
class Behind:
    """One record behind a figure."""

    register: str
    key: str
    record: str
    day: dt.date
    unit: int
    territory: int
    amount: int


@dataclass(frozen=True)
class Bounds:
    """Which cells are asked for: days from-to, places, units, or exactly some cells; or some records only."""

    first: dt.date | None = None
    last: dt.date | None = None
    territories: Collection[int] | None = None
    units: Collection[int] | None = None
    cells: Sequence[Cell] | None = None
    records: Collection[uuid.UUID] | None = None
