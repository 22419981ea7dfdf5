"""What of an agenda was not reached and goes on to the next meeting."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

DEFERRED = "deferred"
OF_EVERY_MEETING = frozenset({"opening", "conclusion"})
"""Kinds that each meeting has of its own."""


@dataclass(frozen=True)
class Reached:
    """An item, its kind and what it stands under."""

    record: uuid.UUID
    kind: str
    parent: uuid.UUID | None


def left_over(
    items: Sequence[Reached], taken_up: Collection[uuid.UUID], results: Mapping[uuid.UUID, str]
) -> list[uuid.UUID]:
    """Items that were put off, or neither taken up nor decided; an item with others under it goes by those."""
    parents = {one.parent for one in items}
    return [
        one.record
        for one in items
        if one.kind not in OF_EVERY_MEETING
        and (
            results.get(one.record) == DEFERRED
            or (one.record not in taken_up and one.record not in results and one.record not in parents)
        )
    ]
