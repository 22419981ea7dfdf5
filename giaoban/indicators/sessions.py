"""Reporting sessions as known at a seal: whose, when held, and each indicator's own cut-off."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from giaoban.indicators.models import IndicatorVersion, Reads, ReportingSession, SessionWindow
from giaoban.offices.rules.tree import UnitFacts, UnitTree
from giaoban.said import Said
from giaoban.trail.queries import known_at
from giaoban.trail.remembering import once_a_seal


class SessionNotFound(LookupError):
    """The unit has no session of that code."""


@dataclass(frozen=True)
class Session:
    """A session with its cut-offs by indicator code or sector."""

    record: uuid.UUID
    unit: int
    code: str
    held_on: dt.date
    start: dt.date
    end: dt.date
    windows: Mapping[str, tuple[dt.date, dt.date]] = field(default_factory=dict)

    def interval_of(self, definition: IndicatorVersion) -> tuple[dt.date, dt.date]:
        """The days that the session's figure of an indicator covers."""
        start, end = self.windows.get(
            definition.indicator.code, self.windows.get(definition.sector, (self.start, self.end))
        )
        if definition.reads == Reads.YEAR_TO_DATE:
            return dt.date(end.year, 1, 1), end
        return start, end


@once_a_seal
def sessions_at(seal: int) -> Sequence[Session]:
    """Every session known at a seal, in the order they were held."""
    windows: dict[uuid.UUID, dict[str, tuple[dt.date, dt.date]]] = {}
    for window in known_at(SessionWindow, seal):
        windows.setdefault(window.session, {})[window.scope] = (window.start, window.end)
    rows = known_at(ReportingSession, seal).order_by("held_on")
    return tuple(
        Session(row.record, row.unit_id, row.code, row.held_on, row.start, row.end, windows.get(row.record, {}))
        for row in rows
    )


def find_session(tree: UnitTree, unit_code: str, session_code: str, seal: int) -> tuple[UnitFacts, Session]:
    """:func:`session_named` among the sessions of a seal."""
    return session_named(tree, unit_code, session_code, sessions_at(seal))


def session_named(
    tree: UnitTree, unit_code: str, session_code: str, sessions: Sequence[Session]
) -> tuple[UnitFacts, Session]:
    """The unit that has ``unit_code`` on the session's day, and its own or its authority's session.

    ``sessions`` are those known at the seal of the tree (:func:`sessions_at`). Raises :class:`SessionNotFound`,
    or :class:`~giaoban.offices.rules.tree.UnitNotFound` naming the successors of a unit that has ended.
    """
    named = [one for one in sessions if one.code == session_code]
    if not named:
        known = ", ".join(sorted({one.code for one in sessions}))
        raise SessionNotFound(
            Said(
                "Không có kỳ giao ban «%(session_code)s». Các kỳ: %(known)s.",
                session_code=session_code,
                known=known or Said("chưa có kỳ nào"),
            )
        )
    refusal: Exception | None = None
    for one in named:
        try:
            unit = tree.by_code(unit_code, one.held_on)
        except LookupError as error:
            refusal = error
            continue
        if one.unit == unit.id or one.unit in tree.ancestors(unit.id):
            return unit, one
    if refusal is not None:
        raise refusal
    raise SessionNotFound(
        Said(
            "Đơn vị mã %(unit_code)s không có kỳ giao ban «%(session_code)s».",
            unit_code=unit_code,
            session_code=session_code,
        )
    )
