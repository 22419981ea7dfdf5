"""What the worker does by the clock (việc theo giờ): chores of rooms above, reminders, then the digests."""

import datetime as dt
import logging
from collections.abc import Callable

from giaoban.notices import digest, reminders

Chore = Callable[[dt.datetime], object]
_chores: dict[str, Chore] = {}
logger = logging.getLogger(__name__)


def add_chore(name: str, do: Chore) -> None:
    """Let a room do something when its time comes; ``do(now)`` run again does nothing twice."""
    _chores[name] = do


def run(now: dt.datetime) -> None:
    """Do the chores, fire what is due and send the digests whose hour has come; running it again does nothing twice.

    A chore that fails is logged and tried again at the next run; it keeps nobody from being reminded.
    """
    for name, do in _chores.items():
        try:
            do(now)
        except Exception:  # one room's trouble is not another's
            logger.exception("chore %s failed", name)
    reminders.fire(now)
    digest.send_due(now)
