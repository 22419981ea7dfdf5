"""Append-only in the database itself: triggers that refuse to change or remove what may only be added to.

Installed after every ``migrate`` on the table of each :class:`~giaoban.trail.models.AppendOnly` model,
so that a new room's tables are guarded without a word from it. They stop mistakes (a raw UPDATE, an
admin tool, a careless migration); against somebody who may drop triggers there is the chain of seals,
which :mod:`giaoban.trail.checking` verifies.
"""

import contextlib
from collections.abc import Collection, Iterator
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from giaoban.trail.models import AppendOnly

_REFUSAL = "append-only: bảng {table} chỉ được thêm, không được sửa hay xóa"
_PREFIX = "append_only"
_FUNCTION = "giaoban_refuse_change"


def guarded_tables() -> list[str]:
    """The tables that only grow."""
    models = apps.get_app_config("giaoban").get_models()
    return sorted(model._meta.db_table for model in models if issubclass(model, AppendOnly))


def install(**_: Any) -> None:
    """Put the guards on every table that lacks them; also the handler of ``post_migrate``."""
    present, guarded = set(connection.introspection.table_names()), installed()
    missing = [table for table in guarded_tables() if table in present and table not in guarded]
    with transaction.atomic(), connection.cursor() as cursor:
        if missing and connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL.format(table='%')}', TG_TABLE_NAME "
                "USING ERRCODE = 'restrict_violation'; END $$"
            )
        for table in missing:
            for statement in _create(table):
                cursor.execute(statement)


def remove(tables: Collection[str] | None = None) -> None:
    """Take the guards off every table, or off some."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in installed() if tables is None else installed().intersection(tables):
            for statement in _drop(table):
                cursor.execute(statement)


@contextlib.contextmanager
def lifted(tables: Collection[str] | None = None) -> Iterator[None]:
    """Without guards inside, or without those of some tables: for emptying a test's database and tests of tampering."""
    remove(tables)
    try:
        yield
    finally:
        install()


def installed() -> frozenset[str]:
    """The tables that carry guards now."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
                "WHERE tgname LIKE %s AND pg_table_is_visible(pg_class.oid)",
                [f"{_PREFIX}%"],
            )
        else:
            cursor.execute(
                "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{_PREFIX}%"]
            )
        return frozenset(row[0] for row in cursor.fetchall())


def _create(table: str) -> list[str]:
    if connection.vendor == "postgresql":
        return [
            f"CREATE TRIGGER {_PREFIX} BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()"
        ]
    return [
        f"CREATE TRIGGER {_PREFIX}_{verb}_{table} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL.format(table=table)}'); END"
        for verb in ("update", "delete")
    ]


def _drop(table: str) -> list[str]:
    if connection.vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {_PREFIX} ON {table}"]
    return [f"DROP TRIGGER IF EXISTS {_PREFIX}_{verb}_{table}" for verb in ("update", "delete")]
