"""In which sentences of the reports a record is counted (được đếm trong câu nào)."""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.indicators.figures import Asked, Figures
from giaoban.indicators.queries import is_counted_in
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.offices.rules.tree import UnitFacts
from giaoban.registers.description import Register
from giaoban.reports.compose import CannotWrite, NoOutline, compose
from giaoban.reports.models import Edition
from giaoban.reports.queries import last_issued, report
from giaoban.trail.queries import latest_seal

MOST_DRAFTS = 3
"""Drafts of a unit in which a record is looked for."""


@dataclass(frozen=True)
class CountedIn:
    """A sentence that contains a record: of whose report, which session, by its key and as it reads."""

    unit: UnitFacts
    session: Session
    key: str
    text: str
    issued: bool


def sentences_of(register: Register, record: uuid.UUID, units: Collection[int]) -> list[CountedIn]:
    """The sentences of the reports of ``units`` that show a figure which the record is part of.

    Of a session that issued its report it is the last edition, by what was known at its seal; of those
    that did not, only the first session that counts the record is looked at, by its draft as it is now.
    """
    now = Figures(latest_seal())
    first = _first_day(register, record)
    sessions = {one.record: one for one in sessions_at(now.seal) if first is not None and first <= one.held_on}
    issued = [one for one in last_issued(now.seal) if one.unit_id in units and one.session in sessions]
    found: list[CountedIn] = []
    for edition in issued:
        found += _in_edition(register, record, edition, sessions[edition.session], now)
    written = {(one.session, one.unit_id) for one in issued}
    open_ones = [one for one in sessions.values() if one.unit in units and (one.record, one.unit) not in written]
    for session in _first_of_each_unit(open_ones):
        in_draft = _in_draft(register, record, session, now)
        if in_draft:
            return found + in_draft
    return found


def sentences_by_figure(unit: str, session: str, seal: int) -> dict[str, list[tuple[str, str]]]:
    """The sentences of a session's report at a seal, by the indicator whose figure they show: key and text."""
    try:
        content = report(unit, session, seal=seal).content
    except (NoOutline, CannotWrite):
        return {}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for item in content["items"]:
        for code in sorted(_codes([item])):
            found[code].append((item["key"], "".join(piece["text"] for piece in item["pieces"])))
    return dict(found)


def _first_day(register: Register, record: uuid.UUID) -> dt.date | None:
    """The first day that any version of a record gives: it is in no report that was held before."""
    days = register.model._default_manager.filter(record=record).values_list(register.day, flat=True)
    return min(days, default=None)


def _first_of_each_unit(sessions: Sequence[Session]) -> Iterator[Session]:
    """The sessions that can be the first to count a record, in their order.

    What a session reports ends before it is held, so the next one or the one after it counts the record, or none.
    """
    looked_at = Counter[int]()
    for one in sessions:
        looked_at[one.unit] += 1
        if looked_at[one.unit] <= MOST_DRAFTS:
            yield one


def _in_edition(
    register: Register, record: uuid.UUID, edition: Edition, session: Session, now: Figures
) -> list[CountedIn]:
    reader, content = Figures(edition.frozen_at), edition.content
    asked = {
        code: Asked(
            reader.catalogue.definition(code, session.end),
            dt.date.fromisoformat(content["figures"][code]["from"]),
            dt.date.fromisoformat(content["figures"][code]["to"]),
        )
        for code in _codes(content["items"])
    }
    counted = {code for code, one in asked.items() if is_counted_in(reader, edition.unit_id, one, register, record)}
    return list(_sentences(content, counted, now.tree[edition.unit_id], session, issued=True))


def _in_draft(register: Register, record: uuid.UUID, session: Session, now: Figures) -> list[CountedIn]:
    definitions = now.catalogue.on(session.end)
    asked = {one.indicator.code: Asked(one, *session.interval_of(one)) for one in definitions}
    counted = {code for code, one in asked.items() if is_counted_in(now, session.unit, one, register, record)}
    if not counted:
        return []
    unit = now.tree[session.unit]
    try:
        content = compose(unit.code, session.code, now.seal)
    except (NoOutline, CannotWrite):
        return []
    return list(_sentences(content, counted, unit, session, issued=False))


def _sentences(
    content: Mapping[str, Any], counted: Collection[str], unit: UnitFacts, session: Session, *, issued: bool
) -> Iterator[CountedIn]:
    for item in content["items"]:
        if not _codes([item]).isdisjoint(counted):
            text = "".join(piece["text"] for piece in item["pieces"])
            yield CountedIn(unit, session, item["key"], text, issued)


def _codes(items: Sequence[Mapping[str, Any]]) -> set[str]:
    return {piece["indicator"] for item in items for piece in item["pieces"] if piece.get("indicator")}
