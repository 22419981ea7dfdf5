"""What tests build in an empty database: built by its actions once in a process, put back row by row afterwards."""

import copy
import functools
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, models, transaction

from giaoban.offices.models import Account, Unit

Rows = dict[type[models.Model], list[Sequence[Any]]]
Made = TypeVar("Made")


def remembered(build: Callable[[], Made]) -> Callable[[], Made]:
    """The builder, which acts only the first time that it finds the database empty.

    Sealed or not differs with real commits: each is remembered by itself, and so is each database. What it returns
    is a copy that a test may change.
    """
    kept: dict[tuple[str, bool], tuple[Made, Rows]] = {}

    @functools.wraps(build)
    def made() -> Made:
        if Unit.objects.exists() or Account.objects.exists():
            return build()
        place = str(connection.settings_dict["NAME"]), connection.in_atomic_block
        if place not in kept:
            before = _rows()
            value = build()
            grown = {model: rows for model, rows in _rows().items() if rows != before[model]}
            kept[place] = copy.deepcopy(value), grown
            return value
        value, rows = kept[place]
        _put_back(rows)
        return copy.deepcopy(value)

    return made


def _rows() -> Rows:
    """Every row of every table, as the database gives its columns."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy:
                cursor.execute(f"SELECT {', '.join(_columns(model))} FROM {model._meta.db_table}")  # noqa: S608
                found[model] = list(cursor.fetchall())
    return found


def _put_back(rows: Rows) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for model, lines in rows.items():
            columns = _columns(model)
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({places})",  # noqa: S608
                lines,
            )


def _columns(model: type[models.Model]) -> list[str]:
    return [connection.ops.quote_name(one.column) for one in model._meta.concrete_fields]
