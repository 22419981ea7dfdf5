"""What a page tells of a deadline: how it was reached, how much is left, what became of many."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.days import OfficialCalendar
from giaoban.law import Book
from giaoban.tasks.rules.days_left import days_left
from giaoban.tasks.rules.happening import Happening, What
from giaoban.tasks.rules.outcome import Outcome, on_time_rate, outcome_of
from giaoban.tasks.rules.recurrence import Every, Recurrence
from giaoban.tasks.rules.state import Standing, State
from giaoban.tasks.rules.term import Term, TermUnit
from giaoban.tasks.rules.told_deadline import told_deadline

CALENDAR = OfficialCalendar.from_book(Book.shipped())
DAYS = st.dates(dt.date(2022, 1, 1), dt.date(2026, 6, 30))


def test_a_term_over_a_swap_tells_the_saturday_that_is_worked_and_the_days_off():
    term = Term(6, TermUnit.WORKING_DAY, dt.date(2024, 4, 26))
    lines = told_deadline(term.last_day(CALENDAR), term, None, [], CALENDAR)
    assert lines[0].startswith("6 ngày làm việc kể từ 26/4/2024 (không tính ngày đầu)")
    assert any(line.startswith("Thứ Bảy 04/5/2024 được tính") for line in lines)
    assert any(line.startswith("Thứ Hai 29/4/2024 không tính") for line in lines)


def test_a_turn_that_was_moved_off_a_saturday_says_so():
    rule = Recurrence(Every.MONTH, 25)
    lines = told_deadline(dt.date(2023, 3, 27), None, rule, [], CALENDAR)
    assert lines == [
        "Định kỳ hằng tháng: kỳ đầu hạn 27/3/2023.",
        "25/3/2023 là ngày nghỉ (Thứ Bảy) nên hạn là 27/3/2023.",
    ]


def test_each_step_from_the_first_deadline_is_told_and_a_request_is_none():
    first, later = dt.date(2023, 3, 31), dt.date(2023, 4, 14)
    happened = [
        Happening(1, What.EXTENSION_ASKED, dt.date(2023, 3, 28), later),
        Happening(2, What.EXTENDED, dt.date(2023, 3, 29), later),
    ]
    lines = told_deadline(first, None, None, happened, CALENDAR)
    assert lines == ["Hạn ghi trong văn bản giao: 31/3/2023.", "Gia hạn ngày 29/3/2023: hạn mới 14/4/2023."]
    assert told_deadline(None, None, None, happened, CALENDAR) == ["Nhiệm vụ thường xuyên, không có hạn."]


@given(DAYS, st.integers(-30, 60))
def test_working_days_left_are_never_more_than_days(today, ahead):
    left = days_left(today + dt.timedelta(days=ahead), today, CALENDAR)
    assert left.days == max(0, ahead)
    assert 0 <= left.working <= left.days


@pytest.mark.parametrize(
    ("counts", "rate"),
    [
        ({Outcome.DONE_IN_TIME: 3, Outcome.DONE_LATE: 1}, Decimal("0.75")),
        ({Outcome.DONE_IN_TIME: 1, Outcome.OPEN_LATE: 1, Outcome.OPEN_IN_TIME: 9}, Decimal("0.5")),
        ({Outcome.OPEN_IN_TIME: 9, Outcome.DONE_NO_DUE: 2}, None),
    ],
    ids=["done", "running_late_counts", "nothing_settled"],
)
def test_the_rate_counts_what_is_settled(counts, rate):
    assert on_time_rate(Counter(counts)) == rate


@given(st.sampled_from(State), st.none() | DAYS, DAYS)
def test_every_task_but_a_cancelled_one_has_one_outcome(state, due, today):
    outcome = outcome_of(Standing(state=state, due=due, result_on=today, held_on=today), today)
    assert (outcome is None) == (state == State.CANCELLED)
