"""Đúng hạn, quá hạn: how a task stands to its deadline, kept apart from its state (QĐ 42/2014/QĐ-TTg).

The day that counts is the day of the result document, not the day it was typed; while a result waits for
confirmation its day counts already. A task that was done late stays late.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from giaoban.said import Said
from giaoban.tasks.rules.state import Standing, State


class Timeliness(StrEnum):
    """Trong hạn, quá hạn, không có hạn."""

    IN_TIME = "in_time"
    LATE = "late"
    NONE = "none"


NAMES: Mapping[Timeliness, str] = {
    Timeliness.IN_TIME: Said("Trong hạn"),
    Timeliness.LATE: Said("Quá hạn"),
    Timeliness.NONE: Said("Không có hạn"),
}
_DONE_NAMES: Mapping[Timeliness, str] = {
    Timeliness.IN_TIME: Said("Hoàn thành đúng hạn"),
    Timeliness.LATE: Said("Hoàn thành quá hạn"),
    Timeliness.NONE: Said("Hoàn thành, không có hạn"),
}


def measured_on(now: Standing, today: dt.date) -> dt.date:
    """The day that is held against the deadline."""
    if now.state in {State.DONE, State.WAITING} and now.result_on is not None:
        return now.result_on
    if now.held_on is not None:
        return now.held_on
    return today


def timeliness(now: Standing, today: dt.date) -> Timeliness:
    """How a task stands to its deadline today."""
    return against(now.due, measured_on(now, today))


def against(due: dt.date | None, day: dt.date) -> Timeliness:
    """How a day stands to a deadline: the deadline itself is in time."""
    if due is None:
        return Timeliness.NONE
    return Timeliness.IN_TIME if day <= due else Timeliness.LATE


def name_of(now: Standing, today: dt.date) -> str:
    """The timeliness in words, which differ once the task is done."""
    names = _DONE_NAMES if now.state == State.DONE else NAMES
    return names[timeliness(now, today)]


def days_late(now: Standing, today: dt.date) -> int:
    """How many calendar days the day that counts lies after the deadline; 0 in time or without one."""
    return max(0, (measured_on(now, today) - now.due).days) if now.due is not None else 0


def is_due_soon(now: Standing, today: dt.date, days: int) -> bool:
    """Sắp đến hạn: still to be done, in time, and at most so many days are left."""
    working = now.state in {State.ASSIGNED, State.RUNNING, State.AGAIN}
    return working and now.due is not None and 0 <= (now.due - today).days <= days
