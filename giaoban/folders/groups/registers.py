"""One table for every register there is, described by the register itself; read, checked and written in batches."""

import shlex
import uuid
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef

from giaoban.folders import kinds
from giaoban.folders.columns import Cell, Column, Kind, Place, Unknown, Values
from giaoban.folders.home import Home, NoAuthority
from giaoban.folders.rules.suggestion import lost_zeros
from giaoban.folders.table import Line, Table, Wrong, sentence
from giaoban.registers import actions, queries, registry
from giaoban.registers.description import Column as RegisterColumn
from giaoban.registers.description import ColumnKind, Register
from giaoban.registers.reading import read_row
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said

BATCH = 4000
_CHUNK = 900
_VOIDED: Values = {}


def _as_text(value: Any, place: Place) -> Cell:
    return str(value)


_KINDS: Mapping[ColumnKind, Kind] = {
    ColumnKind.TEXT: kinds.TEXT,
    ColumnKind.DATE: kinds.DATE,
    ColumnKind.MONEY: kinds.MONEY,
    ColumnKind.COUNT: kinds.COUNT,
    ColumnKind.CHOICE: kinds.CHOICE,
    ColumnKind.UNIT: kinds.UNIT,
    ColumnKind.SUBJECT: Kind("subject", Said("khóa của chủ thể"), lambda text, place: text, _as_text),
    ColumnKind.PARENT: Kind(
        "parent", Said("khóa của bản ghi mà việc này thuộc về"), lambda text, place: text, _as_text, "ho-so-1"
    ),
}
NAMES = {"clearance.case": "clearance.project"}
"""Registers whose rows name a row of another by its key without hanging on it: that one is loaded first."""
_FILLED_IN = {"territory": Said("để trống là địa bàn của đơn vị")}


@dataclass(frozen=True)
class RegisterTable(Table):
    """The table of a register: rows of the folder go through the register's one gate."""

    register: Register | None = None

    @property
    def mine(self) -> Register:
        """The register."""
        assert self.register is not None  # noqa: S101 — made by table_of only
        return self.register

    def read(self, home: Home, line: Line, owner: Values | None = None) -> Iterator[Wrong]:
        """Read through the register's own reading; parents are looked for later, many at once."""
        cells = {one.name: line.cells.get(one.name, "") for one in self.columns if one.name != "parent"}
        values, findings = read_row(self.mine, cells, home.tree)
        line.values = values
        blank = {one.name for one in self.columns if one.required and not line.cells.get(one.name, "").strip()}
        for column in self.columns:
            if column.name in blank:
                yield Finding(
                    column.name,
                    "required",
                    Said("Thiếu %(title)s; cần %(expects)s", title=column.title, expects=column.expects),
                )
        for finding in findings:
            if finding.column not in blank:
                yield from self._wrong(home, line, finding)

    def _wrong(self, home: Home, line: Line, finding: Finding) -> Iterator[Wrong]:
        column = self.column(finding.column)
        if finding.rule in {"unknown_unit", "outside_unit_life"}:
            code, codes = line.cells[finding.column].strip().partition("@")[0], {one.code for one in home.tree}
            yield Unknown(finding.message + lost_zeros(code, codes), finding.rule, "units", column=finding.column)
        elif column is None:
            yield finding
        else:
            yield Finding(column.name, finding.rule, sentence(finding.message, column))

    def standing_among(self, home: Home, lines: Sequence[Line]) -> Mapping[Hashable, Values]:
        """The rows that stand with these keys, or were voided; none where the register was empty before."""
        found: dict[Hashable, Values] = {}
        if not home.had_rows(self.mine.model):
            return found
        model = self.mine.model
        later = model._default_manager.filter(corrects=OuterRef("pk"))
        wanted = [line.values["key"] for line in lines]
        for start in range(0, len(wanted), _CHUNK):
            rows = model._default_manager.filter(~Exists(later), key__in=wanted[start : start + _CHUNK])
            for row in rows.order_by("void", "pk"):
                found.setdefault((row.key,), _VOIDED if row.void else queries.values_of(self.mine, row))
        return found

    def changed(self, home: Home, line: Line, before: Values) -> Finding | None:
        """A row that was voided must not come back by the folder."""
        if before is _VOIDED:
            words = Said("Bản ghi này đã bị hủy; bỏ dòng khỏi tệp, hoặc dùng khóa mới nếu là việc khác")
            return Finding("key", "voided", words)
        return super().changed(home, line, before)

    def how_to_change(self, home: Home, line: Line, columns: Sequence[Column]) -> str:
        """The command that would do it."""
        words = ["giaoban", "correct", self.mine.code, str(line.values["key"])]
        words += [f"{one.name}={line.cells.get(one.name, '').strip()}" for one in columns]
        words += ["--reason", "LÝ DO", "--by", home.by.username]
        return Said("muốn sửa, chạy: %(command)s", command=shlex.join(words))

    def rows(self, home: Home) -> Iterator[dict[str, Cell]]:
        """Every row that stands, oldest business day first, read and written a few at a time."""
        found = iter(home.standing(self.mine.model).order_by(self.day, "key", "uuid").iterator(chunk_size=2000))
        while part := list(islice(found, 2000)):
            parents = self._parent_keys(home, part)
            for row in part:
                values = queries.values_of(self.mine, row)
                if "parent" in values:
                    if values["parent"] not in parents:
                        continue  # hangs on a record that was voided: it counts nowhere
                    values["parent"] = parents[values["parent"]]
                yield self.write(home, values)

    def _parent_keys(self, home: Home, rows: Sequence[Any]) -> dict[uuid.UUID, str]:
        if self.mine.parent is None:
            return {}
        wanted = list({row.parent for row in rows})
        found: dict[uuid.UUID, str] = {}
        for start in range(0, len(wanted), _CHUNK):
            parents = home.standing(self.mine.parent.model).filter(record__in=wanted[start : start + _CHUNK])
            found.update(parents.values_list("record", "key"))
        return found


def _find_parents(table: RegisterTable, home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    """Name the parent record of each event, many at once; fill in the place of each entry."""
    register = table.mine
    if "territory" in register.column_names:
        for line in lines:
            if line.values.get("territory") is None:
                line.values["territory"] = home.tree.territory_of(line.values["unit"])
    if register.parent is None:
        return
    wanted = sorted({line.cells["parent"].strip() for line in lines})
    records: dict[str, uuid.UUID] = {}
    for start in range(0, len(wanted), _CHUNK):
        rows = home.standing(register.parent.model).filter(key__in=wanted[start : start + _CHUNK])
        records.update(rows.values_list("key", "record"))
    for line in lines:
        given = line.cells["parent"].strip()
        if given in records:
            line.values["parent"] = records[given]
            continue
        wrong = Unknown(
            Said("Sổ «%(title)s» không có bản ghi «%(given)s»", title=register.parent.title, given=given),
            "unknown_record",
            register.parent.code,
            column="parent",
        )
        yield line, wrong


def _add(table: RegisterTable, home: Home, lines: Sequence[Line]) -> None:
    rows = [line.values for line in lines]
    try:
        home.by  # noqa: B018 — without an authority nothing is written, but every row is still checked
    except NoAuthority:
        findings = actions.check(table.mine, rows, home.tree)
        if findings:
            raise Refused(findings) from None
        raise
    actions.record(table.mine, rows, by=home.by, at=home.at, permission=home.permission)


def table_of(register: Register) -> RegisterTable:
    """The table of a register, from its description."""
    made = RegisterTable(
        name=register.code,
        title=register.title,
        columns=tuple(_column(register, one) for one in register.columns),
        key=("key",),
        day=register.day,
        standing=lambda home: (),
        add=lambda home, lines: _add(made, home, lines),
        check=lambda home, lines: _find_parents(made, home, lines),
        batch=BATCH,
        register=register,
    )
    return made


def _column(register: Register, one: RegisterColumn) -> Column:
    kind = _KINDS[one.kind]
    return Column(
        name=one.name,
        title=one.title,
        kind=kind,
        required=(one.required and one.name not in _FILLED_IN) or one.name == "key",
        help=one.help or _FILLED_IN.get(one.name, ""),
        choices=one.choices,
        max_length=one.max_length,
        span=one.span,
        example=next(iter(one.choices), "") or _example(one, kind),
    )


def _example(one: RegisterColumn, kind: Kind) -> str:
    return {"key": "2026-0001", "budget_year": "2026"}.get(one.name, kind.example)


def tables() -> Iterator[RegisterTable]:
    """Every register, what others hang on first."""
    yield from map(table_of, sorted(registry.every(), key=lambda register: (_depth(register), register.code)))


def _depth(register: Register) -> int:
    above = [register.parent] if register.parent else []
    above += [registry.get(NAMES[register.code])] if register.code in NAMES else []
    return max((1 + _depth(one) for one in above), default=0)
