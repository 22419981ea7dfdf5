"""Asking people to a meeting, their answers, and who was really there."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence

from giaoban.days.clock import VIETNAM
from giaoban.offices import queries as offices
from giaoban.offices.models import Account, Delegation
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.sessions.meetings import queries
from giaoban.sessions.meetings.models import Answer, Attendance, Invitation, InvitationReply, Meeting, MeetingState
from giaoban.sessions.meetings.rules.answering import refusals
from giaoban.sessions.meetings.rules.states import CHANGEABLE, OPEN, WrongState
from giaoban.sessions.meetings.versions import following, one_writer
from giaoban.trail import actions as trail
from giaoban.trail.queries import current


def invite(meeting: Meeting, invitations: Sequence[Invitation], *, by: Account, at: dt.datetime) -> list[Invitation]:
    """Ask units and people; who is asked already is not asked twice. Of a draft nobody is told yet."""
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [meeting.unit_id])
    if meeting.state not in OPEN:
        raise WrongState(Said("Phiên họp đã xong hoặc đã hủy, không mời thêm."))
    asked = {_whom(one.invitation) for one in queries.invited(meeting.record)}
    fresh = [one for one in invitations if _whom(one) not in asked]
    if fresh:
        for one in fresh:
            one.meeting = meeting.record
            following(one, None, key=f"{meeting.record}:{_whom(one)}:{at.isoformat()}")
        with one_writer():
            trail.append("sessions.invite", fresh, by=author, at=at)
    return fresh


def take_back(meeting: Meeting, invitation: Invitation, *, by: Account, at: dt.datetime) -> None:
    """Strike somebody off the list before the meeting."""
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [meeting.unit_id])
    if meeting.state not in CHANGEABLE:
        raise WrongState(Said("Phiên họp đã bắt đầu, không bỏ người khỏi thành phần mời."))
    struck = Invitation(
        meeting=invitation.meeting,
        unit_id=invitation.unit_id,
        account_id=invitation.account_id,
        part=invitation.part,
        corrects=invitation,
        record=invitation.record,
        void=True,
    )
    with one_writer():
        trail.append("sessions.take_back", [struck], by=author, at=at)


def answer(meeting: Meeting, reply: InvitationReply, *, by: Account, at: dt.datetime) -> InvitationReply:
    """Answer an invitation: who is asked, an official of the unit asked, or the organisers for them.

    Raises :class:`~giaoban.registers.rules.finding.Refused` at the field; a person is stood in for by whoever holds
    a delegation of theirs on the day of the meeting.
    """
    row = next((one for one in queries.invited(meeting.record) if one.invitation.record == reply.invitation), None)
    if meeting.state != MeetingState.INVITED or row is None:
        raise WrongState(Said("Chỉ trả lời giấy mời của phiên họp đã mời và chưa họp."))
    permission = Permission(by, at.date())
    author = _answering(permission, meeting, row)
    day = meeting.begins.astimezone(VIETNAM).date()
    delegates = may_stand_in(row.invitation, day)
    named = row.invitation.account is not None
    sent = reply.substitute_id if reply.answer == Answer.SENDS else None
    wrong = list(refusals(reply.answer, reply.reason, sent, delegates, named=named))
    if wrong:
        raise Refused([Finding(name, "reply", words) for name, words in wrong])
    reply.substitute_id, reply.meeting = sent, meeting.record
    if sent is not None and named:
        reply.delegation = delegates[sent]
    with one_writer():
        trail.append("sessions.answer", [following(reply, row.reply, key=str(reply.invitation))], by=author, at=at)
    return reply


def may_stand_in(invitation: Invitation, day: dt.date) -> Mapping[int, uuid.UUID | None]:
    """Who may come instead on a day, with the delegation that says so (none for a unit's own officials)."""
    if invitation.account is None:
        return {one.account_id: None for one in offices.appointments_at([invitation.unit_id], day)}
    given = current(Delegation).filter(giver=invitation.account, from_day__lte=day).order_by("pk")
    return {one.receiver_id: one.record for one in given if one.last_day is None or day <= one.last_day}


def mark_present(meeting: Meeting, seen: Iterable[Attendance], *, by: Account, at: dt.datetime) -> list[Attendance]:
    """Write down who is really there; only what differs from what stands."""
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [meeting.unit_id])
    if meeting.state not in {MeetingState.HELD, MeetingState.CLOSED}:
        raise WrongState(Said("Chỉ điểm danh khi phiên họp đã bắt đầu."))
    standing = {one.invitation.record: one.attendance for one in queries.invited(meeting.record)}
    new = []
    for one in seen:
        before = standing.get(one.invitation)
        if one.invitation in standing and (before is None or (before.present, before.who) != (one.present, one.who)):
            one.meeting = meeting.record
            new.append(following(one, before, key=str(one.invitation)))
    if new:
        with one_writer():
            trail.append("sessions.mark_present", new, by=author, at=at)
    return new


def _whom(one: Invitation) -> str:
    return f"{one.unit_id}:{one.account_id or ''}"


def _answering(permission: Permission, meeting: Meeting, row: queries.Invited) -> trail.Author:
    if queries.own_invitations(permission, [row]):
        held = permission.held[0]
        return trail.Author(permission.account.username, held.words, permission.unit_key(held.unit))
    try:
        return permission.require(Deed.HOLD_MEETING, [meeting.unit_id])
    except NotAllowed as refusal:
        raise NotAllowed(Said("Giấy mời này không gửi cho bạn hoặc đơn vị của bạn.")) from refusal
