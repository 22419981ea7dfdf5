"""Who owns an open item after hand-overs (người đang giữ việc)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ItemKey = tuple[str, str]
"""Kind and key of an item: a draft, a submission, a task."""


@dataclass(frozen=True)
class Move:
    """One item passing from one account to another at a unit.

    ``origin`` and ``begun_at`` (account and unit) say who began it where, through any number of moves.
    """

    item: ItemKey
    giver: str
    owner: str
    unit: int
    origin: str
    begun_at: int


def standing(moves: Iterable[Move]) -> Mapping[ItemKey, Move]:
    """The last move of each item, the moves given oldest first."""
    return {move.item: move for move in moves}


def left_out(items: Iterable[ItemKey], owners: Mapping[ItemKey, str]) -> list[ItemKey]:
    """The open items for which nobody was named."""
    return [item for item in items if not owners.get(item)]
