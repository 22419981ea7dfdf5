"""What gave rise to tasks in a session (phiên giao ban): rooms above say which of their things a session holds."""

import uuid
from collections.abc import Callable, Iterable

from django.db.models import Q

OriginSource = Callable[[uuid.UUID], Iterable[tuple[str, str]]]
"""A reporting session's record → origins (kind, key) of tasks that it holds."""

_sources: dict[str, OriginSource] = {}


def register_origins(name: str, source: OriginSource) -> None:
    """Let a room say what of it belongs to a session; one with the same name replaces it."""
    _sources[name] = source


def of_session(session: uuid.UUID) -> Q:
    """The condition of tasks that a session gave rise to; none where no room knows of any."""
    found = [pair for source in _sources.values() for pair in source(session)]
    condition = Q(pk__in=[])
    for kind, key in found:
        condition |= Q(origin_kind=kind, origin_key=key)
    return condition
