"""What upper rooms make known here at start-up: kinds of notices, things that can be opened, senders.

This room never learns who they are. A sender is asked at each pass of the follower about the acts that
the pass made known; it answers with what is to be told to whom.
"""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from giaoban.offices.permission import Permission
from giaoban.trail.models import Act, Seal


@dataclass(frozen=True)
class NoticeKind:
    """Loại thông báo; work that waits for a person is ``needed`` and cannot be declined."""

    code: str
    title: str
    needed: bool = False


@dataclass(frozen=True)
class Thing:
    """Something that a notice opens or people talk about, as one reader may see it; names no outsider.

    ``subjects`` are the people outside that it is about: what is said of it may not name them.
    """

    title: str
    href: str
    unit: int
    subjects: tuple[uuid.UUID, ...] = ()


ThingSource = Callable[[str, Permission], Thing | None]
"""Key of a thing and what the reader may → the thing, or ``None`` where the reader may not see it."""


@dataclass(frozen=True)
class Told:
    """One thing to tell one person; ``key`` names what happened, for ever."""

    account: int
    kind: str
    key: str
    said: str
    thing: tuple[str, str] = ("", "")
    unit: int | None = None


@dataclass(frozen=True)
class Settled:
    """What waited for somebody is done: its notices of these kinds count as read."""

    thing: tuple[str, str]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Sender:
    """``tell(seal, acts)`` for the acts whose entries are of ``entries`` (none named: every act)."""

    name: str
    tell: Callable[[Seal, Sequence[Act]], Iterable[Told | Settled]]
    entries: frozenset[str] = frozenset()


_kinds: dict[str, NoticeKind] = {}
_things: dict[str, ThingSource] = {}
_senders: dict[str, Sender] = {}


def add_kind(kind: NoticeKind) -> None:
    """Make a kind of notice known; one with the same code replaces it."""
    _kinds[kind.code] = kind


def kinds() -> list[NoticeKind]:
    """Every kind of notice, those that cannot be declined first."""
    return sorted(_kinds.values(), key=lambda kind: (not kind.needed, kind.code))


def title_of(code: str) -> str:
    """What people call a kind of notice; one that no room knows any more is named by its code."""
    return _kinds[code].title if code in _kinds else code


def add_thing(kind: str, source: ThingSource) -> None:
    """Say how things of a kind are found; a room that gives them a better page replaces it."""
    _things[kind] = source


def thing(kind: str, key: str, permission: Permission) -> Thing | None:
    """The thing as the reader may see it, if there is one."""
    source = _things.get(kind)
    return source(key, permission) if source else None


def add_sender(sender: Sender) -> None:
    """Let a room tell people of its acts. Of two senders that use one key the one added first is heard."""
    _senders.setdefault(sender.name, sender)


def senders() -> list[Sender]:
    """The senders in the order they were added."""
    return list(_senders.values())
