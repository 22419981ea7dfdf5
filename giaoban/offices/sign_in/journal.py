"""Nhật ký đăng nhập: writing a line, and who has failed too often (chặn dò mật khẩu)."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from giaoban.offices.models import Account
from giaoban.offices.sign_in.models import Outcome, SignInRecord
from giaoban.offices.sign_in.policy import LockOut
from giaoban.offices.sign_in.visitor import Visitor, who_of

_RESETS = (Outcome.SIGNED_IN, Outcome.UNLOCKED, Outcome.PASSWORD_SET)
EVERYWHERE = ""
"""The address of who is kept out whatever the address."""
_FAILURES = (Outcome.WRONG_PASSWORD, Outcome.WRONG_FACTOR)


@dataclass(frozen=True)
class Kept:
    """A name that is kept out now: whose, from where, since when the last failure; no address: from every one."""

    account: Account | None
    ip: str
    failures: int
    last_at: dt.datetime


def note(
    outcome: Outcome,
    visitor: Visitor,
    *,
    at: dt.datetime,
    account: Account | None = None,
    username: str = "",
    words: str = "",
) -> None:
    """Write one line; never a password, a code or a name that belongs to no account."""
    typed = account.username if account else username
    SignInRecord.objects.create(
        at=at, account=account, who=who_of(typed), ip=visitor.ip, agent=visitor.agent, outcome=outcome, note=words
    )


def must_wait(username: str, visitor: Visitor, limits: LockOut, *, at: dt.datetime) -> bool:
    """Whether this name from this address, or the address over all names, failed too often."""
    recent = _recent(limits, at).filter(ip=visitor.ip)
    mine = _since_reset(recent.filter(who=who_of(username)))
    if mine.filter(outcome__in=_FAILURES).count() >= limits.of_one:
        return True
    return recent.filter(outcome__in=_FAILURES).count() >= limits.of_address


def factor_must_wait(account: Account, limits: LockOut, *, at: dt.datetime) -> bool:
    """Whether an account's second factor was missed too often, from whatever address."""
    mine = _since_reset(_recent(limits, at).filter(account=account))
    return mine.filter(outcome=Outcome.WRONG_FACTOR).count() >= limits.of_factor


def kept_out(accounts: "QuerySet[Account] | list[int]", limits: LockOut, *, at: dt.datetime) -> list[Kept]:
    """Which of these accounts are kept out now, by account and address; for a missed second factor from every one."""
    recent = _recent(limits, at).filter(account__in=accounts)
    resets = dict(recent.filter(outcome__in=_RESETS).values_list("account").annotate(last=Max("at")))
    failed = recent.filter(outcome__in=_FAILURES)
    rows = failed.values_list("account", "ip", "at", "outcome").order_by("at")
    counted: dict[tuple[int, str], list[dt.datetime]] = {}
    missed: dict[tuple[int, str], list[dt.datetime]] = {}
    for account, ip, moment, outcome in rows:
        if account is not None and (account not in resets or moment > resets[account]):
            counted.setdefault((account, ip), []).append(moment)
            if outcome == Outcome.WRONG_FACTOR:
                missed.setdefault((account, EVERYWHERE), []).append(moment)
    full = {place: moments for place, moments in counted.items() if len(moments) >= limits.of_one}
    full |= {place: moments for place, moments in missed.items() if len(moments) >= limits.of_factor}
    people = Account.objects.in_bulk({account for account, _ in full})
    return [Kept(people[account], ip, len(moments), moments[-1]) for (account, ip), moments in full.items()]


def failures_by_address(limits: LockOut, *, at: dt.datetime) -> list[tuple[str, int]]:
    """The addresses with most failures lately, worst first."""
    rows = _recent(limits, at).filter(outcome__in=_FAILURES).values_list("ip")
    return [(ip, count) for ip, count in rows.annotate(number=Count("id")).order_by("-number")[:20]]


def _recent(limits: LockOut, at: dt.datetime) -> "QuerySet[SignInRecord]":
    return SignInRecord.objects.filter(at__gt=at - dt.timedelta(minutes=limits.minutes), at__lte=at)


def _since_reset(rows: "QuerySet[SignInRecord]") -> "QuerySet[SignInRecord]":
    last = rows.filter(outcome__in=_RESETS).aggregate(last=Max("pk"))["last"]
    return rows.filter(pk__gt=last) if last is not None else rows.filter(~Q(pk=None))
