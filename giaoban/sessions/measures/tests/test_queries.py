"""The seed's measured task on the demo: the needed amount per working day right to the đồng."""

import datetime as dt

import pytest

from giaoban.sessions.measures.queries import measured, reader_now, weeks_between
from giaoban.sessions.measures.rules.verdict import Verdict
from giaoban.tasks.models import Task
from giaoban.trail.queries import latest_seal
from tests.factories import FOUNDED

MARCH_10, MARCH_31 = dt.date(2023, 3, 10), dt.date(2023, 3, 31)


def revenue_task(**more):
    from giaoban.offices import actions as offices

    said = {"indicator": "NS.THU", "target": {"ratio_to_plan": "0.3", "to": "2023-03-31"}, "assigned_on": MARCH_10}
    return Task(authority=offices.unit("009", FOUNDED), text="Thu ngân sách", **{**said, **more})


def test_the_needed_amount_per_working_day_is_right_to_the_dong(demo):
    of = measured(revenue_task(), MARCH_10, reader_now(latest_seal()))
    first = of.stands[0]
    assert (first.figure.end, first.session, first.needed.working_days) == (dt.date(2023, 3, 7), "2023-03", 18)
    assert (first.target, first.figure.value.value) == (1_713_420_000_000, 1_277_069_000_000)
    assert first.needed.per_day == 24_241_722_223


def test_after_the_deadline_the_figure_of_that_day_decides(demo):
    of = measured(revenue_task(), dt.date(2023, 5, 2), reader_now(latest_seal()))
    assert of.last.figure.end == MARCH_31
    assert of.last.verdict in {Verdict.REACHED, Verdict.MISSED}
    assert (of.reached is not None) == (of.last.verdict == Verdict.REACHED)


@pytest.mark.parametrize(
    "more", [{"indicator": ""}, {"target": {}}, {"indicator": "KHONG.CO"}, {"target": {"value": "x"}}]
)
def test_what_names_no_figure_or_target_is_not_measured(demo, more):
    assert measured(revenue_task(**more), MARCH_10, reader_now(latest_seal())) is None


def test_a_ratio_is_told_why_it_is_not_forecast(demo):
    of = measured(
        revenue_task(indicator="NS.TYLE", target={"value": "0.5", "to": "2023-03-31"}),
        MARCH_10,
        reader_now(latest_seal()),
    )
    assert of.why_not
    assert all(one.ahead is None for one in of.stands)


def test_weeks_cover_each_day_once():
    spans = list(weeks_between(dt.date(2023, 1, 1), dt.date(2023, 3, 7)))
    assert spans[0] == (dt.date(2023, 1, 1), dt.date(2023, 1, 1))
    assert sum((last - first).days + 1 for first, last in spans) == 66
