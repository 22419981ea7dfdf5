"""The folder (thư mục): which file holds which table, and its rows under the machine keys."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from giaoban.folders.columns import Cell
from giaoban.folders.rules.suggestion import meant
from giaoban.folders.sheets import csv_sheet, xlsx_sheet
from giaoban.folders.table import Line, Table
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said
from giaoban.words.fold import fold

FORMATS = ("csv", "xlsx")
HISTORY = "history"


@dataclass
class Sheet:
    """One file read row by row; what is wrong with its headings is in ``findings`` once reading began."""

    path: Path
    table: Table
    findings: list[Finding] = field(default_factory=list)
    missing: frozenset[str] = frozenset()

    def lines(self) -> Iterator[Line]:
        """The rows of data with their number in the sheet; headings, notes (#) and empty rows left out."""
        rows = enumerate(_rows(self.path), start=1)
        number, keys = next(rows, (1, []))
        columns = self._columns([key.strip() for key in keys])
        for number, row in rows:
            if not any(cell.strip() for cell in row) or row[0].lstrip().startswith("#"):
                continue
            if number == 2 and self._is_heading(columns, row):
                continue
            cells = {name: row[at] for at, name in columns.items() if at < len(row)}
            yield Line(number, cells)

    def _columns(self, keys: Sequence[str]) -> dict[int, str]:
        known = {column.name for column in self.table.columns}
        found: dict[int, str] = {}
        for at, key in enumerate(keys):
            if key in known and key not in found.values():
                found[at] = key
            elif key:
                words = (
                    Said("Cột «%(key)s» ghi hai lần", key=key)
                    if key in known
                    else Said("Không có cột «%(key)s».%(hint)s", key=key, hint=meant(key, known))
                )
                rule = "repeated_column" if key in known else "unknown_column"
                self.findings.append(Finding(key, rule, words, 1))
        absent = [one for one in self.table.columns if one.required and one.name not in found.values()]
        for column in absent:
            words = Said("Thiếu cột «%(name)s» (%(title)s) ở dòng đầu", name=column.name, title=column.title)
            self.findings.append(Finding(column.name, "missing_column", words, 1))
        self.missing = frozenset(column.name for column in absent)
        return found

    def _is_heading(self, columns: Mapping[int, str], row: Sequence[str]) -> bool:
        """Whether the second row holds Vietnamese headings, and no data that would be lost."""
        titles = {one.name: fold(one.title) for one in self.table.columns}
        return any(at < len(row) and fold(row[at].strip()) == titles[name] for at, name in columns.items())


@dataclass
class Folder:
    """The sheets of a folder by table, and the files that belong to none."""

    path: Path
    sheets: dict[str, Sheet]
    findings: list[Finding]

    @classmethod
    def open(cls, path: Path, tables: Sequence[Table]) -> "Folder":
        """Look which tables there are; nothing is read yet."""
        if not path.is_dir():
            raise LookupError(Said("Không có thư mục «%(path)s».", path=path))
        known = {table.name: table for table in tables}
        made = cls(path, {}, [])
        for file in sorted(path.iterdir()):
            if file.suffix.lower().lstrip(".") in FORMATS and file.name[0] not in ".~":
                made._take(file, known)
        return made

    def _take(self, file: Path, known: Mapping[str, Table]) -> None:
        name = file.name[: -len(file.suffix)]
        if name not in known:
            words = Said("Không có bảng «%(name)s».%(hint)s Xem «giaoban template»", name=name, hint=meant(name, known))
            self.findings.append(Finding("", "unknown_table", words, file=file.name))
        elif name in self.sheets:
            words = Said(
                "Bảng «%(name)s» có hai tệp: %(first)s và %(second)s",
                name=name,
                first=self.sheets[name].path.name,
                second=file.name,
            )
            self.findings.append(Finding("", "table_twice", words, file=file.name))
        else:
            self.sheets[name] = Sheet(file, known[name])

    @property
    def has_history(self) -> bool:
        """Whether it is an export with its history."""
        return (self.path / HISTORY).is_dir()


def _rows(path: Path) -> Iterator[list[str]]:
    return csv_sheet.rows(path) if path.suffix.lower() == ".csv" else xlsx_sheet.rows(path)


def write_table(folder: Path, table: Table, rows: Iterator[Sequence[Cell]], format_: str) -> Path:
    """Write one table under its two headings."""
    path = folder / f"{table.name}.{format_}"
    headed = _headed(table, rows)
    if format_ == "csv":
        csv_sheet.write(path, headed)
    else:
        xlsx_sheet.write(path, table.columns, headed)
    return path


def _headed(table: Table, rows: Iterator[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    yield [column.name for column in table.columns]
    yield [column.title[:1].upper() + column.title[1:] for column in table.columns]
    yield from rows


def new_folder(path: Path) -> Path:
    """An empty folder to write into; one that holds something is refused."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise ValueError(Said("«%(path)s» đã có và không trống; hãy chọn thư mục mới.", path=path))
    path.mkdir(parents=True, exist_ok=True)
    return path
