"""Open deadlines (hạn đang chạy) and what a change of law or calendar would move."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from giaoban.law import Book
from giaoban.offices.permission import Permission


@dataclass(frozen=True)
class OpenDeadline:
    """Something that is due: what, where it stands, and its last day by one book of law."""

    key: str
    title: str
    href: str
    last_day: dt.date


DeadlineSource = Callable[[Book, Permission, dt.date], Iterable[OpenDeadline]]
"""The book to count by, who looks, today → what is open and which they may see."""


@dataclass(frozen=True)
class Moved:
    """A deadline with its day before and after a change."""

    deadline: OpenDeadline
    before: dt.date
    after: dt.date


_sources: dict[str, DeadlineSource] = {}


def register_deadlines(name: str, source: DeadlineSource) -> None:
    """Let an upper room say what is open; called once at start-up."""
    _sources[name] = source


def open_deadlines(book: Book, permission: Permission, today: dt.date) -> list[OpenDeadline]:
    """What is open, the nearest last day first."""
    found = [one for source in _sources.values() for one in source(book, permission, today)]
    return sorted(found, key=lambda one: (one.last_day, one.title))


def moved(before: Book, after: Book, permission: Permission, today: dt.date) -> Sequence[Moved]:
    """The open deadlines that another book gives another last day."""
    old = {one.key: one.last_day for one in open_deadlines(before, permission, today)}
    later = open_deadlines(after, permission, today)
    return [Moved(one, old[one.key], one.last_day) for one in later if old.get(one.key, one.last_day) != one.last_day]
