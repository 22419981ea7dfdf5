"""When a budget code may be used (hiệu lực của mã mục lục ngân sách)."""

import datetime as dt
from collections.abc import Iterable


def usable_on(spans: Iterable[tuple[dt.date, dt.date | None]], day: dt.date) -> bool:
    """Whether one of the code's spans of days holds ``day``."""
    return any(first <= day and (last is None or day <= last) for first, last in spans)
