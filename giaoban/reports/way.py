"""The way of a report as its page shows it: what was done, what is next, and who is awaited for it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from giaoban.documents.actions import DEEDS
from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.rules.way import FOLLOWS, TO_ISSUE, state
from giaoban.documents.way_shown import shown_way
from giaoban.offices.models import Appointment
from giaoban.offices.names import names_of
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import REACHES_BELOW, Deed, roles_for
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said, joined
from giaoban.trail.queries import current
from giaoban.web import parts

BY_LEADERS = frozenset({Step.APPROVED, Step.RETURNED, Step.SIGNED})
MOST_NAMED = 3
"""People awaited for a step that are named; more would not be read."""


@dataclass(frozen=True)
class NextStep:
    """A step that this official may take now, perhaps writing down a leader's decision (nhập thay)."""

    step: str
    label: str
    instead: bool


def way(steps: Sequence[DocumentStep], copies: int, unit: int, tree: UnitTree, on: dt.date) -> list[parts.Step]:
    """The steps until the report is sent, the one that is next with who is awaited; the signed copy before sending."""
    people = _people(unit, tree, on)
    names = names_of({one.act.account for one in steps})
    rows = [_awaiting(row, people[DEEDS[step]]) for step, row in zip(TO_ISSUE, shown_way(steps, names), strict=True)]
    signed = state([one.step for one in steps]) in {Step.SIGNED, Step.NUMBERED}
    kept = parts.Step(Said("Lưu bản ký"), "done" if copies else "next")
    if signed and not copies:
        kept = replace(kept, note=_awaited(people[Deed.NUMBER]))
    return [*rows[:-1], kept, rows[-1]]


def _awaiting(row: parts.Step, people: Sequence[str]) -> parts.Step:
    if row.state not in {"now", "back"}:
        return row
    return replace(row, note=joined(" · ", [one for one in (row.note, _awaited(people)) if one]))


def _awaited(people: Sequence[str]) -> str:
    if not people:
        return Said("Chưa ai có vai trò này")
    return Said("Chờ: %(people)s", people="; ".join(people[:MOST_NAMED]))


def _people(unit: int, tree: UnitTree, on: dt.date) -> Mapping[Deed, list[str]]:
    """Who may take which step on a day: holders of its roles at the unit, or above it where the role reaches."""
    above = tree.ancestors(unit)
    held = (
        current(Appointment)
        .filter(Q(last_day=None) | Q(last_day__gte=on), unit_id__in=[unit, *above], from_day__lte=on)
        .filter(account__is_active=True)
        .select_related("account")
        .order_by("pk")
    )
    mine = [one for one in held if one.unit_id == unit or one.role in REACHES_BELOW]
    return {
        deed: list(dict.fromkeys(_named(one) for one in mine if one.role in roles_for(deed) and one.unit_id == unit))
        or list(dict.fromkeys(_named(one) for one in mine if one.role in roles_for(deed)))
        for deed in {*DEEDS.values()}
    }


def _named(one: Appointment) -> str:
    return f"{one.account.name} — {one.post}"


def next_steps(permission: Permission, unit: int, steps: Sequence[DocumentStep]) -> list[NextStep]:
    """The steps that may come next and that this official may take."""
    found = []
    for step in (one for one in Step.values if one in FOLLOWS[state([done.step for done in steps])]):
        own = permission.may(DEEDS[step], unit)
        if own or (step in BY_LEADERS and permission.may(Deed.WRITE_FOR_LEADER, unit)):
            found.append(NextStep(step, str(Step(step).label), instead=not own))
    return found
