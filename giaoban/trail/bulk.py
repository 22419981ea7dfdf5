"""Inserting many rows of one table at the engine's speed: prepared rows on SQLite, COPY on PostgreSQL."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from django.db import connection, connections, models

M = TypeVar("M", bound=models.Model)
FEW = 1000
"""Up to this many rows go the plain way."""


def insert(model: type[M], entries: Sequence[M]) -> None:
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
        _copy(model._meta.db_table, fields, rows)
    else:
        _execute_many(model._meta.db_table, fields, rows)
    for entry in entries:
        entry._state.adding = False
        entry._state.db = connection.alias


def _writer(field: "models.Field[Any, Any]") -> Callable[[models.Model], Any]:
    """How one column of an entry is given to the engine; what needs no conversion gets none."""
    engine, name = connections[connection.alias], field.attname
    plain = () if isinstance(field, models.JSONField) else (int, str, bool, type(None))

    def write(entry: models.Model) -> Any:
        value = getattr(entry, name)
        return value if type(value) in plain else field.get_db_prep_save(value, engine)

    return write


def _reserved(model: type[models.Model], count: int) -> Iterator[int]:
    """Row ids that nobody else gets: from the sequence, or after the last one under SQLite's write lock."""
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            text = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(text, [f'"{table}"', column, count])
            yield from sorted(row[0] for row in cursor.fetchall())
            return
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
    first = (last[0] if last else 0) + 1
    yield from range(first, first + count)


def _execute_many(table: str, fields: "Sequence[models.Field[Any, Any]]", rows: Iterator[list[Any]]) -> None:
    text = f'INSERT INTO "{table}" ({_names(fields)}) VALUES ({", ".join(["%s"] * len(fields))})'
    with connection.cursor() as cursor:
        cursor.executemany(text, rows)  # type: ignore[arg-type] # sqlite3 takes any iterable


def _copy(table: str, fields: "Sequence[models.Field[Any, Any]]", rows: Iterator[list[Any]]) -> None:
    text = f'COPY "{table}" ({_names(fields)}) FROM STDIN'
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(text) as copy:
        for row in rows:
            copy.write_row(row)


def _names(fields: "Sequence[models.Field[Any, Any]]") -> str:
    return ", ".join(f'"{field.column}"' for field in fields)
