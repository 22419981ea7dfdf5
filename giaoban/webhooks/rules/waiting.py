"""When a message that was not taken is tried again (gửi lại): waits that grow, then it is given up."""

import datetime as dt
from collections.abc import Sequence


def next_try(tries: int, waits: Sequence[int], now: dt.datetime) -> dt.datetime | None:
    """When to try again after so many tries failed; ``None`` where every wait (minutes) was used up."""
    return now + dt.timedelta(minutes=waits[tries - 1]) if tries <= len(waits) else None
