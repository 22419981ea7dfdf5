"""Quên theo (what is forgotten with a subject): unfinished rows of rooms above that name somebody who was erased."""

from collections.abc import Callable

from giaoban.subjects.rules.details import Details

Forget = Callable[[Details], object]
_places: dict[str, Forget] = {}


def add_place(name: str, forget: Forget) -> None:
    """Let a room above drop what it keeps of a person beside the entries; called while a subject is erased."""
    _places[name] = forget


def everywhere(details: Details) -> None:
    """Forget somebody in every such place."""
    for forget in _places.values():
        forget(details)
