"""The next day of a monthly meeting: its day of the month, or the first working day after it."""

import datetime as dt
from collections.abc import Callable


def next_day(day_of_month: int, after: dt.date, on_or_after: Callable[[dt.date], dt.date]) -> dt.date:
    """The first such day later than ``after``; a month too short for the day takes its last.

    ``on_or_after`` moves a day off to the next working day. A meeting moved into the next month still counts for
    its own, so each month has one.
    """
    month = after.replace(day=1)
    while True:
        day = on_or_after(_in_month(month, day_of_month))
        if day > after:
            return day
        month = _following(month)


def _in_month(first: dt.date, day: int) -> dt.date:
    return min(first + dt.timedelta(days=day - 1), _following(first) - dt.timedelta(days=1))


def _following(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=32)).replace(day=1)
