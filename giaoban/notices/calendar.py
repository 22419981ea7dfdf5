"""Calendar feeds (lịch iCalendar): a person's secret address that any calendar program may subscribe to.

Who has the address reads it, so it shows only whose day it is and of what, never a person outside; it is
made with the rights that its owner has today, and ends when they revoke it.
"""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterator

import icalendar
from django.conf import settings
from django.db.models import Q, QuerySet

from giaoban.days.clock import VIETNAM
from giaoban.notices.models import CalendarLink, Reminder
from giaoban.notices.saying import told_again
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.web import registry
from giaoban.web.registry import CalendarDay

MOST_LINKS = 10
PAST = dt.timedelta(days=365)
"""How far back a feed goes."""
_SEEN_EVERY = dt.timedelta(hours=1)


class TooManyLinks(ValueError):
    """A person has more links in use than anybody has calendars."""


def make_link(account: Account, name: str, at: dt.datetime) -> str:
    """A new secret, to be shown once; only its digest is kept. Raises :class:`TooManyLinks`."""
    if links_of(account).count() >= MOST_LINKS:
        raise TooManyLinks
    secret = secrets.token_urlsafe(32)
    CalendarLink.objects.create(account=account, name=name, digest=_digest(secret), made_at=at)
    return secret


def links_of(account: Account) -> "QuerySet[CalendarLink]":
    """The links of a person that are in use, oldest first."""
    return CalendarLink.objects.filter(account=account, revoked_at=None).order_by("pk")


def revoke_link(pk: int, account: Account, at: dt.datetime) -> None:
    """End one of a person's own links."""
    links_of(account).filter(pk=pk).update(revoked_at=at)


def owner_of(secret: str, at: dt.datetime) -> Account | None:
    """Whose calendar a secret opens; notes about once an hour that it was read."""
    link = CalendarLink.objects.filter(digest=_digest(secret), revoked_at=None).select_related("account").first()
    if link is None or not link.account.is_active:
        return None
    if link.read_at is None or at - link.read_at >= _SEEN_EVERY:
        CalendarLink.objects.filter(pk=link.pk).update(read_at=at)
    return link.account


def feed(account: Account, at: dt.datetime) -> bytes:
    """The person's days as an iCalendar file (RFC 5545)."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Giao Ban//VN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Giao Ban")
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    calendar.add("refresh-interval", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    today = at.astimezone(VIETNAM).date()
    permission, since = Permission(account, today), today - PAST
    days = {one.uid: one for one in [*_reminded(permission, since), *registry.calendar_days(account, since)]}
    for one in sorted(days.values(), key=lambda one: (one.day, one.uid)):
        calendar.add_component(_event(one, at))
    written: bytes = calendar.to_ical()
    return written


def _reminded(permission: Permission, since: dt.date) -> Iterator[CalendarDay]:
    """The days that a person is reminded of; a room that knows more of them says them itself.

    A day of a unit that they may no longer see is left out, and so is every day of who holds no role any more.
    """
    if not permission.held:
        return
    armed = Reminder.objects.filter(account=permission.account, due__gte=since)
    for one in armed.filter(Q(unit=None) | Q(unit__in=permission.units(Deed.SEE))).order_by("pk"):
        yield CalendarDay(f"{one.thing_kind}:{one.thing_key}", told_again(one.title), one.due)


def _event(one: CalendarDay, at: dt.datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{one.uid}@giaoban")
    event.add("summary", str(one.title))
    event.add("dtstart", one.day)
    event.add("dtend", one.day + dt.timedelta(days=1))
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("transp", "TRANSPARENT")
    if one.href and settings.SITE_ADDRESS:
        event.add("url", f"{settings.SITE_ADDRESS}{one.href}")
    return event


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
