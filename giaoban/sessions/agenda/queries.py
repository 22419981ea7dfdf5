"""Asking about an agenda: its items in their order with numbers and minutes, what is on now, what came of each."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.offices.models import Account
from giaoban.sessions.agenda.models import (
    AgendaItem,
    AgendaTemplate,
    AgendaTurn,
    ItemOutcome,
    PrivateNote,
    SpokenOpinion,
)
from giaoban.sessions.agenda.rules import timing
from giaoban.sessions.agenda.rules.carrying_over import Reached, left_over
from giaoban.sessions.agenda.rules.numbering import Placed, numbered
from giaoban.sessions.meetings.models import Meeting, MeetingState
from giaoban.trail.queries import current


@dataclass(frozen=True)
class Item:
    """An item in its place; ``spent`` minutes so far, ``over`` those beyond its plan."""

    item: AgendaItem
    number: str
    depth: int
    begins: dt.datetime
    spent: int = 0
    over: int = 0
    outcome: ItemOutcome | None = None
    now: bool = False


@dataclass(frozen=True)
class Agenda:
    """The whole agenda of a meeting at a moment."""

    items: Sequence[Item]
    planned: int
    over_plan: int
    since: dt.datetime | None = None
    """Since when the item that is on now is on."""

    @property
    def now(self) -> Item | None:
        """The item that is on."""
        return next((one for one in self.items if one.now), None)

    @property
    def following(self) -> Item | None:
        """The first item after the one that is on that has no outcome; the first of all where none is on."""
        place = next((n for n, one in enumerate(self.items) if one.now), -1)
        return next((one for one in self.items[place + 1 :] if one.outcome is None), None)


def agenda_of(meeting: Meeting, at: dt.datetime) -> Agenda:
    """The agenda of a meeting as it stands, its minutes counted up to ``at``."""
    found = {one.record: one for one in items_of(meeting.record)}
    order = numbered([Placed(one.record, one.parent, one.order) for one in found.values()])
    turns = turns_of(meeting.record)
    sits = meeting.state == MeetingState.HELD
    until = at if sits or not turns else turns[-1].at
    spent = timing.spent([(one.at, one.item) for one in turns], until)
    outcomes = outcomes_of(meeting.record)
    minutes = [found[one.record].minutes for one in order]
    begins = timing.planned_begins(meeting.begins, minutes)
    on = turns[-1].item if sits and turns else None
    items = [
        Item(
            item=found[one.record],
            number=one.number,
            depth=one.depth,
            begins=start,
            spent=spent.get(one.record, 0),
            over=timing.over_run(found[one.record].minutes, spent.get(one.record, 0)),
            outcome=outcomes.get(one.record),
            now=one.record == on,
        )
        for one, start in zip(order, begins, strict=True)
    ]
    return Agenda(items, sum(minutes), timing.over_plan(minutes, meeting.minutes), turns[-1].at if on else None)


def items_of(meeting: uuid.UUID) -> list[AgendaItem]:
    """The items of a meeting in the order they were written."""
    return list(current(AgendaItem).filter(meeting=meeting).select_related("unit").order_by("order", "pk"))


def turns_of(meeting: uuid.UUID) -> list[AgendaTurn]:
    """The chair's turns from item to item, oldest first."""
    return list(current(AgendaTurn).filter(meeting=meeting).order_by("at", "pk"))


def outcomes_of(meeting: uuid.UUID) -> dict[uuid.UUID, ItemOutcome]:
    """What came of each item that was concluded."""
    return {one.item: one for one in current(ItemOutcome).filter(meeting=meeting)}


def spoken_of(meeting: uuid.UUID) -> list[SpokenOpinion]:
    """What was said at a meeting, in the order it was written down."""
    return list(current(SpokenOpinion).filter(meeting=meeting).select_related("act").order_by("pk"))


def not_reached(meeting: uuid.UUID) -> list[AgendaItem]:
    """The items of a meeting that go on to the next one."""
    items = items_of(meeting)
    results = {item: one.result for item, one in outcomes_of(meeting).items()}
    taken_up = {one.item for one in turns_of(meeting) if one.item}
    kept = set(left_over([Reached(one.record, one.kind, one.parent) for one in items], taken_up, results))
    return [one for one in items if one.record in kept]


def templates_of(unit: int) -> list[AgendaTemplate]:
    """The agenda templates of an authority, by name."""
    return list(current(AgendaTemplate).filter(unit=unit).order_by("name", "pk"))


def note_of(account: Account, meeting: uuid.UUID) -> str:
    """What somebody noted for themselves."""
    return PrivateNote.objects.filter(account=account, meeting=meeting).values_list("text", flat=True).first() or ""


def item_of(record: uuid.UUID) -> AgendaItem | None:
    """An item by its record, of whatever meeting."""
    return current(AgendaItem).filter(record=record).first()


def items_presenting(session: uuid.UUID) -> list[AgendaItem]:
    """The items that present the report of a reporting session."""
    return list(current(AgendaItem).filter(session=session).order_by("pk"))
