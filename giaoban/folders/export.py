"""Writing the folder from the database: the tables as they stand, and the history behind them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db import connection, transaction

from giaoban.folders import tables
from giaoban.folders.columns import Cell
from giaoban.folders.history import writing
from giaoban.folders.home import Home
from giaoban.folders.loading import Progress
from giaoban.folders.sheets.folder import new_folder, write_table
from giaoban.folders.table import Table
from giaoban.said import Said
from giaoban.trail import follower
from giaoban.trail.models import Seal


class NothingToExport(LookupError):
    """The home has no seal yet."""


def export(path: Path, *, format_: str = "csv", progress: Progress | None = None) -> dict[str, int]:
    """Seal what waits, then write everything known at the last seal, in one snapshot."""
    follower.run_pass()
    new_folder(path)
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if connection.vendor == "postgresql" and outermost:
            _repeatable_read()
        last = Seal.objects.order_by("-number").first()
        if last is None:
            raise NothingToExport(Said("Thư mục dữ liệu chưa có gì để xuất."))
        home = Home(last.at, last.number)
        for table in tables.every():
            write_table(path, table, _rows(table, home), format_)
            if progress:
                progress(table.name, 0)
        return writing.write(path, last.number)


def _rows(table: Table, home: Home) -> Iterator[Sequence[Cell]]:
    for cells in table.rows(home):
        yield [cells.get(column.name) for column in table.columns]


def _repeatable_read() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
