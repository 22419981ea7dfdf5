"""Every table of the folder in loading order. A new table: declare it in ``groups/`` and name it here."""

from giaoban.folders.groups import budget, catalogue, offices, registers, reports, sessions, submissions
from giaoban.folders.groups.authority import AUTHORITY

__all__ = ["AUTHORITY", "by_name", "every", "main"]
from giaoban.folders.table import Table


def every() -> tuple[Table, ...]:
    """The tables with their parts, in the order in which they are loaded and listed."""
    return tuple(one for table in main() for one in (table, *table.parts))


def main() -> tuple[Table, ...]:
    """The tables that are loaded by themselves; parts go with their owner."""
    return (
        AUTHORITY,
        *offices.TABLES,
        *budget.TABLES,
        *catalogue.TABLES,
        sessions.SESSIONS,
        *registers.tables(),
        submissions.NIL_RETURNS,
        submissions.SUBMISSIONS,
        submissions.STATEMENTS,
        sessions.CLOSES,
        *reports.TABLES,
    )


def by_name() -> dict[str, Table]:
    """The tables by the name of their file."""
    return {table.name: table for table in every()}
