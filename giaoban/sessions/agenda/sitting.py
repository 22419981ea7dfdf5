"""While the room sits: the chair's turn to an item, what is said, what comes of each item; somebody's own notes."""

import datetime as dt
import uuid

from giaoban.offices.models import Account
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.sessions.agenda import queries
from giaoban.sessions.agenda.models import AgendaItem, AgendaTurn, ItemOutcome, Outcome, PrivateNote, SpokenOpinion
from giaoban.sessions.meetings import actions as meetings
from giaoban.sessions.meetings import queries as invited
from giaoban.sessions.meetings.models import Meeting, MeetingState
from giaoban.sessions.meetings.rules.states import WrongState
from giaoban.sessions.meetings.versions import following, one_writer
from giaoban.trail import actions as trail

LONGEST_NOTE = 20_000


def turn_to(meeting: Meeting, item: AgendaItem | None, *, by: Account, at: dt.datetime) -> AgendaTurn:
    """The room turns to an item, or rests; a meeting that was invited begins with its first turn."""
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [meeting.unit_id])
    if meeting.state == MeetingState.INVITED:
        meeting = meetings.pass_to(meeting, MeetingState.HELD, by=by, at=at)
    _refuse_unless_held(meeting, MeetingState.HELD)
    turn = AgendaTurn(meeting=meeting.record, item=item.record if item else None, at=at)
    with one_writer():
        trail.append("sessions.turn", [turn], by=author, at=at)
    return turn


def conclude(
    meeting: Meeting, item: AgendaItem, result: str, resolution: str, *, by: Account, at: dt.datetime
) -> ItemOutcome:
    """What came of an item, and its resolution in words; written again it becomes a new version."""
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [meeting.unit_id])
    _refuse_unless_held(meeting, MeetingState.HELD, MeetingState.CLOSED)
    if result not in Outcome.values:
        raise Refused([Finding("result", "unknown", Said("Chọn kết quả"))])
    before = queries.outcomes_of(meeting.record).get(item.record)
    new = ItemOutcome(meeting=meeting.record, item=item.record, result=result, resolution=resolution.strip())
    with one_writer():
        trail.append("sessions.conclude_item", [following(new, before, key=str(item.record))], by=author, at=at)
    return new


def write_opinion(
    meeting: Meeting, item: uuid.UUID | None, speaker: str, words: str, *, by: Account, at: dt.datetime
) -> SpokenOpinion:
    """Write down what somebody said: the organisers for anybody, who takes part for themselves."""
    permission = Permission(by, at.date())
    _refuse_unless_held(meeting, MeetingState.HELD)
    if permission.may(Deed.HOLD_MEETING, meeting.unit_id):
        author = permission.require(Deed.HOLD_MEETING, [meeting.unit_id])
    elif invited.takes_part(permission, meeting):
        held = permission.held[0]
        author = trail.Author(by.username, held.words, permission.unit_key(held.unit))
        speaker = f"{by.name}, {held.post}"
    else:
        raise NotAllowed(Said("Chỉ người dự họp ghi ý kiến."))
    wrong = [(name, text) for name, text in (("speaker", speaker), ("words", words)) if not text.strip()]
    if wrong:
        raise Refused([Finding(name, "required", Said("Không được để trống")) for name, _ in wrong])
    said = SpokenOpinion(meeting=meeting.record, item=item, speaker=speaker.strip()[:160], words=words.strip())
    with one_writer():
        trail.append("sessions.write_opinion", [said], by=author, at=at)
    return said


def keep_note(meeting: Meeting, text: str, *, by: Account) -> None:
    """Keep somebody's own note; no act, for it is nobody else's."""
    PrivateNote.objects.update_or_create(account=by, meeting=meeting.record, defaults={"text": text[:LONGEST_NOTE]})


def _refuse_unless_held(meeting: Meeting, *states: str) -> None:
    if meeting.state not in states:
        raise WrongState(Said("Việc này làm khi phiên họp đang họp."))
