"""Running a long work beside the pages (chạy việc dài): one at a time for each owner, its end told to who listens."""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from django.db import connections

from giaoban.offices.long_work import store
from giaoban.offices.long_work.store import Came, Work
from giaoban.offices.models import Account
from giaoban.said import Said

EVERY_S = 1.0
"""Seconds between two words on how far a work has come."""
BEAT_S = 5.0
logger = logging.getLogger(__name__)
Listener = Callable[[Work], object]
_listeners: dict[str, Listener] = {}


class Busy(Exception):
    """The owner has a long work that has not ended; it is this one."""

    def __init__(self, work: Work) -> None:
        super().__init__(work.key)
        self.work = work


class Desk:
    """What a work is given: a folder for the file it makes, and a way to say how far it has come."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._said_at = time.monotonic() - EVERY_S

    @property
    def folder(self) -> Path:
        """Where the file goes that the owner is given."""
        return self.work.folder

    def say(self, words: str, *, at_once: bool = False) -> None:
        """Tell how far it has come; what comes too quickly after the last word is left out, but for ``at_once``."""
        now = time.monotonic()
        if at_once or now - self._said_at >= EVERY_S:
            self._said_at = now
            self.work = replace(self.work, told=words)
            store.write(self.work)


Do = Callable[[Desk], Came]


def add_listener(name: str, listener: Listener) -> None:
    """Let a room above know of works that ended."""
    _listeners[name] = listener


def owner_of(account: Account) -> str:
    """How an account owns its works."""
    return f"account:{account.pk}"


def account_number(owner: str) -> int | None:
    """The account that owns a work, if one does."""
    kind, _, number = owner.partition(":")
    return int(number) if kind == "account" else None


def begin(
    owner: str, title: str, do: Do, *, back: str, at: dt.datetime, units: Sequence[int] = ()
) -> tuple[Work, threading.Thread]:
    """Begin a work and come back at once. Raises :class:`Busy` while the owner has another that runs."""
    for one in store.of(owner, at):
        if not one.ended:
            raise Busy(one)
    work = store.new(owner, title, back=back, at=at, units=units)
    thread = threading.Thread(target=_run, args=(work, do), daemon=True, name=f"long-work-{work.key}")
    thread.start()
    return work, thread


def _run(work: Work, do: Do) -> None:
    ended = threading.Event()
    threading.Thread(target=_beat, args=(work, ended), daemon=True).start()
    desk = Desk(work)
    try:
        came = do(desk)
    except Exception:  # whatever it was, the owner must not wait for ever
        logger.exception("long work %s failed", work.key)
        came = Came(done=False, words=Said("Hệ thống gặp lỗi, chưa ghi gì. Thử lại; nếu còn lỗi, báo quản trị."))
    finally:
        ended.set()
    work = replace(desk.work, state=store.DONE if came.done else store.REFUSED, came=came)
    store.write(work)
    try:
        for listener in _listeners.values():
            listener(work)
    finally:
        connections.close_all()


def _beat(work: Work, ended: threading.Event) -> None:
    while not ended.wait(BEAT_S):
        store.alive(work)
