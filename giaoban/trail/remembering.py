"""What a seal knows is read once while one request is answered (nhớ trong một lượt), however often it is asked.

What was known at a seal never changes. Nothing is remembered outside :func:`remembering`, nor where a seal may
still be undone: in a pass of the follower and in what is only rehearsed.
"""

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar, cast

T = TypeVar("T")
_kept: ContextVar[dict[Any, Any] | None] = ContextVar("known_at_seals", default=None)


@contextlib.contextmanager
def remembering() -> Iterator[None]:
    """Inside, what a seal knows is read once."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


@contextlib.contextmanager
def forgetting() -> Iterator[None]:
    """Inside, everything is read anew, and nothing of it is kept."""
    token = _kept.set(None)
    try:
        yield
    finally:
        _kept.reset(token)


def once_a_seal(read: Callable[[int], T]) -> Callable[[int], T]:
    """A reader of what a seal knows that reads once where it is remembered; its answer must not be changed."""

    @wraps(read)
    def remembered(seal: int) -> T:
        kept = _kept.get()
        if kept is None:
            return read(seal)
        if (read, seal) not in kept:
            kept[read, seal] = read(seal)
        return cast("T", kept[read, seal])

    return remembered
