"""What a task adds to the counts of tasks, day by day (biến động): given, done, open; by unit and timeliness.

On every day the sum of the movements up to it is what the board said at the end of that day: the lead, the state
and the deadline are those of the day, so an extension or another lead moves nothing before it. What becomes late by
days alone is a movement on the day after the deadline, withdrawn when something happens first.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from giaoban.tasks.rules.happening import Happening
from giaoban.tasks.rules.outcome import Outcome, outcome_of
from giaoban.tasks.rules.state import Standing, State, after
from giaoban.tasks.rules.timeliness import Timeliness, against

ONE_DAY = dt.timedelta(days=1)


class Counted(StrEnum):
    """What is counted of tasks: those given, those done (each turn of a recurring one too), those still open."""

    GIVEN = "given"
    DONE = "done"
    OPEN = "open"


@dataclass(frozen=True)
class Life:
    """A task as known: when it was given to whom, its first deadline, what happened.

    ``leads`` names the lead from the happening of a number on, where it was given to another unit.
    """

    assigned_on: dt.date
    lead: int
    due: dt.date | None = None
    leads: Mapping[int, int] = field(default_factory=dict)
    happenings: Sequence[Happening] = ()


@dataclass(frozen=True)
class Movement:
    """On a day a unit's count grows or shrinks by one; of what is given the timeliness says nothing."""

    day: dt.date
    unit: int
    what: Counted
    timeliness: Timeliness
    amount: int


@dataclass(frozen=True)
class _Day:
    """Where a task stands at the end of a day on which something happened."""

    day: dt.date
    lead: int
    now: Standing


def movements(life: Life) -> Iterator[Movement]:
    """All movements of a task, in order of their days; those to come by days alone as well."""
    held: frozenset[tuple[int, Counted, Timeliness]] = frozenset()
    turns = 0
    for one in _days(life):
        for occurrence in one.now.occurrences[turns:]:
            yield Movement(one.day, one.lead, Counted.DONE, against(occurrence.due, occurrence.done_on), 1)
        turns = len(one.now.occurrences)
        counts = _counts(one)
        for sign, changed in ((-1, held - counts), (1, counts - held)):
            for unit, what, timeliness in sorted(changed):
                yield Movement(one.day, unit, what, timeliness, sign)
        held = counts


def _counts(one: _Day) -> frozenset[tuple[int, Counted, Timeliness]]:
    """What the task is counted in at the end of the day; a cancelled one was given and no more."""
    given = (one.lead, Counted.GIVEN, Timeliness.NONE)
    outcome = outcome_of(one.now, one.day)
    if outcome is None:
        return frozenset({given})
    what = Counted.DONE if one.now.state == State.DONE else Counted.OPEN
    return frozenset({given, (one.lead, what, _TIMELINESS[outcome])})


_TIMELINESS: Mapping[Outcome, Timeliness] = {
    Outcome.DONE_IN_TIME: Timeliness.IN_TIME,
    Outcome.DONE_LATE: Timeliness.LATE,
    Outcome.DONE_NO_DUE: Timeliness.NONE,
    Outcome.OPEN_IN_TIME: Timeliness.IN_TIME,
    Outcome.OPEN_LATE: Timeliness.LATE,
    Outcome.OPEN_NO_DUE: Timeliness.NONE,
}


def _days(life: Life) -> Iterator[_Day]:
    """The ends of the days on which something changes, the day after each deadline that runs out among them."""
    happened = _happened(life)
    for number, one in enumerate(happened):
        yield one
        late_from = None if one.now.due is None else one.now.due + ONE_DAY
        until = happened[number + 1].day if number + 1 < len(happened) else dt.date.max
        if late_from is not None and one.day < late_from < until:
            yield _Day(late_from, one.lead, one.now)


def _happened(life: Life) -> list[_Day]:
    """The end of each day on which something happened; what was typed before the task was given counts from then."""
    found = [_Day(life.assigned_on, life.lead, Standing(due=life.due, original_due=life.due))]
    for one in life.happenings:
        last = found[-1]
        step = _Day(max(last.day, one.day), life.leads.get(one.number, last.lead), after(last.now, one))
        if step.day == last.day:
            found.pop()
        found.append(step)
    return found
