"""What acts mean to other systems (sự kiện): the follower asks at each pass and the outbox is filled with it.

The outbox is written in the transaction that seals the acts: an act that was rolled back tells nobody, and a crash
tells everybody at the next pass. A message holds ids, codes, states and links, never a text that somebody typed.
"""

import datetime as dt
import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.queries import steps_of
from giaoban.notices.kinds import Sender, Told
from giaoban.offices import queries as offices
from giaoban.offices.rules.tree import UnitTree
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.meetings.models import Meeting, MeetingState
from giaoban.sessions.opinions.models import OpinionClosing, OpinionSheet
from giaoban.tasks import queries as tasks
from giaoban.tasks.models import Task, TaskEvent
from giaoban.tasks.rules.state import standing
from giaoban.trail.models import Act, Entry, Seal
from giaoban.trail.queries import known_at
from giaoban.webhooks.models import Topic, WebhookMessage, WebhookSubscription


@dataclass(frozen=True)
class Event:
    """One thing that happened; ``units`` are those it concerns, ``key`` names it for ever."""

    topic: str
    kind: str
    subject: str
    key: str
    at: dt.datetime
    units: frozenset[int]
    data: Mapping[str, Any]


Source = Callable[[Seal, Sequence[Act], UnitTree], Iterable[tuple[Entry, Event]]]


def tell(seal: Seal, acts: Sequence[Act]) -> Iterable[Told]:
    """Fill the outbox of every subscription with what these acts did; tells no person anything."""
    subscriptions = list(WebhookSubscription.objects.filter(ended_at=None))
    if subscriptions:
        tree = offices.tree_now()
        found = [pair for source in _SOURCES for pair in source(seal, acts, tree)]
        events = [event for entry, event in sorted(found, key=lambda pair: (pair[0].act_id, pair[0].pk))]
        for one in subscriptions:
            within = tree.descendants(one.unit_id)
            wanted = [event for event in events if event.topic in one.topics and event.units & within]
            messages = [message_of(one, event) for event in wanted]
            WebhookMessage.objects.bulk_create(messages, ignore_conflicts=True, batch_size=300)
    return ()


def message_of(subscription: WebhookSubscription, event: Event) -> WebhookMessage:
    """An event as it waits for one subscription."""
    said = {"type": event.kind, "timestamp": event.at.isoformat(), "data": event.data}
    return WebhookMessage(
        subscription=subscription,
        key=event.key,
        kind=event.kind,
        subject=event.subject,
        body=json.dumps(said, ensure_ascii=False, default=str),
        made_at=event.at,
        next_at=event.at,
    )


def _tasks(seal: Seal, acts: Sequence[Act], tree: UnitTree) -> Iterator[tuple[Entry, Event]]:
    given = list(Task.objects.filter(act__in=acts, corrects=None))
    happened = list(TaskEvent.objects.filter(act__in=acts))
    records = {*(one.record for one in given), *(one.task for one in happened)}
    standing_now = {one.record: one for one in known_at(Task, seal.number).filter(record__in=records)}
    parts = tasks.parts_of(records, seal.number)
    history: dict[uuid.UUID, list[TaskEvent]] = {}
    for event in TaskEvent.objects.filter(task__in=records, act__sealed__seal__lte=seal.number).order_by("number"):
        history.setdefault(event.task, []).append(event)
    for entry, record, kind, number in (
        *((one, one.record, "assigned", 0) for one in given),
        *((one, one.task, one.what, one.number) for one in happened),
    ):
        task = standing_now.get(record)
        if task is None:
            continue
        helping = [part.unit_id for part in parts.get(record, ())]
        until = [one for one in history.get(record, ()) if one.number <= number]
        now = standing(task.due, map(tasks.happening_of, until))
        data = {
            "id": str(record),
            "number": number,
            "state": now.state.value,
            "due": now.due,
            "authority": tree[task.authority_id].key,
            "lead": tree[task.lead_id].key,
            "coordinating": [tree[one].key for one in helping],
            **_links("tasks:task", record, f"tasks/{record}"),
        }
        units = frozenset({task.authority_id, task.lead_id, *helping})
        yield entry, _event(Topic.TASKS, f"task.{kind}", f"task:{record}", entry, seal, units, data)


def _meetings(seal: Seal, acts: Sequence[Act], tree: UnitTree) -> Iterator[tuple[Entry, Event]]:
    rows = Meeting.objects.filter(act__in=acts).exclude(state=MeetingState.DRAFT).select_related("corrects")
    for one in rows:
        before = one.corrects.state if isinstance(one.corrects, Meeting) else None
        kind = "changed" if before == one.state else one.state
        data = {
            "id": str(one.record),
            "state": one.state,
            "begins": one.begins.isoformat(),
            "unit": tree[one.unit_id].key,
            **_links("sessions:meeting", one.record.hex, f"meetings/{one.record}"),
        }
        units = frozenset({one.unit_id})
        yield one, _event(Topic.MEETINGS, f"meeting.{kind}", f"meeting:{one.record}", one, seal, units, data)


def _conclusions(seal: Seal, acts: Sequence[Act], tree: UnitTree) -> Iterator[tuple[Entry, Event]]:
    for one in Conclusion.objects.filter(act__in=acts, void=False):
        kind = "entered" if one.corrects_id is None else "corrected"
        data = {
            "id": str(one.record),
            "unit": tree[one.unit_id].key,
            "document_number": one.document_number,
            "document_day": one.document_day,
            **_links("conclusions:conclusion", one.record, f"conclusions/{one.record}"),
        }
        units = frozenset({one.unit_id})
        yield one, _event(Topic.CONCLUSIONS, f"conclusion.{kind}", f"conclusion:{one.record}", one, seal, units, data)


def _opinions(seal: Seal, acts: Sequence[Act], tree: UnitTree) -> Iterator[tuple[Entry, Event]]:
    asked = list(OpinionSheet.objects.filter(act__in=acts, corrects=None))
    closed = list(OpinionClosing.objects.filter(act__in=acts))
    known = known_at(OpinionSheet, seal.number).filter(record__in=[one.sheet for one in closed])
    sheets = {one.record: one for one in known}
    told: list[tuple[Entry, OpinionSheet, str]] = [(one, one, "asked") for one in asked]
    told += [(one, sheets[one.sheet], "closed") for one in closed if one.sheet in sheets]
    for entry, sheet, kind in told:
        data = {
            "id": str(sheet.record),
            "unit": tree[sheet.unit_id].key,
            "state": "closed" if kind == "closed" else "open",
            "closes_at": sheet.closes_at.isoformat(),
            **_links("sessions:sheet", sheet.record.hex, f"opinion-sheets/{sheet.record}"),
        }
        subject, units = f"opinion_sheet:{sheet.record}", frozenset({sheet.unit_id})
        yield entry, _event(Topic.OPINIONS, f"opinion_sheet.{kind}", subject, entry, seal, units, data)


def _documents(seal: Seal, acts: Sequence[Act], tree: UnitTree) -> Iterator[tuple[Entry, Event]]:
    for one in DocumentStep.objects.filter(act__in=acts, step=Step.SENT, void=False):
        numbered = next((step for step in steps_of(one.document) if step.step == Step.NUMBERED), None)
        data = {
            "id": str(one.document),
            "unit": tree[one.unit_id].key,
            "number": f"{numbered.number}/{numbered.symbol}" if numbered else "",
            "day": one.day or (numbered.day if numbered else None),
            "state": "sent",
        }
        subject, units = f"document:{one.document}", frozenset({one.unit_id})
        yield one, _event(Topic.DOCUMENTS, "document.issued", subject, one, seal, units, data)


_SOURCES: tuple[Source, ...] = (_tasks, _meetings, _conclusions, _opinions, _documents)
KINDS = frozenset(
    one.KIND for one in (Task, TaskEvent, Meeting, Conclusion, OpinionSheet, OpinionClosing, DocumentStep)
)
SENDER = Sender("webhooks", tell, KINDS)


def _event(
    topic: str, kind: str, subject: str, entry: Entry, seal: Seal, units: frozenset[int], data: Mapping[str, Any]
) -> Event:
    return Event(topic, kind, subject, f"{kind}:{entry.uuid.hex}", seal.at, units, {**data, "seal": seal.number})


def _links(page: str, key: object, api: str) -> Mapping[str, str]:
    """Where people and programs read more: each with the rights they have there."""
    return {
        "link": f"{settings.SITE_ADDRESS}{reverse(page, args=[key])}",
        "api": f"{settings.SITE_ADDRESS}/api/v1/{api}",
    }
