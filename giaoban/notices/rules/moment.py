"""When a reminder fires (lúc nhắc): so many days before the day itself, in the morning, Vietnam's time."""

import datetime as dt
from dataclasses import dataclass

from giaoban.days.clock import VIETNAM


@dataclass(frozen=True)
class MomentRule:
    """Lúc nhắc: ``days_before`` the day (0: on it), at ``hour`` o'clock. ``code`` names it for ever."""

    code: str
    days_before: int
    hour: int = 7


def moment_of(due: dt.date, rule: MomentRule) -> dt.datetime:
    """The moment at which a reminder of ``due`` fires."""
    day = due - dt.timedelta(days=rule.days_before)
    return dt.datetime.combine(day, dt.time(rule.hour), tzinfo=VIETNAM)
