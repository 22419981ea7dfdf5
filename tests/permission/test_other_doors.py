"""The same permission through every other door: search, files, the API, calendars, the trail, the log of openings."""

import csv
import io
import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from giaoban.notices import kinds
from giaoban.offices.permission import Permission
from giaoban.penalties.registers import DECISION
from giaoban.trail.models import PersonalView
from tests.pages import body, words
from tests.permission.house import AFTER, WHOSE, House, at
from tests.permission.walking import PEOPLE, watched

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("permission")]
SEEN = {
    "other": {"foreign"},
    "left": set(),
    "clerk": {"own"},
    "before": {"ended"},
    "after": set(),
    "office": {"own", "foreign", "ended"},
    "leader": {"own", "foreign", "ended"},
    "admin": {"own", "foreign", "ended"},
}
"""Whose decisions each of the people may know of."""
ROWS = f"/so/{DECISION.code}/"


@pytest.fixture(params=sorted(SEEN))
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def client_of(house: House, who: str) -> Client:
    return house.made.client(PEOPLE[who][0])


def known(text: str) -> set[str]:
    """Whose decisions a text names."""
    return {whose for whose in WHOSE if f"77/QĐ-{whose}" in text}


def test_search_finds_and_suggests_what_one_may_see(house: House, who: str) -> None:
    with at(PEOPLE[who][1]):
        client = client_of(house, who)
        found = "".join(
            words(client.get("/tim", {"q": f"77/QĐ-{whose}"})).replace(f'"77/QĐ-{whose}"', "") for whose in WHOSE
        )
        links = "".join(body(client.get("/tim/goi-y", {"q": f"77/QĐ-{whose}"})) for whose in WHOSE)
    assert {whose for whose in WHOSE if house.said[whose]["record"] in links} == SEEN[who]
    assert {whose for whose in WHOSE if f"lấn vỉa hè {whose}" in found} <= SEEN[who]


def test_search_never_finds_a_person_by_name_or_number(house: House, who: str) -> None:
    with at(PEOPLE[who][1]):
        client = client_of(house, who)
        for secret in (value for values in house.secrets.values() for value in values):
            links = body(client.get("/tim/goi-y", {"q": secret}))
            assert [one for one in house.said.values() if one["record"] in links] == []


def test_files_of_a_list_hold_the_rows_one_may_see(house: House, who: str) -> None:
    with at(PEOPLE[who][1]):
        client = client_of(house, who)
        told = body(client.get(ROWS, {"dinh-dang": "csv"}))
        sheet = b"".join(client.get(ROWS, {"dinh-dang": "xlsx"}))
        page = body(client.get(ROWS))
    cells = str(CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python())
    rows = str([*csv.reader(io.StringIO(told.removeprefix("\ufeff")))])
    assert known(page) == known(rows) == known(cells) == SEEN[who]
    assert [one for values in house.secrets.values() for one in values if one in rows + cells] == []


def test_the_record_is_found_as_a_thing_by_who_may_see_it(house: House, who: str) -> None:
    """Notices, remarks, reminders and hand-overs all find a thing this way."""
    account, moment = house.accounts[str(PEOPLE[who][0])], PEOPLE[who][1]
    permission = Permission(account, moment.date())
    found = {whose for whose in WHOSE if kinds.thing("record", house.said[whose]["thing_key"], permission) is not None}
    assert found == SEEN[who]


def test_the_api_names_no_record_of_another_unit(house: House, who: str) -> None:
    headers = {"authorization": f"Bearer {house.tokens[str(PEOPLE[who][0])]}"}
    with at(PEOPLE[who][1]):
        said = ""
        for code, _ in WHOSE.values():
            answer = Client().get(
                "/api/v1/figures/XP.VU/records", {"unit": code, "session": "2023-03"}, headers=headers
            )
            said += answer.content.decode()
    assert {whose for whose in WHOSE if f"QD-{whose}" in said} == SEEN[who]


def test_a_calendar_holds_nothing_of_units_that_its_owner_left(house: House, who: str) -> None:
    whose = next((one for one, (_, username) in WHOSE.items() if username == PEOPLE[who][0]), None)
    if whose is None:
        return
    with at(PEOPLE[who][1]):
        feed = body(Client().get(reverse("notices:calendar", args=[house.said[whose]["calendar"]])))
    assert "BEGIN:VCALENDAR" in feed
    assert known(feed) <= SEEN[who]


def test_the_trail_of_a_record_stands_on_its_page_alone(house: House) -> None:
    """Old and new values of a person never do."""
    with at(AFTER), watched():
        client = client_of(house, "clerk")
        said = house.said["own"]
        client.post(f"{ROWS}{said['record']}/huy", {"ban": said["version"], "reason": "ghi trùng"})
        page = body(client.get(f"{ROWS}{said['record']}/"))
        assert "ghi trùng" in page
        assert [one for one in house.secrets["own"] if one in page] == []
        assert client_of(house, "other").get(f"{ROWS}{said['record']}/").status_code == 403


def test_every_opening_of_a_person_is_in_the_log_and_refused_ones_are_not(house: House) -> None:
    with at(AFTER), watched():
        opened = []
        for who in SEEN:
            for whose in WHOSE:
                address = f"{ROWS}{house.said[whose]['record']}/nguoi"
                answer = client_of(house, who).post(address, {"cot": "subject", "ly-do": "Đối chiếu đơn"})
                if any(secret in body(answer) for secret in house.secrets[whose]):
                    opened.append((PEOPLE[who][0], house.records[whose].subject))
        assert opened == [
            ("thuong_dinh", house.records["foreign"].subject),
            ("nhan_chinh", house.records["own"].subject),
        ]
        assert [*PersonalView.objects.order_by("pk").values_list("account", "subject")] == opened
        log = client_of(house, "admin")
        pages = [body(log.get("/quan-tri/nhat-ky-truy-cap/", sent)) for sent in ({}, {"dinh-dang": "csv"})]
        for page in pages:
            assert len(re.findall("Đối chiếu đơn", page)) == 2
            assert [one for values in house.secrets.values() for one in values if one in page] == []


def test_a_report_as_a_file_is_for_who_may_read_the_report(house: House, who: str) -> None:
    may = {"office", "leader", "admin"}
    with at(PEOPLE[who][1]):
        client = client_of(house, who)
        for form in ("json", "html", "docx", "pdf"):
            if form in {"docx", "pdf"} and who not in {"other", "office"}:
                continue  # the same door: one who may and one who may not are enough for the slow forms
            answer = client.get(f"/bao-cao/009/2023-03/tep.{form}")
            assert answer.status_code == (200 if who in may else 403)
        copy = client.get(f"/bao-cao/009/2023-03/ban-ky/{house.said['own']['copy']}")
        assert copy.status_code == (200 if who in may else 403)


def test_a_token_is_worth_its_owners_rights_of_today(house: House) -> None:
    headers = {"authorization": f"Bearer {house.tokens['cu']}"}
    with at(AFTER):
        answer = Client().get("/api/v1/figures", {"unit": "00343", "session": "2023-03"}, headers=headers)
    assert (answer.status_code, json.loads(answer.content)["type"].rpartition(":")[2]) == (403, "no-role")
