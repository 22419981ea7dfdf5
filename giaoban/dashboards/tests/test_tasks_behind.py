"""A figure of tasks opens to the very tasks, and a task to the figures that count it."""

import datetime as dt
import io
from collections.abc import Iterator

import pytest
from django.core.management import call_command

from giaoban.indicators import actions as indicators
from giaoban.tasks.tests.conftest import give
from giaoban.trail import follower
from tests.factories import task_indicator
from tests.pages import AT, World, body, shared_world, words

FIGURE = "/so-lieu/009/2023-03/NV.MO.QUA/"


@pytest.fixture
def made(db: None) -> Iterator[World]:
    with shared_world() as world:
        definition = task_indicator("NV.MO.QUA", {"source": "tasks.open", "where": {"timeliness": ["late"]}})
        indicators.define([definition], unit=world.district.unit.pk, by=world.district.office, at=AT)
        yield world


def test_a_figure_of_tasks_opens_to_the_tasks_and_back(made: World) -> None:
    given = {"assigned_on": dt.date(2023, 2, 1)}
    late = give(made.district, text="Việc quá hạn", due=dt.date(2023, 2, 20), **given)
    give(made.district, lead="00343", text="Việc của phường", due=dt.date(2023, 2, 21), **given)
    in_time = give(made.district, text="Việc còn hạn", due=dt.date(2023, 2, 28), **given)
    follower.run_pass()
    office = made.client("van_phong")
    page = body(office.get(FIGURE))
    assert f"/nhiem-vu/{late.record}/" in page
    assert f"/nhiem-vu/{in_time.record}/" not in page
    assert "2 nhiệm vụ" in words(office.get(FIGURE))
    ward = words(made.client("nhan_chinh").get("/so-lieu/00343/2023-03/NV.MO.QUA/"))
    assert "Việc của phường" in ward
    assert "Việc quá hạn" not in ward
    assert "Việc quá hạn" in body(office.get(f"{FIGURE}?dinh-dang=csv"))
    assert FIGURE in body(office.get(f"/nhiem-vu/{late.record}/"))
    assert FIGURE not in body(office.get(f"/nhiem-vu/{in_time.record}/"))
    assert "tính đến hết ngày cuối kỳ" in words(office.get("/danh-muc/chi-tieu/NV.MO.QUA/"))
    out = io.StringIO()
    call_command("records", "--unit", "009", "--session", "2023-03", "--indicator", "NV.MO.QUA", stdout=out)
    assert "Việc quá hạn" in out.getvalue()
