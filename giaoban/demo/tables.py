"""Reading the demo's own data files."""

import csv
import datetime as dt
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from giaoban.offices import actions as offices
from giaoban.offices.models import Unit

_DATA = resources.files("giaoban.demo") / "data"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the demo's CSV files."""
    yield from csv.DictReader((_DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines())


@cache
def outline() -> dict[str, Any]:
    """Letterhead and items of the demo's report."""
    return tomllib.loads((_DATA / "outline.toml").read_text(encoding="utf-8"))


def conclusion(session: str) -> str:
    """The chair's conclusion of a session: that of March 2023 as it was published."""
    return (_DATA / f"conclusion_{session}.txt").read_text(encoding="utf-8")


@cache
def meeting() -> dict[str, Any]:
    """The meeting of March 2023."""
    return tomllib.loads((_DATA / "meeting.toml").read_text(encoding="utf-8"))


def unit(key: str) -> Unit:
    """The unit of a natural key ``code@first-day``."""
    code, _, first = key.partition("@")
    return offices.unit(code, dt.date.fromisoformat(first))


def month_days(month: str) -> list[dt.date]:
    """The days of a month ``2023-02``."""
    first = dt.date.fromisoformat(f"{month}-01")
    following = (first + dt.timedelta(days=32)).replace(day=1)
    return [first + dt.timedelta(days=n) for n in range((following - first).days)]
