"""Minutes of an agenda: when each item is due to begin, what was spent on it, and by how much it runs over."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise


def planned_begins(begins: dt.datetime, minutes: Sequence[int]) -> list[dt.datetime]:
    """When each item begins if all before it keep to their minutes."""
    return [begins + dt.timedelta(minutes=sum(minutes[:place])) for place in range(len(minutes))]


def over_plan(minutes: Sequence[int], of_meeting: int) -> int:
    """By how many minutes the items together are longer than the meeting; 0 where they fit."""
    return max(0, sum(minutes) - of_meeting)


def spent(turns: Sequence[tuple[dt.datetime, uuid.UUID | None]], until: dt.datetime) -> Mapping[uuid.UUID, int]:
    """Whole minutes spent on each item: from each turn to the next one, the last until ``until``.

    Turns come in the order of their moments; an item may be taken up again.
    """
    seconds: dict[uuid.UUID, float] = defaultdict(float)
    for (at, item), (following, _) in pairwise([*turns, (until, None)]):
        if item is not None:
            seconds[item] += max(0.0, (following - at).total_seconds())
    return {item: int(total // 60) for item, total in seconds.items()}


def over_run(planned: int, minutes: int) -> int:
    """By how many minutes an item ran over; 0 while it is in time, or has no minutes of its own."""
    return max(0, minutes - planned) if planned else 0
