"""A table of the folder (bảng): columns, which of them name a row, what stands of it, and the action that adds rows."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from giaoban.folders.columns import Bad, Cell, Column, Place, Unknown, Values, Waits
from giaoban.folders.home import Home
from giaoban.registers.rules.cells import CellError
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said, at_start, joined


@dataclass
class Line:
    """One row of a sheet: its number there (1 = first heading), what was typed, what it means."""

    row: int
    cells: Mapping[str, str]
    values: Values = field(default_factory=dict)
    parts: dict[str, list["Line"]] = field(default_factory=dict)


Standing = Callable[[Home], Iterable[Values]]
Add = Callable[[Home, Sequence[Line]], None]
Wrong = Finding | Unknown
LineCheck = Callable[[Home, Sequence[Line]], Iterator[tuple[Line, Wrong]]]


def nothing_more(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    """No check beyond the columns' own."""
    yield from ()


@dataclass(frozen=True)
class Table:
    """A declared table: every row that stands is held in memory while it is loaded.

    ``key`` are the columns that name a row; other tables refer to it by ``named_by``. ``standing``
    gives what is there, values by column; ``add`` calls the room's action with the new rows and lets
    its :class:`Refused` through (rows counted from 1). ``check`` looks at the rows together. A table in
    ``parts`` has rows that are added with their owner's: its columns ``owner`` hold what the owner's
    columns ``owned_by`` hold.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    standing: Standing
    add: Add
    day: str = ""
    check: LineCheck = nothing_more
    named_by: str = ""
    parts: tuple["Table", ...] = ()
    owner: tuple[str, ...] = ()
    owned_by: tuple[str, ...] = ()
    batch: int | None = None

    @property
    def names_rows(self) -> str:
        """The column by which other tables name a row of this one."""
        return self.named_by or self.key[0]

    def column(self, name: str) -> Column | None:
        """The column of that name."""
        return next((one for one in self.columns if one.name == name), None)

    def key_of(self, values: Values) -> Hashable:
        """What names a row among those of its table."""
        return tuple(_hashable(values.get(name)) for name in self.key)

    def read(self, home: Home, line: Line, owner: Values | None = None) -> Iterator[Wrong]:
        """Fill the line's values; what is wrong with its cells, or what they name and does not exist."""
        place = Place(home, {**(owner or {})}, self.day)
        first = sorted(self.columns, key=lambda one: one.name != self.day)
        for column in first:
            text = line.cells.get(column.name, "").strip()
            if column.required and not text:
                yield Finding(
                    column.name,
                    "required",
                    Said("Thiếu %(title)s; cần %(expects)s", title=column.title, expects=column.expects),
                )
                continue
            try:
                line.values[column.name] = place.values[column.name] = column.read(text, place)
            except Unknown as unknown:
                yield _at(unknown, column)
            except CellError as error:
                rule = error.rule if isinstance(error, Bad) else column.unreadable
                yield Finding(column.name, rule, sentence(str(error.args[0]), column))
            except Waits:
                continue

    def standing_among(self, home: Home, lines: Sequence[Line]) -> Mapping[Hashable, Values]:
        """The rows that stand, by key; at least those that the lines name."""
        return {self.key_of(values): values for values in self.standing(home)}

    def differing(self, home: Home, line: Line, before: Values) -> list[Column]:
        """The columns in which a given row is not what stands."""
        return [one for one in self.columns if line.values.get(one.name) != before.get(one.name)]

    def changed(self, home: Home, line: Line, before: Values) -> Finding | None:
        """What to say where a row of the same key stands and is not the same."""
        columns = self.differing(home, line, before)
        if not columns:
            return None
        was, now = self.write(home, before), self.write(home, line.values)
        pairs = [joined(" → ", [_shown(was, one), _shown(now, one)]) for one in columns]
        what = joined("; ", [joined(": ", [one.name, pair]) for one, pair in zip(columns, pairs, strict=True)])
        return Finding(
            columns[0].name,
            "changed",
            Said(
                "Đã có và khác bản đang có (%(what)s); %(how)s",
                what=what,
                how=self.how_to_change(home, line, columns),
            ),
        )

    def how_to_change(self, home: Home, line: Line, columns: Sequence[Column]) -> str:
        """The way to change what stands."""
        return Said("thư mục chỉ thêm, không sửa: để nguyên như đã có, hoặc thêm dòng có ngày hiệu lực mới")

    def write(self, home: Home, values: Values) -> dict[str, Cell]:
        """The cells of a row that stands."""
        place = Place(home, values, self.day)
        cells: dict[str, Cell] = {}
        for column in self.columns:
            value = values.get(column.name)
            place.column = column
            cells[column.name] = None if value is None or value == "" else column.kind.write(value, place)
        return cells

    def rows(self, home: Home) -> Iterator[dict[str, Cell]]:
        """All that stands, as cells, in an order that does not depend on row ids; what was said twice, once."""
        written = [self.write(home, values) for values in self.standing(home)]
        ordered = sorted(written, key=lambda cells: tuple(str(cells[one] or "") for one in (*self.key, *cells)))
        yield from (cells for cells, _ in groupby(ordered))


def each(lines: Sequence[Line], act: Callable[[Line], object]) -> None:
    """Call an action that takes one row for every line; all refusals together, at their rows."""
    findings: list[Finding] = []
    for number, line in enumerate(lines, start=1):
        try:
            act(line)
        except Refused as refusal:
            findings += [finding.at(number) for finding in refusal.findings]
    if findings:
        raise Refused(findings)


def _at(unknown: Unknown, column: Column) -> Unknown:
    unknown.column = column.name
    return unknown


def _hashable(value: object) -> Hashable:
    if isinstance(value, dict):
        return tuple(sorted((key, _hashable(one)) for key, one in value.items()))
    return tuple(value) if isinstance(value, list) else value


def sentence(message: str, column: Column) -> str:
    """What is wrong with a cell, and what is expected unless the message says it already."""
    expected = "" if column.choices or "cần" in message else Said(" (cần %(expects)s)", expects=column.expects)
    return joined("", [one for one in (at_start(message), expected) if one])


def _shown(cells: Mapping[str, Cell], column: Column) -> str:
    value = cells.get(column.name)
    return Said("trống") if value is None else str(value)
