"""Given tasks as pages of conclusions show them."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.said import Said
from giaoban.sessions.conclusions.queries import GivenTask
from giaoban.tasks.rules.state import NAMES as STATE_NAMES
from giaoban.tasks.rules.state import State
from giaoban.tasks.rules.timeliness import Timeliness, days_late, name_of, timeliness
from giaoban.web.parts import Tone
from giaoban.words.dates import write_short_date


@dataclass(frozen=True)
class ShownTask:
    """One task of a conclusion: where it stands, and how many of its parts are done."""

    record: uuid.UUID
    order: str
    text: str
    lead: str
    due: str
    state: str
    tone: Tone
    parts: int
    parts_done: int


def shown_task(one: GivenTask, lead: str, today: dt.date) -> ShownTask:
    """One given task on a day."""
    stands = timeliness(one.now, today)
    tone: Tone = "plain"
    if stands == Timeliness.LATE:
        tone = "bad"
    elif one.now.state == State.DONE:
        tone = "good"
    return ShownTask(
        record=one.task.record,
        order=one.task.order,
        text=one.task.text,
        lead=lead,
        due=write_short_date(one.now.due) if one.now.due else "",
        state=_words(one, today),
        tone=tone,
        parts=len(one.parts),
        parts_done=done(one.parts),
    )


def done(parts: Sequence[GivenTask]) -> int:
    """How many are done."""
    return sum(part.now.state == State.DONE for part in parts)


def _words(one: GivenTask, today: dt.date) -> str:
    """The state; how it stands to its deadline where that says more."""
    late = days_late(one.now, today)
    if one.now.state == State.DONE:
        return name_of(one.now, today)
    if late:
        return Said("%(state)s, quá hạn %(count)s ngày", state=STATE_NAMES[one.now.state], count=late)
    return STATE_NAMES[one.now.state]
