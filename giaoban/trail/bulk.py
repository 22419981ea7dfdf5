"""Inserting many entries of one kind at the speed of the engine: prepared rows on SQLite, COPY on PostgreSQL."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import connection, models

from giaoban.trail.models import Entry

FEW = 1000
"""Up to this many rows go the plain way."""


def insert(model: type[Entry], entries: Sequence[Entry]) -> None:
    """Write new rows in their order and give each its row id; must run inside a transaction."""
    if len(entries) <= FEW:
        model._default_manager.bulk_create(entries, batch_size=500)
        return
    fields = list(model._meta.concrete_fields)
    for pk, entry in zip(_reserved(model, len(entries)), entries, strict=True):
        entry.pk = pk
    writers = [_writer(field) for field in fields]
    rows = ([write(entry) for write in writers] for entry in entries)
    if connection.vendor == "postgresql":
        _copy(model, fields, rows)
    else:
        _execute_many(model, fields, rows)
    for entry in entries:
        entry._state.adding = False
        entry._state.db = connection.alias


def _writer(field: "models.Field[Any, Any]") -> Callable[[Entry], Any]:
    def write(entry: Entry) -> Any:
        return field.get_db_prep_save(getattr(entry, field.attname), connection)

    return write


def _reserved(model: type[Entry], count: int) -> Iterator[int]:
    """Row ids that nobody else gets: from the sequence, or after the last one under SQLite's write lock."""
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)", [f'"{table}"', column, count])
            yield from sorted(row[0] for row in cursor.fetchall())
            return
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
    first = (last[0] if last else 0) + 1
    yield from range(first, first + count)


def _execute_many(model: type[Entry], fields: Sequence["models.Field[Any, Any]"], rows: Iterator[list[Any]]) -> None:
    names, marks = _names(fields), ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})', rows)  # noqa: S608 — names come from the model


def _copy(model: type[Entry], fields: Sequence["models.Field[Any, Any]"], rows: Iterator[list[Any]]) -> None:
    with connection.wrap_database_errors, connection.cursor() as cursor:
        with cursor.copy(f'COPY "{model._meta.db_table}" ({_names(fields)}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)


def _names(fields: Sequence["models.Field[Any, Any]"]) -> str:
    return ", ".join(f'"{field.column}"' for field in fields)
