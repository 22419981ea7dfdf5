"""What a running deadline would be by a calendar: a late holiday moves what follows from a rule."""

import datetime as dt

from giaoban.days import OfficialCalendar
from giaoban.days.interval import DAY
from giaoban.tasks.rules.recurrence import Recurrence, Shift
from giaoban.tasks.rules.term import Term


def due_by_rule(
    due: dt.date | None, term: Term | None, rule: Recurrence | None, calendar: OfficialCalendar
) -> dt.date | None:
    """A term is counted again; a turn of a rhythm goes where the day that its rule names goes now.

    The turn is found by its deadline: the last day of the rule on or before it (after it, where days off move a
    deadline back).
    """
    if due is None:
        return None
    if term is not None:
        return term.last_day(calendar)
    if rule is None:
        return due
    around = [day for day in _near(rule, due) if (day <= due if rule.shift != Shift.BEFORE else day >= due)]
    if not around:
        return due
    nominal = around[0] if rule.shift == Shift.BEFORE else around[-1]
    return rule.moved(nominal, calendar)


def _near(rule: Recurrence, due: dt.date) -> list[dt.date]:
    """The days that a rule names within a month around a deadline."""
    found = []
    for day in rule.nominal(due - 31 * DAY):
        if day > due + 31 * DAY:
            break
        found.append(day)
    return found
