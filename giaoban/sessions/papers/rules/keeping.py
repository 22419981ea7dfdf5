"""Until when a browser may keep a paper for reading without a connection (giữ tài liệu để đọc khi mất mạng)."""

import datetime as dt


def kept_until(held_on: dt.date, days: int, *, marked: bool, called_off: bool) -> dt.date | None:
    """The last day; ``None`` for a paper that carries its reader's name and for a meeting that was called off."""
    return None if marked or called_off else held_on + dt.timedelta(days=days)
