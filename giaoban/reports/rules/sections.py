"""The sections of an outline (phần, mục): what a heading covers, and which heading an item stands under."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_LEVELS: Mapping[str, int] = {"part": 1, "heading": 2}


@dataclass(frozen=True)
class Section:
    """A heading with the keys of the items that it covers, itself first."""

    key: str
    kind: str
    covers: tuple[str, ...]


def sections(items: Sequence[tuple[str, str]]) -> list[Section]:
    """The sections of an outline given as ``(key, kind)`` in order: up to the next heading of its level or above."""
    found = []
    for place, (key, kind) in enumerate(items):
        if kind in _LEVELS:
            end = next((later for later in range(place + 1, len(items)) if _closes(items[later][1], kind)), len(items))
            found.append(Section(key, kind, tuple(one for one, _ in items[place:end])))
    return found


def above(items: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """For each key: itself, the heading over it and the part over that, nearest first."""
    found: dict[str, tuple[str, ...]] = {}
    open_keys: dict[int, str] = {}
    for key, kind in items:
        level = _LEVELS.get(kind, 3)
        open_keys = {at: one for at, one in open_keys.items() if at < level}
        found[key] = (key, *(one for _, one in sorted(open_keys.items(), reverse=True)))
        if level < 3:
            open_keys[level] = key
    return found


def _closes(kind: str, opened: str) -> bool:
    return _LEVELS.get(kind, 3) <= _LEVELS[opened]
