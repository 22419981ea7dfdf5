"""Figures' objects as things that notices open and people talk about: their kinds and keys.

The room that has their pages says how they are found (:func:`giaoban.notices.kinds.add_thing`).
"""

import uuid

from giaoban.indicators.sessions import Session, sessions_at
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts
from giaoban.trail.queries import latest_seal

SUBMISSION, FIGURE, SESSION = "submission", "figure", "session"


def figure_key(session: uuid.UUID, unit: str, indicator: str) -> str:
    """The key of a session's figure; ``unit`` is a natural key, the same in every home."""
    return f"{session.hex}:{unit}:{indicator}"


def place_of(key: str, permission: Permission) -> tuple[UnitFacts, Session, str] | None:
    """The unit and session that a key names, with what stands behind them, if the reader may see the unit."""
    session_hex, _, rest = key.partition(":")
    unit_key, _, more = rest.partition(":")
    session = next((one for one in sessions_at(latest_seal()) if one.record.hex == session_hex), None)
    unit = next((one for one in permission.tree if one.key == unit_key), None)
    if session is None or unit is None or not permission.may(Deed.SEE, unit.id):
        return None
    return unit, session, more
