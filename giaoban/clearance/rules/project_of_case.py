"""A case belongs to a project of the register and is not older than it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from giaoban.registers.rules.finding import Finding
from giaoban.said import Said


def project_of_case(rows: Sequence[Mapping[str, Any]], days: Mapping[str, dt.date]) -> Iterator[Finding]:
    """``days`` holds the day on which each known project started, by its key."""
    for number, row in enumerate(rows, start=1):
        started = days.get(row["project"])
        if started is None:
            message = Said("Sổ dự án giải phóng mặt bằng không có dự án «%(project)s»", project=row["project"])
            yield Finding("project", "unknown_project", message, number)
        elif row["day"] < started:
            message = Said(
                "Ngày lập %(day)s trước ngày bắt đầu dự án %(started)s",
                day=f"{row['day']:%d/%m/%Y}",
                started=f"{started:%d/%m/%Y}",
            )
            yield Finding("day", "order_of_days", message, number)
