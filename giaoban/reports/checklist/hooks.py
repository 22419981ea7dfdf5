"""Open points that other rooms know of a report (ý kiến chưa giải quyết …); this room never learns who they are."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ReportAt:
    """The report that is asked about: unit of its outline, unit and session, the keys of its sentences."""

    author: int
    unit: int
    session: uuid.UUID
    keys: Sequence[str]


@dataclass(frozen=True)
class OpenPoint:
    """One thing still open, where it is settled, and whether it stands in the way of approving."""

    title: str
    href: str = ""
    blocking: bool = False


PointSource = Callable[[ReportAt], Iterable[OpenPoint]]

_sources: dict[str, tuple[str, PointSource]] = {}


def register_points(code: str, title: str, source: PointSource) -> None:
    """Let a room tell its open points of reports under a title; one with the same code replaces it."""
    _sources[code] = (title, source)


def open_points(report: ReportAt) -> dict[str, list[OpenPoint]]:
    """What the rooms have to say, by title; rooms with nothing open are left out."""
    told = {title: list(source(report)) for title, source in _sources.values()}
    return {title: points for title, points in told.items() if points}
