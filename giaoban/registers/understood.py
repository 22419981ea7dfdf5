"""What was understood of a cell (đã hiểu là): told under its field, so that a slip is seen before it is recorded."""

from giaoban.days.working_days import WEEKDAYS
from giaoban.registers.description import Column, ColumnKind
from giaoban.registers.rules.cells import CellError, read_amount, read_day
from giaoban.said import Said
from giaoban.words.amount_in_words import amount_in_words
from giaoban.words.count import write_count
from giaoban.words.dates import write_short_date
from giaoban.words.errors import WordsError

SHOWN = frozenset({ColumnKind.MONEY, ColumnKind.DATE})


def understood(column: Column, text: str) -> str:
    """Money in full and in words, a day with its day of the week; empty where nothing was typed.

    Raises :class:`~giaoban.registers.rules.cells.CellError` for what cannot be read.
    """
    text = text.strip()
    if not text or column.kind not in SHOWN:
        return ""
    if column.kind is ColumnKind.DATE:
        day = read_day(text)
        return Said("%(weekday)s, %(day)s", weekday=WEEKDAYS[day.weekday()], day=write_short_date(day))
    amount = read_amount(text)
    try:
        written = write_count(amount)
    except WordsError as error:
        raise CellError(error.args[0]) from error
    if not 0 <= amount < 10**15:
        return Said("%(amount)s đồng", amount=written)
    return Said("%(amount)s đồng (%(words)s)", amount=written, words=amount_in_words(amount))


def understood_or_nothing(column: Column, text: str) -> str:
    """The same; what cannot be read says so elsewhere."""
    try:
        return understood(column, text)
    except CellError:
        return ""
