"""The figures of open sessions that rows may stand in (số liệu của các kỳ còn mở)."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.urls import reverse

from giaoban.dashboards.written import write_value
from giaoban.indicators.figures import Figures
from giaoban.indicators.models import Close, IndicatorVersion, Nature
from giaoban.indicators.queries import asked_of
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.registers.effects import Shown
from giaoban.said import Said
from giaoban.trail.queries import known_at, latest_seal


def open_figures(units: Collection[int], days: Collection[dt.date]) -> Mapping[str, Shown]:
    """The figures of every session not yet closed whose interval holds one of the days, for the session's unit."""
    if not days:
        return {}
    reader = Figures(latest_seal())
    closed = set(known_at(Close, reader.seal).values_list("session", flat=True))
    above = {one for unit in units if unit in reader.tree for one in (unit, *reader.tree.ancestors(unit))}
    found: dict[str, Shown] = {}
    for session in sessions_at(reader.seal):
        if session.record not in closed and session.unit in above:
            found |= _figures(reader, session, min(days), max(days))
    return found


def _figures(reader: Figures, session: Session, first: dt.date, last: dt.date) -> dict[str, Shown]:
    asked = [one for one in asked_of(reader, session) if _holds(one.definition, one.start, one.end, first, last)]
    code = reader.tree[session.unit].code
    found = {}
    for one, value in zip(asked, reader.values(session.unit, asked), strict=True):
        title = Said("%(name)s, kỳ %(session)s", name=one.definition.name, session=session.code)
        href = reverse("dashboards:figure", args=[code, session.code, one.definition.indicator.code])
        found[href] = Shown(title, write_value(one.definition, value.value))
    return found


def _holds(definition: IndicatorVersion, start: dt.date, end: dt.date, first: dt.date, last: dt.date) -> bool:
    return first <= end and (definition.nature == Nature.STOCK or last >= start)
