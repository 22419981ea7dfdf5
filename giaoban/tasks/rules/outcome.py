"""What became of a task (kết quả): done or open × in time, late or without deadline; and the rate on time."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from giaoban.said import Said
from giaoban.tasks.rules.state import Standing, State
from giaoban.tasks.rules.timeliness import Timeliness, timeliness


class Outcome(StrEnum):
    """The six classes of follow-up (QĐ 42/2014/QĐ-TTg)."""

    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    DONE_NO_DUE = "done_no_due"
    OPEN_IN_TIME = "open_in_time"
    OPEN_LATE = "open_late"
    OPEN_NO_DUE = "open_no_due"


NAMES: Mapping[Outcome, str] = {
    Outcome.DONE_IN_TIME: Said("Xong đúng hạn"),
    Outcome.DONE_LATE: Said("Xong quá hạn"),
    Outcome.DONE_NO_DUE: Said("Xong, không có hạn"),
    Outcome.OPEN_IN_TIME: Said("Đang làm, trong hạn"),
    Outcome.OPEN_LATE: Said("Đang làm, quá hạn"),
    Outcome.OPEN_NO_DUE: Said("Đang làm, không có hạn"),
}
_OF = {
    (True, Timeliness.IN_TIME): Outcome.DONE_IN_TIME,
    (True, Timeliness.LATE): Outcome.DONE_LATE,
    (True, Timeliness.NONE): Outcome.DONE_NO_DUE,
    (False, Timeliness.IN_TIME): Outcome.OPEN_IN_TIME,
    (False, Timeliness.LATE): Outcome.OPEN_LATE,
    (False, Timeliness.NONE): Outcome.OPEN_NO_DUE,
}


def outcome_of(now: Standing, today: dt.date) -> Outcome | None:
    """The class of a task today; a cancelled one has none."""
    if now.state == State.CANCELLED:
        return None
    return _OF[now.state == State.DONE, timeliness(now, today)]


def on_time_rate(counts: Mapping[Outcome, int]) -> Decimal | None:
    """Done in time ÷ (done in time + done late + open late): what is open and in time says nothing yet.

    ``None`` where nothing is settled.
    """
    settled = sum(counts.get(one, 0) for one in (Outcome.DONE_IN_TIME, Outcome.DONE_LATE, Outcome.OPEN_LATE))
    return Decimal(counts.get(Outcome.DONE_IN_TIME, 0)) / settled if settled else None
