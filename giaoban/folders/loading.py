"""Reading every table in order inside one transaction, adding what is good so that what follows can be checked."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from giaoban.folders import tables
from giaoban.folders.authority import settle
from giaoban.folders.columns import Unknown, Values
from giaoban.folders.home import Home, NoAuthority
from giaoban.folders.outcome import Outcome
from giaoban.folders.sheets.csv_sheet import UnreadableSheet
from giaoban.folders.sheets.folder import Folder, Sheet
from giaoban.folders.table import Line, Table, Wrong
from giaoban.offices.permission import NotAllowed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said

Progress = Callable[[str, int], None]
T = TypeVar("T")

_ANY = "*"
"""Marks a table with a row whose name cannot be read: any name may be meant for it."""
_NAMELESS = frozenset({"required", "too_long"})
_REFERS = {"unknown_code": "budget_codes", "unknown_project": "clearance.project"}
"""Findings of registers' own checks that look for a row of another table."""


class Loader:
    """One load: the folder, the home, and what is known to be wrong.

    A row that names a row which is itself wrong is left out without a finding of its own: the
    mistake is told once, where it is.
    """

    def __init__(self, folder: Folder, home: Home, progress: Progress) -> None:
        self.folder = folder
        self.home = home
        self.outcome = Outcome(findings=list(folder.findings))
        self._progress = progress
        self._broken: dict[str, set[str]] = {}

    def run(self) -> Outcome:
        """Read everything; the caller rolls back when there are findings."""
        for table in tables.main():
            if table is tables.AUTHORITY:
                self._read_authority()
                continue
            if table.parts:
                self._with_parts(table)
            elif table.name in self.folder.sheets:
                self._alone(table)
            if table.name == "posts":
                self._settle(self.home.founding)
        return self.outcome

    def _read_authority(self) -> None:
        sheet = self.folder.sheets.get(tables.AUTHORITY.name)
        self._authority = list(self._lines(sheet)) if sheet else []
        self._settle(not self.home.founding)

    def _settle(self, now: bool) -> None:
        """Take over the authority: at once in a home that has one, after the posts where the folder founds it."""
        if not now:
            return
        sheet = self.folder.sheets.get(tables.AUTHORITY.name)
        file = sheet.path.name if sheet else f"{tables.AUTHORITY.name}.csv"
        if sheet and sheet.findings:
            return
        for finding, unknown in settle(self.home, self._authority):
            if unknown is None or not self._suppressed(unknown[0], unknown[1]):
                self.outcome.findings.append(finding.at(finding.row, file))

    def _alone(self, table: Table) -> None:
        seen: dict[Hashable, int] = {}
        sheet = self.folder.sheets[table.name]
        done = 0
        for batch in _batches(self._lines(sheet), table.batch):
            good = self._good(table, sheet, batch, seen)
            self._add(table, sheet, self._new(table, sheet, good))
            done += len(batch)
            self._progress(table.name, done)
        self.home.forget()

    def _with_parts(self, table: Table) -> None:
        sheet = self.folder.sheets.get(table.name)
        lines = self._good(table, sheet, list(self._lines(sheet)), {}) if sheet else []
        new = self._new(table, sheet, lines) if sheet else []
        owners = _owners(self.home, table, lines)
        for part in table.parts:
            part_sheet = self.folder.sheets.get(part.name)
            if part_sheet is not None:
                self._take_part(table, part, part_sheet, owners, {id(one) for one in new})
        if sheet is not None:
            self._add(table, sheet, new)
            self._progress(table.name, len(lines))
        self.home.forget()

    def _take_part(
        self, table: Table, part: Table, sheet: Sheet, owners: Mapping[Hashable, Line], new: set[int]
    ) -> None:
        """Hang each row of a part on its owner, or compare it with what stands of an owner that stands."""
        mine: dict[int, Line] = {}
        owned = []
        for line in self._lines(sheet):
            owner = owners.get(tuple(line.cells.get(name, "").strip() for name in part.owner))
            if owner is None:
                self._tell(part, sheet, line, [*self._unowned(table, part, line)])
                continue
            mine[line.row] = owner
            line.values.update({part.day: owner.values[part.day]} if part.day in owner.values else {})
            owned.append(line)
        lines = self._good(part, sheet, owned, {}, {row: owner.values for row, owner in mine.items()})
        for line in self._new(part, sheet, lines):
            if id(mine[line.row]) in new:
                mine[line.row].parts.setdefault(part.name, []).append(line)
                self.outcome.loaded[part.name] = self.outcome.loaded.get(part.name, 0) + 1
            else:
                words = Said("Dòng mới cho một %(title)s đã nạp; thư mục không thêm vào bản đã có", title=table.title)
                self._tell(part, sheet, line, [Finding(part.owner[-1], "changed", words)])

    def _unowned(self, table: Table, part: Table, line: Line) -> Iterator[Wrong]:
        blank = [name for name in part.owner if not line.cells.get(name, "").strip()]
        for name in blank:
            yield Finding(name, "required", Said("Không được để trống"))
        if not blank:
            named = part.owner[table.owned_by.index(table.names_rows)]
            words = Said("Không có «%(given)s» ở bảng %(name)s", given=line.cells[named].strip(), name=table.name)
            unknown = Unknown(words, f"unknown_{table.name.removesuffix('s')}", table.name, column=named)
            yield unknown

    def _lines(self, sheet: Sheet | None) -> Iterator[Line]:
        """The lines of a sheet; what is wrong with its headings or file is told first."""
        if sheet is None:
            return
        try:
            yield from sheet.lines()
        except UnreadableSheet as error:
            sheet.findings.append(Finding("", "unreadable_file", str(error)))
        self.outcome.findings += [one.at(one.row, sheet.path.name) for one in sheet.findings]

    def _good(
        self,
        table: Table,
        sheet: Sheet,
        lines: Sequence[Line],
        seen: dict[Hashable, int],
        owners: Mapping[int, Values] | None = None,
    ) -> list[Line]:
        """The lines in which nothing is wrong."""
        good = []
        for line in lines:
            given = dict(line.values)
            wrong = list(table.read(self.home, line, (owners or {}).get(line.row)))
            line.values = {**given, **line.values}
            wrong = [one for one in wrong if one.column not in sheet.missing]
            key = table.key_of(line.values)
            if not wrong and seen.setdefault(key, line.row) != line.row:
                wrong = [Finding(table.key[0], "duplicate_key", Said("Khóa này đã có ở dòng %(row)s", row=seen[key]))]
            if wrong or sheet.missing:
                self._tell(table, sheet, line, wrong)
            else:
                good.append(line)
        return self._without(table, sheet, good, table.check(self.home, good))

    def _new(self, table: Table, sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
        """The lines that do not stand yet; those that stand are counted as skipped, or told as changed."""
        standing = table.standing_among(self.home, lines)
        new = []
        for line in lines:
            before = standing.get(table.key_of(line.values))
            if before is None:
                new.append(line)
                continue
            changed = self._changed(table, line, before)
            if changed is None:
                self.outcome.skipped[table.name] = self.outcome.skipped.get(table.name, 0) + 1
            else:
                self._tell(table, sheet, line, [changed])
        return new

    def _changed(self, table: Table, line: Line, before: Values) -> Finding | None:
        try:
            return table.changed(self.home, line, before)
        except NoAuthority:
            return None  # the missing authority is told by itself

    def _without(
        self, table: Table, sheet: Sheet, lines: Sequence[Line], found: Iterator[tuple[Line, Wrong]]
    ) -> list[Line]:
        wrong: dict[int, list[Wrong]] = {}
        for line, one in found:
            wrong.setdefault(line.row, []).append(one)
        fallen = [line for line in lines if line.row in wrong]
        for line in fallen:  # all are marked before any is told: rows of one table may name each other
            self._mark(table, line)
        for line in fallen:
            self._tell(table, sheet, line, wrong[line.row])
        return [line for line in lines if line.row not in wrong]

    def _add(self, table: Table, sheet: Sheet, lines: Sequence[Line]) -> None:
        """Call the room's action; what it refuses is told at its rows and the rest is tried again."""
        while lines:
            try:
                table.add(self.home, lines)
            except Refused as refusal:
                kept = self._without(table, sheet, lines, _at_lines(refusal, lines))
                if len(kept) == len(lines):
                    self._refuse_all(table, sheet, lines, refusal.findings)
                    return
                lines = kept
            except NotAllowed as error:
                self._not_allowed(table, sheet, lines, error)
                return
            except NoAuthority:
                self._refuse_all(table, sheet, lines, [])
                return
            else:
                self.outcome.loaded[table.name] = self.outcome.loaded.get(table.name, 0) + len(lines)
                return

    def _not_allowed(self, table: Table, sheet: Sheet, lines: Sequence[Line], error: NotAllowed) -> None:
        """Find the units for which the account may not: each is told once, at its first row."""
        by_unit: dict[object, list[Line]] = {}
        for line in lines:
            by_unit.setdefault(line.values.get("unit"), []).append(line)
        if len(by_unit) > 1:
            for same in by_unit.values():
                self._add(table, sheet, same)
            return
        told = not self._broken.get("posts")  # else the role that is missing may be told there
        for line in lines:
            self._mark(table, line)
        if told:
            column = "unit" if "unit" in lines[0].values else ""
            row = lines[0].row if column else 0
            self.outcome.findings.append(Finding(column, "not_allowed", str(error), row, sheet.path.name))

    def _refuse_all(self, table: Table, sheet: Sheet, lines: Sequence[Line], findings: Sequence[Finding]) -> None:
        for line in lines:
            self._mark(table, line)
        told = [one.at(0, sheet.path.name) for one in findings]
        self.outcome.findings += [one for one in told if one not in self.outcome.findings]

    def _tell(self, table: Table, sheet: Sheet, line: Line, wrong: Sequence[Wrong]) -> None:
        self._mark(table, line)
        if any(one.column == table.names_rows and one.rule in _NAMELESS for one in wrong):
            self._broken[table.name].add(_ANY)
        for one in wrong:
            if self._follows(line, one):
                continue
            if isinstance(one, Finding):
                self.outcome.findings.append(one.at(line.row, sheet.path.name))
            else:
                self.outcome.findings.append(Finding(one.column, one.rule, str(one), line.row, sheet.path.name))

    def _follows(self, line: Line, one: Wrong) -> bool:
        """Whether a mistake only follows from another that is told at its own row."""
        cell = line.cells.get(one.column, "")
        if isinstance(one, Finding):
            return one.rule in _REFERS and self._suppressed(_REFERS[one.rule], cell)
        return self._suppressed(one.table, one.name or cell) if one.by_key else bool(self._broken.get(one.table))

    def _mark(self, table: Table, line: Line) -> None:
        self._broken.setdefault(table.name, set()).add(line.cells.get(table.names_rows, "").strip() or _ANY)

    def _suppressed(self, table: str, text: str) -> bool:
        """Whether a name leads to a row that is itself told as wrong, or to a table that cannot be read."""
        sheet = self.folder.sheets.get(table)
        unreadable = sheet is not None and any(one.rule == "unreadable_file" for one in sheet.findings)
        broken = self._broken.get(table, set())
        return unreadable or _ANY in broken or text.strip().partition("@")[0] in broken


def _owners(home: Home, table: Table, lines: Sequence[Line]) -> Mapping[Hashable, Line]:
    """Rows that parts may hang on, by what names them: those that stand, then those given."""
    found: dict[Hashable, Line] = {}
    for values in table.standing(home):
        cells = {name: str(cell or "") for name, cell in table.write(home, values).items()}
        found[tuple(cells[name] for name in table.owned_by)] = Line(0, cells, values)
    for line in lines:
        found[tuple(line.cells.get(name, "").strip() for name in table.owned_by)] = line
    return found


def _at_lines(refusal: Refused, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    for finding in refusal.findings:
        if 0 < finding.row <= len(lines):
            yield lines[finding.row - 1], finding


def _batches(lines: Iterator[T], size: int | None) -> Iterator[list[T]]:
    """Lists of at most ``size``; everything at once without one."""
    if size is None:
        everything = list(lines)
        if everything:
            yield everything
        return
    while batch := list(islice(lines, size)):
        yield batch
