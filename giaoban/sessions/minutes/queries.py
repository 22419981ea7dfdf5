"""Asking for the notice of a meeting's conclusions, and for its text."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.queries import steps_of
from giaoban.documents.rules.way import state
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.sessions.meetings import queries as meetings
from giaoban.sessions.minutes.models import ConclusionNotice
from giaoban.trail.queries import current


@dataclass(frozen=True)
class Conclusion:
    """The text of a conclusion as other rooms take it in, and where it stands."""

    meeting: uuid.UUID
    session: uuid.UUID | None
    unit: int
    text: str
    issued: bool
    number: str
    day: dt.date | None
    signer: str


def notice_of(meeting: uuid.UUID) -> ConclusionNotice | None:
    """The notice of a meeting as it stands."""
    return current(ConclusionNotice).filter(meeting=meeting).select_related("unit", "act").first()


def may_read(permission: Permission, notice: ConclusionNotice) -> bool:
    """Whether an account may read a notice: who sees the authority's work always, who was asked once it is sent."""
    return permission.may(Deed.SEE, notice.unit_id) or _state(notice) == Step.SENT


def steps_of_notice(notice: ConclusionNotice) -> Sequence[DocumentStep]:
    """The steps that the notice has gone."""
    return steps_of(notice.document)


def may_be_written(notice: ConclusionNotice | None) -> bool:
    """Whether the text may still be changed: before it is submitted, and after it was returned."""
    return notice is None or _state(notice) in {"draft", Step.RETURNED}


def conclusion_of(meeting: uuid.UUID) -> Conclusion | None:
    """The text of a meeting's conclusion, issued or still a draft; ``None`` where nothing is written."""
    notice, held = notice_of(meeting), meetings.standing(meeting)
    if notice is None or held is None:
        return None
    steps = steps_of(notice.document)
    numbered = next((one for one in steps if one.step == Step.NUMBERED), None)
    signed = next((one for one in reversed(steps) if one.step == Step.SIGNED), None)
    return Conclusion(
        meeting=meeting,
        session=held.session,
        unit=held.unit_id,
        text=notice.text,
        issued=state([one.step for one in steps]) == Step.SENT,
        number=f"{numbered.number}/{numbered.symbol}" if numbered else "",
        day=numbered.day if numbered else None,
        signer=signed.signer if signed else "",
    )


def conclusions_of_session(session: uuid.UUID) -> list[Conclusion]:
    """The conclusions of every meeting that heard a reporting session's report."""
    found = (conclusion_of(one.record) for one in meetings.meetings_of_session(session))
    return [one for one in found if one is not None]


def _state(notice: ConclusionNotice) -> str:
    return state([one.step for one in steps_of(notice.document)])
