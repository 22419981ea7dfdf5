"""Who is whose (người của đơn vị): which accounts an administrator answers for, and what each holds."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field

from giaoban.offices.models import Account, Appointment
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.trail.queries import current


@dataclass
class Person:
    """An account with the appointments that stand, ended ones among them."""

    account: Account
    appointments: list[Appointment] = field(default_factory=list)

    def serving(self, on: dt.date) -> list[Appointment]:
        """Those of a day."""
        return [one for one in self.appointments if serves(one, on)]

    def roles(self, on: dt.date) -> frozenset[str]:
        """The roles of a day and of the days after it: what an account can do, or is about to."""
        return frozenset(one.role for one in self.appointments if one.last_day is None or on <= one.last_day)

    def units(self, on: dt.date) -> frozenset[int]:
        """The units that answer for the account: where it serves or will serve, else where it last did."""
        alive = [one for one in self.appointments if one.last_day is None or on <= one.last_day]
        return frozenset(one.unit_id for one in alive or self.appointments)


def serves(one: Appointment, on: dt.date) -> bool:
    """Whether an appointment holds on a day."""
    return one.from_day <= on and (one.last_day is None or on <= one.last_day)


def person(account: Account) -> Person:
    """One account with its appointments."""
    return Person(account, list(current(Appointment).filter(account=account).select_related("unit").order_by("pk")))


def people_of(units: Collection[int]) -> list[Person]:
    """The accounts with an appointment at any of the units, by name, each with all its appointments."""
    here = current(Appointment).filter(unit__in=list(units)).values("account")
    return _people(Account.objects.filter(pk__in=here))


def without_role() -> list[Person]:
    """The accounts that never had an appointment, as a folder may bring them."""
    return _people(Account.objects.exclude(pk__in=current(Appointment).values("account")))


def may_manage(permission: Permission, one: Person, on: dt.date) -> bool:
    """Whether an administrator answers for an account: for every unit where it serves, not only for one."""
    units = one.units(on)
    return bool(units) and all(permission.may(Deed.MANAGE, unit) for unit in units)


def _people(accounts) -> list[Person]:  # type: ignore[no-untyped-def]
    found = {one.pk: Person(one) for one in accounts.order_by("name", "username")}
    for one in current(Appointment).filter(account__in=list(found)).select_related("unit").order_by("pk"):
        found[one.account_id].appointments.append(one)
    return list(found.values())
