"""Counting a source whose book tells movements: the rules fold each thing, nothing is counted by SQL.

A pass of the follower folds the touched things twice, as they stood and as they stand, and keeps the difference;
recounts and the things behind a figure fold those of the places asked for.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter

from giaoban.indicators.sources.cells import Behind, Bounds, Cell, Total
from giaoban.indicators.sources.source import Book, Count, Moved


def of(count: Count, bounds: Bounds, seal: int | None) -> Iterator[Moved]:
    """The movements that a count is made of, within the bounds; ``seal=None`` takes what stands in this snapshot."""
    assert count.source.book is not None  # noqa: S101 — asked of such sources only
    return counted(count, bounds, count.source.book.moved(bounds, seal))


def counted(count: Count, bounds: Bounds, every: Iterable[Moved]) -> Iterator[Moved]:
    """Of some movements those that a count takes, within the bounds."""
    cells = None if bounds.cells is None else frozenset(bounds.cells)
    for one in every:
        wanted = all(one.values[column] in values for column, values in count.where.items())
        if wanted and _within(bounds, one) and (cells is None or cell_of(one) in cells):
            yield one


def totals(moved: Iterable[Moved]) -> dict[Cell, Total]:
    """The sum of movements by cell, and how many there were."""
    found: dict[Cell, Total] = {}
    for one in moved:
        before = found.get(cell_of(one), Total(0, 0))
        found[cell_of(one)] = Total(before.value + one.amount, before.records + 1)
    return found


def records(book: Book, moved: Iterable[Moved]) -> list[Behind]:
    """The things whose movements do not cancel out, by the day of the last one; their amounts sum to the count."""
    by_thing: dict[tuple[uuid.UUID, int, int], list[Moved]] = defaultdict(list)
    for one in moved:
        by_thing[one.record, one.unit, one.territory].append(one)
    found = [
        Behind(book.code, record.hex, record.hex, max(one.day for one in mine), unit, territory, amount)
        for (record, unit, territory), mine in by_thing.items()
        if (amount := sum(one.amount for one in mine))
    ]
    return sorted(found, key=attrgetter("day", "key"))


def cell_of(one: Moved) -> Cell:
    """The place of the cube that a movement falls in."""
    return Cell(one.unit, one.territory, one.day)


def _within(bounds: Bounds, one: Moved) -> bool:
    return (
        (bounds.first is None or bounds.first <= one.day)
        and (bounds.last is None or one.day <= bounds.last)
        and (bounds.territories is None or one.territory in bounds.territories)
        and (bounds.units is None or one.unit in bounds.units)
    )
