"""The rules of measured tasks: targets as kept, the forecast and its interval, when red is allowed."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.sessions.measures.rules.forecast import LEAST_WEEKS, Forecast, Week, forecast
from giaoban.sessions.measures.rules.target import BadTarget, TaskTarget
from giaoban.sessions.measures.rules.verdict import RED, Verdict, verdict

AMOUNTS = st.integers(0, 10**13)
WEEKS = st.lists(st.builds(Week, AMOUNTS, st.integers(1, 6)), min_size=1, max_size=60)
DAYS = st.integers(0, 250)


@given(
    ratio=st.decimals("0.0001", "10", places=4),
    to=st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)),
)
def test_a_target_comes_back_as_it_was_kept(ratio, to):
    said = TaskTarget(ratio_to_plan=ratio, to=to)
    assert TaskTarget.of(said.kept()) == said


@pytest.mark.parametrize(
    "kept",
    [{"ratio_to_plan": "x"}, {"value": "1", "ratio_to_plan": "1"}, {"to": "2023-03-31"}, {"value": "1", "to": 3}],
)
def test_what_names_no_target_is_refused(kept):
    with pytest.raises(BadTarget):
        TaskTarget.of(kept)


def test_a_share_of_the_plan_is_rounded_up_and_a_value_is_in_steps_of_the_indicator():
    assert TaskTarget(ratio_to_plan=Decimal("0.3")).steps(5_711_401, 0) == 1_713_421
    assert TaskTarget(value=Decimal("0.985")).steps(None, 2) == 99
    assert TaskTarget(ratio_to_plan=Decimal("0.3")).steps(None, 0) is None


@given(value=AMOUNTS, weeks=WEEKS, days=DAYS)
def test_the_interval_holds_the_forecast_and_few_weeks_have_none(value, weeks, days):
    ahead = forecast(value, weeks, days)
    assert ahead.value >= value
    if len(weeks) < LEAST_WEEKS:
        assert ahead.low is ahead.high is None
    else:
        assert ahead.low - 1 <= ahead.value <= ahead.high + 1


@given(amount=AMOUNTS, weeks=st.integers(LEAST_WEEKS, 40), days=DAYS)
def test_weeks_that_are_all_alike_leave_no_doubt(amount, weeks, days):
    ahead = forecast(0, [Week(amount, 5)] * weeks, days)
    assert abs(ahead.value - amount * days / 5) <= 1
    assert ahead.high - ahead.low <= 2 + amount * days / 10**12


@given(weeks=st.lists(st.builds(Week, AMOUNTS, st.integers(1, 6)), min_size=LEAST_WEEKS, max_size=30), days=DAYS)
def test_the_interval_never_narrows_with_time_ahead(weeks, days):
    near, far = forecast(0, weeks, days), forecast(0, weeks, days + 5)
    assert far.high - far.low >= near.high - near.low - 2


def test_without_a_working_day_behind_nothing_is_forecast():
    assert forecast(5, [], 10) is None
    assert forecast(5, [Week(3, 0)], 10) is None


def test_the_interval_of_a_worked_case():
    # pace 10 a day; weeks off by ±10 on 5 days: scatter (4 × 100/5)/3; t(3) = 1,638; 10 days ahead of 20 behind
    ahead = forecast(200, [Week(60, 5), Week(40, 5), Week(60, 5), Week(40, 5)], 10)
    assert ahead == Forecast(300, 267, 333, 4, 10)


@pytest.mark.parametrize(
    ("value", "ahead", "ended", "expected"),
    [
        (100, None, False, Verdict.REACHED),
        (99, None, True, Verdict.MISSED),
        (None, None, True, Verdict.UNKNOWN),
        (50, None, False, Verdict.UNKNOWN),
        (50, Forecast(100, 80, 120, 5, 3), False, Verdict.ON_COURSE),
        (50, Forecast(99, 80, 120, 5, 3), False, Verdict.AT_RISK),
        (50, Forecast(90, 80, 99, 5, 3), False, Verdict.OFF_COURSE),
        (50, Forecast(90, None, None, 2, 3), False, Verdict.UNKNOWN),
    ],
)
def test_red_needs_its_rule(value, ahead, ended, expected):
    assert verdict(100, value, ahead, ended=ended) == expected
    assert (expected in RED) == (expected in {Verdict.OFF_COURSE, Verdict.MISSED})
