"""An empty authority as a folder (bộ bảng tính trống): headings, what is expected, an example."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from giaoban.folders import tables
from giaoban.folders.columns import Cell
from giaoban.folders.sheets.folder import new_folder, write_table
from giaoban.folders.table import Table

GUIDE = "HUONG-DAN.txt"


def write(folder: Path, format_: str = "csv") -> list[Path]:
    """Write every table, empty but for its notes, and a guide; returns the files."""
    new_folder(folder)
    files = [write_table(folder, table, _notes(table), format_) for table in tables.every()]
    guide = folder / GUIDE
    guide.write_text(_guide(format_), encoding="utf-8")
    return [*files, guide]


def _notes(table: Table) -> Iterator[Sequence[Cell]]:
    """Rows that begin with # are not loaded: what is expected, then an example."""
    expected = [("bắt buộc: " if column.required else "") + column.expects for column in table.columns]
    example = [_example(table, at) for at in range(len(table.columns))]
    yield [f"# {expected[0]}", *expected[1:]]
    yield [f"# {example[0]}", *example[1:]]


def _example(table: Table, at: int) -> str:
    column = table.columns[at]
    return column.example or next(iter(column.choices), "") or (column.kind.example if column.required else "")


def _guide(format_: str) -> str:
    lines = [
        "Mỗi tệp một bảng. Dòng 1 là tên cột cho máy (giữ nguyên), dòng 2 là tên cột cho người đọc,",
        "dòng bắt đầu bằng # là giải thích và ví dụ, không nạp. Bảng không dùng thì để trống hoặc bỏ tệp.",
        "Nạp thử: giaoban load THƯ_MỤC --dry-run; nạp: giaoban load THƯ_MỤC. Sai một ô là không nạp gì.",
        "",
    ]
    lines += [f"{table.name}.{format_}: {table.title}" for table in tables.every()]
    return "\n".join(lines) + "\n"
