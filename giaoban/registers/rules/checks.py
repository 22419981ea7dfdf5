"""Checks that rows of several registers share: pure functions of one row's values."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from giaoban.registers.rules.finding import Finding
from giaoban.said import Said

Row = Mapping[str, Any]


def positive(column: str, title: str) -> Callable[[Row], Iterator[Finding]]:
    """The column must be greater than zero: what takes away is a row of its own kind."""

    def check(row: Row) -> Iterator[Finding]:
        if row.get(column) is not None and row[column] <= 0:
            yield Finding(column, "positive", Said("%(title)s phải lớn hơn 0", title=title))

    return check


def not_negative(column: str, title: str) -> Callable[[Row], Iterator[Finding]]:
    """The column must not be below zero."""

    def check(row: Row) -> Iterator[Finding]:
        if row.get(column) is not None and row[column] < 0:
            yield Finding(column, "not_negative", Said("%(title)s không được âm", title=title))

    return check


def not_before(column: str, earlier: str, message: str) -> Callable[[Row], Iterator[Finding]]:
    """One day of the row must not come before another."""

    def check(row: Row) -> Iterator[Finding]:
        first, second = row.get(earlier), row.get(column)
        if first is not None and second is not None and second < first:
            yield Finding(column, "order_of_days", message)

    return check


def required_when(column: str, by: str, value: str, message: str) -> Callable[[Row], Iterator[Finding]]:
    """The column must be filled in where another one has a value."""

    def check(row: Row) -> Iterator[Finding]:
        if row[by] == value and row.get(column) in (None, ""):
            yield Finding(column, "required", message)

    return check


def budget_year_of_day(row: Row) -> Iterator[Finding]:
    """The budget year is the day's year or the one before it, whose books are still open in January."""
    day: dt.date = row["day"]
    late = day.month == 1 and row["budget_year"] == day.year - 1
    if row["budget_year"] != day.year and not late:
        yield Finding(
            "budget_year",
            "budget_year",
            Said(
                "Năm ngân sách %(budget_year)s không hợp với ngày %(day)s",
                budget_year=row["budget_year"],
                day=f"{day:%d/%m/%Y}",
            ),
        )
