"""Where a task stands (trạng thái): a fold over what happened to it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from giaoban.said import Said
from giaoban.tasks.rules.happening import MOVES_DUE, Happening, What


class State(StrEnum):
    """Trạng thái; how it stands to its deadline is another thing (:mod:`giaoban.tasks.rules.timeliness`)."""

    ASSIGNED = "assigned"
    RUNNING = "running"
    WAITING = "waiting"
    AGAIN = "again"
    REFUSED = "refused"
    SUSPENDED = "suspended"
    DONE = "done"
    CANCELLED = "cancelled"


NAMES: Mapping[State, str] = {
    State.ASSIGNED: Said("Chưa thực hiện"),
    State.RUNNING: Said("Đang thực hiện"),
    State.WAITING: Said("Chờ xác nhận"),
    State.AGAIN: Said("Thực hiện lại"),
    State.REFUSED: Said("Từ chối nhiệm vụ"),
    State.SUSPENDED: Said("Tạm hoãn"),
    State.DONE: Said("Đã hoàn thành"),
    State.CANCELLED: Said("Đã hủy"),
}

OPEN = frozenset({State.ASSIGNED, State.RUNNING, State.WAITING, State.AGAIN, State.REFUSED, State.SUSPENDED})
"""Not ended: somebody still has something to do."""

STATE_AFTER: Mapping[What, State] = {
    What.ACCEPTED: State.RUNNING,
    What.REFUSED: State.REFUSED,
    What.KEPT: State.ASSIGNED,
    What.REASSIGNED: State.ASSIGNED,
    What.PROGRESS: State.RUNNING,
    What.REPORTED: State.WAITING,
    What.CONFIRMED: State.DONE,
    What.SENT_BACK: State.AGAIN,
    What.SUSPENDED: State.SUSPENDED,
    What.RESUMED: State.RUNNING,
    What.CANCELLED: State.CANCELLED,
}
"""What decides the state; a confirmation that names the next deadline leaves a recurring task running."""

SPOKE = frozenset({What.ACCEPTED, What.PROGRESS, What.REPORTED, What.REFUSED, What.EXTENSION_ASKED})
"""By these the lead lets hear of itself."""


_BY_RULE = frozenset({What.CONFIRMED, What.REDATED})
"""Those whose deadline the task's own rule gave."""


@dataclass(frozen=True)
class Occurrence:
    """One turn of a recurring task that was confirmed: its deadline and the day its result bears."""

    due: dt.date | None
    done_on: dt.date


@dataclass(frozen=True)
class Standing:
    """Where a task stands.

    ``result_on`` is the day of the result that waits or was confirmed: that of the document, else the day it was
    typed. ``held_on`` is the day of a suspension or cancellation. ``heard_on`` is when the lead was last heard of.
    ``follows_rule`` ends with a day that a person named instead of the one that a rule gives.
    """

    state: State = State.ASSIGNED
    due: dt.date | None = None
    original_due: dt.date | None = None
    extensions: int = 0
    request: Happening | None = None
    result_on: dt.date | None = None
    held_on: dt.date | None = None
    heard_on: dt.date | None = None
    answers: Mapping[int, Happening] = field(default_factory=dict)
    occurrences: tuple[Occurrence, ...] = ()
    last: int = 0
    follows_rule: bool = True

    @property
    def is_open(self) -> bool:
        """Whether it has not ended."""
        return self.state in OPEN

    @property
    def was_extended(self) -> bool:
        """Whether the deadline is another than the first one."""
        return self.due != self.original_due


def standing(due: dt.date | None, happenings: Iterable[Happening]) -> Standing:
    """Where a task with that first deadline stands after what happened, oldest first."""
    now = Standing(due=due, original_due=due)
    for one in happenings:
        now = after(now, one)
    return now


def after(now: Standing, one: Happening) -> Standing:
    """Where a task stands once one more thing happened."""
    now = replace(_speaking(_deciding(_asking(now, one), one), one), last=one.number)
    if one.what in MOVES_DUE and one.due is not None:
        now = replace(now, due=one.due, follows_rule=one.what in _BY_RULE or (now.follows_rule and one.due == now.due))
    return now


def _asking(now: Standing, one: Happening) -> Standing:
    if one.what == What.EXTENSION_ASKED:
        return replace(now, request=one)
    if one.what == What.EXTENDED:
        return replace(now, request=None, extensions=now.extensions + 1)
    if one.what in {What.EXTENSION_REFUSED, What.REASSIGNED, What.CONFIRMED, What.CANCELLED}:
        return replace(now, request=None)
    return now


def _deciding(now: Standing, one: Happening) -> Standing:
    if one.what not in STATE_AFTER:
        return now
    state, result_on, held_on = STATE_AFTER[one.what], now.result_on, None
    if one.what == What.CONFIRMED and one.due is not None:
        turn = Occurrence(now.due, now.result_on or one.day)
        return replace(now, state=State.RUNNING, result_on=None, occurrences=(*now.occurrences, turn))
    if one.what == What.REPORTED:
        result_on = one.result_day or one.day
    elif one.what != What.CONFIRMED:
        result_on = None
    if state in {State.SUSPENDED, State.CANCELLED}:
        held_on = one.day
    return replace(now, state=state, result_on=result_on, held_on=held_on)


def _speaking(now: Standing, one: Happening) -> Standing:
    if one.what == What.ANSWERED and one.unit is not None:
        return replace(now, answers={**now.answers, one.unit: one})
    return replace(now, heard_on=one.day) if one.what in SPOKE else now
