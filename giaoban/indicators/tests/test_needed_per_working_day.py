"""What each working day left must bring: the worked example of March 2023, and what always holds."""

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from giaoban.days.working_days import OfficialCalendar
from giaoban.indicators.rules.needed_per_working_day import NeededPerWorkingDay, needed_per_working_day, target_of_plan
from giaoban.indicators.rules.ratio import NoBase
from giaoban.law import Book

AS_OF, DEADLINE = dt.date(2023, 3, 7), dt.date(2023, 3, 31)
PLAN, VALUE = 5_711_400_000_000, 1_277_069_000_000
counts = st.integers(0, 10**15)


def test_revenue_of_march_2023_needs_24_2_billion_on_each_of_18_working_days():
    days = OfficialCalendar.from_book(Book.shipped()).working_days_between(AS_OF, DEADLINE)
    target = target_of_plan(Decimal("0.3"), PLAN)
    needed = needed_per_working_day(target, VALUE, as_of=AS_OF, working_days=days)
    assert target == 1_713_420_000_000
    assert needed == NeededPerWorkingDay(24_241_722_223, 436_351_000_000, 18, AS_OF)


@given(target=counts, value=counts, days=st.integers(1, 300))
def test_the_days_together_reach_the_target_and_one_step_less_a_day_does_not(target, value, days):
    needed = needed_per_working_day(target, value, as_of=AS_OF, working_days=days)
    assert value + needed.per_day * days >= target
    assert needed.per_day == 0 or value + (needed.per_day - 1) * days < target


@given(value=counts, more=counts, days=st.integers(-5, 300))
def test_a_target_that_is_reached_needs_nothing(value, more, days):
    needed = needed_per_working_day(value, value + more, as_of=AS_OF, working_days=days)
    assert (needed.per_day, needed.missing) == (0, 0)


@given(missing=st.integers(1, 10**12), days=st.integers(-300, 0))
def test_without_a_working_day_left_there_is_no_answer(missing, days):
    assert needed_per_working_day(missing, 0, as_of=AS_OF, working_days=days) == NoBase(
        "không còn ngày làm việc nào trước hạn"
    )


def test_without_a_figure_there_is_no_answer():
    assert needed_per_working_day(PLAN, None, as_of=AS_OF, working_days=18) == NoBase("chưa có số liệu")
