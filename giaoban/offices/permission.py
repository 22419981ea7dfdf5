"""Who may: the one place, on the server, that pages, API, files and commands ask."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from giaoban.offices import queries
from giaoban.offices.handing_over import archive_units
from giaoban.offices.models import Account, Role
from giaoban.offices.rules.roles import ARCHIVE_READER, DEED_NAMES, Deed, allows, roles_for
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said
from giaoban.trail.actions import Author


class NotAllowed(PermissionError):
    """The account has no role for the deed; the message says which role would."""


@dataclass(frozen=True)
class HeldRole:
    """A role as an official holds it on a day: at which unit, with which post."""

    role: str
    unit: int
    post: str
    signs: str = ""
    """KT. or TUQ. where the role is another person's, held by delegation."""
    for_post: str = ""
    """That person's post."""

    @property
    def words(self) -> str:
        """The post as an act names it: one's own, and for whom one acts."""
        return f"{self.post} ({self.signs} {self.for_post})"[:160] if self.signs else self.post

    @property
    def title(self) -> str:
        """The role in words."""
        return Said("Đọc hồ sơ cũ") if self.role == ARCHIVE_READER else Role(self.role).label


class Permission:
    """What one account may do on one day, on the map as it stands.

    Whom a hand-over named as reader of the archive sees that unit too, as long as they serve anywhere.
    """

    def __init__(self, account: Account, on: dt.date, tree: UnitTree | None = None) -> None:
        self.account = account
        self.tree = tree or queries.tree_now()
        self.held = (
            [HeldRole(one.role, one.unit_id, one.post) for one in queries.appointments(account, on)]
            if account.is_active
            else []
        )
        if self.held:
            self.held += self._delegated(on)
            left = (unit for unit in archive_units(account, on) if unit in self.tree)
            self.held += [HeldRole(ARCHIVE_READER, unit, self.held[0].post) for unit in sorted(left)]

    def role_for(self, deed: Deed, unit: int) -> HeldRole | None:
        """The held role that allows ``deed`` on ``unit``."""
        for one in self.held:
            below = unit in self.tree and one.unit in self._above(unit)
            if allows(one.role, deed, own=one.unit == unit, below=below):
                return one
        return None

    def may(self, deed: Deed, unit: int) -> bool:
        """Whether the account may do ``deed`` for ``unit``."""
        return self.role_for(deed, unit) is not None

    def require(self, deed: Deed, units: Iterable[int]) -> Author:
        """The author to write in the act; raises :class:`NotAllowed` naming deed, unit and role."""
        author = None
        for unit in dict.fromkeys(units):
            held = self.role_for(deed, unit)
            if held is None:
                raise NotAllowed(self._refusal(deed, unit))
            author = author or Author(self.account.username, held.words, self.unit_key(held.unit))
        if author is None:
            raise NotAllowed(Said("Chưa nói rõ đơn vị."))
        return author

    def signing_for(self, unit: int) -> HeldRole | None:
        """The delegated role under which the account signs a unit's papers, if it signs for somebody else."""
        delegated = (one for one in self.held if one.signs)
        return next(
            (one for one in delegated if one.unit == unit and allows(one.role, Deed.SIGN, own=True, below=False)), None
        )

    def units(self, deed: Deed) -> frozenset[int]:
        """Every unit for which the account may do ``deed``."""
        found: set[int] = set()
        for one in self.held:
            if allows(one.role, deed, own=True, below=True):
                found.add(one.unit)
            if allows(one.role, deed, own=False, below=True):
                found |= self.tree.descendants(one.unit)
        return frozenset(found)

    def _delegated(self, on: dt.date) -> list[HeldRole]:
        """Roles of others that the account acts in, while those others still hold them."""
        given = queries.delegations_to(self.account, on)
        if not given:
            return []
        served = queries.appointments_of({one.giver_id for one in given}, on)
        posts = {(one.account_id, one.unit_id, one.role): one.post for one in served}
        own = self.held[0].post
        return [
            HeldRole(one.role, one.unit_id, own, one.kind, posts[one.giver_id, one.unit_id, one.role])
            for one in given
            if (one.giver_id, one.unit_id, one.role) in posts
        ]

    def _above(self, unit: int) -> tuple[int, ...]:
        return self.tree.ancestors(unit)

    def unit_key(self, unit: int) -> str:
        """A unit as text that stands by itself: its code and first day."""
        facts = self.tree[unit]
        return f"{facts.code}@{facts.valid_from.isoformat()}"

    def _refusal(self, deed: Deed, unit: int) -> str:
        place = self.tree[unit].name if unit in self.tree else Said("đơn vị này")
        roles = [Role(role).label for role in roles_for(deed)]
        return Said(
            "Tài khoản %(username)s không có quyền %(deed)s của %(place)s; cần vai trò: %(roles)s.",
            username=self.account.username,
            deed=DEED_NAMES[deed],
            place=place,
            roles=roles,
        )


def who_may(deed: Deed, unit: int, on: dt.date, tree: UnitTree | None = None) -> list[Account]:
    """Whom a deed for a unit falls to: those who may do it, of the nearest unit that has any.

    Whoever may do it from further above is not named while somebody nearer may.
    """
    above = (tree or queries.tree_now()).ancestors(unit)
    places = [unit, *above]
    held = [one for one in queries.appointments_at(places, on) if one.account.is_active]
    for place in places:
        found = [
            one.account
            for one in held
            if one.unit_id == place and allows(one.role, deed, own=place == unit, below=True)
        ]
        if found:
            return list({account.pk: account for account in found}.values())
    return []
