"""Asking for narratives: what waits, what was taken in, where a figure was read, what was confirmed so far."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from giaoban.narratives.models import Narrative, NarrativeDraft, Outcome, ReadFigure, Use
from giaoban.offices.rules.tree import UnitTree
from giaoban.reading import Confirmed
from giaoban.trail.queries import current

MOST_REMEMBERED = 5_000
"""Decisions that matching learns from, the latest ones."""


@dataclass(frozen=True)
class ReadAt:
    """Where a figure was read: the narrative and the first letter of its span."""

    narrative: uuid.UUID
    name: str
    start: int
    span: str


def drafts(units: Collection[int], start: dt.date, end: dt.date) -> list[NarrativeDraft]:
    """What waits to be decided of these units and days, without the files."""
    rows = NarrativeDraft.objects.filter(unit_id__in=units, start=start, end=end).select_related("account")
    return list(rows.defer("file", "text").order_by("pk"))


def narratives(units: Collection[int], start: dt.date, end: dt.date) -> list[Narrative]:
    """What was taken in of these units and days, oldest first, without the texts."""
    rows = current(Narrative).filter(unit_id__in=units, start=start, end=end).select_related("act")
    return list(rows.defer("text").order_by("pk"))


def narrative(record: uuid.UUID) -> Narrative | None:
    """One narrative that was taken in."""
    return current(Narrative).filter(record=record).select_related("act").first()


def figures_of(record: uuid.UUID) -> list[ReadFigure]:
    """The decided figures of a narrative in the order of the text."""
    return list(current(ReadFigure).filter(narrative=record).select_related("indicator").order_by("start", "pk"))


def outcomes_of(records: Collection[uuid.UUID]) -> Mapping[uuid.UUID, Mapping[str, int]]:
    """How many figures of each narrative had which outcome."""
    found: dict[uuid.UUID, dict[str, int]] = {}
    for record, outcome in current(ReadFigure).filter(narrative__in=records).values_list("narrative", "outcome"):
        counts = found.setdefault(record, {})
        counts[outcome] = counts.get(outcome, 0) + 1
    return found


def read_in(submissions: Collection[uuid.UUID], indicator: int) -> Mapping[uuid.UUID, ReadAt]:
    """Where the lines of an indicator in these submissions were read; nothing for what was typed."""
    rows = list(
        current(ReadFigure).filter(used_in__in=submissions, indicator_id=indicator, use=Use.LINE).order_by("pk")
    )
    names = dict(current(Narrative).filter(record__in={row.narrative for row in rows}).values_list("record", "name"))
    return {
        row.used_in: ReadAt(row.narrative, names[row.narrative], row.start, row.span)
        for row in rows
        if row.used_in is not None and row.narrative in names
    }


def earlier(unit: int, indicators: Collection[int]) -> Sequence[tuple[ReadFigure, Narrative]]:
    """Accepted figures of these indicators in earlier narratives of a unit, oldest first."""
    told = {one.record: one for one in current(Narrative).filter(unit_id=unit).defer("text")}
    rows = current(ReadFigure).filter(narrative__in=told, indicator_id__in=indicators).exclude(outcome=Outcome.REJECTED)
    return [(row, told[row.narrative]) for row in rows.order_by("pk")]


def confirmed_of(tree: UnitTree, unit: int) -> list[Confirmed]:
    """What officials of the unit's authority confirmed, the latest last: every unit of it teaches the others.

    Rejecting a figure says nothing of its indicator, unless the indicator that was proposed was taken away.
    """
    top = next((one for one in (*tree.ancestors(unit)[::-1], unit) if tree[one].level != "province"), unit)
    told = current(Narrative).filter(unit_id__in=tree.descendants(top)).values("record")
    rows = current(ReadFigure).filter(narrative__in=told).order_by("-pk")
    said = rows.values_list("measure", "counted_in", "heading", "indicator__code", "outcome", "proposed")
    return [
        Confirmed(measure, counted_in, heading, code)
        for measure, counted_in, heading, code, outcome, proposed in reversed(list(said[:MOST_REMEMBERED]))
        if (outcome != Outcome.REJECTED and code) or (outcome == Outcome.REJECTED and proposed and not code)
    ]
