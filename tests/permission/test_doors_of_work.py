"""Tasks, meetings and sheets through every other door: search, files, the feed, notices, the command, each act."""

import io
import json

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from giaoban.notices import kinds
from giaoban.offices.permission import Permission
from giaoban.sessions.meetings.things import MEETING
from giaoban.sessions.opinions.things import SHEET
from giaoban.tasks.act_forms import FORMS
from giaoban.tasks.actions.happening import BY_LEAD
from giaoban.tasks.models import Task
from giaoban.tasks.rules.happening import What
from tests.pages import body, words
from tests.permission.house import AFTER, WHOSE, House, at
from tests.permission.walking import PEOPLE, watched

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("permission")]
DISTRICT = {"own", "foreign", "ended"}
SEEN = {
    "other": {"foreign"}, "left": set(), "clerk": {"own"}, "before": {"ended"}, "after": set(),
    "office": DISTRICT, "leader": DISTRICT, "admin": DISTRICT,
}  # fmt: skip
"""Whose tasks and meetings each of the people may know of."""
ASKED = {**SEEN, "after": {"ended"}, "admin": set()}
"""Whose sheets: the clerk of the ward that ended was asked as a person."""


@pytest.fixture(params=sorted(SEEN))
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def client_of(house: House, who: str) -> Client:
    return house.made.client(PEOPLE[who][0])


def permission_of(house: House, who: str) -> Permission:
    return Permission(house.accounts[str(PEOPLE[who][0])], PEOPLE[who][1].date())


def named(text: str) -> set[str]:
    """Whose tasks a text names."""
    return {whose for whose in WHOSE if f"Giữ vỉa hè {whose}" in text}


def test_lists_of_tasks_and_their_files_hold_what_one_may_see(house: House, who: str) -> None:
    with at(PEOPLE[who][1]):
        client = client_of(house, who)
        page = words(client.get("/nhiem-vu/tat-ca/"))
        told = body(client.get("/nhiem-vu/tat-ca/", {"dinh-dang": "csv"}))
        sheet = b"".join(client.get("/nhiem-vu/tat-ca/", {"dinh-dang": "xlsx"}))
    cells = str(CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python())
    assert named(page) == named(told) == named(cells) == SEEN[who]
    coordinates = who in {"clerk", "office", "leader", "admin"}
    assert ("Thu phí vỉa hè" in told) == coordinates


def test_search_finds_tasks_that_one_may_see(house: House, who: str) -> None:
    with at(PEOPLE[who][1]):
        client = client_of(house, who)
        links = "".join(body(client.get("/tim", {"q": f"Giữ vỉa hè {whose}"})) for whose in WHOSE)
    assert {whose for whose in WHOSE if f"/nhiem-vu/{house.said[whose]['task']}/" in links} == SEEN[who]
    assert [sealed for told in house.sealed.values() for sealed in told if sealed in links] == []


def test_notices_find_tasks_meetings_and_sheets_as_their_pages_do(house: House, who: str) -> None:
    permission = permission_of(house, who)

    def found(kind: str, name: str) -> set[str]:
        keys = {whose: house.said[whose][name].replace("-", "") for whose in WHOSE}
        return {whose for whose, key in keys.items() if kinds.thing(kind, key, permission) is not None}

    assert found(Task.KIND, "task") == found(MEETING, "meeting") == found(MEETING, "asked_meeting") == SEEN[who]
    assert found(SHEET, "sheet") == ASKED[who]
    draft = kinds.thing(MEETING, house.said["own"]["draft_meeting"], permission)
    assert (draft is not None) == (who in {"office", "leader"})


def test_nobody_is_told_of_a_task_meeting_or_sheet_that_they_may_not_see(house: House) -> None:
    told = [one for one in house.told if one.thing_kind in {Task.KIND, MEETING, SHEET}]
    assert {(one.thing_kind, one.account.username) for one in told} >= {
        (Task.KIND, "nhan_chinh"), (Task.KIND, "thue"), (MEETING, "thuong_dinh"), (SHEET, "nhan_chinh"),
    }  # fmt: skip
    for one in told:
        permission = Permission(house.accounts[one.account.username], AFTER.date())
        assert kinds.thing(one.thing_kind, one.thing_key, permission) is not None, (one.account.username, str(one.said))


def test_a_feed_holds_the_deadlines_and_meetings_of_its_owner_alone(house: House, who: str) -> None:
    whose = next((one for one, (_, username) in WHOSE.items() if username == PEOPLE[who][0]), None)
    if whose is None:
        return
    with at(PEOPLE[who][1]):
        feed = body(Client().get(reverse("notices:calendar", args=[house.said[whose]["calendar"]])))
    feed = feed.replace("\r\n ", "")
    assert feed == "", feed
    assert named(feed) == SEEN[who]
    assert {one for one in WHOSE if f"Họp vỉa hè {one}" in feed} == SEEN[who]
    assert "draft" not in feed


def test_each_thing_done_with_a_task_is_for_who_has_it_or_who_gave_it(house: House, who: str) -> None:
    """Asked before anything is read: an empty form is refused with 403, not with what is missing in it."""
    client = client_of(house, who)
    client.get("/tai-khoan/")  # the session notes that it is in use
    with at(PEOPLE[who][1]), watched() as writes:
        for form in FORMS:
            if form.what == What.ANSWERED:
                continue
            may = {"office", "leader", "clerk"} if form.what in BY_LEAD else {"office", "leader"}
            seen = who in may or "own" in SEEN[who]
            expected = 200 if who in may else 403 if seen else 404
            address = f"/nhiem-vu/{house.said['own']['task']}/{form.code}/"
            assert client.get(address).status_code == expected, form.code
            if expected != 200:
                assert client.post(address, {"due": "hôm qua"}).status_code == expected, form.code
    assert writes == []


def test_the_command_lists_a_unit_and_those_below_it(house: House) -> None:
    with at(AFTER):
        told = {code: io.StringIO() for code in ("009", "00343", "010")}
        for code, out in told.items():
            call_command("tasks", unit=code, json=True, stdout=out)
    texts = {code: {one["text"] for one in json.loads(out.getvalue())["tasks"]} for code, out in told.items()}
    assert texts["010"] == {"Giữ vỉa hè outside"}
    assert texts["00343"] == {"Giữ vỉa hè own", "Thu phí vỉa hè"}
    assert texts["009"] == {*(f"Giữ vỉa hè {whose}" for whose in DISTRICT), "Thu phí vỉa hè"}


def test_a_sheet_says_nothing_until_it_is_closed(house: House) -> None:
    """Who asks, who was asked, who answered: nobody reads an opinion before; all of them after."""
    page, [_, sealed] = f"/phien-hop/phieu/{house.said['own']['over_sheet']}/", house.sealed["own"]
    with at(AFTER), watched():
        readers = [house.made.client(name) for name in ("van_phong", "nhan_chinh", "pho", "chu_tich")]
        assert [sealed in body(one.get(page)) for one in readers] == [False] * 4
        assert readers[1].post(f"{page}chot").status_code == 403
        assert readers[0].post(f"{page}chot").status_code == 302
        assert [sealed in body(one.get(page)) for one in readers] == [True] * 4
        assert house.made.client("thuong_dinh").get(page).status_code == 404


def test_a_draft_of_a_notice_is_not_read_by_guests_of_its_meeting(house: House, who: str) -> None:
    page = f"/phien-hop/{house.said['own']['meeting']}/ket-luan/"
    with at(PEOPLE[who][1]):
        client = client_of(house, who)
        read = "Kết luận dự thảo own" in body(client.get(page))
        file = client.get(f"{page}thong-bao.html").status_code
    assert (read, file) == ((True, 200) if who in {"office", "leader", "admin"} else (False, 404))
