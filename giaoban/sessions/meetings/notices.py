"""Whom meetings are told to: those asked, once it is no draft; that it moved or was called off; the day's reminders."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils import timezone

from giaoban.days.clock import VIETNAM
from giaoban.notices import reminders
from giaoban.notices.kinds import NoticeKind, Sender, Settled, Told
from giaoban.notices.models import Reminder
from giaoban.notices.reminders import Due
from giaoban.notices.rules.moment import MomentRule
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.said import Said
from giaoban.sessions.meetings import queries
from giaoban.sessions.meetings.models import Invitation, InvitationReply, Meeting, MeetingState
from giaoban.sessions.meetings.things import MEETING
from giaoban.trail.models import Act, Seal
from giaoban.web.registry import CalendarDay
from giaoban.words.dates import write_short_date

INVITED = NoticeKind("sessions.invited", Said("Giấy mời họp"), needed=True)
MOVED = NoticeKind("sessions.moved", Said("Phiên họp đổi ngày, giờ, địa điểm hoặc hủy"), needed=True)
KINDS = (INVITED, MOVED)
RULES = (MomentRule("3_days_before", 3), MomentRule("on_the_day", 0))


def tell(seal: Seal, acts: Sequence[Act]) -> Iterator[Told | Settled]:
    """Who is asked hears of it once, and again whenever the meeting moves; a draft tells nobody."""
    changed = {
        one.record: one for one in Meeting.objects.filter(act__in=acts).select_related("corrects").order_by("pk")
    }
    asked = set(Invitation.objects.filter(act__in=acts).values_list("meeting", flat=True))
    sent = set(InvitationReply.objects.filter(act__in=acts).values_list("meeting", flat=True))
    for record in {*changed, *asked, *sent}:
        meeting = queries.standing(record)
        if meeting is not None and meeting.state != MeetingState.DRAFT:
            yield from _of(meeting, changed.get(record), seal)


def _of(meeting: Meeting, changed: Meeting | None, seal: Seal) -> Iterator[Told | Settled]:
    thing, day = (MEETING, meeting.record.hex), meeting.begins.astimezone(VIETNAM).date()
    told_on = seal.at.astimezone(VIETNAM).date()
    people = queries.people_told(meeting, told_on)
    units = queries.asked_through(meeting.record, people, told_on)
    if meeting.state in {MeetingState.CLOSED, MeetingState.CANCELLED}:
        reminders.disarm(thing)
        yield Settled(thing, (INVITED.code,))
    else:
        gone = set(_reminded(thing)) - set(people)
        reminders.disarm(thing, accounts=gone)
        reminders.arm([Due(pk, thing, day, meeting.title) for pk in people], RULES, at=seal.at)
        for pk in people:
            key = f"meeting:{meeting.record.hex}:invited"
            yield Told(pk, INVITED.code, key, _invited(meeting), thing, units.get(pk))
    news = _news(changed)
    if news and changed is not None:
        for pk in people:
            yield Told(pk, MOVED.code, f"meeting:{changed.uuid.hex}:moved", news, thing, units.get(pk))


def _reminded(thing: tuple[str, str]) -> list[int]:
    rows = Reminder.objects.filter(thing_kind=thing[0], thing_key=thing[1])
    return list(rows.values_list("account_id", flat=True))


def _invited(meeting: Meeting) -> str:
    begins = meeting.begins.astimezone(VIETNAM)
    return Said(
        "Mời họp: %(title)s, %(hour)s ngày %(day)s, %(place)s.",
        title=meeting.title,
        hour=f"{begins:%H:%M}",
        day=write_short_date(begins.date()),
        place=meeting.place,
    )


def _news(changed: Meeting | None) -> str:
    """What of a meeting that people were asked to is otherwise now; nothing for what they need not hear."""
    if changed is None or changed.corrects_id is None:
        return ""
    before = Meeting.objects.get(pk=changed.corrects_id)
    if before.state == MeetingState.DRAFT:
        return ""
    if changed.state == MeetingState.CANCELLED:
        return Said("Phiên họp bị hủy: %(title)s. Lý do: %(why)s", title=changed.title, why=changed.act.reason)
    if (before.begins, before.place) == (changed.begins, changed.place):
        return ""
    old, new = before.begins.astimezone(VIETNAM), changed.begins.astimezone(VIETNAM)
    return Said(
        "%(title)s chuyển từ %(old)s, %(old_place)s sang %(new)s, %(new_place)s.",
        title=changed.title,
        old=f"{old:%H:%M} {write_short_date(old.date())}",
        old_place=before.place,
        new=f"{new:%H:%M} {write_short_date(new.date())}",
        new_place=changed.place,
    )


def calendar(account: AbstractBaseUser, since: dt.date) -> Iterator[CalendarDay]:
    """The days of the meetings that an account is asked to or holds; drafts and meetings called off are no days."""
    if not isinstance(account, Account):
        return
    permission = Permission(account, timezone.localdate())
    for one in queries.visible(permission):
        day = one.begins.astimezone(VIETNAM).date()
        if one.state in {MeetingState.DRAFT, MeetingState.CANCELLED} or day < since:
            continue
        if queries.may_hold(permission, one) or queries.takes_part(permission, one):
            href = reverse("sessions:meeting", args=[one.record.hex])
            title = Said("%(hour)s %(title)s", hour=f"{one.begins.astimezone(VIETNAM):%H:%M}", title=one.title)
            yield CalendarDay(f"{MEETING}:{one.record.hex}", title, day, href)


SENDERS = (Sender("sessions.meetings", tell, frozenset({Meeting.KIND, Invitation.KIND, InvitationReply.KIND})),)
