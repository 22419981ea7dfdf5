"""Counting a source by grouped SQL, now or as known at a seal, and listing the records behind.

The same statement body serves the follower (cells of the cube), the laws (the log recounted) and
the reader (records behind a figure), so that they cannot differ. Identifiers come from the
descriptions of registers, values are always parameters. What is counted of things that are no rows of
a register (:mod:`giaoban.indicators.sources.moving`) is asked for in the same way.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from giaoban.indicators.sources import moving
from giaoban.indicators.sources.cells import Behind, Bounds, Cell, Total
from giaoban.indicators.sources.source import Count, Leg, Source
from giaoban.trail.models import SealedAct


@dataclass
class Sql:
    """A statement being put together: text with ``%s`` and its parameters."""

    text: str
    params: list[Any]


def totals(count: Count, bounds: Bounds, seal: int | None = None) -> dict[Cell, Total]:
    """The count by cell; ``seal=None`` counts what stands in this snapshot."""
    if count.source.book is not None:
        return moving.totals(moving.of(count, bounds, seal))
    found: dict[Cell, Total] = {}
    for leg in count.source.legs:
        body = _body(leg, count, bounds, seal)
        text = (
            f"SELECT {leg.column('unit')}, {leg.column('territory')}, {_day(leg)}, "
            f"SUM({leg.sign} * ({_measure(leg, count)})), COUNT(*) {body.text} GROUP BY 1, 2, 3"
        )
        for unit, territory, day, value, records in _rows(text, body.params):
            cell = Cell(unit, territory, _shifted(_date(day), leg.shift))
            before = found.get(cell, Total(0, 0))
            found[cell] = Total(before.value + int(value), before.records + int(records))
    return found


def records(count: Count, bounds: Bounds, seal: int | None = None) -> list[Behind]:
    """The records that a count is made of, oldest first; their amounts sum to it."""
    if count.source.book is not None:
        return moving.records(count.source.book, moving.of(count, bounds, seal))
    found: list[Behind] = []
    for leg in count.source.legs:
        body = _body(leg, count, bounds, seal)
        text = (
            f"SELECT r0.key, r0.record, {_day(leg)}, {leg.column('unit')}, {leg.column('territory')}, "
            f"{leg.sign} * ({_measure(leg, count)}) {body.text}"
        )
        found += [
            Behind(leg.register.code, key, _hex(record), _date(day), unit, territory, int(amount))
            for key, record, day, unit, territory, amount in _rows(text, body.params)
        ]
    return sorted(found, key=lambda one: (one.day, one.register, one.key))


def touched_cells(source: Source, acts: Sequence[int]) -> set[Cell]:
    """Every cell that any version of a record touched by ``acts`` ever fell in, old places and new."""
    found: set[Cell] = set()
    for leg in source.legs:
        tables = [register.model._meta.db_table for register in leg.chain]
        joins = "".join(
            f" JOIN {table} r{depth} ON r{depth}.record = r{depth - 1}.parent"
            for depth, table in enumerate(tables)
            if depth
        )
        for depth, table in enumerate(tables):
            marks, params = in_list(acts)
            text = (
                f"SELECT DISTINCT {leg.column('unit')}, {leg.column('territory')}, {_day(leg)} "
                f"FROM {tables[0]} r0{joins} "
                f"WHERE r{depth}.record IN (SELECT x.record FROM {table} x WHERE x.act_id IN {marks})"
            )
            found |= {
                Cell(unit, territory, _shifted(_date(day), leg.shift)) for unit, territory, day in _rows(text, params)
            }
    return found


def _body(leg: Leg, count: Count, bounds: Bounds, seal: int | None) -> Sql:
    """FROM and WHERE of one leg."""
    parts = [_standing(depth, register.model._meta.db_table, seal) for depth, register in enumerate(leg.chain)]
    text = f"FROM {leg.register.model._meta.db_table} r0"
    for depth, register in enumerate(leg.chain[1:], start=1):
        text += f" JOIN {register.model._meta.db_table} r{depth} ON r{depth}.record = r{depth - 1}.parent"
    for column, values in (*leg.only.items(), *count.where.items()):
        marks, params = in_list(values)
        parts.append(Sql(f"CAST({leg.column(column)} AS text) IN {marks}", params))
    parts += _bounded(leg, bounds)
    return Sql(
        f"{text} WHERE {' AND '.join(part.text for part in parts)}",
        [value for part in parts for value in part.params],
    )


def _standing(depth: int, table: str, seal: int | None) -> Sql:
    """The version counts: not void, sealed by then and not corrected by then."""
    row, sealed = f"r{depth}", SealedAct._meta.db_table
    if seal is None:
        return Sql(f"NOT {row}.void AND NOT EXISTS (SELECT 1 FROM {table} c WHERE c.corrects_id = {row}.id)", [])
    return Sql(
        f"NOT {row}.void AND EXISTS (SELECT 1 FROM {sealed} s WHERE s.act_id = {row}.act_id AND s.seal_id <= %s) "
        f"AND NOT EXISTS (SELECT 1 FROM {table} c JOIN {sealed} s ON s.act_id = c.act_id "
        f"WHERE c.corrects_id = {row}.id AND s.seal_id <= %s)",
        [seal, seal],
    )


def _bounded(leg: Leg, bounds: Bounds) -> list[Sql]:
    parts: list[Sql] = []
    if bounds.first is not None:
        parts.append(Sql(f"{_day(leg)} >= %s", [_shifted(bounds.first, -leg.shift)]))
    if bounds.last is not None:
        parts.append(Sql(f"{_day(leg)} <= %s", [_shifted(bounds.last, -leg.shift)]))
    for column, wanted in (("territory", bounds.territories), ("unit", bounds.units)):
        if wanted is not None:
            marks, params = in_list(sorted(wanted))
            parts.append(Sql(f"{leg.column(column)} IN {marks}", params))
    if bounds.cells is not None:
        parts.append(_exact(leg, bounds.cells))
    if bounds.records is not None:
        marks, params = in_list(sorted(bounds.records))
        parts.append(Sql(f"r0.record IN {marks}", params))
    return parts


def _exact(leg: Leg, cells: Sequence[Cell]) -> Sql:
    """Exactly these cells; the type of the day is named because PostgreSQL reads VALUES as text."""
    day = "CAST(%s AS date)" if connection.vendor == "postgresql" else "%s"
    rows = ", ".join([f"(%s, %s, {day})"] * len(cells))
    params = [value for cell in cells for value in (cell.unit, cell.territory, _shifted(cell.day, -leg.shift))]
    return Sql(f"({leg.column('unit')}, {leg.column('territory')}, {_day(leg)}) IN (VALUES {rows})", params)


def _measure(leg: Leg, count: Count) -> str:
    if count.measure == "count":
        return "1"
    names = {column.name for register in leg.chain for column in register.columns}
    return count.source.measures[count.measure].format(**{name: leg.column(name) for name in names if name != "parent"})


def _day(leg: Leg) -> str:
    return leg.column(leg.day)


def in_list(values: Iterable[Any]) -> tuple[str, list[Any]]:
    params = list(values)
    return ("(" + ", ".join(["%s"] * len(params)) + ")") if params else "(NULL)", params


def _rows(text: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(text, [parameter(value) for value in params])
        return list(cursor.fetchall())


def parameter(value: Any) -> Any:
    """SQLite keeps days as ISO text and keys without their dashes."""
    if connection.vendor != "sqlite":
        return value
    if isinstance(value, uuid.UUID):
        return value.hex
    return value.isoformat() if isinstance(value, dt.date) else value


def _date(value: dt.date | str) -> dt.date:
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def _hex(value: Any) -> str:
    return str(value).replace("-", "")


def _shifted(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days) if days else day
