"""What the authority asks of signing in (tham số đăng nhập): dated, the authority's own first."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from giaoban.law.book import Norm
from giaoban.offices import queries

FACTOR_ROLES = "signin.factor_roles"
REMEMBERED_DAYS = "signin.remembered_device_days"
INVITATION_DAYS = "signin.invitation_days"
LOCK_OUT = "signin.lock_out"
NAMES = (FACTOR_ROLES, REMEMBERED_DAYS, INVITATION_DAYS, LOCK_OUT)


@dataclass(frozen=True)
class LockOut:
    """How many failures within how many minutes keep somebody out."""

    of_one: int
    of_address: int
    of_factor: int
    minutes: int


@dataclass(frozen=True)
class Policy:
    """The parameters in force on a day; what is only remembered of the law advises and obliges nobody."""

    factor_roles: frozenset[str]
    obliges: bool
    remembered_days: int
    invitation_days: int
    lock_out: LockOut

    def must_have_factor(self, roles: Collection[str]) -> bool:
        """Whether somebody with these roles may not work without a second factor."""
        return self.obliges and self.advises_factor(roles)

    def advises_factor(self, roles: Collection[str]) -> bool:
        """Whether somebody with these roles is told to set one up."""
        return not self.factor_roles.isdisjoint(roles)


def policy(on: dt.date) -> Policy:
    """The policy of a day."""
    book = queries.book()
    norms: dict[str, Norm] = {name: book.norm(name, on) for name in NAMES}
    limits: Any = norms[LOCK_OUT].value
    return Policy(
        factor_roles=frozenset(map(str, norms[FACTOR_ROLES].value)),
        obliges=norms[FACTOR_ROLES].may_block,
        remembered_days=int(norms[REMEMBERED_DAYS].value),
        invitation_days=int(norms[INVITATION_DAYS].value),
        lock_out=LockOut(**{name: int(value) for name, value in limits.items()}),
    )
