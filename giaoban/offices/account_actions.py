"""Accounts of others (tài khoản của người khác): create, invite, reset, close; roles given and ended; delegations.

Nobody types a password for somebody else: an invitation or a reset gives a one-time link. What is done to an account
that is there already is an act with its reason; a leader's account takes two administrators.
"""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from giaoban.offices import actions, handing_over, people, queries
from giaoban.offices.models import Account, AccountMeasure, Appointment, Delegation, MeasureKind
from giaoban.offices.permission import Permission
from giaoban.offices.rules import delegation, two_persons
from giaoban.offices.rules.roles import Deed
from giaoban.offices.sign_in import factors, links, sessions
from giaoban.offices.sign_in.models import LinkPurpose
from giaoban.offices.sign_in.policy import policy
from giaoban.said import Said
from giaoban.trail import actions as trail
from giaoban.trail.queries import current

REASON_LENGTH = 300


class NotDone(ValueError):
    """What was asked for an account cannot be done; the message says why."""


@dataclass(frozen=True)
class Done:
    """A measure, whether it took effect, and the secret of the link it made."""

    measure: AccountMeasure
    happened: bool
    token: str = ""


def create(
    username: str, name: str, appointment: Appointment, *, by: Account, at: dt.datetime, basis: str = ""
) -> tuple[Account, str]:
    """A new account with its first role; returns it with the secret of its invitation."""
    Permission(by, at.date()).require(Deed.MANAGE, [appointment.unit_id])
    with transaction.atomic():
        if Account.objects.filter(username__iexact=username).exists():
            raise NotDone(Said("Tên đăng nhập «%(username)s» đã có người dùng.", username=username))
        account = Account.objects.create_user(username, name, None)
        appointment.account = account
        actions.appoint([appointment], by=by, at=at, basis=basis)
        return account, _link(account, LinkPurpose.INVITATION, by, at)


def invite(account: Account, *, by: Account, at: dt.datetime) -> str:
    """A new invitation for somebody who never set a password; the one before it ends."""
    _require(people.person(account), by, at)
    if account.has_usable_password():
        raise NotDone(Said("Tài khoản này đã có mật khẩu; muốn đặt lại thì dùng «Đặt lại mật khẩu»."))
    return _link(account, LinkPurpose.INVITATION, by, at)


def take_measure(account: Account, what: MeasureKind, *, by: Account, at: dt.datetime, reason: str) -> Done:
    """Reset, close or reopen an account; for a leader's account this only asks a second administrator."""
    one = people.person(account)
    author, unit = _require(one, by, at)
    _refuse(two_persons.refusal(account.username, "", by.username))
    if not reason.strip():
        raise NotDone(Said("Phải ghi lý do."))
    asks = two_persons.needs_second(one.roles(at.date()))
    measure = AccountMeasure(account=account, unit_id=unit, what=what, asks=asks, reason=reason)
    with transaction.atomic():
        trail.append("offices.account_measure", [measure], by=author, at=at, reason=reason)
        return Done(measure, not asks, "" if asks else _carry_out(measure, by, at))


def rename(account: Account, name: str, *, by: Account, at: dt.datetime, reason: str) -> None:
    """Mend how somebody's name is written; the act keeps the name before."""
    author, unit = _require(people.person(account), by, at)
    if not reason.strip():
        raise NotDone(Said("Phải ghi lý do."))
    said = f"{account.name} → {name}: {reason}"[:REASON_LENGTH]
    measure = AccountMeasure(account=account, unit_id=unit, what=MeasureKind.RENAMED, reason=said)
    with transaction.atomic():
        trail.append("offices.account_measure", [measure], by=author, at=at, reason=said)
        account.name = name
        account.save(update_fields=["name"])


def confirm(asked: uuid.UUID, *, by: Account, at: dt.datetime) -> Done:
    """The second administrator's word: the measure asked for happens now, once."""
    with transaction.atomic():
        first = _waiting(at).filter(record=asked).select_related("account", "act").first()
        if first is None:
            raise NotDone(Said("Không có đề nghị này, hoặc đã xong, hoặc đã quá hạn."))
        author, unit = _require(people.person(first.account), by, at)
        _refuse(two_persons.refusal(first.account.username, first.act.account, by.username))
        said = {"account": first.account, "unit_id": unit, "what": first.what, "reason": first.reason}
        measure = AccountMeasure(confirms=first.record, **said)
        decision = trail.Decision(by=first.act.account)
        try:
            trail.append("offices.account_measure", [measure], by=author, at=at, decision=decision, reason=first.reason)
        except IntegrityError as error:  # somebody else confirmed it in between
            raise NotDone(Said("Không có đề nghị này, hoặc đã xong, hoặc đã quá hạn.")) from error
        return Done(measure, True, _carry_out(measure, by, at))


def waiting_for_second(units: frozenset[int], *, at: dt.datetime) -> list[AccountMeasure]:
    """What waits for a second administrator at some units."""
    rows = _waiting(at).filter(unit__in=list(units))
    return list(rows.select_related("account", "unit", "act").order_by("-pk"))


def end_role(appointment: Appointment, last_day: dt.date, *, by: Account, at: dt.datetime, reason: str) -> None:
    """End a role; the last one at a unit where items are open needs a hand-over instead."""
    author = Permission(by, at.date()).require(Deed.MANAGE, [appointment.unit_id])
    if not reason.strip():
        raise NotDone(Said("Phải ghi lý do."))
    if last_day < appointment.from_day:
        raise NotDone(Said("Ngày cuối trước ngày đầu"))
    with transaction.atomic():
        one = people.person(appointment.account)
        others = [
            other
            for other in one.appointments
            if other.unit_id == appointment.unit_id
            and other.pk != appointment.pk
            and (other.last_day is None or other.last_day > last_day)
        ]
        left = [] if others else handing_over.open_items(appointment.account, appointment.unit_id)
        if left:
            words = Said("Còn %(count)s việc đang mở; hãy bàn giao để không việc nào mất chủ.", count=len(left))
            raise actions.HandOverRefused(words, left)
        ended = actions.ended(appointment, last_day)
        trail.append("offices.end_role", [ended], by=author, at=at, reason=reason)


def delegate(given: Delegation, *, by: Account, at: dt.datetime) -> Delegation:
    """Record a delegation on its paper; what stands against it is refused field by field."""
    permission = Permission(by, at.date())
    author = permission.require(Deed.MANAGE, [given.unit_id])
    served = queries.appointments_of([given.giver_id, given.receiver_id], given.from_day)
    near = handing_over.places_of(permission.tree, given.unit_id) | permission.tree.descendants(given.unit_id)

    def roles(account: int) -> list[str]:
        return [one.role for one in served if one.account_id == account and one.unit_id == given.unit_id]

    asked = delegation.Asked(
        kind=given.kind,
        role=given.role,
        from_day=given.from_day,
        last_day=given.last_day,
        basis=given.basis,
        giver=given.giver.username,
        giver_roles=roles(given.giver_id),
        receiver=given.receiver.username,
        receiver_roles=roles(given.receiver_id),
        receiver_serves=any(one.account_id == given.receiver_id and one.unit_id in near for one in served),
    )
    wrong = list(delegation.refusals(asked))
    if wrong:
        raise DelegationRefused(wrong)
    with transaction.atomic():
        decision = trail.Decision(by=given.giver.name, basis=given.basis)
        trail.append("offices.delegate", [given], by=author, at=at, decision=decision)
    return given


def end_delegation(given: Delegation, last_day: dt.date, *, by: Account, at: dt.datetime, reason: str) -> None:
    """End a delegation before its day."""
    author = Permission(by, at.date()).require(Deed.MANAGE, [given.unit_id])
    if not reason.strip():
        raise NotDone(Said("Phải ghi lý do."))
    if last_day < given.from_day - dt.timedelta(days=1):
        raise NotDone(Said("Ngày cuối trước ngày đầu"))
    names = ("giver_id", "receiver_id", "unit_id", "role", "kind", "from_day", "basis")
    said = {name: getattr(given, name) for name in names}
    ended = Delegation(record=given.record, corrects=given, last_day=last_day, **said)
    with transaction.atomic():
        trail.append("offices.end_delegation", [ended], by=author, at=at, reason=reason)


class DelegationRefused(NotDone):
    """What stands against a delegation, by field."""

    def __init__(self, wrong: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(words for _, words in wrong))
        self.wrong = wrong


def _require(one: people.Person, by: Account, at: dt.datetime) -> tuple[trail.Author, int]:
    """Only who manages every unit where somebody serves touches their account."""
    units = sorted(one.units(at.date()))
    return Permission(by, at.date()).require(Deed.MANAGE, units), units[0]


def _refuse(words: str) -> None:
    if words:
        raise NotDone(words)


def _waiting(at: dt.datetime):  # type: ignore[no-untyped-def]
    """Measures asked for that nobody confirmed yet; too old ones are asked anew."""
    since = at - dt.timedelta(days=policy(at.date()).invitation_days)
    done = AccountMeasure.objects.filter(confirms__isnull=False).values("confirms")
    return current(AccountMeasure).filter(asks=True, act__stated_at__gt=since).exclude(record__in=done)


def _carry_out(measure: AccountMeasure, by: Account, at: dt.datetime) -> str:
    account = measure.account
    sessions.end_all(account)
    if measure.what == MeasureKind.FACTOR:
        factors.remove_all(account)
        return ""
    if measure.what == MeasureKind.PASSWORD:
        account.set_unusable_password()
    else:
        account.is_active = measure.what == MeasureKind.REOPENED
    account.save(update_fields=["password", "is_active"])
    return _link(account, LinkPurpose.PASSWORD, by, at) if measure.what == MeasureKind.PASSWORD else ""


def _link(account: Account, purpose: LinkPurpose, by: Account, at: dt.datetime) -> str:
    return links.new_link(account, purpose, days=policy(at.date()).invitation_days, by=by.username, at=at)
