"""What the worker does by the clock (việc theo giờ): reminders that came due, then the digests of the hour."""

import datetime as dt

from giaoban.notices import digest, reminders


def run(now: dt.datetime) -> None:
    """Fire what is due and send the digests whose hour has come; running it again does nothing twice."""
    reminders.fire(now)
    digest.send_due(now)
