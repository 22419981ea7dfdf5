"""What this room tells the pages at start-up: the panel of a measured task, and of the figure that measures it."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from giaoban.indicators.things import FIGURE, place_of
from giaoban.notices import kinds
from giaoban.offices.signed_in import permission_of
from giaoban.sessions.measures import notices, shown
from giaoban.sessions.measures.queries import measured, reader_now
from giaoban.sessions.measures.rules.verdict import NAMES, Verdict
from giaoban.tasks import queries as tasks
from giaoban.tasks.models import Task
from giaoban.trail.queries import latest_seal
from giaoban.web import registry
from giaoban.web.registry import Named


def register() -> None:
    """Make them known."""
    kinds.add_kind(notices.REACHED)
    kinds.add_sender(notices.SENDER)
    registry.add_box("measure", task_box)
    registry.add_box("measured_by", figure_box)


def task_box(request: HttpRequest, things: Sequence[Named]) -> str:
    """On a measured task's page: where its figure stands, what is needed, where it will end."""
    key = next((one.key for one in things if one.kind == Task.KIND), None)
    task = tasks.standing_tasks().filter(record=key).exclude(indicator="").first() if key else None
    of = measured(task, timezone.localdate(), reader_now(latest_seal())) if task else None
    if task is None or of is None:
        return ""
    unit = permission_of(request).tree[task.authority_id]
    context = {
        "of": of,
        "target": shown.target_told(of),
        "stands": shown.shown_stands(of, unit.code),
        "reached": of.reached if tasks.standings([task])[task.record].is_open else None,
        "indicator_href": reverse("dashboards:indicator", args=[task.indicator]),
    }
    return Markup(render_to_string("measures/task.html", context, request))  # noqa: S704 — escaped by its template


def figure_box(request: HttpRequest, things: Sequence[Named]) -> str:
    """On a figure's page: the tasks of the unit that it measures, for who may see them."""
    key = next((one.key for one in things if one.kind == FIGURE), None)
    place = place_of(key, permission_of(request)) if key else None
    if place is None:
        return ""
    unit, session, code = place
    rows = tasks.seen_by(permission_of(request), tasks.standing_tasks().filter(indicator=code, authority=unit.id))
    given = list(rows.order_by("pk"))
    reader = reader_now(latest_seal()) if given else None
    found = [(one, measured(one, timezone.localdate(), reader)) for one in given] if reader else []
    listed = [
        (one, NAMES[verdict], shown.verdict_tone(verdict))
        for one, of in found
        if of is not None and of.deadline.year == session.end.year
        for verdict in (of.last.verdict if of.last else Verdict.UNKNOWN,)
    ]
    if not listed:
        return ""
    return Markup(render_to_string("measures/figure.html", {"tasks": listed}, request))  # noqa: S704 — by its template
