"""Reminders (nhắc hạn): armed for a thing and a moment rule; when the day moves they are armed again.

A room calls :func:`arm` whenever it knows the day of something, the same day or another, and
:func:`disarm` when nothing is due any more. It need not remember what it said before.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from giaoban.days.clock import VIETNAM
from giaoban.notices import actions
from giaoban.notices.kinds import NoticeKind, Told
from giaoban.notices.models import Reminder
from giaoban.notices.rules.moment import MomentRule, moment_of
from giaoban.notices.saying import kept, told_again
from giaoban.said import Said
from giaoban.words.dates import write_short_date

KIND = NoticeKind("reminders.due", Said("Nhắc hạn"))


@dataclass(frozen=True)
class Due:
    """A day by which somebody has to do something; ``title`` says what, and names no outsider."""

    account: int
    thing: tuple[str, str]
    day: dt.date
    title: str
    unit: int | None = None


def arm(dues: Sequence[Due], rules: Sequence[MomentRule], *, at: dt.datetime, even_past: bool = False) -> None:
    """Set the reminders of some days. A day that moved since is told with the old one, and reminded of again.

    A moment that has passed fires at once; a day that had passed when it was first named reminds of nothing, unless
    something begins to count from now (``even_past``).
    """
    with transaction.atomic():
        for due in dues:
            for rule in rules:
                _arm(due, rule, at, even_past)


def disarm(thing: tuple[str, str], *, accounts: Iterable[int] | None = None) -> None:
    """Nothing is due any more for these accounts, or for everybody: done, cancelled, handed over."""
    kind, key = thing
    rows = Reminder.objects.filter(thing_kind=kind, thing_key=key)
    (rows if accounts is None else rows.filter(account__in=list(accounts))).delete()


def armed_for(thing: tuple[str, str]) -> set[int]:
    """The accounts that are reminded of a thing."""
    kind, key = thing
    return set(Reminder.objects.filter(thing_kind=kind, thing_key=key).values_list("account", flat=True))


def fire(now: dt.datetime, account: int | None = None) -> int:
    """Tell everybody, or one person, of what comes due; returns how many reminders fired."""
    ripe = Reminder.objects.filter(fires_at__lte=now)
    found = list((ripe if account is None else ripe.filter(account=account)).order_by("pk")[:1000])
    if not found:
        return 0
    with transaction.atomic():
        actions.tell([_told(one) for one in found], at=now)
        for one in found:  # one that moved in between has another turn and stays armed
            Reminder.objects.filter(pk=one.pk, turn=one.turn).update(fires_at=None)
    return len(found)


def _arm(due: Due, rule: MomentRule, at: dt.datetime, even_past: bool) -> None:
    kind, key = due.thing
    same = {"account_id": due.account, "thing_kind": kind, "thing_key": key, "rule": rule.code}
    row = Reminder.objects.select_for_update().filter(**same).first()
    said = {"title": kept(due.title), "unit_id": due.unit}
    if row is None:
        if even_past or due.day >= at.astimezone(VIETNAM).date():
            Reminder.objects.create(**same, **said, due=due.day, fires_at=moment_of(due.day, rule))
    elif row.due == due.day:
        Reminder.objects.filter(pk=row.pk).update(**said)
    else:
        moved = {"due": due.day, "before": row.due, "turn": row.turn + 1, "fires_at": moment_of(due.day, rule)}
        Reminder.objects.filter(pk=row.pk).update(**said, **moved)


def _told(one: Reminder) -> Told:
    key = f"reminder:{one.thing_kind}:{one.thing_key}:{one.rule}:{one.turn}"
    return Told(
        account=one.account_id,
        kind=KIND.code,
        key=key,
        said=_sentence(told_again(one.title), one.due, one.before),
        thing=(one.thing_kind, one.thing_key),
        unit=one.unit_id,
    )


def _sentence(title: str, due: dt.date, before: dt.date | None) -> str:
    if before is None:
        return Said("%(title)s: hạn %(due)s.", title=title, due=write_short_date(due))
    return Said(
        "%(title)s: hạn đã chuyển từ %(before)s sang %(due)s.",
        title=title,
        before=write_short_date(before),
        due=write_short_date(due),
    )
