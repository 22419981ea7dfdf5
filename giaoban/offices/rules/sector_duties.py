"""Who answers for which sector (phân công lĩnh vực): what may stand in the table, and what holds on a day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from giaoban.said import Said

LEAD = "lead"


@dataclass(frozen=True)
class SectorPart:
    """One row: a unit's part in a sector of an authority between two days; a lead carries the sector's words."""

    authority: int
    sector: str
    unit: int
    part: str
    words: tuple[str, ...]
    from_day: dt.date
    last_day: dt.date | None

    def holds_on(self, day: dt.date) -> bool:
        """Whether the row is in force on ``day``."""
        return self.from_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True)
class Sector:
    """A sector on one day: its words, who leads it, who helps."""

    name: str
    words: tuple[str, ...]
    lead: int
    coordinate: tuple[int, ...]


def mistakes(parts: Sequence[SectorPart]) -> Iterator[tuple[int, str, str]]:
    """What is wrong with the table: the row's place, the column, and why in words."""
    for at, one in enumerate(parts):
        if one.last_day is not None and one.last_day < one.from_day:
            yield at, "last_day", Said("Ngày cuối trước ngày đầu.")
        if one.part == LEAD and not any(word.strip() for word in one.words):
            yield at, "words", Said("Đơn vị chủ trì cần từ nhận biết lĩnh vực.")
        if one.part == LEAD and any(_two_leads(one, other) for other in parts[:at]):
            yield (
                at,
                "from_day",
                Said("Lĩnh vực «%(sector)s» đã có đơn vị chủ trì trong thời gian này.", sector=one.sector),
            )


def sectors_on(parts: Iterable[SectorPart], authority: int, day: dt.date) -> tuple[Sector, ...]:
    """The authority's sectors that have a lead on the day, by name."""
    held: dict[str, list[SectorPart]] = {}
    for one in parts:
        if one.authority == authority and one.holds_on(day):
            held.setdefault(one.sector, []).append(one)
    return tuple(_sector(name, rows) for name, rows in sorted(held.items()) if any(row.part == LEAD for row in rows))


def _sector(name: str, rows: Sequence[SectorPart]) -> Sector:
    lead = next(row for row in rows if row.part == LEAD)
    helpers = tuple(row.unit for row in rows if row.part != LEAD)
    return Sector(name, lead.words, lead.unit, helpers)


def _two_leads(one: SectorPart, other: SectorPart) -> bool:
    same = other.part == LEAD and (one.authority, one.sector) == (other.authority, other.sector)
    return same and one.from_day <= (other.last_day or dt.date.max) and other.from_day <= (one.last_day or dt.date.max)
