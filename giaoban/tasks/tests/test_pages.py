"""Pages of tasks: what each shows, every form without scripts, refusals that lose nothing."""

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from giaoban.offices import actions as offices
from giaoban.offices.models import UnitVersion
from giaoban.tasks import actions, queries
from giaoban.tasks.models import Coordination, Task
from giaoban.tasks.rules.state import State
from giaoban.tasks.tests.conftest import give
from giaoban.trail import follower
from giaoban.trail.queries import current
from giaoban.words.dates import write_short_date
from tests.factories import District
from tests.pages import body, inline_code, words

pytestmark = pytest.mark.django_db
LISTS = ("cua-toi", "don-vi", "tat-ca", "bang", "nguon-giao", "theo-don-vi", "dong-thoi-gian")


def now() -> dt.datetime:
    return timezone.now()


def today() -> dt.date:
    return timezone.localdate()


def in_days(days: int) -> dt.date:
    return today() + dt.timedelta(days=days)


def typed_day(days: int) -> str:
    return write_short_date(in_days(days))


def client(district: District, username: str = "van_phong") -> Client:
    made = Client(headers={"accept-language": "vi"})
    made.force_login(district.accounts[username])
    return made


def task_of(text: str) -> Task:
    return queries.standing_tasks().get(text=text)


def state_of(task: Task) -> State:
    return queries.standings([task])[task.record].state


@pytest.mark.parametrize("page", LISTS)
def test_each_list_answers_without_code_in_it(run, page):
    response = client(run).get(f"/nhiem-vu/{page}/")
    assert response.status_code == 200
    assert inline_code(body(response)) == []


def test_the_menu_leads_the_office_to_the_board_and_a_clerk_to_the_unit(run):
    assert client(run).get("/nhiem-vu/").headers["Location"] == "/nhiem-vu/bang/"
    assert client(run, "thue").get("/nhiem-vu/").headers["Location"] == "/nhiem-vu/don-vi/"


def test_the_board_tells_late_waiting_and_asked(run):
    page = words(client(run).get("/nhiem-vu/bang/"))
    assert "Quá hạn, chưa xong (1)" in page
    assert "Chờ xác nhận (1)" in page
    assert "Xin gia hạn, chờ quyết định (1)" in page
    assert "Quá hạn 3 ngày" in page


def test_a_list_is_filtered_ordered_and_exported_as_it_is_shown(run):
    asked = client(run)
    page = words(asked.get("/nhiem-vu/tat-ca/?xem=cho-xac-nhan"))
    assert "Ký số văn bản" in page
    assert "Chống thất thu" not in page
    rows = body(asked.get("/nhiem-vu/tat-ca/?sap=-han&cot=noi-dung&cot=han&dinh-dang=csv")).splitlines()
    assert rows[0].removeprefix("\ufeff") == "Nội dung,Hạn"
    assert [row.split(",")[1] for row in rows[1:]] == [in_days(n).isoformat() for n in (9, 5, 1, -3)]
    assert asked.get("/nhiem-vu/tat-ca/?dinh-dang=xlsx").status_code == 200
    assert "Ghi chú" in words(asked.get("/nhiem-vu/tat-ca/?dinh-dang=in"))


@pytest.mark.parametrize("query", ["sap=x&xem=y&trang-thai=z&uu-tien=9&don-vi=a&nguon=b:c&cot=q", "tim=%25&trang=99"])
def test_an_address_that_means_nothing_is_a_page(run, query):
    assert client(run).get(f"/nhiem-vu/tat-ca/?{query}").status_code == 200


def test_my_tasks_are_those_given_to_me(run):
    mine = task_of("Ký số văn bản")
    assert "Ký số văn bản" not in words(client(run, "thue").get("/nhiem-vu/cua-toi/"))
    other = task_of("Chống thất thu")
    actions.entrust(other.record, run.accounts["thue"], by=run.accounts["thue"], at=now())
    page = words(client(run, "thue").get("/nhiem-vu/cua-toi/"))
    assert "Chống thất thu" in page
    assert mine.text not in page


def test_a_ward_finds_no_other_wards_task_anywhere(run):
    hidden = give(run, "00346", text="Việc của Thượng Đình")
    helped = give(run, "00346", ("00343",), text="Việc có Nhân Chính phối hợp")
    asked = client(run, "nhan_chinh")
    pages = [words(asked.get(f"/nhiem-vu/{page}/")) for page in LISTS]
    assert not any("Việc của Thượng Đình" in page for page in pages)
    assert "Việc có Nhân Chính phối hợp" in pages[1]
    assert asked.get(f"/nhiem-vu/{hidden.record}/").status_code == 404
    assert asked.post(f"/nhiem-vu/{hidden.record}/nhan/").status_code == 404
    assert asked.get(f"/nhiem-vu/{helped.record}/").status_code == 200
    assert asked.post(f"/nhiem-vu/{helped.record}/nhan/").status_code == 403


def test_a_task_page_tells_how_its_deadline_was_reached_and_what_happened(run):
    task = task_of("Chống thất thu")
    actions.extend([task.record], in_days(30), by=run.chair, at=now(), text="Đồng ý")
    page = words(client(run).get(f"/nhiem-vu/{task.record}/"))
    assert f"hạn mới {typed_day(30)}" in page
    assert f"(hạn đầu {typed_day(5)})" in page
    assert page.index("Gia hạn ·") < page.index("Xin gia hạn ·") < page.index("Giao nhiệm vụ ·")
    assert "Quyết định: Chủ tịch (tên giả)" in page


@pytest.mark.parametrize(
    ("text", "who", "code", "typed", "state"),
    [
        ("Chống thất thu", "thue", "nhan", {}, State.RUNNING),
        ("Chống thất thu", "thue", "tu-choi", {"text": "Giao nhầm"}, State.REFUSED),
        ("Chống thất thu", "thue", "tien-do", {"text": "Đạt 20%"}, State.RUNNING),
        ("Chống thất thu", "thue", "bao-cao", {"text": "Xong", "result_number": "5/BC"}, State.WAITING),
        ("Ký số văn bản", "van_phong", "xac-nhan", {"quiet": "1"}, State.DONE),
        ("Ký số văn bản", "chu_tich", "lam-lai", {"text": "Chưa đủ"}, State.AGAIN),
        ("Chống thất thu", "van_phong", "khong-gia-han", {"text": "Không"}, State.ASSIGNED),
        ("Chống thất thu", "van_phong", "don-doc", {}, State.ASSIGNED),
        ("Chống thất thu", "van_phong", "tam-hoan", {"text": "Chờ"}, State.SUSPENDED),
        ("Chống thất thu", "van_phong", "huy", {"text": "Thôi"}, State.CANCELLED),
    ],
)
def test_a_form_does_what_it_says(run, text, who, code, typed, state):
    task, asked = task_of(text), client(run, who)
    address = f"/nhiem-vu/{task.record}/{code}/"
    assert asked.get(address).status_code == 200
    seen = str(queries.standings([task])[task.record].last)
    response = asked.post(address, {**typed, "seen": seen})
    assert response.status_code == 302, words(response)
    assert state_of(task) == state


def test_extending_and_giving_to_another_ask_for_day_and_unit(run):
    task, asked = task_of("Chống thất thu"), client(run)
    wrong = asked.post(f"/nhiem-vu/{task.record}/gia-han/", {"due": "31/2/2026", "text": "giữ lại chữ này"})
    assert wrong.status_code == 422
    assert "giữ lại chữ này" in words(wrong)
    asked.post(f"/nhiem-vu/{task.record}/gia-han/", {"due": typed_day(40), "decided_by": "Chủ tịch"})
    assert queries.standings([task])[task.record].due == in_days(40)
    lead = {"lead": str(run.units["009.TCKH"]), "text": "Giao nhầm"}
    assert asked.post(f"/nhiem-vu/{task.record}/giao-lai/", {**lead, "lead": "x"}).status_code == 422
    asked.post(f"/nhiem-vu/{task.record}/giao-lai/", lead)
    assert task_of("Chống thất thu").lead == run.units["009.TCKH"]


def test_a_page_that_somebody_else_made_old_is_told_and_keeps_what_was_typed(run):
    task, asked = task_of("Ký số văn bản"), client(run)
    seen = str(queries.standings([task])[task.record].last)
    actions.send_back(task.record, "Chưa đủ", by=run.chair, at=now())
    response = asked.post(f"/nhiem-vu/{task.record}/xac-nhan/", {"seen": seen, "text": "Tốt lắm"})
    assert response.status_code == 422
    assert "chu_tich" in words(response)
    assert "Tốt lắm" in words(response)
    assert state_of(task) == State.AGAIN


def test_a_coordinating_unit_answers_on_the_page(run):
    task = give(run, helpers=("00343",), text="Có phối hợp")
    asked = client(run, "nhan_chinh")
    unit = str(run.units["00343"])
    response = asked.post(f"/nhiem-vu/{task.record}/tra-loi/", {"unit": unit, "text": "Đã rà soát 12 hộ"})
    assert response.status_code == 302, words(response)
    assert "Đã rà soát 12 hộ" in words(asked.get(f"/nhiem-vu/{task.record}/"))


def test_evidence_is_opened_by_who_sees_the_task_alone(run, settings, tmp_path):
    from django.core.files.uploadedfile import SimpleUploadedFile

    settings.HOME = tmp_path
    task = task_of("Chống thất thu")
    file = SimpleUploadedFile("bao_cao.pdf", b"%PDF-1.7 thu")
    client(run, "thue").post(f"/nhiem-vu/{task.record}/tien-do/", {"text": "Đạt 20%", "file": file})
    page = body(client(run).get(f"/nhiem-vu/{task.record}/"))
    href = page.split('">bao_cao.pdf')[0].rsplit('href="', 1)[1]
    assert client(run).get(href).content == b"%PDF-1.7 thu"
    assert client(run, "nhan_chinh").get(href).status_code == 404
    bad = SimpleUploadedFile("x.exe", b"MZ")
    refused = client(run, "thue").post(f"/nhiem-vu/{task.record}/tien-do/", {"text": "Giữ", "file": bad})
    assert refused.status_code == 422


def test_a_task_is_given_by_the_form_with_helpers_and_a_part_for_each_ward(run):
    asked = client(run)
    typed = {"text": "Lễ ra quân", "lead": str(run.units["009.TCKH"]), "way": "day", "due": "chưa rõ", "priority": "1"}
    typed |= {"assigned_on": typed_day(0)}
    typed |= {"unit_1": str(run.units["009.THUE"]), "part_1": "Kinh phí", "document_number": "35/TB-UBND"}
    typed["children"] = [str(run.units[code]) for code in ("00343", "00346")]  # type: ignore[assignment]
    refused = asked.post("/nhiem-vu/giao/", typed)
    assert refused.status_code == 422
    assert "Kinh phí" in body(refused)
    response = asked.post("/nhiem-vu/giao/", {**typed, "due": typed_day(10), "decided_by": "Chủ tịch"})
    assert response.status_code == 302, words(response)
    made = queries.standing_tasks().get(text="Lễ ra quân", parent=None)
    assert (made.due, made.priority, made.act.decided_by) == (in_days(10), 1, "Chủ tịch")
    assert {one.lead.code for one in queries.children(made.record)} == {"00343", "00346"}
    assert [part.part for part in queries.parts_of([made.record])[made.record]] == ["Kinh phí"]


@pytest.mark.parametrize(
    ("way", "typed", "kept"),
    [
        ("term", {"term_number": "5", "term_unit": "working_day"}, "term"),
        ("recurs", {"every": "month", "recur_day": "25"}, "recurs"),
        ("none", {}, ""),
    ],
)
def test_a_deadline_is_given_by_a_rule(run, way, typed, kept):
    lead = str(run.units["009.TCKH"])
    said = {
        "text": "Theo quy tắc",
        "lead": lead,
        "way": way,
        "priority": "3",
        "shift": "after",
        "assigned_on": typed_day(0),
    }
    response = client(run).post("/nhiem-vu/giao/", {**said, **typed})
    assert response.status_code == 302, words(response)
    made = task_of("Theo quy tắc")
    assert bool(made.due) == bool(kept)
    assert not kept or getattr(made, kept)


def test_a_task_is_corrected_with_a_reason_and_its_former_wording_stays(run):
    task, asked = task_of("Chống thất thu"), client(run)
    page = body(asked.get(f"/nhiem-vu/{task.record}/sua/"))
    assert "Chống thất thu" in page
    typed = {"text": "Chống thất thu thuế", "lead": str(run.units["009.THUE"]), "way": "day", "due": typed_day(5)}
    typed |= {"priority": "2"}
    assert asked.post(f"/nhiem-vu/{task.record}/sua/", typed).status_code == 422
    response = asked.post(f"/nhiem-vu/{task.record}/sua/", {**typed, "reason": "Ghi rõ"})
    assert response.status_code == 302, words(response)
    told = body(asked.get(f"/nhiem-vu/{task.record}/"))
    assert "<del>Chống thất thu</del> → <ins>Chống thất thu thuế</ins>" in told
    assert client(run, "thue").get(f"/nhiem-vu/{task.record}/sua/").status_code == 403


def test_a_unit_divides_its_task_and_names_a_person(run):
    task, asked = task_of("Chống thất thu"), client(run, "thue")
    typed = {"text": "Phần của đội 1", "lead": str(run.units["009.THUE"]), "person": "thue"}
    assert asked.get(f"/nhiem-vu/{task.record}/chia/").status_code == 200
    assert asked.post(f"/nhiem-vu/{task.record}/chia/", typed).status_code == 302
    assert task_of("Phần của đội 1").person == run.accounts["thue"]
    assert asked.post(f"/nhiem-vu/{task.record}/nguoi/", {"person": "thue"}).status_code == 302
    assert client(run, "nhan_chinh").get(f"/nhiem-vu/{task.record}/chia/").status_code == 404
    assert "Phần của đội 1" in words(asked.get(f"/nhiem-vu/{task.record}/"))


def test_several_tasks_are_extended_at_once_after_a_question(run):
    chosen = [task_of("Chống thất thu"), task_of("Thu ngân sách quý I đạt 30%")]
    asked, typed = client(run), {"viec": "gia-han", "nv": [str(one.record) for one in chosen]}
    first = asked.post("/nhiem-vu/hang-loat/", typed)
    assert "Hạn mới" in words(first)
    assert asked.post("/nhiem-vu/hang-loat/", {**typed, "chac": "1", "due": "x"}).status_code == 422
    done = asked.post("/nhiem-vu/hang-loat/", {**typed, "chac": "1", "due": typed_day(20), "quiet": "1"})
    assert done.status_code == 302, words(done)
    assert {one.due for one in queries.standings(chosen).values()} == {in_days(20)}
    assert asked.post("/nhiem-vu/hang-loat/", {"viec": "gia-han"}).status_code == 302


def test_several_tasks_at_once_are_decided_by_who_gave_them_alone(run):
    typed = {"viec": "don-doc", "nv": [str(task_of("Chống thất thu").record)], "chac": "1"}
    assert client(run, "thue").post("/nhiem-vu/hang-loat/", typed).status_code == 403
    not_seen = client(run, "nhan_chinh").post("/nhiem-vu/hang-loat/", typed, follow=True)
    assert "Hãy chọn nhiệm vụ" in words(not_seen)


def test_tasks_of_a_unit_that_ended_go_to_another_in_one_act(run):
    chosen = [task_of("Chống thất thu"), task_of("Thu ngân sách quý I đạt 30%")]
    asked, typed = client(run), {"viec": "giao-lai", "nv": [str(one.record) for one in chosen], "chac": "1"}
    lead = {"lead": str(run.units["009.TCKH"])}
    assert asked.post("/nhiem-vu/hang-loat/", {**typed, **lead}).status_code == 422
    assert asked.post("/nhiem-vu/hang-loat/", {**typed, "text": "Kết thúc hoạt động"}).status_code == 422
    done = asked.post("/nhiem-vu/hang-loat/", {**typed, **lead, "text": "Kết thúc hoạt động"})
    assert done.status_code == 302, words(done)
    now = [queries.task_of(one.record) for one in chosen]
    assert {one.lead for one in now} == {run.units["009.TCKH"]}
    assert len({one.act_id for one in now}) == 1


def test_a_list_is_narrowed_to_a_coordinating_unit_and_to_a_topic(run):
    give(run, helpers=("00343",), text="Việc có phường phối hợp", topic="Môi trường")
    asked = client(run)
    key = f"00343@{run.units['00343'].valid_from.isoformat()}"
    helped = words(asked.get("/nhiem-vu/tat-ca/", {"phoi-hop": key}))
    assert "Việc có phường phối hợp" in helped
    assert "Ký số văn bản" not in helped
    page = asked.get("/nhiem-vu/tat-ca/?linh-vuc=Môi trường").content.decode()
    assert '<option value="Môi trường" selected>' in page
    assert "Ký số văn bản" not in page


def test_what_a_unit_that_ended_left_stands_in_a_list_of_its_own(run):
    late, ended = task_of("Thu ngân sách quý I đạt 30%"), run.units["009.THUE"]
    version = current(UnitVersion).get(unit=ended)
    said = {name: getattr(version, name) for name in ("unit", "name", "level", "parent", "record")}
    last_day = today() - dt.timedelta(days=1)
    over = UnitVersion(**said, corrects=version, last_day=last_day)
    offices.change_units([over], authority=run.unit.pk, by=run.accounts["quan_tri"], at=now(), basis="QĐ mẫu")
    follower.run_pass()
    asked = client(run)
    assert late.text in words(asked.get("/nhiem-vu/tat-ca/?xem=khong-don-vi"))
    assert late.text not in words(asked.get("/nhiem-vu/tat-ca/?xem=qua-han"))
    assert late.text not in words(asked.get("/nhiem-vu/tat-ca/?xem=im-lang"))


def test_an_unknown_task_or_act_is_not_found(run):
    asked = client(run)
    assert asked.get(f"/nhiem-vu/{uuid.uuid4()}/").status_code == 404
    assert asked.get(f"/nhiem-vu/{task_of('Ký số văn bản').record}/bay/").status_code == 404


def test_a_list_as_known_on_a_past_day_shows_the_past(run):
    task = task_of("Ký số văn bản")
    follower.run_pass()
    before = timezone.localtime().isoformat()
    actions.confirm([task.record], by=run.office, at=now())
    follower.run_pass()
    asked = client(run)
    then = asked.get("/nhiem-vu/tat-ca/", {"biet-luc": before, "xem": "cho-xac-nhan"})
    assert "Ký số văn bản" in words(then)
    assert "Ký số văn bản" not in words(asked.get("/nhiem-vu/tat-ca/?xem=cho-xac-nhan"))


def test_a_list_against_an_earlier_day_strikes_the_old_values_through(run):
    task = task_of("Ký số văn bản")
    follower.run_pass()
    before = timezone.localtime().isoformat()
    old_due = write_short_date(task.due)
    actions.send_back(task.record, "chưa đủ", by=run.office, at=now())
    actions.extend([task.record], task.due + dt.timedelta(days=90), by=run.office, at=now())
    give(run, text="Việc giao sau ngày so sánh")
    follower.run_pass()
    asked = client(run)
    for form in ("", "in"):
        page = asked.get("/nhiem-vu/tat-ca/", {"so-voi": before, "dinh-dang": form, "tim": "Ký số"}).content.decode()
        assert "<del>Chờ xác nhận</del>" in page
        assert f"<del>{old_due}</del>" in page
        assert "Mới" not in page.split("<tbody>")[1].split("</tbody>")[0]
        new = asked.get("/nhiem-vu/tat-ca/", {"so-voi": before, "dinh-dang": form, "tim": "giao sau"}).content.decode()
        assert "Mới" in new.split("<tbody>")[1].split("</tbody>")[0]
    told = asked.get("/nhiem-vu/tat-ca/", {"so-voi": before, "dinh-dang": "csv", "tim": "Ký số"})
    assert "Trạng thái: Chờ xác nhận → Thực hiện lại" in b"".join(told.streaming_content).decode()


def test_a_list_asks_a_constant_number_of_queries(run, django_assert_max_num_queries):
    asked = client(run)
    for number in range(30):
        give(run, helpers=("00343",), text=f"Việc {number}")
    with django_assert_max_num_queries(40) as few:
        asked.get("/nhiem-vu/tat-ca/")
    for number in range(15):
        give(run, helpers=("00346",), text=f"Việc nữa {number}")
    with django_assert_max_num_queries(len(few)):
        asked.get("/nhiem-vu/tat-ca/")
    assert Coordination.objects.count() == 45
