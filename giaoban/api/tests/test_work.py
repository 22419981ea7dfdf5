"""Tasks, meetings, conclusions and opinion sheets through the API: the permission and the refusals of the pages."""

import base64
import datetime as dt
import json
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from giaoban.api.tests.calls import GIVEN, SCAN, Api, _api, api, problem
from giaoban.sessions.conclusions import actions as conclusions
from giaoban.sessions.conclusions.proposing import Draft
from giaoban.sessions.conclusions.tests.conftest import enter
from giaoban.sessions.opinions import actions as opinions
from giaoban.sessions.opinions.models import OpinionSheet
from giaoban.sessions.opinions.tests.asked import SECRET
from giaoban.sessions.papers.models import PaperRead
from giaoban.tasks.models import TaskEvent
from giaoban.tasks.tests.conftest import give
from giaoban.trail import follower
from giaoban.trail.models import Act
from giaoban.trail.queries import current

__all__ = ["_api", "api"]
TASK, ACT, SHEET = "/tasks/{task}", "/tasks/{task}/acts/{act}", "/opinion-sheets/{sheet}"


def act(api: Api, username: str, name: str, seen: int, **sent):
    return api.post(ACT, api.token(username), {"seen": seen, **sent}, act=name)


def errors(answer) -> dict[str, str]:
    return {one["parameter"]: one["detail"] for one in problem(answer)["errors"]}


@pytest.mark.parametrize(
    ("username", "sees"),
    [("thue", True), ("nhan_chinh", True), ("thuong_dinh", False), ("van_phong", True), ("chu_tich", True)],
)
def test_a_task_is_seen_by_giver_lead_and_who_coordinates_and_by_nobody_else(api: Api, username, sees):
    assert len(api.ask("/tasks", username)["items"]) == sees
    assert api.get(TASK, api.token(username)).status_code == (200 if sees else 404)
    assert api.get(f"{TASK}/files/{{sha256}}", api.token(username)).status_code == (200 if sees else 404)
    refused = act(api, username, "accept", 1)
    expected = {"thuong_dinh": "unknown-task", "nhan_chinh": "not-allowed"}.get(username, "not-now")
    assert problem(refused)["kind"] == expected


def test_the_same_sent_again_and_who_comes_second_are_told_and_nothing_is_doubled(api: Api):
    first = act(api, "thue", "progress", 1, text="Đạt 28%")
    assert json.loads(first.content)["number"] == 2
    again = act(api, "thue", "progress", 1, text="Đạt 28%")
    assert (again.status_code, problem(again)["kind"]) == (409, "moved")
    assert "Báo cáo tiến độ (thue)" in problem(again)["detail"]
    assert TaskEvent.objects.count() == 2


def test_a_task_goes_from_report_to_confirmation_with_who_decided_apart_from_who_typed(api: Api):
    sent = {"name": "ket-qua.pdf", "content": base64.b64encode(SCAN + b"2").decode()}
    done = act(api, "thue", "report_done", 1, text="Xong", result_number="9/BC", result_day="2023-03-30", file=sent)
    assert json.loads(done.content)["state"] == "waiting"
    assert problem(act(api, "thue", "confirm", 2))["kind"] == "not-allowed"
    act(api, "van_phong", "confirm", 2, decided_by="Chủ tịch", decided_on="2023-03-31", basis="9/TB")
    follower.run_pass()
    task = api.ask(TASK)
    assert (task["state"], task["timeliness"], task["result_on"]) == ("done", "in_time", "2023-03-30")
    [*_, report, confirmed] = task["history"]
    assert (confirmed["account"], confirmed["decided_by"], confirmed["basis"]) == ("van_phong", "Chủ tịch", "9/TB")
    [file] = report["files"]
    assert api.get(f"{TASK}/files/{file['sha256']}", api.token("thue")).content == SCAN + b"2"


def test_a_task_is_given_once_with_a_part_for_each_unit_named(api: Api):
    acts, wards = Act.objects.count(), ["00343@1997-01-01", "00346@1997-01-01"]
    sent = {"id": GIVEN, "text": "Rà soát hộ kinh doanh", "lead": "009.THUE@1997-01-01", "children": wards}
    sent |= {"coordinating": [{"unit": "009.TCKH@1997-01-01", "part": "Cung cấp số liệu"}], "decided_by": "Chủ tịch"}
    sent |= {"term": {"number": 5, "unit": "working_day", "since": "2023-03-10"}, "assigned_on": "2023-03-10"}
    given = api.post("/task-assignments", api.token("van_phong"), sent)
    said = json.loads(given.content)
    assert (given.status_code, said["id"], said["due"], len(said["children"])) == (200, GIVEN, "2023-03-17", 2)
    again = api.post("/task-assignments", api.token("van_phong"), sent)
    assert (again.status_code, problem(again)["kind"]) == (409, "given")
    follower.run_pass()
    assert Act.objects.count() == acts + 1
    task = api.ask(f"/tasks/{GIVEN}")
    assert (task["lead"]["code"], task["coordinating"][0]["part"]) == ("009.THUE", "Cung cấp số liệu")
    assert sorted(task["children"]) == sorted(said["children"])


def test_a_task_that_cannot_be_given_is_refused_at_each_field_and_by_role(api: Api):
    sent = {"id": GIVEN, "text": " ", "lead": "khong-co", "children": ["X"], "due": "2023-04-01"}
    sent |= {"coordinating": [{"unit": "X"}], "recurs": {"every": "month", "day": 40}}
    wrong = errors(api.post("/task-assignments", api.token("van_phong"), sent))
    assert set(wrong) >= {"text", "lead", "children", "coordinating.0.unit", "due"}
    good = {"id": GIVEN, "text": "Rà soát", "lead": "009.THUE@1997-01-01"}
    by_month = {**good, "recurs": {"every": "month", "day": 40}}
    assert set(errors(api.post("/task-assignments", api.token("van_phong"), by_month))) == {"recurs.day"}
    refused = api.post("/task-assignments", api.token("thue"), good)
    assert (refused.status_code, problem(refused)["kind"]) == (403, "not-allowed")


def test_what_is_wrong_is_said_in_vietnamese_at_its_field_and_nothing_is_written(api: Api):
    assert errors(act(api, "thue", "ask_extension", 1)) == {
        "due": "Không được để trống", "text": "Không được để trống",
    }  # fmt: skip
    past = act(api, "thue", "ask_extension", 1, due="2023-03-09", text="Chờ số liệu")
    assert errors(past) == {"due": "Hạn mới phải sau hôm nay"}
    assert errors(act(api, "thue", "progress", 1, text="x", due="2030-01-01", quiet=True)) == {
        "due": "Việc này không dùng trường này", "quiet": "Việc này không dùng trường này",
    }  # fmt: skip
    assert errors(act(api, "thue", "progress", 1, text="x", han="2030-01-01")) == {"han": "Không có trường này."}
    assert errors(act(api, "thue", "progress", 1, text="x", file={"name": "a.pdf", "content": "!"}))["file"]
    assert errors(act(api, "thue", "report_done", 1, text="x", result_day="31/3/2023")) == {
        "result_day": "Cần một ngày dạng 2023-03-10."
    }
    assert TaskEvent.objects.count() == 1


def test_a_task_names_the_acts_that_its_reader_may_do(api: Api):
    assert api.ask(TASK, "thue")["acts"] == ["progress", "report_done", "ask_extension"]
    assert api.ask(TASK, "nhan_chinh")["acts"] == ["answer"]
    assert "cancel" in api.ask(TASK, "van_phong")["acts"]
    assert api.ask(TASK, "thue", known_at=timezone.now().isoformat())["acts"] == []


def test_lists_are_narrowed_as_on_the_page(api: Api):
    narrowed = {"view": "late", "unit": "009.THUE", "q": "quý I", "order": "-due", "priority": "3"}
    assert len(api.ask("/tasks", **narrowed)["items"]) == 1
    assert [api.ask("/tasks", **{name: value})["items"] for name, value in (("view", "done"), ("q", "không có"))] == [
        [], [],
    ]  # fmt: skip
    assert api.ask("/tasks", "nhan_chinh", whose="mine")["items"] == []


def test_what_an_open_sheet_holds_is_readable_to_nobody_until_it_is_closed(api: Api):
    sent = {"choice": "disagree", "reason": SECRET}
    assert api.post(f"{SHEET}/opinion", api.token("thue"), sent).status_code == 200
    again = api.post(f"{SHEET}/opinion", api.token("thue"), {"choice": "agree"})
    assert (again.status_code, problem(again)["kind"]) == (409, "answered")
    follower.run_pass()
    for username in ("van_phong", "chu_tich", "thue"):
        answer = api.get(SHEET, api.token(username))
        assert SECRET not in answer.content.decode()
        said = json.loads(answer.content)
        assert said["result"] is None
        assert {one["choice"] for one in said["opinions"]} == {None}
        assert [one["account"] for one in said["opinions"] if one["answered_at"]] == ["thue"]
    assert SECRET not in str(list(Act.objects.values_list("changes", "reason")))
    _close(api)
    said = api.ask(SHEET, "chu_tich")
    assert (said["result"]["disagree"], said["result"]["silent"]) == (1, 2)
    assert SECRET in {one["reason"] for one in said["opinions"]}


def test_who_is_not_asked_neither_reads_a_sheet_nor_answers_it(api: Api):
    assert api.ask("/opinion-sheets", "nhan_chinh")["items"] == []
    refused = api.post(f"{SHEET}/opinion", api.token("nhan_chinh"), {"choice": "agree"})
    assert (refused.status_code, problem(refused)["kind"]) == (404, "unknown-sheet")
    assert errors(api.post(f"{SHEET}/opinion", api.token("thue"), {"choice": "other"})) == {
        "reason": "Không đồng ý hoặc có ý kiến khác thì nêu lý do"
    }


def test_papers_are_for_those_asked_and_each_opening_is_written_down(api: Api):
    address = "/meetings/{meeting}/papers/{paper}/{sha256}"
    assert api.get(address, api.token("thuong_dinh")).status_code == 404
    assert api.get(address, api.token("quan_tri")).status_code == 404
    assert api.ask("/meetings/{meeting}", "quan_tri")["papers"] is None
    assert not PaperRead.objects.exists()
    assert api.get(address, api.token("thue")).content == SCAN
    assert PaperRead.objects.get().account == "thue"


def test_a_conclusion_is_told_by_paragraphs_each_with_its_tasks(api: Api):
    record, text = api.names["conclusion"], "Giao Chi cục Thuế rà soát hộ kinh doanh, báo cáo trước ngày 25/3."
    draft = Draft(number=1, text=text, source_text=text, lead=api.made.district.units["009.THUE"].pk)
    conclusions.confirm(uuid.UUID(record), [draft], by=api.made.district.office, at=timezone.now())
    follower.run_pass()
    said = api.ask("/conclusions/{conclusion}")
    [place] = [one for one in said["paragraphs"] if one["tasks"]]
    assert text in place["text"]
    assert (said["others"], place["tasks"][0]["lead"]["code"]) == ([], "009.THUE")
    assert api.get("/conclusions/{conclusion}", api.token("thue")).status_code == 404


def test_the_specification_is_told_in_the_language_that_is_asked_for(api: Api):
    told = [
        json.loads(Client().get("/api/v1/openapi.json", headers={"accept-language": language}).content)
        for language in ("vi", "en")
    ]
    names = [one["paths"]["/api/v1/reports"]["get"]["tags"] for one in told]
    assert names == [["Báo cáo"], ["Reports"]]


def _close(api: Api) -> None:
    sheet = current(OpinionSheet).get(record=api.names["sheet"])
    opinions.close(sheet, by=api.made.district.office, at=sheet.closes_at + dt.timedelta(minutes=1))
    follower.run_pass()


def test_more_rows_ask_the_database_no_more_often(api: Api):
    counts = []
    api.ask("/units")  # makes the token, reads what is kept for all calls
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            for path in ("/tasks", "/conclusions"):
                api.ask(path)
        counts.append(len(asked))
        give(api.made.district, text="Việc thêm")
        enter(api.made, document_number="36/TB-VP")
        follower.run_pass()
    assert counts[0] == counts[1]
