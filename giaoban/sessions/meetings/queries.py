"""Asking about meetings: which one may see, who is invited, what they answered, who came."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q

from giaoban.indicators.sessions import Session, sessions_at
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import ARCHIVE_READER, Deed
from giaoban.sessions.meetings.models import (
    Attendance,
    Invitation,
    InvitationReply,
    Meeting,
    MeetingSeries,
    MeetingState,
    Part,
)
from giaoban.trail.queries import current, latest_seal


class MeetingNotFound(LookupError):
    """There is no such meeting, or the account may not know of it."""


@dataclass(frozen=True)
class Invited:
    """An invitation with its reply and who came."""

    invitation: Invitation
    reply: InvitationReply | None
    attendance: Attendance | None

    @property
    def name(self) -> str:
        """Who is asked: the person, or nobody in particular."""
        return self.invitation.account.name if self.invitation.account else ""

    @property
    def expected(self) -> str:
        """Who is to come: the substitute, or the person invited."""
        sent = self.reply.substitute if self.reply else None
        return sent.name if sent else self.name


def find(key: str, permission: Permission) -> Meeting:
    """The meeting of a key that the account may see; raises :class:`MeetingNotFound`."""
    try:
        meeting = standing(uuid.UUID(key))
    except ValueError as error:
        raise MeetingNotFound from error
    if meeting is None or not may_see(permission, meeting):
        raise MeetingNotFound
    return meeting


def standing(record: uuid.UUID) -> Meeting | None:
    """A meeting as it stands."""
    return current(Meeting).filter(record=record).select_related("unit", "chair").first()


def may_hold(permission: Permission, meeting: Meeting) -> bool:
    """Whether the account organises or chairs the meeting."""
    return permission.may(Deed.HOLD_MEETING, meeting.unit_id)


def may_see(permission: Permission, meeting: Meeting) -> bool:
    """A draft is its organisers' own; later those invited see it, and who sees the authority's work."""
    if may_hold(permission, meeting):
        return True
    if meeting.state == MeetingState.DRAFT:
        return False
    return permission.may(Deed.SEE, meeting.unit_id) or takes_part(permission, meeting)


def takes_part(permission: Permission, meeting: Meeting) -> bool:
    """Whether the account is invited, serves at a unit invited as such, or was named to come instead."""
    if meeting.state == MeetingState.DRAFT:
        return False
    return meeting.record in _own_meetings(permission, [meeting.record])


def visible(permission: Permission) -> list[Meeting]:
    """Every meeting the account may see, the latest first."""
    held = permission.units(Deed.HOLD_MEETING)
    later = Q(unit__in=permission.units(Deed.SEE)) | Q(record__in=_own_meetings(permission))
    rows = current(Meeting).filter(Q(unit__in=held) | (~Q(state=MeetingState.DRAFT) & later))
    return list(rows.select_related("unit", "chair").order_by("-begins", "pk"))


def _own_meetings(permission: Permission, among: Collection[uuid.UUID] | None = None) -> set[uuid.UUID]:
    """Meetings that the account is asked to, itself or by its unit, or comes to instead of somebody.

    Who holds no role any more is asked to none, whatever they were asked to before.
    """
    if not permission.held:
        return set()
    mine = {one.unit for one in permission.held if one.role != ARCHIVE_READER}
    asked = current(Invitation).filter(Q(account=permission.account) | Q(account=None, unit__in=mine))
    sent = current(InvitationReply).filter(substitute=permission.account)
    if among is not None:
        asked, sent = asked.filter(meeting__in=among), sent.filter(meeting__in=among)
    return {*asked.values_list("meeting", flat=True), *sent.values_list("meeting", flat=True)}


def invited(meeting: uuid.UUID) -> list[Invited]:
    """Who is asked to a meeting: chair, members, guests, each in the order they were asked."""
    replies = {
        one.invitation: one for one in current(InvitationReply).filter(meeting=meeting).select_related("substitute")
    }
    came = {one.invitation: one for one in current(Attendance).filter(meeting=meeting)}
    rows = current(Invitation).filter(meeting=meeting).select_related("account", "unit").order_by("pk")
    order = list(Part.values)
    return [
        Invited(one, replies.get(one.record), came.get(one.record))
        for one in sorted(rows, key=lambda one: order.index(one.part))
    ]


def own_invitations(permission: Permission, rows: Sequence[Invited]) -> list[Invited]:
    """The invitations that the account may answer: its own while it serves, and those of the units it serves at."""
    if not permission.held:
        return []
    mine = {one.unit for one in permission.held if one.role != ARCHIVE_READER}
    return [
        one
        for one in rows
        if one.invitation.account_id == permission.account.pk
        or (one.invitation.account is None and one.invitation.unit_id in mine)
    ]


def people_told(meeting: Meeting, on: dt.date) -> dict[int, Account]:
    """Everybody whom an invitation reaches on a day: the person asked or sent instead, or a unit's officials.

    Whoever holds no role on that day is reached no more.
    """
    rows = invited(meeting.record)
    found = {one.invitation.account_id: one.invitation.account for one in rows if one.invitation.account}
    found |= {one.reply.substitute_id: one.reply.substitute for one in rows if one.reply and one.reply.substitute}
    units = [one.invitation.unit_id for one in rows if one.invitation.account is None]
    served = offices.appointments_at(units, on) if units else []
    found |= {one.account_id: one.account for one in served}
    serving = {one.account_id for one in offices.appointments_of([pk for pk in found if pk is not None], on)}
    return {pk: one for pk, one in found.items() if pk in serving and one is not None and one.is_active}


def asked_through(meeting: uuid.UUID, people: Collection[int], on: dt.date) -> dict[int, int]:
    """The unit through which each of some people is asked to a meeting, for those who serve there on a day."""
    rows = [one.invitation for one in invited(meeting)]
    serving = [(one.account_id, one.unit_id) for one in offices.appointments_at({one.unit_id for one in rows}, on)]
    named = {(one.account_id, one.unit_id) for one in rows if one.account_id}
    return {pk: unit for pk, unit in [*serving, *(one for one in serving if one in named)] if pk in people}


def series_of(units: Collection[int]) -> list[MeetingSeries]:
    """The series of some authorities."""
    return list(current(MeetingSeries).filter(unit__in=units).order_by("pk"))


def meetings_of_session(session: uuid.UUID) -> list[Meeting]:
    """The meetings that hear a reporting session's report."""
    return list(current(Meeting).filter(session=session).select_related("unit").order_by("begins"))


def session_of(record: uuid.UUID | None) -> Session | None:
    """The reporting session that a record names."""
    return next((one for one in sessions_at(latest_seal()) if one.record == record), None) if record else None


def members_ever(units: Collection[int]) -> list[Account]:
    """Whoever was asked to a meeting of some authorities as a member of them."""
    held = current(Meeting).filter(unit__in=units).values_list("record", flat=True)
    rows = current(Invitation).filter(part=Part.MEMBER, meeting__in=list(held)).select_related("account").order_by("pk")
    return list({one.account_id: one.account for one in rows if one.account}.values())
