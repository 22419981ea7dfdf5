"""A column of a table of the folder (cột): its names, what is expected in it, how a cell is read and written."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

from giaoban.registers.fields import span_of
from giaoban.registers.rules.cells import CellError
from giaoban.said import Said, joined

if TYPE_CHECKING:
    from giaoban.folders.home import Home

Cell = str | int | Decimal | dt.date | None
"""What is written to a sheet: numbers and days as such where the format knows them."""
Values = dict[str, Any]


class Unknown(CellError):
    """A cell names something that does not exist; ``table`` is where it would be listed.

    ``name`` is what it would be listed under, the whole cell unless said; without ``by_key`` any row
    there may be meant.
    """

    def __init__(
        self, message: str, rule: str, table: str, *, column: str = "", name: str = "", by_key: bool = True
    ) -> None:
        super().__init__(message)
        self.rule, self.table, self.column, self.name, self.by_key = rule, table, column, name, by_key


class Bad(CellError):
    """A cell that breaks a rule which has a name of its own."""

    def __init__(self, message: str, rule: str) -> None:
        super().__init__(message)
        self.rule = rule


class Waits(Exception):
    """A cell cannot be judged because another one, told already, is wrong."""


@dataclass
class Place:
    """Where a cell is read or written: the home, the row's other values and its day."""

    home: "Home"
    values: Values
    day_column: str = ""
    column: "Column | None" = None

    @property
    def day(self) -> dt.date | None:
        """The day on which codes of this row are looked up; ``None`` where the table has no day."""
        if not self.day_column:
            return None
        day = self.values.get(self.day_column)
        if not isinstance(day, dt.date):
            raise Waits
        return day


@dataclass(frozen=True)
class Kind:
    """How a column is typed by people: ``expects`` is the sentence that the template shows."""

    name: str
    expects: str
    read: Callable[[str, Place], Any]
    write: Callable[[Any, Place], Cell]
    example: str = ""


@dataclass(frozen=True)
class Column:
    """One column; ``default`` stands for an empty cell that is not required."""

    name: str
    title: str
    kind: Kind
    required: bool = False
    help: str = ""
    example: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    max_length: int | None = None
    span: tuple[int, int] | None = None
    default: Any = None

    @property
    def expects(self) -> str:
        """What is expected in a cell, in one sentence."""
        choices = [Said("%(key)s (%(label)s)", key=key, label=label) for key, label in self.choices.items()]
        what = joined(": ", [self.kind.expects, joined(", ", choices)]) if choices else self.kind.expects
        parts = [what, self.help, "" if self.required else Said("có thể để trống")]
        return joined("; ", [part for part in parts if part])

    def read(self, text: str, place: Place) -> Any:
        """The cell's value; raises :class:`CellError` in words."""
        if not text:
            return self.default
        place.column = self
        value = self.kind.read(text, place)
        if self.max_length is not None and isinstance(value, str) and len(value) > self.max_length:
            raise Bad(
                Said("dài %(count)s ký tự; nhiều nhất %(max_length)s", count=len(value), max_length=self.max_length),
                "too_long",
            )
        if self.span is not None and type(value) is int and not self.span[0] <= value <= self.span[1]:
            negative = value < 0 <= self.span[0]
            raise Bad(Said("không được âm"), "not_negative") if negative else Bad(Said("số quá lớn"), "too_large")
        return value

    @property
    def unreadable(self) -> str:
        """The rule that a cell breaks which cannot be read at all."""
        return _UNREADABLE.get(self.kind.name, "unreadable")


_UNREADABLE = {
    "date": "not_a_date",
    "money": "not_a_number",
    "count": "not_a_number",
    "number": "not_a_number",
    "choice": "unknown_choice",
    "text": "too_long",
}


def of(model: type[models.Model], name: str, kind: Kind, **said: Any) -> Column:
    """The column of a model's field: title, length, choices and default come from the field."""
    one = model._meta.get_field(name)
    assert isinstance(one, models.Field)  # noqa: S101 — relations back are no columns
    made = Column(
        name=name,
        title=str(one.verbose_name),
        kind=kind,
        required=not (one.null or one.blank or one.has_default()),
        help=str(one.help_text),
        choices={str(key): str(label) for key, label in (one.choices or ())},
        max_length=one.max_length if isinstance(one, models.CharField) else None,
        span=span_of(one),
        default=one.get_default()
        if one.has_default()
        else ("" if one.empty_strings_allowed and not one.null else None),
    )
    return replace(made, **said)
