"""Closed figures: what the office closed, kept as versions; a later entry in a closed interval adds one.

Versions are made by the follower in the pass that makes the change known, one per figure and pass,
with the acts and reasons behind it. Nothing is restated by itself.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from giaoban.indicators.figures import Asked, Figures, Value
from giaoban.indicators.models import (
    Close,
    CubeCell,
    FigureVersion,
    IndicatorVersion,
    Nature,
    SourceKind,
    SubmissionDecision,
    SubmissionLine,
)
from giaoban.indicators.rules.formula import operands
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.trail.models import Act, Seal
from giaoban.trail.queries import known_at

Change = tuple[int, int | None, dt.date]
"""Indicator, territory (none for an entered figure) and day that a pass changed."""
MOST_ACTS = 200
"""A version names at most so many of the acts behind it, in the order that its seal holds them."""


def keep_closed(seal: Seal, acts: Sequence[int]) -> None:
    """Append the first versions of what these acts close, and new versions of closed figures they change."""
    closed = set(known_at(Close, seal.number).values_list("session", flat=True))
    if not closed:
        return
    just_closed = set(_in_acts(Close, acts))
    changes = _changes(seal, acts)
    if not just_closed and not changes:
        return
    reader = Figures(seal.number)
    for session in sessions_at(seal.number):
        if session.record in closed:
            definitions = reader.catalogue.on(session.end)
            if session.record not in just_closed:
                definitions = _affected(reader, session, definitions, changes)
            _append_versions(reader, session, definitions, seal)


def versions_of(session: uuid.UUID, indicator: int, seal: int) -> list[FigureVersion]:
    """The versions of a closed figure known at a seal, oldest first."""
    rows = FigureVersion.objects.filter(session=session, indicator_id=indicator, seal__number__lte=seal)
    return list(rows.order_by("version"))


def _in_acts(model: type[Close], acts: Sequence[int]) -> Iterable[uuid.UUID]:
    for start in range(0, len(acts), 500):
        yield from model.objects.filter(act__in=acts[start : start + 500]).values_list("session", flat=True)


def _changes(seal: Seal, acts: Sequence[int]) -> list[Change]:
    cells: list[Change] = list(
        CubeCell.objects.filter(seal=seal).values_list("indicator_id", "territory_id", "day").distinct()
    )
    for start in range(0, len(acts), 500):
        decided = SubmissionDecision.objects.filter(act__in=acts[start : start + 500]).values("submission")
        lines = SubmissionLine.objects.filter(submission__in=decided).values_list("indicator_id", "submission")
        cells += [(indicator, None, seal.at.date()) for indicator, _ in lines]
    return cells


def _affected(
    reader: Figures, session: Session, definitions: Sequence[IndicatorVersion], changes: Sequence[Change]
) -> list[IndicatorVersion]:
    """The definitions whose figure of the session a change may have moved, with the formulas over them."""
    below = reader.tree.descendants(session.unit)
    touched: set[str] = set()
    by_indicator = {one.indicator_id: one for one in definitions}
    for indicator, territory, day in changes:
        one = by_indicator.get(indicator)
        if one is not None and (territory is None or (territory in below and _holds(session, one, day))):
            touched.add(one.indicator.code)
    formulas = [one for one in definitions if one.source_kind == SourceKind.FORMULA]
    growing = True
    while growing:
        more = {one.indicator.code for one in formulas if touched & set(operands(str(one.spec["formula"])))} - touched
        touched |= more
        growing = bool(more)
    return [one for one in definitions if one.indicator.code in touched]


def _holds(session: Session, definition: IndicatorVersion, day: dt.date) -> bool:
    start, end = session.interval_of(definition)
    return day <= end and (definition.nature == Nature.STOCK or start <= day)


def _append_versions(
    reader: Figures,
    session: Session,
    definitions: Sequence[IndicatorVersion],
    seal: Seal,
) -> None:
    if not definitions:
        return
    asked = [Asked(one, *session.interval_of(one)) for one in definitions]
    values = reader.values(session.unit, asked)
    last = _last_versions(session)
    behind = list(Act.objects.filter(sealed__seal=seal).order_by("sealed__position")[:MOST_ACTS])
    reasons = "; ".join(dict.fromkeys(act.reason for act in behind if act.reason))
    fresh = []
    for one, value in zip(asked, values, strict=True):
        before = last.get(one.definition.indicator_id)
        number, denominator = _stored(value)
        if before is None or (before.value, before.denominator) != (number, denominator):
            fresh.append(
                FigureVersion(
                    session=session.record,
                    indicator_id=one.definition.indicator_id,
                    version=before.version + 1 if before else 1,
                    start=one.start,
                    end=one.end,
                    value=number,
                    denominator=denominator,
                    reason=reasons if before else "",
                    acts=[act.key.hex for act in behind],
                    seal=seal,
                )
            )
    FigureVersion.objects.bulk_create(fresh, batch_size=200)


def _last_versions(session: Session) -> Mapping[int, FigureVersion]:
    rows = FigureVersion.objects.filter(session=session.record).order_by("version")
    return {row.indicator_id: row for row in rows}


def _stored(value: Value) -> tuple[int | None, int]:
    if value.value is None:
        return None, 1
    exact = Fraction(value.value)
    return exact.numerator, exact.denominator
