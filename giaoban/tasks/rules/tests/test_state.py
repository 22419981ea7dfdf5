"""State and timeliness, whatever happens in whatever order."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from giaoban.tasks.rules import acting
from giaoban.tasks.rules.happening import Happening, What
from giaoban.tasks.rules.state import OPEN, State, standing
from giaoban.tasks.rules.timeliness import Timeliness, against, days_late, is_due_soon, measured_on, timeliness

DAYS = st.dates(dt.date(2023, 1, 1), dt.date(2024, 12, 31))
STEPS = st.lists(st.tuples(st.sampled_from(What), st.integers(0, 20), DAYS, st.booleans()), max_size=12)
START = dt.date(2023, 1, 1)


def lived(due: dt.date | None, steps: list[tuple[What, int, dt.date, bool]]) -> list[Happening]:
    """Of what somebody tries, what the rules allow, on rising days."""
    day, happened = START, []
    for what, wait, other, named in steps:
        day += dt.timedelta(days=wait)
        if not acting.may(standing(due, happened), what):
            continue
        asks = what in {What.EXTENDED, What.EXTENSION_ASKED, What.REDATED}
        result = other if what == What.REPORTED and named and other <= day else None
        happened.append(Happening(len(happened) + 1, what, day, other if asks else None, result))
    return happened


@given(st.none() | DAYS, STEPS, DAYS)
def test_a_task_is_in_time_late_or_without_deadline_by_the_day_that_counts(due, steps, today):
    now = standing(due, lived(due, steps))
    assert (timeliness(now, today) == Timeliness.NONE) == (now.due is None)
    assert timeliness(now, today) == against(now.due, measured_on(now, today))
    assert (days_late(now, today) > 0) == (timeliness(now, today) == Timeliness.LATE)


@given(st.none() | DAYS, STEPS, DAYS, DAYS)
def test_once_done_it_stays_in_time_or_late_for_ever(due, steps, one, other):
    now = standing(due, lived(due, steps))
    if now.state in {State.DONE, State.CANCELLED, State.SUSPENDED}:
        assert timeliness(now, one) == timeliness(now, other)


@given(st.none() | DAYS, STEPS)
def test_the_first_deadline_and_the_number_of_extensions_are_kept(due, steps):
    happened = lived(due, steps)
    now = standing(due, happened)
    assert now.original_due == due
    assert now.extensions == sum(one.what == What.EXTENDED for one in happened)
    assert now.last == len(happened)


@given(st.none() | DAYS, STEPS)
def test_what_is_ended_takes_nothing_more(due, steps):
    now = standing(due, lived(due, steps))
    if now.state not in OPEN:
        assert not any(acting.may(now, what) for what in What)


@given(DAYS, STEPS, DAYS)
def test_a_result_counts_by_its_document_however_late_it_was_typed(due, steps, today):
    now = standing(due, lived(due, steps))
    if now.state in {State.DONE, State.WAITING}:
        assert timeliness(now, today) == against(now.due, now.result_on)


@given(DAYS, STEPS, DAYS)
def test_soon_due_is_open_and_in_time(due, steps, today):
    now = standing(due, lived(due, steps))
    if is_due_soon(now, today, 7):
        assert now.is_open
        assert timeliness(now, today) == Timeliness.IN_TIME
