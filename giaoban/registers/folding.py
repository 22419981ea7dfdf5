"""Searching without tone marks in the database (tìm không dấu): ``fold`` as an SQL function.

Import this module before the first connection is made: SQLite learns the function on connecting.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models import CharField, Func
from django.dispatch import receiver

from giaoban.words.fold import fold_letters


class Fold(Func):
    """:func:`giaoban.words.fold.fold` of a text expression."""

    function = "GIAOBAN_FOLD"
    arity = 1
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Decompose, drop the marks, lower; PostgreSQL 13 has NORMALIZE."""
        template = (
            "replace(regexp_replace(lower(normalize(%(expressions)s, NFD)), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')"
        )
        return self.as_sql(compiler, connection, template=template, **context)


@receiver(connection_created)
def teach_sqlite(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Give SQLite the function."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("GIAOBAN_FOLD", 1, folded, deterministic=True)


def folded(text: str | None) -> str | None:
    """A column's text folded; nothing stays nothing."""
    return fold_letters(text) if text else text
