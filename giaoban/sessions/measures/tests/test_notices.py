"""Who is told that a measured task reached its target."""

import pytest
from django.utils import timezone

from giaoban.indicators import actions as indicators
from giaoban.notices.models import Notice
from giaoban.sessions.measures.notices import REACHED
from giaoban.tasks.tests.conftest import give
from giaoban.trail import follower
from tests.factories import small_district, task_indicator


@pytest.mark.django_db
def test_reaching_the_target_is_told_once_to_who_does_and_who_confirms_the_task():
    district, today = small_district(), timezone.localdate()
    definition = task_indicator("NV.MOI", {"source": "tasks.given"})
    indicators.define([definition], unit=district.unit.pk, by=district.office, at=timezone.now())
    give(district, indicator="NV.MOI", target={"value": "2", "to": today.isoformat()}, assigned_on=today, due=today)
    follower.run_pass()
    told = Notice.objects.filter(kind=REACHED.code)
    assert not told.exists()
    for _ in range(2):
        give(district, lead="00343", assigned_on=today, due=None)
        follower.run_pass()
    names = list(told.values_list("account__username", flat=True))
    assert {"thue", "van_phong"} <= set(names)
    assert len(names) == len(set(names))
