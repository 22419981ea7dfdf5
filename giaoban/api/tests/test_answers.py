"""What the API answers: what the commands print, at a seal, page by page, with validators and problems."""

import datetime as dt
import io
import json

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giaoban.api import answers
from giaoban.api.models import AccessToken
from giaoban.api.tests.calls import PLACE, ROUTES, Api, _api, api, problem
from giaoban.budget.registers import REVENUE
from giaoban.offices import actions as offices
from giaoban.offices.models import Appointment, Role
from giaoban.registers import actions as registers
from giaoban.trail import follower
from giaoban.trail.models import Seal
from giaoban.trail.queries import latest_seal
from tests.pages import revenue

__all__ = ["_api", "api"]
NOW = dt.datetime(2026, 3, 8, 9, tzinfo=dt.UTC)


def printed(command: str, *arguments: str):
    out = io.StringIO()
    call_command(command, *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def add(api: Api, amount: int = 5_000_000, key: str = "thêm") -> None:
    line = [revenue(api.made.district, "2023-02-20", amount, key)]
    registers.record(REVENUE, line, by=api.made.district.accounts["thue"], at=NOW)
    follower.run_pass()


@pytest.mark.parametrize("unit", ["009", "00343", "009.THUE"])
def test_figures_are_those_that_the_command_prints(api: Api, unit):
    assert api.ask("/figures", unit=unit)["items"] == printed("figures", "--unit", unit, "--session", "2023-03")


def test_figures_as_known_at_a_moment_are_those_of_the_command(api: Api):
    before = Seal.objects.order_by("-number").first()
    add(api)
    moment = before.at.isoformat()
    old = api.ask("/figures", known_at=moment)
    assert old["items"] == printed("figures", "--unit", "009", "--session", "2023-03", "--known-at", moment)
    assert (old["seal"], old["seal_at"]) == (before.number, before.at.isoformat())
    assert api.ask("/figures")["items"][0]["value"] == old["items"][0]["value"] + 5_000_000


@pytest.mark.parametrize("indicator", ["NS.THU", "NS.TYLE", "XP.VU", "YT.SXH"])
def test_what_is_behind_a_figure_is_what_the_command_prints_for_who_sees_all(api: Api, indicator):
    said = api.ask(f"/figures/{indicator}/records", **PLACE)
    command = printed("records", "--unit", "009", "--session", "2023-03", "--indicator", indicator)
    assert {name: said[name] for name in command} == command
    assert said["others"] == []


def test_records_that_the_caller_may_not_open_are_counted_and_not_named(api: Api):
    said = api.ask("/figures/NS.THU/records", "nhan_chinh", unit="00343", session="2023-03")
    assert said["records"] == []
    [others] = said["others"]
    assert others["unit"] == "009.THUE"
    assert others["amount"] == said["value"]


def test_no_answer_holds_what_a_giver_wrote_of_a_person(api: Api):
    for path, (_, asked) in ROUTES.items():
        answer = api.get(path, api.token("van_phong"), **asked)
        assert "Đường Lê" not in answer.content.decode()


def test_reports_are_those_that_the_command_writes(api: Api, tmp_path):
    call_command("report", "--unit", "009", "--session", "2023-03", "--out", str(tmp_path), "--format", "json")
    written = json.loads((tmp_path / "bao-cao-009-2023-03.json").read_text())
    said = api.ask("/reports/009/2023-03")
    assert {name: said[name] for name in written} == written


def test_an_edition_is_what_was_approved_whatever_came_after(api: Api):
    [row] = api.ask("/reports/009/2023-03/editions")["items"]
    assert (row["id"], row["kind"], row["state"]) == (api.names["edition"], "original", "approved")
    before = api.ask(f"/reports/009/2023-03/editions/{api.names['edition']}")
    add(api)
    after = api.ask(f"/reports/009/2023-03/editions/{api.names['edition']}")
    assert after["sentences"] == before["sentences"]
    assert after["figures"] == before["figures"]


def test_the_catalogue_names_each_definition_and_its_days(api: Api):
    items = api.ask("/indicators")["items"]
    assert [one["code"] for one in items] == ["NS.CHI", "NS.THU", "NS.TYLE", "XP.VU", "YT.KHAM", "YT.SXH"]
    assert api.ask("/indicators", on="2013-12-31")["items"] == []
    assert [one["valid_from"] for one in api.ask("/indicators/NS.THU")["items"]] == ["2014-01-01"]


def test_units_sessions_and_plans_are_there_with_what_names_them(api: Api):
    [district] = api.ask("/units", code="009")["items"]
    assert (district["name"], district["parent"], district["valid_from"]) == ("Quận Thanh Xuân", "01", "1997-01-01")
    [session] = api.ask("/sessions", unit="00343")["items"]
    assert (session["code"], session["windows"]["budget"][1]) == ("2023-03", "2023-03-07")
    [plan] = api.ask("/plans")["items"]
    assert (plan["indicator"], plan["assigner"], plan["value"]) == ("NS.THU", "Thành phố giao", 4_000_000_000)


def test_a_code_is_read_on_the_day_that_is_named(api: Api):
    assert api.ask("/reports", on="2023-03-10")["items"][0]["session"] == "2023-03"
    answer = api.get("/reports", api.token("van_phong"), unit="009", on="1990-01-01")
    assert problem(answer)["kind"] == "unknown-unit"


@pytest.mark.parametrize("path", ["/indicators", "/units", "/figures", "/figures/NS.THU/records"])
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 9))
def test_page_by_page_is_the_whole_list(api: Api, path, limit):
    name = "records" if path.endswith("records") else "items"
    whole, found, cursor = api.ask(path)[name], [], None
    while True:
        said = api.ask(path, limit=limit, **({"cursor": cursor} if cursor else {}))
        assert (len(said[name]) <= limit, said["count"]) == (True, len(whole))
        found += said[name]
        cursor = said["next"]
        if cursor is None:
            break
    assert found == whole


def test_a_list_goes_on_at_the_seal_it_began_at(api: Api):
    first = api.ask("/figures/NS.THU/records", limit=2)
    add(api)
    second = api.ask("/figures/NS.THU/records", limit=2, cursor=first["next"])
    assert (second["seal"], second["count"]) == (first["seal"], first["count"])
    assert latest_seal() > second["seal"]


def test_a_cursor_of_another_list_or_a_made_up_one_is_refused(api: Api):
    cursor = api.ask("/units", limit=1)["next"]
    token = api.token("van_phong")
    for path, wrong in (("/indicators", cursor), ("/units", "abc"), ("/units", "WzksMCwiIl0="), ("/units", "é")):
        answer = api.get(path, token, cursor=wrong)
        assert (answer.status_code, problem(answer)["kind"]) == (422, "bad-parameter")


def test_what_the_caller_has_already_is_not_sent_again_until_something_is_sealed(api: Api):
    token = api.token("van_phong")
    first = api.get("/figures", token, **PLACE)
    again = api.get("/figures", token, headers={"if-none-match": first.headers["ETag"]}, **PLACE)
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    add(api)
    changed = api.get("/figures", token, headers={"if-none-match": first.headers["ETag"]}, **PLACE)
    assert changed.status_code == 200


def test_other_rights_are_another_answer(api: Api):
    office, chair = (api.get("/units", api.token(name)).headers["ETag"] for name in ("van_phong", "chu_tich"))
    assert office != chair
    token = api.token("van_phong")
    moment = Seal.objects.order_by("-number").first().at.isoformat()
    before = api.get("/units", token, known_at=moment).headers["ETag"]
    more = Appointment(
        account=api.made.district.office,
        unit=api.made.district.units["00346"],
        role=Role.CLERK,
        post="Cán bộ",
        from_day=dt.date(2020, 1, 1),
    )
    offices.appoint([more], by=api.made.district.accounts["quan_tri"], at=NOW)
    assert api.get("/units", token, known_at=moment).headers["ETag"] != before


def test_the_date_of_a_seal_is_told_only_when_no_other_can_fall_into_its_second(api: Api, monkeypatch):
    token = api.token("van_phong")
    seal = Seal.objects.order_by("-number").first()
    monkeypatch.setattr(answers.timezone, "now", lambda: seal.at + dt.timedelta(seconds=1))
    assert "Last-Modified" not in api.get("/units", token).headers
    monkeypatch.setattr(answers.timezone, "now", lambda: seal.at + dt.timedelta(seconds=10))
    told = api.get("/units", token).headers["Last-Modified"]
    assert api.get("/units", token, headers={"if-modified-since": told}).status_code == 304
    earlier = "Mon, 01 Jan 2001 00:00:00 GMT"
    assert api.get("/units", token, headers={"if-modified-since": earlier}).status_code == 200


@pytest.mark.parametrize(
    ("path", "query", "status", "kind", "says"),
    [
        ("/figures", {"unit": "999", "session": "2023-03"}, 404, "unknown-unit", "Không có đơn vị mã 999"),
        ("/figures", {"unit": "009", "session": "2031-01"}, 404, "unknown-session", "Không có kỳ giao ban"),
        ("/figures", {"unit": "009"}, 422, "bad-parameter", "session"),
        ("/figures", {**PLACE, "known_at": "hôm qua"}, 422, "bad-parameter", "Không hiểu thời điểm"),
        ("/figures", {**PLACE, "known_at": "2999-01-01"}, 422, "bad-parameter", "còn ở tương lai"),
        ("/figures", {**PLACE, "limit": "0"}, 422, "bad-parameter", "limit"),
        ("/figures/KHONG/records", PLACE, 404, "unknown-indicator", "KHONG"),
        ("/indicators/KHONG", {}, 404, "unknown-indicator", "KHONG"),
        ("/indicators", {"on": "32/13/2023"}, 422, "bad-parameter", "on"),
        ("/units", {"on": "0"}, 422, "bad-parameter", "Cần một ngày dạng 2023-03-10"),
        ("/plans", {"unit": "009", "year": "năm nay"}, 422, "bad-parameter", "year"),
        ("/reports/00343/2023-03/editions/x", {}, 404, "unknown-edition", "x"),
        ("/khong-co", {}, 404, "not-found", "không có địa chỉ này"),
    ],
)
def test_bad_questions_are_answered_in_words_that_name_the_mistake(api: Api, path, query, status, kind, says):
    answer = api.get(path, api.token("van_phong"), **query)
    said = problem(answer)
    assert (answer.status_code, said["kind"]) == (status, kind)
    assert says in said["detail"] or says in str(said.get("errors"))


def test_a_parameter_that_is_wrong_is_named_with_what_is_wrong(api: Api):
    said = problem(api.get("/plans", api.token("van_phong"), unit="", year="1800"))
    assert {one["parameter"] for one in said["errors"]} == {"unit", "year"}
    assert all(one["detail"] for one in said["errors"])


@pytest.mark.parametrize(("asked", "language"), [("", "vi"), ("en", "en"), ("en-GB,vi;q=0.5", "en"), ("fr", "vi")])
def test_refusals_are_in_the_language_that_is_asked_for(api: Api, asked, language):
    answer = api.get("/units", None, headers={"accept-language": asked})
    assert answer.headers["Content-Language"] == language
    assert problem(answer)["kind"] == "missing-token"


def test_an_error_of_ours_is_a_problem_too_and_gives_nothing_away(api: Api, monkeypatch):
    def broken(*args):
        raise RuntimeError("bí mật")

    monkeypatch.setattr("giaoban.api.routes.units.offices.tree", broken)
    client = Client(raise_request_exception=False, headers={"authorization": f"Bearer {api.token('van_phong')}"})
    answer = client.get("/api/v1/units")
    assert (answer.status_code, problem(answer)["kind"]) == (500, "broken")
    assert "bí mật" not in answer.content.decode()


def test_time_of_use_is_noted_no_more_than_once_a_minute(api: Api):
    token = api.token("van_phong")
    api.get("/units", token)
    before = AccessToken.objects.get().used_at
    api.get("/units", token)
    assert AccessToken.objects.get().used_at == before
    assert timezone.now() - before < dt.timedelta(minutes=1)
