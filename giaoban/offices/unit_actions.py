"""The map changes (đơn vị thay đổi): a unit begins, ends with its heirs, or has a mistake in its name mended."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from giaoban.offices import actions, queries
from giaoban.offices.models import Account, Succession, UnitVersion
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.said import Said
from giaoban.trail import actions as trail
from giaoban.trail.queries import current

MILLION = 1_000_000
DAY = dt.timedelta(days=1)


class BadUnit(ValueError):
    """The change cannot stand; ``field`` says where."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class NewUnit:
    """A unit as it is to begin."""

    code: str
    valid_from: dt.date
    name: str
    in_prose: str
    level: str
    document: str


@dataclass(frozen=True)
class Heir:
    """A unit that takes over, and what share (millionths, or not known)."""

    unit: int
    share: int | None


@dataclass(frozen=True)
class End:
    """A unit's last day and who takes over."""

    unit: int
    last_day: dt.date
    heirs: Sequence[Heir]
    basis: str
    document: str


def found(new: NewUnit, parent: int, *, by: Account, at: dt.datetime) -> str:
    """A unit begins under a parent; returns its natural key. Raises :class:`BadUnit`."""
    tree = queries.tree_now()
    if not tree[parent].lives_on(new.valid_from):
        raise BadUnit("parent", Said("Đơn vị cấp trên không hoạt động vào ngày này"))
    for same in (one for one in tree if one.code == new.code):
        if same.valid_from >= new.valid_from or same.lives_on(new.valid_from):
            words = Said("Mã %(code)s đang là của %(name)s vào ngày này", code=new.code, name=same.name)
            raise BadUnit("code", words)
    made = actions.unit(new.code, new.valid_from)
    said = {"name": new.name, "in_prose": new.in_prose, "level": new.level, "document": new.document}
    version = UnitVersion(unit=made, parent_id=parent, **said)
    actions.change_units([version], authority=parent, by=by, at=at, basis=new.document)
    return str(made)


def end(wanted: End, *, by: Account, at: dt.datetime) -> None:
    """A unit ends and its heirs take over from the next day, in one act. Raises :class:`BadUnit`."""
    tree = queries.tree_now()
    unit, following = tree[wanted.unit], wanted.last_day + DAY
    if unit.last_day is not None:
        raise BadUnit("last_day", Said("Đơn vị đã có ngày cuối"))
    if wanted.last_day < unit.valid_from:
        raise BadUnit("last_day", Said("Ngày cuối trước ngày đầu"))
    below = [one.name for one in tree.children(unit.id, following)]
    if below:
        raise BadUnit("last_day", Said("Còn đơn vị trực thuộc sau ngày này: %(names)s", names=below))
    for heir in wanted.heirs:
        if not tree[heir.unit].lives_on(following):
            raise BadUnit("", Said("%(name)s không hoạt động vào ngày kế thừa", name=tree[heir.unit].name))
    _whole(wanted.heirs)
    version = _corrected(unit.id, last_day=wanted.last_day)
    links = [
        Succession(
            old_id=unit.id, new_id=one.unit, on=following, share=one.share, basis=wanted.basis, source=wanted.document
        )
        for one in wanted.heirs
    ]
    actions.change_units([version, *links], authority=unit.id, by=by, at=at, basis=wanted.document)


def correct_name(unit: int, said: tuple[str, str], *, by: Account, at: dt.datetime, reason: str) -> None:
    """Mend what is written of a unit, from its first day."""
    author = Permission(by, at.date()).require(Deed.MANAGE, [unit])
    name, in_prose = said
    with transaction.atomic():
        version = _corrected(unit, name=name, in_prose=in_prose)
        trail.append("offices.correct_unit", [version], by=author, at=at, reason=reason)


def _whole(heirs: Sequence[Heir]) -> None:
    """The shares make the whole, or none is known; no heir stands twice."""
    if len({one.unit for one in heirs}) < len(heirs):
        raise BadUnit("", Said("Một đơn vị kế thừa ghi hai lần"))
    known = [one.share for one in heirs if one.share is not None]
    if known and (len(known) < len(heirs) or sum(known) != MILLION):
        raise BadUnit("", Said("Các phần của đơn vị cũ phải cộng đủ 100%, hoặc để trống hết"))


def _corrected(unit: int, **changed: object) -> UnitVersion:
    """A new version of what is said of a unit, with some of it changed."""
    before = current(UnitVersion).get(unit=unit)
    names = ("unit_id", "name", "in_prose", "level", "parent_id", "last_day", "document")
    said = {**{name: getattr(before, name) for name in names}, **changed}
    return UnitVersion(record=before.record, corrects=before, **said)
