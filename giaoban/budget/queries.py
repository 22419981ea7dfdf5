"""Asking the budget room: which codes there are on a day."""

import datetime as dt

from giaoban.budget.models import BudgetCode, Side
from giaoban.trail.queries import current


def codes(side: Side) -> dict[str, list[tuple[dt.date, dt.date | None]]]:
    """The codes of one side with the spans of days they may be used on."""
    found: dict[str, list[tuple[dt.date, dt.date | None]]] = {}
    rows = current(BudgetCode).filter(side=side).values_list("code", "valid_from", "last_day")
    for code, first, last in rows:
        found.setdefault(code, []).append((first, last))
    return found
