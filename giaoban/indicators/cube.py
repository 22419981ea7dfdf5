"""Reading the cube: plain sums of changes up to a seal."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection

from giaoban.indicators.models import CubeCell
from giaoban.indicators.sources.cells import Cell, Total
from giaoban.indicators.sources.counting import in_list, parameter

_TABLE = CubeCell._meta.db_table


def totals(
    indicators: Collection[int],
    territories: Collection[int],
    first: dt.date | None,
    last: dt.date,
    seal: int,
    units: Collection[int] | None = None,
) -> dict[int, Total]:
    """Sum by indicator over places and days as known at ``seal``; ``first=None`` means from the beginning."""
    rows = _read("indicator_id", "1", indicators, territories, first, last, seal, units)
    return {indicator: Total(int(value), int(records)) for indicator, value, records in rows}


def totals_by(
    column: str,
    indicators: Collection[int],
    territories: Collection[int],
    first: dt.date | None,
    last: dt.date,
    seal: int,
    units: Collection[int] | None = None,
) -> dict[tuple[int, Any], Total]:
    """The same split by one more column: ``territory_id``, ``unit_id`` or ``day``."""
    rows = _read(f"indicator_id, {column}", "1, 2", indicators, territories, first, last, seal, units)
    return {(indicator, split): Total(int(value), int(records)) for indicator, split, value, records in rows}


def cells(indicator: int, wanted: Sequence[Cell] | None, seal: int) -> dict[Cell, Total]:
    """What the cells of one indicator hold at ``seal``, all of them or those wanted."""
    text = (
        f"SELECT unit_id, territory_id, day, SUM(change), SUM(records) FROM {_TABLE} "
        "WHERE indicator_id = %s AND seal_id <= %s"
    )
    params: list[Any] = [indicator, seal]
    if wanted is not None:
        marks, places = in_list(sorted({cell.territory for cell in wanted}))
        text += f" AND territory_id IN {marks} AND day BETWEEN %s AND %s"
        params += [*places, min(cell.day for cell in wanted), max(cell.day for cell in wanted)]
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(f"{text} GROUP BY 1, 2, 3", [parameter(value) for value in params])
        for unit, territory, day, value, records in cursor.fetchall():
            cell = Cell(unit, territory, dt.date.fromisoformat(day) if isinstance(day, str) else day)
            found[cell] = Total(int(value), int(records))
    if wanted is None:
        return found
    asked = set(wanted)
    return {cell: total for cell, total in found.items() if cell in asked}


def _read(
    columns: str,
    groups: str,
    indicators: Collection[int],
    territories: Collection[int],
    first: dt.date | None,
    last: dt.date,
    seal: int,
    units: Collection[int] | None,
) -> list[tuple[Any, ...]]:
    if not indicators or not territories:
        return []
    marks, params = in_list(sorted(indicators))
    places, place_params = in_list(sorted(territories))
    text = (
        f"SELECT {columns}, SUM(change), SUM(records) FROM {_TABLE} "
        f"WHERE indicator_id IN {marks} AND territory_id IN {places} AND day <= %s AND seal_id <= %s"
    )
    params = [*params, *place_params, last, seal]
    if first is not None:
        text += " AND start >= %s AND day >= %s"  # no cell ends before it starts: the index answers by day
        params += [first, first]
    if units is not None:
        unit_marks, unit_params = in_list(sorted(units))
        text += f" AND unit_id IN {unit_marks}"
        params += unit_params
    with connection.cursor() as cursor:
        cursor.execute(f"{text} GROUP BY {groups}", [parameter(value) for value in params])
        return list(cursor.fetchall())
