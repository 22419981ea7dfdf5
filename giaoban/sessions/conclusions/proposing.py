"""From the words of a conclusion to tasks that a person may confirm (đề xuất): names become units of that day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from giaoban.days.interval import month_end
from giaoban.indicators.concluding_office import office_of_session
from giaoban.indicators.sessions import Session
from giaoban.offices import queries as offices
from giaoban.offices.rules.tree import UnitFacts, UnitTree
from giaoban.reading.conclusion import Office, ProposedTask, propose
from giaoban.reading.conclusion.targets import Target
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said
from giaoban.sessions.measures.rules.target import TaskTarget


@dataclass(frozen=True)
class Draft:
    """A task as it will be given if it is confirmed; units by row id.

    ``lead`` is ``None`` where a person must choose, or where each unit of an addressed class has a task of its own
    (``apart``). ``ask_children`` are units that the text may mean and that a
    person confirms one by one.
    """

    number: int
    text: str
    source_text: str = ""
    lead: int | None = None
    apart: bool = False
    coordinate: tuple[int, ...] = ()
    children: tuple[int, ...] = ()
    ask_children: tuple[int, ...] = ()
    due: dt.date | None = None
    period_end: dt.date | None = None
    recurs: Mapping[str, Any] = field(default_factory=dict)
    indicator: str = ""
    target: Mapping[str, Any] = field(default_factory=dict)
    reasons: Sequence[str] = ()
    findings: Sequence[str] = ()


@dataclass(frozen=True)
class Proposed:
    """What a conclusion's words come to: the office of that day, drafts in their order, what holds for all."""

    unit: UnitFacts
    session: Session
    office: Office
    units: Sequence[UnitFacts]
    drafts: Sequence[Draft]
    findings: Sequence[str]


def proposed(text: str, unit_code: str, session_code: str, seal: int) -> Proposed:
    """Read a conclusion of a session for the office as it was that day, as known at a seal."""
    office, session = office_of_session(unit_code, session_code, seal)
    tree = offices.tree(seal)
    unit = tree.by_code(unit_code, session.held_on)
    below = [tree[one] for one in sorted(tree.descendants(unit.id))]
    units = [one for one in below if one.id != unit.id and one.lives_on(session.held_on)]
    proposal = propose(text, office)
    names = _Names(tree, units, session.held_on)
    drafts = [names.draft(one) for one in proposal.tasks]
    return Proposed(unit, session, office, units, drafts, [one.message for one in proposal.findings])


class _Names:
    """Units by their names and codes on the session's day."""

    def __init__(self, tree: UnitTree, units: Iterable[UnitFacts], day: dt.date) -> None:
        self._tree, self._day = tree, day
        self._by_name = {one.name: one.id for one in units}

    def draft(self, task: ProposedTask) -> Draft:
        """One proposal with its names turned into units."""
        lead = self._by_name.get(task.lead)
        helpers = [self._by_name[one] for one in task.coordinate if one in self._by_name]
        return Draft(
            number=task.number,
            text=task.text,
            source_text=task.text,
            lead=lead,
            apart=lead is None and bool(task.lead and task.children),
            coordinate=tuple(one for one in dict.fromkeys(helpers) if one != lead),
            children=tuple(self._ids(one.code for one in task.children)),
            ask_children=tuple(self._ids(one.code for one in task.to_confirm)),
            due=task.due,
            period_end=_period_end(task.period),
            recurs=_recurs(task),
            indicator=_indicator(task.target),
            target=_target(task.target, task.period),
            reasons=task.reasons,
            findings=[*(one.message for one in task.findings), *self._unknown(task)],
        )

    def _ids(self, codes: Iterable[str]) -> Iterator[int]:
        for code in codes:
            yield self._tree.by_code(code, self._day).id

    def _unknown(self, task: ProposedTask) -> Iterator[str]:
        if task.lead and task.lead not in self._by_name and not task.children:
            yield Said("«%(name)s» không phải một đơn vị của cơ quan này; cần chọn đơn vị chủ trì.", name=task.lead)
        unknown = [one for one in task.coordinate if one not in self._by_name]
        if unknown:
            yield Said("Chưa ghi phối hợp được, vì không phải đơn vị của cơ quan này: %(names)s.", names=unknown)


def whole_findings(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """What is missing before drafts can be given."""
    for row, one in enumerate(drafts, start=1):
        if one.apart and not one.children:
            yield Finding("children", "required", Said("Chưa chọn đơn vị nào"), row)
        elif one.lead is None and not one.apart:
            yield Finding("lead", "required", Said("Chưa chọn đơn vị chủ trì"), row)


def _period_end(period: str) -> dt.date | None:
    return month_end(dt.date.fromisoformat(f"{period}-01")) if period else None


def _recurs(task: ProposedTask) -> dict[str, Any]:
    rhythm = task.rhythm
    return {"every": rhythm.every, "day": rhythm.day, "weekday": rhythm.weekday} if rhythm else {}


def _indicator(target: Target | None) -> str:
    return (target.indicator or "") if target else ""


def _target(target: Target | None, period: str) -> dict[str, str]:
    """The target to keep with the task, where it is of an indicator; measured to the end of the period by default."""
    if target is None or target.indicator is None:
        return {}
    to = target.to or _period_end(period)
    if target.ratio_to_plan is not None:
        return TaskTarget(ratio_to_plan=target.ratio_to_plan, to=to).kept()
    return TaskTarget(value=Decimal(target.value or 0), to=to).kept()
