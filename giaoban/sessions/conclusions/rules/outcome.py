"""Kết quả thực hiện một kết luận: how many of its tasks stand how on a day."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum

from giaoban.said import Said
from giaoban.tasks.rules.state import Standing, State
from giaoban.tasks.rules.timeliness import Timeliness, timeliness


class Outcome(StrEnum):
    """How a task stands on the day a report is held; the values are what addresses say."""

    DONE_IN_TIME = "xong-dung-han"
    DONE_LATE = "xong-muon"
    DONE = "xong-khong-han"
    OPEN = "dang-lam"
    OPEN_LATE = "qua-han"
    CANCELLED = "huy"


NAMES: Mapping[Outcome, str] = {
    Outcome.DONE_IN_TIME: Said("Hoàn thành đúng hạn"),
    Outcome.DONE_LATE: Said("Hoàn thành quá hạn"),
    Outcome.DONE: Said("Hoàn thành, không có hạn"),
    Outcome.OPEN: Said("Đang thực hiện"),
    Outcome.OPEN_LATE: Said("Quá hạn, chưa xong"),
    Outcome.CANCELLED: Said("Đã hủy"),
}


def outcome(now: Standing, on: dt.date) -> Outcome:
    """How one task stands on a day: what waits to be confirmed is not done yet."""
    stands = timeliness(now, on)
    if now.state == State.CANCELLED:
        return Outcome.CANCELLED
    if now.state == State.DONE:
        return {Timeliness.IN_TIME: Outcome.DONE_IN_TIME, Timeliness.LATE: Outcome.DONE_LATE}.get(stands, Outcome.DONE)
    return Outcome.OPEN_LATE if stands == Timeliness.LATE else Outcome.OPEN


def counted(standings: Iterable[Standing], on: dt.date) -> Mapping[Outcome, int]:
    """How many tasks have each outcome; they sum to the number of tasks."""
    found = dict.fromkeys(Outcome, 0)
    for now in standings:
        found[outcome(now, on)] += 1
    return found
