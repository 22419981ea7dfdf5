"""Hạn gửi số liệu: the last day on which a unit's figures of a period are on time (reporting.submission_term)."""

import datetime as dt

from giaoban.days import OfficialCalendar
from giaoban.law import Book

TERM = "reporting.submission_term"


def submission_deadline(end: dt.date, book: Book) -> dt.date:
    """The last day for a period that ends on ``end``: so many working days after it, by the term of that day."""
    return OfficialCalendar.from_book(book).add_working_days(end, int(book.norm(TERM, end).value))
