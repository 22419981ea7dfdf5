"""What a change of rows does to figures (ảnh hưởng số liệu), told before it is done; upper rooms know the figures."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.trail import follower

FigureSource = Callable[[Collection[int], Collection[Any]], Mapping[str, "Shown"]]
"""Units and business days of rows → the figures of open sessions that may hold them, by an address."""

_sources: list[FigureSource] = []


@dataclass(frozen=True)
class Shown:
    """One figure in words."""

    title: str
    text: str


@dataclass(frozen=True)
class Effect:
    """A figure that changes: what it is, what it would be."""

    title: str
    href: str
    old: str
    new: str


def set_figure_source(source: FigureSource) -> None:
    """Say who knows the figures."""
    _sources[:] = [source]


def effects_of(change: Callable[[], object], units: Collection[int], days: Collection[Any]) -> Sequence[Effect]:
    """The figures that ``change`` would turn into others; it is carried out, followed, read and undone."""
    if not _sources:
        return ()
    [source] = _sources
    with follower.rehearsed():
        follower.run_pass()
        before = source(units, days)
        change()
        follower.run_pass()
        after = source(units, days)
    return [
        Effect(old.title, href, old.text, after[href].text)
        for href, old in before.items()
        if href in after and after[href].text != old.text
    ]
