"""Numbers of a tree of items: 1, 1.1, 1.2, 2 … by order, whatever was typed in which order."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Placed:
    """An item as the tree is made of: itself, what it stands under, its place among its siblings."""

    record: uuid.UUID
    parent: uuid.UUID | None
    order: int


@dataclass(frozen=True)
class Numbered:
    """An item's number and depth (0 = at the top)."""

    record: uuid.UUID
    number: str
    depth: int


def numbered(items: Sequence[Placed]) -> list[Numbered]:
    """Every item once, in reading order; one whose parent is not there, or that stands under itself, is at the top."""
    known = {one.record: one for one in items}
    below: dict[uuid.UUID | None, list[Placed]] = defaultdict(list)
    for one in items:
        below[one.parent if _leads_up(one, known) else None].append(one)
    return list(_walk(below, None, "", 0))


def _leads_up(one: Placed, known: dict[uuid.UUID, Placed]) -> bool:
    """Whether the parents of an item end at the top."""
    seen = {one.record}
    parent = one.parent
    while parent is not None:
        if parent in seen or parent not in known:
            return False
        seen.add(parent)
        parent = known[parent].parent
    return True


def _walk(
    below: dict[uuid.UUID | None, list[Placed]], parent: uuid.UUID | None, before: str, depth: int
) -> Iterator[Numbered]:
    for place, one in enumerate(sorted(below[parent], key=lambda one: one.order), start=1):
        number = f"{before}{place}"
        yield Numbered(one.record, number, depth)
        yield from _walk(below, one.record, f"{number}.", depth + 1)
