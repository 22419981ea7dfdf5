"""What the worker does by the clock (việc theo giờ): chores of rooms above, reminders, then the digests."""

import datetime as dt
import logging
from collections.abc import Callable

from giaoban.days.clock import VIETNAM
from giaoban.notices import digest, reminders

Chore = Callable[[dt.datetime], object]
_chores: dict[str, Chore] = {}
_daily: dict[str, Chore] = {}
_done_on: dict[str, dt.date] = {}
logger = logging.getLogger(__name__)


def add_chore(name: str, do: Chore) -> None:
    """Let a room do something when its time comes; ``do(now)`` run again does nothing twice."""
    _chores[name] = do


def add_daily_chore(name: str, do: Chore) -> None:
    """Let a room do something once a day, at the first look of a process on that day."""
    _daily[name] = do


def run(now: dt.datetime) -> None:
    """Do the chores, fire what is due and send the digests whose hour has come; running it again does nothing twice.

    A chore that fails is logged and tried again at the next run; it keeps nobody from being reminded.
    """
    today = now.astimezone(VIETNAM).date()
    for name, do in _chores.items():
        _try(name, do, now)
    for name, do in _daily.items():
        if _done_on.get(name) != today and _try(name, do, now):
            _done_on[name] = today
    reminders.fire(now)
    digest.send_due(now)


def _try(name: str, do: Chore, now: dt.datetime) -> bool:
    """Whether it was done; one room's trouble is not another's."""
    try:
        do(now)
    except Exception:
        logger.exception("chore %s failed", name)
        return False
    return True
