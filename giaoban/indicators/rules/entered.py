"""Entered figures: periods summed to a year-to-date, cumulatives subtracted to a period; none is cut or stretched."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from giaoban.indicators.rules.coverage import gaps


@dataclass(frozen=True)
class Entered:
    """One accepted value of one unit: its own interval, and whether it is chính thức."""

    start: dt.date
    end: dt.date
    value: int
    official: bool


@dataclass(frozen=True)
class Answer:
    """A value over an interval, or why there is none."""

    value: int | None
    why: str = ""
    official: bool = False


def standing(entries: Iterable[Entered]) -> list[Entered]:
    """One value per interval: a chính thức value replaces the ước; of equals the later one given."""
    kept: dict[tuple[dt.date, dt.date], Entered] = {}
    for entry in entries:
        held = kept.get((entry.start, entry.end))
        if held is None or entry.official >= held.official:
            kept[entry.start, entry.end] = entry
    return sorted(kept.values(), key=lambda entry: (entry.end, entry.start))


def over(entries: Sequence[Entered], start: dt.date, end: dt.date, enters: str) -> Answer:
    """The value from ``start`` to ``end``; ``enters`` says whether the unit enters periods or cumulatives."""
    exact = [entry for entry in entries if (entry.start, entry.end) == (start, end)]
    if exact:
        return Answer(exact[-1].value, official=exact[-1].official)
    return _sum_of_periods(entries, start, end) if enters == "period" else _difference(entries, start, end)


def _sum_of_periods(entries: Sequence[Entered], start: dt.date, end: dt.date) -> Answer:
    inside = [entry for entry in entries if start <= entry.start and entry.end <= end]
    missing = gaps([(entry.start, entry.end) for entry in inside], start, end)
    if missing:
        return Answer(None, "chưa có số " + ", ".join(_name(first, last) for first, last in missing))
    return Answer(sum(entry.value for entry in inside), official=all(entry.official for entry in inside))


def _difference(entries: Sequence[Entered], start: dt.date, end: dt.date) -> Answer:
    """Cumulatives run from 1 January: a period is the later one less the one that ends the day before it."""
    first = dt.date(end.year, 1, 1)
    whole = [entry for entry in entries if (entry.start, entry.end) == (first, end)]
    before = [entry for entry in entries if (entry.start, entry.end) == (first, start - dt.timedelta(days=1))]
    if not whole:
        return Answer(None, f"chưa có số lũy kế đến {end:%d/%m/%Y}")
    if not before:
        return Answer(None, f"chưa có số lũy kế đến {start - dt.timedelta(days=1):%d/%m/%Y}")
    return Answer(whole[-1].value - before[-1].value, official=whole[-1].official and before[-1].official)


def _name(first: dt.date, last: dt.date) -> str:
    months = [f"tháng {month}/{year}" for year, month in _months(first, last)]
    return ", ".join(months)


def _months(first: dt.date, last: dt.date) -> list[tuple[int, int]]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1) for n in range(count)]
