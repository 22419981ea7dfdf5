"""What a register is: its model, its columns, its business day and the checks of its rows."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db import models

from giaoban.offices.models import Unit
from giaoban.registers.fields import MoneyField, SubjectField, span_of
from giaoban.registers.models import RegisterEntry, RegisterEvent
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said

Row = Mapping[str, Any]
RowCheck = Callable[[Row], Iterable[Finding]]
BatchCheck = Callable[[Sequence[Row]], Iterable[Finding]]

_INNER = frozenset({"id", "uuid", "record", "corrects", "void", "act"})


class ColumnKind(StrEnum):
    """How a column is typed by people and kept by the database."""

    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    COUNT = "count"
    CHOICE = "choice"
    UNIT = "unit"
    SUBJECT = "subject"
    PARENT = "parent"


@dataclass(frozen=True)
class Column:
    """One column of a register as people see it."""

    name: str
    kind: ColumnKind
    title: str
    required: bool
    choices: Mapping[str, str] = field(default_factory=dict)
    help: str = ""
    max_length: int | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Register:
    """A register: ``code`` is the name it has in files and addresses, ``day`` its business date.

    ``named_by`` are the columns that people call a row by: its number, its code, its name.
    """

    code: str
    title: str
    model: type[RegisterEntry] | type[RegisterEvent]
    day: str
    parent: "Register | None" = None
    amount: str | None = None
    named_by: tuple[str, ...] = ()
    checks: tuple[RowCheck, ...] = ()
    batch_checks: tuple[BatchCheck, ...] = ()
    norms: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Names of the norms of law that rule a column, told beside its field."""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in the order of the model, as files and forms have them."""
        return tuple(_column(one, self.parent) for one in self.model._meta.concrete_fields if one.name not in _INNER)

    @cached_property
    def column_names(self) -> frozenset[str]:
        """The names of the columns."""
        return frozenset(column.name for column in self.columns)

    def day_of(self, row: Row) -> dt.date:
        """The business day of a row."""
        day: dt.date = row[self.day]
        return day


def _column(one: "models.Field[Any, Any]", parent: Register | None) -> Column:
    return Column(
        name=one.name,
        kind=_kind(one, parent),
        title=str(one.verbose_name),
        required=not (one.null or one.blank),
        choices={str(value): str(label) for value, label in (one.choices or ())},
        help=str(one.help_text),
        max_length=one.max_length,
        span=span_of(one),
    )


def _kind(one: "models.Field[Any, Any]", parent: Register | None) -> ColumnKind:
    if parent is not None and one.name == "parent":
        return ColumnKind.PARENT
    if one.choices:
        return ColumnKind.CHOICE
    if isinstance(one, models.ForeignKey) and one.related_model is Unit:
        return ColumnKind.UNIT
    for field_type, kind in _KINDS.items():
        if isinstance(one, field_type):
            return kind
    raise TypeError(Said("%(model)s.%(field)s: kiểu cột chưa có cách nhập", model=one.model.__name__, field=one.name))


_KINDS: "Mapping[type[models.Field[Any, Any]], ColumnKind]" = {
    MoneyField: ColumnKind.MONEY,
    SubjectField: ColumnKind.SUBJECT,
    models.DateField: ColumnKind.DATE,
    models.IntegerField: ColumnKind.COUNT,
    models.CharField: ColumnKind.TEXT,
    models.TextField: ColumnKind.TEXT,
}
