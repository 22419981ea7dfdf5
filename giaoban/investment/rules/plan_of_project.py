"""Which plan of a year a project's disbursement is held against (kế hoạch vốn năm)."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple


class PlanVersion(NamedTuple):
    """One assigner's plan of a project for a year, in one version."""

    assigner: str
    day: dt.date
    version: int
    amount: int


def plan_of_project(versions: Iterable[PlanVersion]) -> int | None:
    """The last version of each assigner, and of these the highest; ``None`` where nobody assigned any.

    Two assigners (Thành phố giao, HĐND quận giao) speak of the same capital seen from two levels, so
    their plans are not added; what exceeds the highest of them exceeds every one.
    """
    latest: dict[str, int] = {}
    for one in sorted(versions, key=lambda one: (one.day, one.version)):
        latest[one.assigner] = one.amount
    return max(latest.values(), default=None)
