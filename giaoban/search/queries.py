"""Searching: what is found, ranked and counted, within what the account may see.

Permission is a condition of the statement: a row of a unit that the account may not see is neither found nor
counted. A whole code comes first, then words of the title, then other words; the newest first among equals.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection

from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.search.engine import TABLE, Clause, engine
from giaoban.search.rules.unit_names import units_by_name
from giaoban.search.rules.wanted import Wanted, as_code, in_title, wanted
from giaoban.trail.failures import failing
from giaoban.trail.models import Seal
from giaoban.web.registry import search_sources

_ORDER = "rank, day DESC NULLS LAST, key"


class Hit(NamedTuple):
    """One thing found; ``rank`` 0 is a whole code, 1 the title, 2 other words."""

    kind: str
    source: str
    key: str
    title: str
    words: str
    href: str
    unit: int | None
    territory: int | None
    day: dt.date | None
    rank: int


class Count(NamedTuple):
    """How many entries of one kind and year are found."""

    kind: str
    year: int | None
    many: int


@dataclass(frozen=True)
class Question:
    """What is looked for, by whom: the words and the rows that may answer."""

    asked: Wanted
    allowed: Clause


def question(text: str, permission: Permission, within: Collection[int] | None = None) -> Question | None:
    """Read a query for an account; ``within`` narrows to what is of these units or lies in them.

    ``None`` where the text holds no word.
    """
    tree = permission.tree
    asked = wanted(text, _names(tuple((unit.id, unit.name) for unit in tree)))
    if asked is None:
        return None
    allowed = _may_see(permission)
    if within is not None:
        of, lies = engine().among("e.unit", within), engine().among("e.territory", within)
        allowed = _both([allowed, Clause(f"({of.sql} OR {lies.sql})", (*of.params, *lies.params))])
    return Question(asked, allowed)


def counts(question: Question) -> list[Count]:
    """How many entries are found, by kind and year."""
    found = _found(question)
    text = f"SELECT e.kind, e.year, count(*) FROM {engine().SOURCE} WHERE {found.sql} GROUP BY e.kind, e.year"
    return [Count(*row) for row in _rows(text, found.params)]


def overview(question: Question, each: int, year: int | None = None) -> list[Hit]:
    """The first ``each`` of every kind."""
    ranked = _ranked(question, "", year)
    numbered = f"SELECT r.*, row_number() OVER (PARTITION BY kind ORDER BY {_ORDER}) AS place FROM ({ranked.sql}) r"
    return _hits(Clause(f"SELECT * FROM ({numbered}) n WHERE place <= %s", (*ranked.params, each)))


def best(question: Question, kind: str = "", year: int | None = None, *, most: int, after: int = 0) -> list[Hit]:
    """The first ``most`` of one kind, or of all, leaving out the ``after`` before them."""
    ranked = _ranked(question, kind, year)
    text = f"SELECT r.* FROM ({ranked.sql}) r ORDER BY {_ORDER} LIMIT %s OFFSET %s"
    return _hits(Clause(text, (*ranked.params, most, after)))


def titles(permission: Permission, sources: Iterable[str]) -> list[str]:
    """The titles of some sources' entries that the account may see: what a misspelt word may have meant."""
    allowed, chosen = _may_see(permission), list(sources)
    marks = ", ".join(["%s"] * len(chosen))
    text = f"SELECT DISTINCT e.title FROM {TABLE} e WHERE e.source IN ({marks}) AND {allowed.sql} LIMIT 2000"
    return [row[0] for row in _rows(text, (*chosen, *allowed.params))]


def behind() -> list[str]:
    """The titles of sources that the index could not follow; empty when it holds all that is sealed."""
    last = Seal.objects.order_by("-number").values_list("number", flat=True).first() or 0
    broken = failing("search", last)
    return [source.title for source in search_sources() if source.code in broken]


_names = lru_cache(maxsize=8)(units_by_name)
"""The names are the same from query to query; a map of a province has hundreds."""


def _may_see(permission: Permission) -> Clause:
    """Rows of units for which the account may do their deed; rows of no unit, if it may for any."""
    parts: list[Clause] = []
    for deed in sorted({source.deed for source in search_sources()}):
        units = permission.units(Deed(deed))
        if units:
            among = engine().among("e.unit", units)
            parts.append(Clause(f"e.deed = %s AND (e.unit IS NULL OR {among.sql})", (deed, *among.params)))
    if not parts:
        return Clause("1 = 0")
    return Clause(
        f"({' OR '.join(f'({part.sql})' for part in parts)})", tuple(p for part in parts for p in part.params)
    )


def _found(question: Question) -> Clause:
    return _both([engine().holds(question.asked), question.allowed])


def _ranked(question: Question, kind: str, year: int | None) -> Clause:
    """Every row found, with its rank."""
    title, code = engine().ranks(in_title(question.asked)), engine().ranks(as_code(question.asked))
    narrowed = [_found(question)]
    if kind:
        narrowed.append(Clause("e.kind = %s", (kind,)))
    if year is not None:
        narrowed.append(Clause("e.year = %s", (year,)))
    found = _both(narrowed)
    rank = f"CASE WHEN {code.sql} THEN 0 WHEN {title.sql} THEN 1 ELSE 2 END AS rank"
    text = f"SELECT e.id, e.kind, e.key, e.day, {rank} FROM {engine().SOURCE} WHERE {found.sql}"
    return Clause(text, (*code.params, *title.params, *found.params))


def _hits(chosen: Clause) -> list[Hit]:
    columns = "e.kind, e.source, e.key, e.title, e.words, e.href, e.unit, e.territory, e.day, c.rank"
    order = "c.rank, e.day DESC NULLS LAST, e.key"
    text = f"SELECT {columns} FROM ({chosen.sql}) c JOIN {TABLE} e ON e.id = c.id ORDER BY {order}"
    return [_hit(*row) for row in _rows(text, chosen.params)]


def _hit(*row: Any) -> Hit:
    hit = Hit(*row)
    return hit._replace(day=dt.date.fromisoformat(hit.day)) if isinstance(hit.day, str) else hit  # SQLite's text


def _both(parts: Sequence[Clause]) -> Clause:
    return Clause(" AND ".join(part.sql for part in parts), tuple(p for part in parts for p in part.params))


def _rows(text: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(text, params)
        return list(cursor.fetchall())
