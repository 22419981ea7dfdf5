"""Whether intervals together cover an interval: for nil returns, closes and entered periods."""

import datetime as dt
from collections.abc import Iterable

Span = tuple[dt.date, dt.date]


def gaps(spans: Iterable[Span], start: dt.date, end: dt.date) -> list[Span]:
    """The parts of start…end that no span covers, in order."""
    missing: list[Span] = []
    day = start
    for first, last in sorted(spans):
        if first > end:
            break
        if first > day:
            missing.append((day, first - dt.timedelta(days=1)))
        day = max(day, last + dt.timedelta(days=1))
    if day <= end:
        missing.append((day, end))
    return missing


def covers(spans: Iterable[Span], start: dt.date, end: dt.date) -> bool:
    """Whether the spans leave no day of start…end out."""
    return not gaps(spans, start, end)
