"""What SQL reads of many tasks is what the rules say of each."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from giaoban.tasks import actions, queries
from giaoban.tasks.models import Task, TaskEvent
from giaoban.tasks.rules.state import standing
from giaoban.tasks.rules.tests.test_state import STEPS, lived
from giaoban.tasks.rules.timeliness import Timeliness, timeliness
from giaoban.tasks.tests.conftest import AT, TODAY, at, give, new_task
from giaoban.trail import actions as trail
from giaoban.trail import follower
from giaoban.trail.queries import latest_seal
from tests.factories import small_district

pytestmark = pytest.mark.django_db
DAYS = st.dates(dt.date(2023, 1, 1), dt.date(2024, 12, 31))


class ListsAgree(TestCase):
    """A class because each example is to be rolled back."""

    @classmethod
    def setUpTestData(cls):
        cls.district = small_district()

    @given(st.lists(st.tuples(st.none() | DAYS, STEPS), min_size=1, max_size=4), DAYS)
    @settings(max_examples=8, deadline=None)
    def test_a_list_says_of_each_task_what_its_page_says(self, lives, today):
        written = [self.written(due, lived(due, steps)) for due, steps in lives]
        now = queries.standings([task for task, _ in written])
        listed = {one.record: one for one in queries.standing_columns(queries.standing_tasks())}
        late = {one.record for one in queries.late(queries.standing_columns(queries.standing_tasks()), today)}
        for task, happened in written:
            said, row = now[task.record], listed[task.record]
            assert said == standing(task.due, happened)
            assert (row.state_now, row.due_now, row.heard_on) == (said.state, said.due, said.heard_on)
            assert (task.record in late) == (timeliness(said, today) == Timeliness.LATE)

    def written(self, due, happened):
        task = new_task(self.district, "009.THUE", due=due)
        task.record = task.uuid
        events = [
            TaskEvent(
                task=task.record,
                number=one.number,
                what=one.what,
                unit=self.district.unit,
                day=one.day,
                due=one.due,
                result_day=one.result_day,
            )
            for one in happened
        ]
        trail.append("tasks.assigned", [task, *events], by=trail.Author("van_phong"), at=at(TODAY))
        return task, [queries.happening_of(event) for event in events]


def test_a_task_as_known_on_a_past_day_is_as_it_stood(district):
    task = give(district)
    follower.run_pass()
    before = latest_seal()
    actions.report_done(task.record, "Xong", by=district.accounts["thue"], at=AT)
    follower.run_pass()
    then = queries.standing_columns(queries.standing_tasks(before), before).get()
    assert (then.state_now, queries.standing_columns(queries.standing_tasks()).get().state_now) == (
        "assigned",
        "waiting",
    )
    assert queries.standings([Task.objects.get(record=task.record)], before)[task.record].state == "assigned"
