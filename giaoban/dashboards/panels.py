"""On a record's page: the figures that count it (được đếm trong), in the sessions that hold its day."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils import timezone

from giaoban.dashboards.written import period_of
from giaoban.indicators.catalogue import Catalogue, count_of
from giaoban.indicators.models import IndicatorVersion, Nature
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.indicators.sources.source import Count
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers import registry
from giaoban.registers.description import Register
from giaoban.registers.queries import values_of
from giaoban.trail.queries import current, latest_seal
from giaoban.web.registry import Link

MOST = 24


def counted_in(register: str, record: uuid.UUID, account: AbstractBaseUser) -> Sequence[Link]:
    """The figures of the first session whose interval holds the record's day, for a unit the reader may see."""
    described = registry.get(register)
    row = current(described.model).filter(record=record).first()
    if row is None or not isinstance(account, Account):
        return []
    values = _with_parents(described, row)
    day = values[described.day]
    seal = latest_seal()
    sessions = [one for one in sessions_at(seal) if one.held_on >= day]
    permission = Permission(account, timezone.localdate())
    unit = _unit_shown(permission, values)
    if unit is None:
        return []
    found = []
    for definition in Catalogue.at(seal).on(day):
        count = count_of(definition)
        if count is not None and _counts(count, described, values):
            link = _link(definition, sessions, permission, unit, day)
            found += [link] if link else []
    return found[:MOST]


def _counts(count: Count, register: Register, values: Mapping[str, Any]) -> bool:
    """Whether one leg of the count takes this row as it stands."""
    for leg in count.source.legs:
        if leg.register is register and all(
            str(values.get(column)) in wanted for column, wanted in (*count.where.items(), *leg.only.items())
        ):
            return True
    return False


def _link(
    definition: IndicatorVersion, sessions: Sequence[Session], permission: Permission, unit: int, day: Any
) -> Link | None:
    above = {unit, *permission.tree.ancestors(unit)}
    for session in sessions:
        start, end = session.interval_of(definition)
        if session.unit in above and day <= end and (definition.nature == Nature.STOCK or start <= day):
            href = reverse(
                "dashboards:figure",
                args=[permission.tree[unit].code, session.code, definition.indicator.code],
            )
            return Link(definition.name, href, period_of(definition, start, end))
    return None


def _unit_shown(permission: Permission, values: Mapping[str, Any]) -> int | None:
    """The highest unit above the record whose figures the reader may see."""
    unit = values.get("unit")
    if unit is None or unit not in permission.tree:
        return None
    allowed = permission.units(Deed.SEE)
    chain = [unit, *permission.tree.ancestors(unit)]
    seen = [one for one in chain if one in allowed]
    return seen[-1] if seen else None


def _with_parents(register: Register, row: Any) -> dict[str, Any]:
    """The row's values, completed by those of the rows it hangs on."""
    values = values_of(register, row)
    if register.parent is None:
        return values
    above = current(register.parent.model).filter(record=row.parent).first()
    return {**(_with_parents(register.parent, above) if above else {}), **values}
