"""The follower's loop: a pass whenever the queue holds something, and what a worker does besides by the clock."""

import datetime as dt
import logging
import time
from collections.abc import Callable

from django.db import close_old_connections, connection

from giaoban.management import command
from giaoban.trail import follower

PAUSE = 0.05
"""Seconds between looks at an empty queue: entries are known well within a second."""
CHORES_EVERY = 30.0
"""Seconds between looks at what is due by the clock."""

logger = logging.getLogger(__name__)


def follow(
    *,
    only_if_free: bool = False,
    seconds: float | None = None,
    chores: Callable[[dt.datetime], object] | None = None,
) -> None:
    """Run passes until stopped, or for some seconds; ``only_if_free`` leaves when another follower works.

    ``chores`` is what this process also does by the clock: reminders, the daily mail.
    """
    end = None if seconds is None else time.monotonic() + seconds
    next_chores = time.monotonic()
    while end is None or time.monotonic() < end:
        try:
            if chores is not None and time.monotonic() >= next_chores:
                next_chores = time.monotonic() + CHORES_EVERY
                chores(command.now())
            if not (only_if_free and _somebody_follows()) and follower.waiting():
                follower.run_pass()
            else:
                time.sleep(PAUSE)
        except Exception:  # a lost connection must not end the follower
            logger.exception("follower pass failed")
            close_old_connections()
            time.sleep(1)


def _somebody_follows() -> bool:
    """Whether another session holds the follower's lock now (PostgreSQL)."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [follower.LOCK_KEY])
        free = bool(cursor.fetchone()[0])
        if free:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [follower.LOCK_KEY])
    return not free
