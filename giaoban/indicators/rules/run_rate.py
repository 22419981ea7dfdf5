"""Ước cả năm theo nhịp hiện nay: where the year ends if the rest runs like what has run."""

import datetime as dt
from fractions import Fraction

from giaoban.said import Said


def run_rate_to_year_end(value: int, start: dt.date, end: dt.date) -> Fraction:
    """The value of the whole year at the pace of the days from 1 January to ``end``.

    Only for a year-to-date flow; ``start`` must be 1 January of the year of ``end``.
    """
    if (start.month, start.day, start.year) != (1, 1, end.year):
        raise ValueError(Said("Chỉ tính được từ số lũy kế từ đầu năm."))
    days = (end - start).days + 1
    year = (dt.date(end.year, 12, 31) - start).days + 1
    return Fraction(value) * year / days
