"""Meetings as search finds them: by their title and the items of their agenda; a draft is found by nobody."""

import uuid
from collections.abc import Iterator, Sequence

from django.urls import reverse

from giaoban.days.clock import VIETNAM
from giaoban.said import Said
from giaoban.sessions.agenda.models import AgendaItem
from giaoban.sessions.meetings.models import Meeting, MeetingState
from giaoban.trail.queries import known_at, latest_seal
from giaoban.web.registry import SearchEntry, SearchKind, SearchSource

MEETINGS = SearchKind("phien-hop", Said("Phiên họp"), 42)
_KINDS = frozenset({Meeting.KIND, AgendaItem.KIND})


def source() -> SearchSource:
    """The meetings under their authorities: who sees an authority's work finds them, as on their pages."""
    return SearchSource("meetings", MEETINGS, Said("Phiên họp"), _KINDS, _touched, entries)


def entries(keys: set[str] | None) -> Iterator[SearchEntry]:
    """Each meeting that people were asked to."""
    seal = latest_seal()
    found = known_at(Meeting, seal).exclude(state=MeetingState.DRAFT).order_by("pk")
    if keys is not None:
        found = found.filter(record__in=[uuid.UUID(key) for key in keys])
    held = list(found)
    titles: dict[uuid.UUID, list[str]] = {}
    for item in known_at(AgendaItem, seal).filter(meeting__in=[one.record for one in held]).order_by("order", "pk"):
        titles.setdefault(item.meeting, []).append(item.title)
    for one in held:
        yield SearchEntry(
            key=one.record.hex,
            title=one.title,
            href=reverse("sessions:meeting", args=[one.record.hex]),
            words=" · ".join((one.place, *titles.get(one.record, ()))),
            unit=one.unit_id,
            territory=one.unit_id,
            day=one.begins.astimezone(VIETNAM).date(),
        )


def _touched(acts: Sequence[int]) -> set[str]:
    """The meetings that these acts changed, themselves or their agenda."""
    found: set[uuid.UUID] = set()
    for start in range(0, len(acts), 500):
        some = acts[start : start + 500]
        found.update(Meeting.objects.filter(act__in=some).values_list("record", flat=True))
        found.update(AgendaItem.objects.filter(act__in=some).values_list("meeting", flat=True))
    return {one.hex for one in found}
