"""Asking for figures: of a session, of a unit over an interval, with the records behind them."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from giaoban.indicators.catalogue import count_of
from giaoban.indicators.entered import submissions_behind
from giaoban.indicators.figures import Asked, Figure, Figures
from giaoban.indicators.models import IndicatorVersion, Nature, SourceKind, Submission
from giaoban.indicators.rules.formula import operands
from giaoban.indicators.sessions import Session, find_session
from giaoban.indicators.sources import counting
from giaoban.indicators.sources.cells import Behind, Bounds
from giaoban.offices.rules.tree import UnitFacts
from giaoban.registers.description import Register
from giaoban.trail.queries import latest_seal, seal_at


@dataclass(frozen=True)
class Lineage:
    """What stands behind a figure: records, submissions, operands, or the nil returns that make it zero."""

    figure: Figure
    records: Sequence[Behind] = ()
    submissions: Sequence[Submission] = ()
    operands: Sequence[Figure] = ()
    nil_returns: Sequence[str] = ()


def seal_for(known_at: dt.datetime | None) -> int:
    """The seal to answer from: the last one, or the last one at a moment."""
    return latest_seal() if known_at is None else seal_at(known_at)


def figures_of_session(unit_code: str, session_code: str, *, seal: int | None = None) -> list[Figure]:
    """Every figure of the catalogue for a unit and session, as known at ``seal`` (default: now)."""
    reader, unit, session = reader_of(unit_code, session_code, seal)
    return reader.figures(unit.id, asked_of(reader, session))


def reader_of(unit_code: str, session_code: str, seal: int | None) -> tuple[Figures, UnitFacts, Session]:
    """The reader of a seal with the unit and the session that the codes name."""
    reader = Figures(latest_seal() if seal is None else seal)
    unit, session = find_session(reader.tree, unit_code, session_code, reader.seal)
    return reader, unit, session


def asked_of(reader: Figures, session: Session) -> list[Asked]:
    """What a session asks of the catalogue: each definition over its own interval."""
    return [Asked(one, *session.interval_of(one)) for one in reader.catalogue.on(session.end)]


def records_behind(unit_code: str, session_code: str, indicator: str, *, seal: int | None = None) -> Lineage:
    """What one figure of a session is made of."""
    reader, unit, session = reader_of(unit_code, session_code, seal)
    definition = reader.catalogue.definition(indicator, session.end)
    return lineage(reader, unit.id, Asked(definition, *session.interval_of(definition)))


def lineage(reader: Figures, unit: int, asked: Asked) -> Lineage:
    """What a figure is made of, by its kind of source."""
    [figure] = reader.figures(unit, [asked])
    kind = asked.definition.source_kind
    if kind == SourceKind.FORM:
        behind = submissions_behind(reader.tree, unit, asked.definition, asked.start, asked.end, reader.seal)
        return Lineage(figure, submissions=behind)
    if kind == SourceKind.FORMULA:
        return Lineage(figure, operands=reader.figures(unit, _operands(reader, asked)))
    records = _records(reader, unit, asked)
    nils = [
        one.record
        for one in reader.nils.returns_for(asked.definition)
        if one.start <= asked.end and one.end >= asked.start
    ]
    return Lineage(figure, records=records, nil_returns=() if records else nils)


def is_counted_in(reader: Figures, unit: int, asked: Asked, register: Register, record: uuid.UUID) -> bool:
    """Whether a record is among those behind a figure, or behind one of a formula's operands."""
    if asked.definition.source_kind == SourceKind.FORMULA:
        return any(is_counted_in(reader, unit, one, register, record) for one in _operands(reader, asked))
    counts = [count_of(one) for one in reader.catalogue.by_code[asked.definition.indicator.code]]
    if not any(leg.register is register for count in counts if count for leg in count.source.legs):
        return False
    behind = _records(reader, unit, asked, [record])
    return any(one.register == register.code for one in behind)


def _operands(reader: Figures, asked: Asked) -> list[Asked]:
    """The figures that a formula is computed from, over the same interval."""
    codes = operands(str(asked.definition.spec["formula"]))
    return [Asked(reader.catalogue.definition(code, asked.end), asked.start, asked.end) for code in codes]


def _records(reader: Figures, unit: int, asked: Asked, records: Collection[uuid.UUID] | None = None) -> list[Behind]:
    """Records of every definition that holds on some of the days, each on its own days; or only some records."""
    territories, units = reader.scope(unit)
    found: list[Behind] = []
    for definition in reader.catalogue.by_code[asked.definition.indicator.code]:
        count = count_of(definition)
        first = _later(definition.valid_from, None if asked.definition.nature == Nature.STOCK else asked.start)
        last = asked.end if definition.last_day is None else min(asked.end, definition.last_day)
        if count is not None and first <= last:
            bounds = Bounds(first=first, last=last, territories=territories, units=units, records=records)
            found += counting.records(count, bounds, reader.seal)
    return found


def _later(day: dt.date, other: dt.date | None) -> dt.date:
    return day if other is None else max(day, other)


def definition_now(code: str, on: dt.date) -> IndicatorVersion:
    """The definition of an indicator on a day as known at the last seal."""
    return Figures(latest_seal()).catalogue.definition(code, on)
