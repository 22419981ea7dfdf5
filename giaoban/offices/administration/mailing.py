"""Gửi đường dẫn qua thư: who mails a one-time link. The room of notices brings it; this one knows no mail server."""

from collections.abc import Callable
from dataclasses import dataclass


class NotMailed(Exception):
    """The letter did not go out, or nobody knows whether it did; the message says which."""


@dataclass(frozen=True)
class Letter:
    """A letter (thư) to one address, which is forgotten once it went out."""

    to: str
    subject: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Mailer:
    """``ready()`` tells whether a mail server is set up; ``send`` raises :class:`NotMailed`."""

    ready: Callable[[], bool]
    send: Callable[[Letter], None]


_mailers: list[Mailer] = []


def set_mailer(mailer: Mailer) -> None:
    """Let a room above send letters."""
    _mailers[:] = [mailer]


def ready() -> bool:
    """Whether a letter can be sent at all: mail is optional."""
    return any(one.ready() for one in _mailers)


def send(letter: Letter) -> None:
    """Send a letter now. Raises :class:`NotMailed`."""
    _mailers[0].send(letter)
