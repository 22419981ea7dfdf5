"""Days of sessions to come (ngày họp giao ban): reminders of who prepares them, days of calendar feeds."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from giaoban.days.clock import VIETNAM
from giaoban.indicators.models import ReportingSession
from giaoban.indicators.things import SESSION
from giaoban.notices import reminders
from giaoban.notices.kinds import Told
from giaoban.notices.reminders import Due
from giaoban.notices.rules.moment import MomentRule
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said
from giaoban.trail.models import Act, Seal
from giaoban.trail.queries import current
from giaoban.web.registry import CalendarDay
from giaoban.words.dates import write_short_date

RULES = (MomentRule("3_days_before", 3), MomentRule("on_the_day", 0))


def remind(seal: Seal, acts: Sequence[Act]) -> Iterator[Told]:
    """Who closes or sends figures is reminded of the session's day; a moved day is told again."""
    touched = set(ReportingSession.objects.filter(act__in=acts).values_list("record", flat=True))
    standing = {one.record: one for one in current(ReportingSession).filter(record__in=touched)}
    tree, day = offices.tree_now(), seal.at.astimezone(VIETNAM).date()
    for record in touched:
        thing = (SESSION, record.hex)
        if record not in standing:
            reminders.disarm(thing)
            continue
        reminders.arm(list(_dues(standing[record], thing, tree, day)), RULES, at=seal.at)
    yield from ()


def _dues(session: ReportingSession, thing: tuple[str, str], tree: UnitTree, day: dt.date) -> Iterator[Due]:
    title = Said(
        "Họp giao ban kỳ %(code)s của %(unit)s, số liệu đến ngày %(end)s",
        code=session.code,
        unit=tree[session.unit_id].name,
        end=write_short_date(session.end),
    )
    units = [one for one in tree.descendants(session.unit_id) if tree[one].lives_on(session.held_on)]
    people = {one.account_id: one.unit_id for one in offices.appointments_at(units, day) if one.account.is_active}
    for account, unit in sorted(people.items()):
        yield Due(account, thing, session.held_on, title, unit)


def calendar(account: AbstractBaseUser, since: dt.date) -> Iterator[CalendarDay]:
    """The sessions of an account's units and of the authorities above them."""
    if not isinstance(account, Account):
        return
    permission = Permission(account, timezone.localdate())
    tree = permission.tree
    held = {one.unit for one in permission.held if one.unit in tree}
    above = held.union(*(tree.ancestors(unit) for unit in held))
    for one in current(ReportingSession).filter(unit__in=above, held_on__gte=since).order_by("held_on"):
        title = Said("Họp giao ban kỳ %(code)s, %(unit)s", code=one.code, unit=tree[one.unit_id].name)
        yield CalendarDay(f"{SESSION}:{one.record.hex}", title, one.held_on)
