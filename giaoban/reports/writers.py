"""Who writes which part of a report (phân công soạn): the office all of it, others the sections given to them."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from giaoban.offices.models import Account
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.offices.rules.roles import Deed
from giaoban.reports.compose import Material
from giaoban.reports.handing_over import taken_over
from giaoban.reports.models import Progress, SectionState, SectionWriter
from giaoban.reports.outline.queries import names
from giaoban.reports.rules.plain_writing import in_words
from giaoban.reports.rules.sections import Section, above, sections
from giaoban.said import Said
from giaoban.trail.actions import Author
from giaoban.trail.queries import current

WRITES = Deed.SUBMIT
"""What an official must be allowed to do for the unit that a section was given to."""


@dataclass(frozen=True)
class SectionFacts:
    """A section with who writes it and how far it is."""

    section: Section
    title: str
    writers: Sequence[SectionWriter]
    state: str
    version: SectionState | None

    @property
    def label(self) -> str:
        """How far it is, in words."""
        return str(Progress(self.state).label)


class Desk:
    """What one official may do with the outline of one report on a day."""

    def __init__(self, permission: Permission, of: Material, on: dt.date) -> None:
        self.permission = permission
        self.of = of
        self.on = on
        self.items = [(item.key, item.kind) for item in of.items]

    @cached_property
    def is_office(self) -> bool:
        """Whether the whole outline is theirs to write."""
        return self.permission.may(Deed.WRITE_REPORT, self.of.author)

    @cached_property
    def sees_all(self) -> bool:
        """Whether they may read the whole report; others see what they write."""
        return self.permission.may(Deed.SEE, self.of.unit.id)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Every item of the outline as it is read in a list, its numbers by their names."""
        return {item.key: self.in_words(item.template) for item in self.of.items}

    def in_words(self, template: str) -> str:
        """A template for reading."""
        return in_words(template, lambda code: self._names.get(code, code))

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return names(self.of)

    @cached_property
    def writers(self) -> Mapping[str, Sequence[SectionWriter]]:
        """Who writes on that day, by the key that was given."""
        found: dict[str, list[SectionWriter]] = {}
        for one in writers_on(self.of.author, self.on):
            found.setdefault(one.key, []).append(one)
        return found

    @cached_property
    def mine(self) -> Mapping[str, int]:
        """The keys that the official may write, each with the unit they write it for."""
        if self.is_office:
            return {key: self.of.author for key, _ in self.items}
        over = above(self.items)
        given = {key: self._given(over[key]) for key, _ in self.items}
        return {key: unit for key, unit in given.items() if unit is not None}

    def _given(self, keys: Sequence[str]) -> int | None:
        """The unit by which an item is theirs: what was given nearest decides, not what stands above it."""
        nearest = next((self.writers[key] for key in keys if key in self.writers), ())
        mine = (one for one in nearest if is_for(one, self.permission.account, self._taken_over))
        return next((int(one.writer_id) for one in mine if self.permission.may(WRITES, one.writer_id)), None)

    @cached_property
    def _taken_over(self) -> Mapping[str, str]:
        return taken_over(self.permission.tree)

    def may_write(self, key: str) -> bool:
        """Whether an item is theirs to write."""
        return key in self.mine

    def author(self, key: str) -> Author:
        """The author of an act on an item; raises :class:`NotAllowed` naming who writes it."""
        if self.is_office:
            return self.permission.require(Deed.WRITE_REPORT, [self.of.author])
        if key not in self.mine:
            raise NotAllowed(self._refusal())
        return self.permission.require(WRITES, [self.mine[key]])

    def _refusal(self) -> str:
        return Said(
            "Mục này không được giao cho tài khoản %(username)s soạn; văn phòng hoặc đơn vị được giao mới sửa được.",
            username=self.permission.account.username,
        )

    def sections(self) -> list[SectionFacts]:
        """The sections with their writers and states; a section without heading text is named by its key."""
        states = states_of(self.of.author, self.of.session.record)
        templates = {item.key: item.template for item in self.of.items}
        return [
            SectionFacts(
                one,
                self.in_words(templates[one.key]),
                self.writers.get(one.key, ()),
                states[one.key].state if one.key in states else Progress.UNWRITTEN,
                states.get(one.key),
            )
            for one in sections(self.items)
        ]


def is_for(given: SectionWriter, account: Account, passed_on: Mapping[str, str]) -> bool:
    """Whether a gift is for an official: for everybody of its unit, by name, or by a hand-over."""
    if given.account is None:
        return True
    return passed_on.get(given.record.hex, given.account.username) == account.username


def writers_on(unit: int, on: dt.date) -> list[SectionWriter]:
    """Who writes what of a unit's outline on a day."""
    rows = current(SectionWriter).filter(Q(last_day=None) | Q(last_day__gte=on), unit_id=unit, from_day__lte=on)
    return list(rows.select_related("writer", "account").order_by("pk"))


def states_of(unit: int, session: uuid.UUID) -> Mapping[str, SectionState]:
    """How far each section is in a session, by its key."""
    rows = current(SectionState).filter(unit_id=unit, session=session).select_related("act").order_by("pk")
    return {one.key: one for one in rows}


def written_units(account: Account, on: dt.date, permission: Permission) -> frozenset[int]:
    """The units of whose reports some part was given to an official."""
    rows = current(SectionWriter).filter(Q(last_day=None) | Q(last_day__gte=on), from_day__lte=on)
    passed_on = taken_over(permission.tree)
    mine = [one for one in rows.select_related("account") if is_for(one, account, passed_on)]
    return frozenset(one.unit_id for one in mine if permission.may(WRITES, one.writer_id))
