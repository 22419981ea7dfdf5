"""The first deadline of a task, worked out of the rule it was given by."""

import datetime as dt

from giaoban.days import OfficialCalendar
from giaoban.tasks.rules.recurrence import Recurrence, first_due
from giaoban.tasks.rules.term import Term


def worked_out(
    named: dt.date | None, term: Term | None, rule: Recurrence | None, assigned_on: dt.date, calendar: OfficialCalendar
) -> dt.date | None:
    """By term or rhythm where there is one, else the day that was named; a named day is never moved."""
    if term is not None:
        return term.last_day(calendar)
    if rule is not None:
        return first_due(rule, assigned_on, calendar)
    return named
