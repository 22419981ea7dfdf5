"""A holiday that is decided late moves the deadlines that follow from a rule, and says so."""

import datetime as dt

import pytest

from giaoban.law.book import OfficeEntry
from giaoban.offices import queries as offices
from giaoban.offices.own_law import deadlines
from giaoban.offices.permission import Permission
from giaoban.tasks import actions, queries, redating
from giaoban.tasks.tests.conftest import AT, DUE, TODAY, at, give
from tests.factories import District
from tests.pages import words

pytestmark = pytest.mark.django_db
OFF = dt.date(2023, 3, 27)


@pytest.fixture
def day_off(monkeypatch: pytest.MonkeyPatch) -> dt.date:
    """Monday 27 March 2023 is declared off by the authority."""
    entry = OfficeEntry("calendar.day_override", {"working": False}, OFF, "12/QĐ", TODAY, "van_phong", OFF)
    book = offices.book().with_entries([entry])
    monkeypatch.setattr(offices, "book", lambda: book)
    return OFF


@pytest.fixture
def ruled(district: District) -> District:
    give(district, text="Hằng tháng", due=None, recurs={"every": "month", "day": 25})
    give(district, text="Thời hạn", due=None, term={"number": 13, "unit": "working_day", "from": "2023-03-08"})
    give(district, text="Ngày nêu rõ", due=OFF)
    extended = give(district, text="Đã gia hạn", due=None, recurs={"every": "month", "day": 25})
    actions.extend([extended.record], DUE, by=district.office, at=AT)
    return district


def dues(district: District) -> dict[str, dt.date]:
    tasks = list(queries.standing_tasks())
    return {task.text: queries.standings(tasks)[task.record].due for task in tasks}


def test_only_deadlines_by_a_rule_move_and_the_page_says_so(ruled, day_off):
    permission = Permission(ruled.office, TODAY)
    moved = {one.task.text: (one.before, one.after) for one in redating.moved(permission)}
    assert moved == {"Hằng tháng": (OFF, dt.date(2023, 3, 28)), "Thời hạn": (OFF, dt.date(2023, 3, 28))}
    days = {one.task.record: one.after for one in redating.moved(permission)}
    actions.redate(days, "Nghỉ theo 12/QĐ", by=ruled.office, at=at(TODAY))
    assert dues(ruled) == {
        "Hằng tháng": dt.date(2023, 3, 28),
        "Thời hạn": dt.date(2023, 3, 28),
        "Ngày nêu rõ": OFF,
        "Đã gia hạn": DUE,
    }
    assert redating.moved(permission) == []


def test_a_change_of_law_tells_which_open_deadlines_it_would_move(ruled):
    entry = OfficeEntry("calendar.day_override", {"working": False}, OFF, "12/QĐ", TODAY, "van_phong", OFF)
    before, permission = offices.book(), Permission(ruled.office, TODAY)
    told = deadlines.moved(before, before.with_entries([entry]), permission, TODAY)
    assert {one.deadline.title for one in told if "tasks" in one.deadline.key} == {"Hằng tháng", "Thời hạn"}


def test_the_page_that_moves_them(ruled, day_off, client):
    client.force_login(ruled.office)
    assert "28/3/2023" in words(client.get("/nhiem-vu/chuyen-han/"))
    assert client.post("/nhiem-vu/chuyen-han/", {"text": ""}).status_code == 422
    assert client.post("/nhiem-vu/chuyen-han/", {"text": "Nghỉ theo 12/QĐ"}).status_code == 302
    assert "Không có hạn nào phải chuyển" in words(client.get("/nhiem-vu/chuyen-han/"))
