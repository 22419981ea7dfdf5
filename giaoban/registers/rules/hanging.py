"""What an event hangs on must stand and come first; some events happen once: pure functions of rows."""

import datetime as dt
import uuid
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from giaoban.registers.rules.finding import Finding
from giaoban.said import Said

Row = Mapping[str, Any]


def hanging(
    rows: Sequence[Row], days: Mapping[uuid.UUID, dt.date], title: str, *, from_its_day: bool
) -> Iterator[Finding]:
    """Each row hangs on a record that stands (``days`` of those there are) and is not dated before it."""
    for number, row in enumerate(rows, start=1):
        first = days.get(row["parent"])
        if first is None:
            yield Finding(
                "parent",
                "unknown_parent",
                Said("«%(title)s» không có bản ghi mà dòng này thuộc về", title=title),
                number,
            )
        elif from_its_day and row["day"] < first:
            message = Said(
                "Ngày %(day)s trước ngày %(first)s của bản ghi mà dòng này thuộc về",
                day=f"{row['day']:%d/%m/%Y}",
                first=f"{first:%d/%m/%Y}",
            )
            yield Finding("day", "order_of_days", message, number)


def repeated(rows: Sequence[Row], taken: AbstractSet[Hashable], key: Callable[[Row], Hashable | None]) -> Iterator[int]:
    """The numbers of the rows whose key (``None``: may come again) was taken before or by a row above."""
    seen = set(taken)
    for number, row in enumerate(rows, start=1):
        mine = key(row)
        if mine is None:
            continue
        if mine in seen:
            yield number
        seen.add(mine)
