"""What the follower keeps for figures: the cells of the cube that new entries move, source by source."""

import logging
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from giaoban.indicators import cube, failing
from giaoban.indicators.catalogue import Catalogue, count_of
from giaoban.indicators.models import CubeCell, IndicatorVersion, SourceKind
from giaoban.indicators.sources import counting, moving
from giaoban.indicators.sources.cells import Bounds, Cell, Total
from giaoban.indicators.sources.registry import SOURCES
from giaoban.indicators.sources.source import Book, Moved, Source
from giaoban.trail.models import Seal
from giaoban.trail.queries import kinds_of

EXACT_CELLS = 150
"""Up to this many cells are recounted one by one; beyond, the whole span of days they lie in."""

Definitions = Mapping[int, Sequence[IndicatorVersion]]
logger = logging.getLogger(__name__)


def keep_cube(seal: Seal, acts: Sequence[int]) -> None:
    """Append the changes of every cell that these acts touch.

    A source that cannot be counted is noted and the others go on; at every later pass it is counted
    whole until that succeeds.
    """
    kinds = kinds_of(acts)
    definitions = _standing()
    redefined = _redefined(acts) if IndicatorVersion.KIND in kinds else set()
    broken = failing.failing(seal.number)
    for source in SOURCES.values():
        used_by = [code for code, versions in definitions.items() if any(_counts(one, source) for one in versions)]
        whole = used_by if broken & {source.code, failing.EVERY_SOURCE} else redefined.intersection(used_by)
        touched = bool(kinds & source.kinds())
        if not touched and not whole:
            continue
        try:
            with transaction.atomic():
                _keep_source(source, {one: definitions[one] for one in used_by}, set(whole), acts, seal)
        except Exception as error:  # the others are still counted; this one refuses by name
            logger.exception("source %s could not be counted at seal %s", source.code, seal.number)
            failing.note(seal, source, error)
        else:
            if source.code in broken:
                failing.mend(seal, source.code)
    for indicator in redefined - definitions.keys():  # counted from a register until now, no longer
        _keep(indicator, (), None, seal)
    if failing.EVERY_SOURCE in broken:
        failing.mend(seal, failing.EVERY_SOURCE)


def _keep_source(source: Source, definitions: Definitions, whole: set[int], acts: Sequence[int], seal: Seal) -> None:
    """Keep all that is counted from one source; ``whole`` names the indicators that are counted from nothing."""
    for indicator in whole:
        _keep(indicator, definitions[indicator], None, seal)
    others = [indicator for indicator in definitions if indicator not in whole]
    if source.book is not None:
        _keep_moved(source.book, {one: definitions[one] for one in others}, acts, seal)
        return
    cells = counting.touched_cells(source, acts) if others else set()
    for indicator in others:
        _keep(indicator, definitions[indicator], cells, seal)


def _keep_moved(book: Book, definitions: Definitions, acts: Sequence[int], seal: Seal) -> None:
    """Append what the things that acts touch add now, less what they added at the seal before."""
    touched = book.touched(acts) if definitions else set()
    if not touched:
        return
    before, now = (list(book.moved(Bounds(records=touched), when)) for when in (seal.number - 1, None))
    for indicator, versions in definitions.items():
        old, new = _told(versions, before), _told(versions, now)
        CubeCell.objects.bulk_create(_changes(indicator, new, old, seal), batch_size=500)


def _told(definitions: Iterable[IndicatorVersion], moved: Sequence[Moved]) -> dict[Cell, Total]:
    """Movements by cell, each day by the definition that holds on it."""
    found: dict[Cell, Total] = {}
    for definition in definitions:
        count, bounds = count_of(definition), Bounds(first=definition.valid_from, last=definition.last_day)
        if count is not None and count.source.book is not None:
            found.update(moving.totals(moving.counted(count, bounds, moved)))
    return found


def _standing() -> Definitions:
    """The definitions that count registers, by indicator."""
    found: dict[int, list[IndicatorVersion]] = {}
    for version in Catalogue.standing():
        if version.source_kind == SourceKind.REGISTER:
            found.setdefault(version.indicator_id, []).append(version)
    return found


def _counts(definition: IndicatorVersion, source: Source) -> bool:
    return bool(definition.spec["source"] == source.code)


def _keep(indicator: int, definitions: Iterable[IndicatorVersion], cells: set[Cell] | None, seal: Seal) -> None:
    CubeCell.objects.bulk_create(_recount(indicator, definitions, cells, seal), batch_size=500)


def _redefined(acts: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for start in range(0, len(acts), 500):
        rows = IndicatorVersion.objects.filter(act__in=acts[start : start + 500])
        found |= set(rows.values_list("indicator_id", flat=True))
    return found


def _recount(
    indicator: int, definitions: Iterable[IndicatorVersion], cells: set[Cell] | None, seal: Seal
) -> list[CubeCell]:
    """The differences between what the registers count and what the cube holds."""
    if cells is not None and not cells:
        return []
    counted = count_by_definitions(definitions, cells)
    held = cube.cells(indicator, None if cells is None else list(cells), seal.number)
    return _changes(indicator, counted, held, seal)


def _changes(indicator: int, now: Mapping[Cell, Total], before: Mapping[Cell, Total], seal: Seal) -> list[CubeCell]:
    """A change for each cell that does not hold what it held."""
    changes = []
    for cell in now.keys() | before.keys():
        new, old = now.get(cell, Total(0, 0)), before.get(cell, Total(0, 0))
        if new != old:
            changes.append(_change(indicator, cell, new, old, seal))
    return changes


def count_by_definitions(
    definitions: Iterable[IndicatorVersion], cells: set[Cell] | None, seal: int | None = None
) -> dict[Cell, Total]:
    """The registers counted, each day by the definition that holds on it."""
    counted: dict[Cell, Total] = {}
    for definition in definitions:
        count = count_of(definition)
        if count is None:
            continue
        bounds = _bounds(definition, cells)
        if bounds is None:
            continue
        found = counting.totals(count, bounds, seal)
        counted.update({cell: total for cell, total in found.items() if cells is None or cell in cells})
    return {cell: total for cell, total in counted.items() if total != (0, 0)}


def _bounds(definition: IndicatorVersion, cells: set[Cell] | None) -> Bounds | None:
    """The part of the cells that falls on the definition's own days."""
    first, last = definition.valid_from, definition.last_day
    if cells is None:
        return Bounds(first=first, last=last)
    mine = [cell for cell in cells if first <= cell.day and (last is None or cell.day <= last)]
    if not mine:
        return None
    if len(mine) <= EXACT_CELLS:
        return Bounds(cells=sorted(mine))
    return Bounds(first=min(cell.day for cell in mine), last=max(cell.day for cell in mine))


def _change(indicator: int, cell: Cell, new: Total, old: Total, seal: Seal) -> CubeCell:
    return CubeCell(
        indicator_id=indicator,
        unit_id=cell.unit,
        territory_id=cell.territory,
        start=cell.day,
        day=cell.day,
        change=new.value - old.value,
        records=new.records - old.records,
        seal=seal,
    )
