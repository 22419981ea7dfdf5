"""How a database is asked for words: SQLite's FTS5, PostgreSQL's tsvector under GIN; nothing else differs.

Both index our own tone-free words (``IndexedEntry.document``), so neither needs an extension or knows
Vietnamese: FTS5's ``remove_diacritics`` and PostgreSQL's dictionaries keep đ apart from d.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection

from giaoban.search.models import IndexedEntry
from giaoban.search.rules.wanted import Wanted, as_fts5, as_tsquery

TABLE = IndexedEntry._meta.db_table


@dataclass(frozen=True)
class Clause:
    """A piece of SQL with its parameters, in the order in which the statement has them."""

    sql: str
    params: tuple[Any, ...] = ()


class Engine(Protocol):
    """What the two databases say differently; ``e`` is the row of the index in a statement."""

    SOURCE: str

    def holds(self, asked: Wanted) -> Clause:
        """The row holds what is wanted: narrows the statement."""

    def ranks(self, asked: Wanted) -> Clause:
        """The same as a condition on rows already found."""

    def among(self, column: str, ids: Collection[int]) -> Clause:
        """A column is one of these row ids."""


class Sqlite:
    """FTS5 over the documents, joined to their rows."""

    SOURCE = f"giaoban_search JOIN {TABLE} e ON e.id = giaoban_search.rowid"

    def holds(self, asked: Wanted) -> Clause:
        """Rows that FTS5 finds."""
        return Clause("giaoban_search MATCH %s", (as_fts5(asked),))

    def ranks(self, asked: Wanted) -> Clause:
        """Rows that FTS5 finds, asked once per statement."""
        words = "SELECT rowid FROM giaoban_search WHERE giaoban_search MATCH %s"
        return Clause(f"e.id IN ({words})", (as_fts5(asked),))

    def among(self, column: str, ids: Collection[int]) -> Clause:
        """The ids as one parameter, however many."""
        return Clause(f"{column} IN (SELECT value FROM json_each(%s))", (str(sorted(ids)),))


class Postgresql:
    """The generated column of lexemes, found by GIN."""

    SOURCE = f"{TABLE} e"

    def holds(self, asked: Wanted) -> Clause:
        """Rows whose lexemes fit."""
        return Clause("e.lexemes @@ %s::tsquery", (as_tsquery(asked),))

    ranks = holds

    def among(self, column: str, ids: Collection[int]) -> Clause:
        """The ids as one parameter."""
        return Clause(f"{column} = ANY(%s)", (sorted(ids),))


def engine() -> Engine:
    """The engine of the database in use."""
    return Postgresql() if connection.vendor == "postgresql" else Sqlite()
