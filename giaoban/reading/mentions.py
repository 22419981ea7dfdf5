"""One mention of time in a report (một chỗ nhắc tới thời gian), and the days it stands for once its year is known."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum

SCHOOL_YEAR = (9, 5)
"""Năm học: tháng 9 năm trước đến hết tháng 5 năm sau."""


class Shape(Enum):
    """How the time is told."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    YEARS = "years"
    SCHOOL_YEAR = "school year"
    FIRST_MONTHS = "first months"
    LAST_MONTHS = "last months"
    UNCLEAR = "unclear"


@dataclass(slots=True)
class Mention:
    """Where it stands in the line (tokens ``first`` to before ``after``), and what it says.

    ``until`` after "đến, hết": cumulated from 1 January; ``since`` after "từ". ``number`` is the month, the quarter
    or how many
    months; ``last_year`` ends a span of years. ``to`` is the mention that ends a span that this one begins.
    """

    first: int
    after: int
    shape: Shape
    year: int | None = None
    number: int = 0
    day: int = 0
    last_year: int = 0
    until: bool = False
    since: bool = False
    edge: str = ""
    """"đầu", "cuối" before a year or month: a point in time, not the whole of it."""
    to: "Mention | None" = None
    from_new_year: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it stands for one day: what is counted "đến ngày" is labelled by that day alone."""
        return self.shape is Shape.DAY and self.to is None and not self.from_new_year

    def years_named(self) -> int | None:
        """The year it names last, if it names any."""
        if self.to is not None:
            return self.to.years_named()
        return self.last_year or self.year

    def days(self, year: int | None) -> tuple[date, date] | None:
        """The first and last day; ``year`` is the one to take where none is written. None if it cannot be said."""
        try:
            return self._days(year)
        except ValueError:
            return None

    def period(self, year: int | None) -> str | None:
        """The ISO day or interval, as the labelling conventions write it."""
        days = self.days(year)
        if days is None:
            return None
        at_the_end = self.is_day or (self.edge == "cuối" and self.to is None)
        return f"{days[1]}" if at_the_end else f"{days[0]}/{days[1]}"

    def _days(self, year: int | None) -> tuple[date, date] | None:
        named = self.year if self.year is not None else year
        if self.to is not None:
            return self._span(self.to.days(year))
        if named is None or self.shape is Shape.UNCLEAR:
            return None
        start, end = self._own_days(named)
        cumulated = self.from_new_year or (self.until and self.shape in {Shape.MONTH, Shape.QUARTER})
        return (date(end.year, 1, 1) if cumulated else start), end

    def _span(self, last: tuple[date, date] | None) -> tuple[date, date] | None:
        if last is None:
            return None
        first = self.days_alone(last[1].year)
        if first is None:
            return None
        if self.year is None and first[0] > last[1]:
            first = self.days_alone(last[1].year - 1) or first
        return first[0], last[1]

    def own_days(self, year: int | None) -> tuple[date, date] | None:
        """Its own days, whatever it is joined to."""
        if self.to is None:
            return self.days(year)
        named = self.year if self.year is not None else self.to.years_named() or year
        return None if named is None else self.days_alone(named)

    def days_alone(self, year: int) -> tuple[date, date] | None:
        """Its own days, with ``year`` where it names none."""
        try:
            return self._own_days(self.year if self.year is not None else year)
        except ValueError:
            return None

    def _own_days(self, year: int) -> tuple[date, date]:
        match self.shape:
            case Shape.DAY:
                day = date(year, self.number, self.day)
                return day, day
            case Shape.MONTH:
                return _months(year, self.number, self.number)
            case Shape.QUARTER:
                return _months(year, 3 * self.number - 2, 3 * self.number)
            case Shape.FIRST_MONTHS:
                return _months(year, 1, self.number)
            case Shape.LAST_MONTHS:
                return _months(year, 13 - self.number, 12)
            case Shape.SCHOOL_YEAR:
                return date(year, SCHOOL_YEAR[0], 1), _months(self.last_year, SCHOOL_YEAR[1], SCHOOL_YEAR[1])[1]
            case _:
                return date(year, 1, 1), date(self.last_year or year, 12, 31)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
