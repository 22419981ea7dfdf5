"""Between a conclusion and the meeting it was spoken at: its agenda items, and what of it belongs to each."""

import uuid
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q
from django.urls import reverse

from giaoban.offices.permission import Permission
from giaoban.sessions.agenda import queries as agenda
from giaoban.sessions.agenda.models import AgendaItem
from giaoban.sessions.conclusions import queries
from giaoban.sessions.conclusions.rules.passages import item_of_passage, paragraphs
from giaoban.sessions.meetings import queries as meetings
from giaoban.sessions.meetings.models import Meeting
from giaoban.tasks import queries as tasks
from giaoban.tasks.models import Task


@dataclass(frozen=True)
class ConcludedItem:
    """An agenda item that something was concluded about, with those words."""

    meeting: Meeting
    item: AgendaItem
    resolution: str

    @property
    def href(self) -> str:
        """Its page."""
        return reverse("sessions:item", args=[self.meeting.record.hex, self.item.record.hex])

    @property
    def anchor(self) -> str:
        """Where its words stand on the page of the conclusion."""
        return anchor_of(self.item)


def anchor_of(item: AgendaItem) -> str:
    """Where the words that were spoken at an item stand on the page of a conclusion."""
    return f"noi-dung-{item.record.hex}"


def meetings_of(session: uuid.UUID, permission: Permission) -> list[Meeting]:
    """The meetings that heard a session's report, those that the account may see."""
    return [one for one in meetings.meetings_of_session(session) if meetings.may_see(permission, one)]


def concluded_items(meeting: Meeting) -> list[ConcludedItem]:
    """The items of a meeting that have a conclusion in words, in the order of the agenda."""
    outcomes = agenda.outcomes_of(meeting.record)
    return [
        ConcludedItem(meeting, one, outcomes[one.record].resolution)
        for one in agenda.items_of(meeting.record)
        if one.record in outcomes and outcomes[one.record].resolution
    ]


class Spoken:
    """Where the passages of a session's conclusions were spoken, among the meetings that the account may see."""

    def __init__(self, session: uuid.UUID, permission: Permission) -> None:
        self.meetings = meetings_of(session, permission)
        self._items = {one.item.record: one for held in self.meetings for one in concluded_items(held)}
        self._words = {record: one.resolution for record, one in self._items.items()}

    def item(self, passage: str) -> ConcludedItem | None:
        """The item that a passage was spoken at."""
        found = item_of_passage(passage, self._words)
        return self._items[found] if found else None

    def groups(self, text: str) -> list[tuple[ConcludedItem | None, list[str]]]:
        """The paragraphs of a conclusion in their order, those together that were spoken at one item."""
        placed = [(self.item(one), one) for one in paragraphs(text)]
        return [(item, [one for _, one in found]) for item, found in groupby(placed, key=lambda one: one[0])]


def tasks_of_item(item: AgendaItem, meeting: Meeting, permission: Permission) -> list[Task]:
    """The tasks given from words that were spoken at an item, as one reader may see them.

    A unit that may see only its own part of such a task gets that part.
    """
    outcome = agenda.outcomes_of(meeting.record).get(item.record)
    if meeting.session is None or outcome is None:
        return []
    words = {item.record: outcome.resolution}
    given = [
        task.record
        for conclusion in queries.conclusions_of(meeting.session)
        for task in tasks.of_origin(queries.ORIGIN, conclusion.record.hex).filter(parent=None)
        if item_of_passage(task.source_text or task.text, words)
    ]
    both = tasks.standing_tasks().filter(Q(record__in=given) | Q(parent__in=given))
    seen = list(tasks.seen_by(permission, both).order_by("pk"))
    whole = {one.record for one in seen if one.parent is None}
    return [one for one in seen if one.record in whole or one.parent not in whole]
