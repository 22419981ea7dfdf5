"""Bàn giao: what an official leaves open, told by the rooms above, and what hand-overs made of it.

Rooms call :func:`register_items` at start-up with a function that lists the open items an account began
at a unit. They know nothing of hand-overs: what passed on is moved to its owner here.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from giaoban.offices import queries
from giaoban.offices.models import Account, HandOver
from giaoban.offices.rules.ownership import ItemKey, Move, standing
from giaoban.offices.rules.tree import UnitTree
from giaoban.trail.queries import current


@dataclass(frozen=True)
class OpenItem:
    """One thing that somebody has to finish."""

    kind: str
    key: str
    title: str

    @property
    def at(self) -> ItemKey:
        """Kind and key: how hand-overs name it."""
        return self.kind, self.key


@dataclass(frozen=True)
class HeldItem:
    """An open item with who began it and where: both stay in history through every hand-over."""

    item: OpenItem
    origin: str
    begun_at: int


ItemSource = Callable[[Account, int], Iterable[OpenItem]]
"""Account and unit → the open items that the account itself began for that unit."""

_sources: dict[str, ItemSource] = {}


def register_items(name: str, source: ItemSource) -> None:
    """Let a room tell its open items; one with the same name replaces it."""
    _sources[name] = source


def open_items(account: Account, unit: int, tree: UnitTree | None = None) -> list[OpenItem]:
    """Everything open that an account has to finish for a unit: begun itself, or handed over to it."""
    return [held.item for held in held_items(account, unit, tree or queries.tree_now())]


def held_items(account: Account, unit: int, tree: UnitTree) -> list[HeldItem]:
    """The open items of an account at a unit, each with who began it."""
    moved = standing(moves(tree))
    own = [HeldItem(item, account.username, unit) for item in _begun(account, unit) if item.at not in moved]
    received = [
        move for move in moved.values() if move.owner == account.username and unit in places_of(tree, move.unit)
    ]
    return own + _still_open(received)


def owner_of(kind: str, key: str) -> str | None:
    """The account that a hand-over gave an item to; ``None`` while it is with who began it."""
    move = standing(moves(queries.tree_now())).get((kind, key))
    return move.owner if move else None


def moves(tree: UnitTree) -> list[Move]:
    """Every item of every hand-over, oldest first."""
    units = {f"{unit.code}@{unit.valid_from.isoformat()}": unit.id for unit in tree}
    return [
        Move(
            item=(item["kind"], item["key"]),
            giver=row.giver.username,
            owner=item["owner"],
            unit=row.unit_id,
            origin=item["origin"],
            begun_at=units[item["begun_at"]],
        )
        for row in current(HandOver).order_by("pk").select_related("giver")
        for item in row.items
    ]


def as_item(held: HeldItem, giver: Account, owner: Account, begun_at: str) -> dict[str, str]:
    """An item as a hand-over keeps it: what it is, from whom to whom by name of that day, who began it."""
    return {
        "kind": held.item.kind,
        "key": held.item.key,
        "title": held.item.title,
        "from": giver.username,
        "from_name": giver.name,
        "owner": owner.username,
        "owner_name": owner.name,
        "origin": held.origin,
        "begun_at": begun_at,
    }


def places_of(tree: UnitTree, unit: int) -> frozenset[int]:
    """Where the owner of a unit's items may serve: there, above it, or in a unit that took over from it."""
    return frozenset({unit, *tree.ancestors(unit), *(heir.id for heir in tree.heirs(unit))})


def archive_units(account: Account, on: dt.date) -> set[int]:
    """The units whose old files an account may read on a day, by hand-overs before it."""
    rows = current(HandOver).filter(on__lt=on).values_list("unit_id", "archive_readers")
    return {unit for unit, readers in rows if account.username in readers}


def _begun(account: Account, unit: int) -> list[OpenItem]:
    return [item for source in _sources.values() for item in source(account, unit)]


def _still_open(received: Sequence[Move]) -> list[HeldItem]:
    """Of the items handed over, those that the rooms still call open for who began them."""
    accounts = {one.username: one for one in Account.objects.filter(username__in={m.origin for m in received})}
    begun: dict[tuple[str, int], dict[ItemKey, OpenItem]] = {}
    found = []
    for move in received:
        place = (move.origin, move.begun_at)
        if place not in begun:
            begun[place] = {item.at: item for item in _begun(accounts[move.origin], move.begun_at)}
        if move.item in begun[place]:
            found.append(HeldItem(begun[place][move.item], *place))
    return found
