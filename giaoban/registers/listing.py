"""What a list of rows asks for (tìm, lọc, sắp xếp) and the query that answers it."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Concat
from django.http import QueryDict

from giaoban.offices.rules.tree import UnitFacts, UnitTree
from giaoban.registers.description import Column, ColumnKind, Register
from giaoban.registers.folding import Fold
from giaoban.registers.rules.cells import CellError, read_day
from giaoban.said import Said
from giaoban.trail.queries import current, known_at
from giaoban.words.fold import fold

Rows = QuerySet[Any, Any]
PARENT_KEY = "_parent_key"
MOST_ORDERED = 4
EXACTLY = "="
"""In front of a unit's code: that unit alone, not what lies below it (không chia xuống dưới)."""


@dataclass(frozen=True)
class Order:
    """One column of the order, and its direction."""

    column: str
    descending: bool = False

    def __str__(self) -> str:
        return f"-{self.column}" if self.descending else self.column


@dataclass(frozen=True)
class Wanted:
    """What the address asks for; ``problems`` are the parts nobody could understand."""

    text: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: tuple[Order, ...] = ()
    shown: tuple[str, ...] = ()
    group: str = ""
    records: tuple[uuid.UUID, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether anything but the order was asked for."""
        return bool(self.text or self.first or self.last or self.columns or self.records)


@dataclass(frozen=True)
class Part:
    """Count and sum of the rows of one kind (or of all)."""

    label: str
    count: int
    amount: int | None


def wanted_of(register: Register, query: QueryDict) -> Wanted:
    """Read an address."""
    problems: list[str] = []
    group = query.get("nhom", "")
    return Wanted(
        text=query.get("tim", "").strip()[:200],
        first=_day(query, "tu", problems),
        last=_day(query, "den", problems),
        columns={
            column.name: tuple(value for value in query.getlist(column.name) if value)
            for column in register.columns
            if any(query.getlist(column.name))
        },
        order=_order(register, query.get("sap", "")) or (Order(register.day, descending=True),),
        shown=tuple(name for name in query.getlist("cot") if name in register.column_names),
        group=group if group in {column.name for column in grouping_columns(register)} else "",
        records=tuple(one for text in query.getlist("dong") if (one := _record(text))),
        problems=tuple(problems),
    )


def grouping_columns(register: Register) -> list[Column]:
    """The columns whose equal values make a group worth a total."""
    return [
        column
        for column in register.columns
        if column.kind in {ColumnKind.CHOICE, ColumnKind.UNIT, ColumnKind.DATE, ColumnKind.COUNT}
        or (column.kind is ColumnKind.TEXT and column.name == "code")
    ]


def rows(register: Register, wanted: Wanted, tree: UnitTree, units: Collection[int], seal: int | None = None) -> Rows:
    """The rows of these units that are asked for, in the order asked for; those that stand, or stood at ``seal``."""
    found = _of_units(register, _standing(register, seal), units, seal)
    if wanted.records:
        found = found.filter(record__in=wanted.records)
    for name, values in wanted.columns.items():
        found = found.filter(_among(_column(register, name), values, tree))
    if wanted.first:
        found = found.filter(**{f"{register.day}__gte": wanted.first})
    if wanted.last:
        found = found.filter(**{f"{register.day}__lte": wanted.last})
    if wanted.text:
        found = _searched(register, found, wanted.text, tree, units)
    order = [one for one in wanted.order if one.column != wanted.group]
    if wanted.group:
        own = next((one for one in wanted.order if one.column == wanted.group), Order(wanted.group))
        order = [own, *order]
    last = "-id" if order[-1].descending else "id"
    return found.order_by(*(_order_key(register, one) for one in order), last)


def _of_units(register: Register, found: Rows, units: Collection[int], seal: int | None) -> Rows:
    """The rows of these units.

    Those of many units at once are read along the order of the list: SQLite would else pick the index of
    units and sort the whole register for each page.
    """
    if "unit" in register.column_names and len(units) > 1:
        along_order: Rows = found.alias(_unit=F("unit_id") + 0).filter(_unit__in=list(units))
        return along_order
    return found.filter(in_units(register, units, seal))


def _standing(register: Register, seal: int | None) -> Rows:
    return current(register.model) if seal is None else known_at(register.model, seal)


def _order_key(register: Register, one: Order) -> str:
    column = _column(register, one.column)
    key = f"{column.name}__code" if column.kind is ColumnKind.UNIT else column.name
    return f"-{key}" if one.descending else key


def _order(register: Register, text: str) -> tuple[Order, ...]:
    """``-day,amount`` as the columns to sort by; what is no column is left out."""
    named = [Order(part.removeprefix("-"), part.startswith("-")) for part in text.split(",")]
    sortable = register.column_names - {"parent", "subject"}
    return tuple(one for one in named if one.column in sortable)[:MOST_ORDERED]


def _record(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def values(register: Register, found: Rows) -> Rows:
    """The rows as dictionaries by column name, units as their row id, with the parent's key."""
    names = [f"{c.name}_id" if c.kind is ColumnKind.UNIT else c.name for c in register.columns]
    if register.parent is not None:
        parents = current(register.parent.model).filter(record=OuterRef("parent"))
        found = found.annotate(**{PARENT_KEY: Subquery(parents.values("key")[:1])})
        names.append(PARENT_KEY)
    return found.values("record", *names)


def value_of(column: Column, row: Mapping[str, Any]) -> Any:
    """One column of a row that :func:`values` gave."""
    if column.kind is ColumnKind.PARENT:
        return row.get(PARENT_KEY) or row["parent"]
    return row[f"{column.name}_id" if column.kind is ColumnKind.UNIT else column.name]


def in_units(register: Register, units: Collection[int], seal: int | None = None) -> Q:
    """Rows that these units answer for: their own, or those hanging on a row of theirs."""
    if "unit" in register.column_names or register.parent is None:
        return Q(unit_id__in=list(units))
    above = _standing(register.parent, seal).filter(in_units(register.parent, units, seal))
    return Q(parent__in=above.values("record"))


def totals(register: Register, found: Rows) -> list[Part]:
    """How many rows and how much money, over the whole filter.

    A register whose rows have kinds (thu, hoàn trả) is summed kind by kind: their amounts count with
    different signs, so one sum over all of them would say nothing.
    """
    amount = Sum(register.amount) if register.amount else Value(None)
    unordered = found.order_by()
    kind = _kind_column(register)
    if kind is None:
        one = unordered.aggregate(count=Count("pk"), **({"amount": amount} if register.amount else {}))
        return [Part("", one["count"], _whole(one.get("amount"), register))]
    grouped = unordered.values("kind").annotate(count=Count("pk"), amount=amount).order_by("kind")
    return [
        Part(kind.choices.get(row["kind"], row["kind"]), row["count"], _whole(row["amount"], register))
        for row in grouped
    ]


def group_totals(register: Register, found: Rows, group: str) -> dict[Any, list[Part]]:
    """The totals of every value of one column over the whole filter, kind by kind as :func:`totals` has them."""
    column = _column(register, group)
    name = f"{group}_id" if column.kind is ColumnKind.UNIT else group
    kind = _kind_column(register)
    by = [name] if kind is None or group == "kind" else [name, "kind"]
    amount = {"amount": Sum(register.amount)} if register.amount else {}
    grouped = found.order_by().values(*by).annotate(count=Count("pk"), **amount).order_by(*by)
    answer: dict[Any, list[Part]] = {}
    for row in grouped:
        label = "" if len(by) == 1 or kind is None else kind.choices.get(row["kind"], row["kind"])
        answer.setdefault(row[name], []).append(Part(label, row["count"], _whole(row.get("amount"), register)))
    return answer


def _kind_column(register: Register) -> Column | None:
    """The column whose kinds count with different signs."""
    if not register.amount:
        return None
    return next((c for c in register.columns if c.name == "kind" and c.kind is ColumnKind.CHOICE), None)


def places(column: Column, tree: UnitTree, allowed: Collection[int]) -> list[UnitFacts]:
    """The units that a column may be filtered by."""
    ids = set(allowed) if column.name == "unit" else {tree.territory_of(one) for one in allowed if one in tree}
    if column.name != "unit":
        ids |= {below for one in set(ids) for below in tree.descendants(one)}
    found = [tree[one] for one in ids if one in tree and (column.name == "unit" or tree[one].is_territory)]
    return sorted(found, key=lambda unit: (unit.code, unit.valid_from))


def code_of(unit: UnitFacts, tree: UnitTree) -> str:
    """The unit's code, with its first day where the code was used again."""
    again = sum(1 for other in tree if other.code == unit.code) > 1
    return f"{unit.code}@{unit.valid_from.isoformat()}" if again else unit.code


def _whole(amount: int | None, register: Register) -> int | None:
    return int(amount or 0) if register.amount else None


def _column(register: Register, name: str) -> Column:
    return next(column for column in register.columns if column.name == name)


def _day(query: QueryDict, name: str, problems: list[str]) -> dt.date | None:
    text = query.get(name, "").strip()
    if not text:
        return None
    try:
        return read_day(text)
    except CellError as error:
        problems.append(Said("Bỏ qua điều kiện ngày: %(why)s.", why=str(error)))
        return None


def _among(column: Column, wanted: Sequence[str], tree: UnitTree) -> Q:
    if column.kind is ColumnKind.UNIT:
        ids = {one for text in wanted for one in _units(text, tree)}
        return Q(**{f"{column.name}_id__in": ids})
    if column.kind in {ColumnKind.COUNT, ColumnKind.MONEY}:
        return Q(
            **{f"{column.name}__in": [int(text) for text in wanted if text.lstrip("-").isdecimal() and len(text) < 19]}
        )
    if column.kind is ColumnKind.DATE:
        return Q(**{f"{column.name}__in": [day for text in wanted if (day := _maybe_day(text))]})
    if column.kind is ColumnKind.PARENT:
        return Q(**{f"{column.name}__in": [text for text in wanted if len(text) == 32 and text.isalnum()]})
    return Q(**{f"{column.name}__in": wanted})


def _maybe_day(text: str) -> dt.date | None:
    try:
        return read_day(text)
    except CellError:
        return None


def _units(text: str, tree: UnitTree) -> set[int]:
    """The units that a filter's value names, with those below unless it says exactly."""
    code = text.removeprefix(EXACTLY)
    named = {unit.id for unit in tree if code in {unit.code, f"{unit.code}@{unit.valid_from.isoformat()}"}}
    if text.startswith(EXACTLY):
        return named
    return {below for one in named for below in tree.descendants(one)}


def _searched(register: Register, found: Rows, text: str, tree: UnitTree, units: Collection[int]) -> Rows:
    """Every word must stand somewhere in the row: its texts, its choices' names or its units' names."""
    texts = [column.name for column in register.columns if column.kind is ColumnKind.TEXT]
    joined = Concat(*[part for name in texts for part in (Coalesce(F(name), Value("")), Value(" "))], Value(""))
    found = found.annotate(_folded=Fold(joined))
    named = [(tree[one].id, fold(tree[one].name)) for one in _near(tree, units)]
    for word in fold(text).split()[:8]:
        wanted = Q(_folded__contains=word)
        for column in register.columns:
            if column.kind is ColumnKind.CHOICE:
                keys = [key for key, label in column.choices.items() if word in fold(label)]
                wanted |= Q(**{f"{column.name}__in": keys}) if keys else Q()
            elif column.kind is ColumnKind.UNIT:
                ids = [one for one, name in named if word in name]
                wanted |= Q(**{f"{column.name}_id__in": ids}) if ids else Q()
        found = found.filter(wanted)
    return found


def _near(tree: UnitTree, units: Collection[int]) -> set[int]:
    """The units whose names a searcher may mean: their own, and the places those lie in."""
    known = {one for one in units if one in tree}
    return known | {below for one in known for below in tree.descendants(tree.territory_of(one))}
