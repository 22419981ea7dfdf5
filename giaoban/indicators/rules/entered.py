"""Entered figures: periods summed to a year-to-date, cumulatives subtracted to a period; none is cut or stretched."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from giaoban.indicators.rules.coverage import gaps
from giaoban.said import Said


@dataclass(frozen=True)
class Entered:
    """One accepted value of one unit: its own interval, whether it is chính thức, and what it came with."""

    start: dt.date
    end: dt.date
    value: int
    official: bool
    record: str = ""


@dataclass(frozen=True)
class Answer:
    """A value over an interval with the entered values that make it, or why there is none."""

    value: int | None
    why: str = ""
    official: bool = False
    parts: tuple[Entered, ...] = ()


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
        return Answer(exact[-1].value, official=exact[-1].official, parts=(exact[-1],))
    return _sum_of_periods(entries, start, end) if enters == "period" else _difference(entries, start, end)


def _sum_of_periods(entries: Sequence[Entered], start: dt.date, end: dt.date) -> Answer:
    inside = [entry for entry in entries if start <= entry.start and entry.end <= end]
    missing = gaps([(entry.start, entry.end) for entry in inside], start, end)
    if missing:
        return Answer(
            None, Said("chưa có số %(months)s", months=[one for first, last in missing for one in _names(first, last)])
        )
    official = all(entry.official for entry in inside)
    return Answer(sum(entry.value for entry in inside), official=official, parts=tuple(inside))


def _difference(entries: Sequence[Entered], start: dt.date, end: dt.date) -> Answer:
    """Cumulatives run from 1 January: a period is the later one less the one that ends the day before it."""
    first = dt.date(end.year, 1, 1)
    whole = [entry for entry in entries if (entry.start, entry.end) == (first, end)]
    before = [entry for entry in entries if (entry.start, entry.end) == (first, start - dt.timedelta(days=1))]
    if not whole:
        return Answer(None, Said("chưa có số lũy kế đến %(end)s", end=f"{end:%d/%m/%Y}"))
    if not before:
        return Answer(None, Said("chưa có số lũy kế đến %(end)s", end=f"{start - dt.timedelta(days=1):%d/%m/%Y}"))
    parts = (before[-1], whole[-1])
    return Answer(parts[1].value - parts[0].value, official=all(one.official for one in parts), parts=parts)


def _names(first: dt.date, last: dt.date) -> list[str]:
    return [Said("tháng %(month)s/%(year)s", month=month, year=year) for year, month in _months(first, last)]


def _months(first: dt.date, last: dt.date) -> list[tuple[int, int]]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1) for n in range(count)]
