"""On a task's page: the figures that count it (được đếm trong), each in the newest session in which it does."""

import uuid
from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from markupsafe import Markup

from giaoban.dashboards.written import period_of
from giaoban.indicators.catalogue import count_of, holds
from giaoban.indicators.figures import Asked, Figures
from giaoban.indicators.models import Nature
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.indicators.sources import moving
from giaoban.indicators.sources.cells import Bounds
from giaoban.indicators.sources.registry import SOURCES
from giaoban.indicators.sources.source import Moved
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of
from giaoban.tasks.models import Task
from giaoban.tasks.queries import task_of
from giaoban.trail.queries import latest_seal
from giaoban.web.registry import Link, Named


def task_box(request: HttpRequest, things: Sequence[Named]) -> str:
    """The box, where a figure that the reader may open counts the task."""
    key = next((one.key for one in things if one.kind == Task.KIND), None)
    task = task_of(uuid.UUID(str(key))) if key else None
    links = list(_links(task, permission_of(request))) if task is not None else []
    if not links:
        return ""
    return Markup(render_to_string("dashboards/counted_in.html", {"links": links}, request))  # noqa: S704 — escaped by its template


def _links(task: Task, permission: Permission) -> Iterator[Link]:
    reader = Figures(latest_seal())
    chain = [one for one in (task.lead_id, *reader.tree.ancestors(task.lead_id)) if one in permission.units(Deed.SEE)]
    if not chain:
        return
    unit, above = chain[-1], {chain[-1], *reader.tree.ancestors(chain[-1])}
    sessions = [one for one in reversed(sessions_at(reader.seal)) if one.unit in above and one.end >= task.assigned_on]
    for code, source in SOURCES.items():
        if source.book is not None:
            moved = list(source.book.moved(Bounds(records=[task.record]), reader.seal))
            yield from _of_source(code, moved, reader, unit, sessions)


def _of_source(
    code: str, moved: Sequence[Moved], reader: Figures, unit: int, sessions: Iterable[Session]
) -> Iterator[Link]:
    """The newest figure of each indicator of a source in which the task counts."""
    found: set[int] = set()
    counts = [(one, count) for one in reader.catalogue if (count := count_of(one)) and count.source.code == code]
    for session in sessions:
        for definition, count in counts:
            if definition.indicator_id in found or not holds(definition, session.end):
                continue
            asked = Asked(definition, *session.interval_of(definition))
            territories, units = reader.scope(unit)
            first = None if definition.nature == Nature.STOCK else asked.start
            bounds = Bounds(first=first, last=asked.end, territories=territories, units=units)
            if sum(one.amount for one in moving.counted(count, bounds, moved)):
                found.add(definition.indicator_id)
                place = [reader.tree[unit].code, session.code, definition.indicator.code]
                period = period_of(definition, asked.start, asked.end)
                yield Link(definition.name, reverse("dashboards:figure", args=place), period)
