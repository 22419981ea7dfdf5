"""Pages of conclusions: entering, changing what is proposed, confirming; refusals that lose nothing; ways both ways."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from giaoban.documents import queries as documents
from giaoban.reading.tests.test_input import a_pdf
from giaoban.sessions.conclusions import actions, queries
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.conclusions.tests.conftest import AT, TEXT
from giaoban.tasks.models import Task
from giaoban.trail import follower
from giaoban.trail.queries import current
from tests.pages import body, inline_code, words

pytestmark = pytest.mark.django_db
SESSION = "/ket-luan/009/2023-03/"


def form_of(page):
    """What a browser would send back from a page that nothing was changed on."""
    sent = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="checkbox"' not in tag or " checked" in tag) and 'type="search"' not in tag:
            sent.setdefault(name[1], []).append(value[1] if value else "")
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', page, re.DOTALL):
        sent[name] = [text]
    for name, inside in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        sent[name] = [chosen[1] if chosen else ""]
    return sent


@pytest.fixture
def proposal(pages, entered):
    return pages.client("van_phong"), f"/ket-luan/{entered.record}/"


def test_a_conclusion_is_entered_and_its_tasks_are_proposed(pages):
    office = pages.client("van_phong")
    answer = office.post(SESSION, {"van-ban": TEXT, "so": "35/TB-VP", "ngay": "10/3/2023", "nguoi-ky": "Chủ tịch"})
    entered = current(Conclusion).get()
    assert answer.headers["Location"] == f"/ket-luan/{entered.record}/"
    page = body(office.get(answer.headers["Location"]))
    assert inline_code(page) == []
    assert form_of(page)["muc-1"] == ["30%"]
    assert form_of(page)["han-2"] == ["25/3/2023"]
    assert "không nêu đó là hạn" in page
    assert "35/TB-VP" in words(office.get("/ket-luan/"))


@pytest.mark.parametrize(("name", "kept"), [("ket-luan.txt", []), ("ket-luan.pdf", ["ket-luan.pdf"])])
def test_a_file_is_read_and_a_pdf_is_kept_beside_its_words(pages, name, kept):
    content = a_pdf(TEXT.replace("\n", "\n\n")) if name.endswith("pdf") else TEXT.encode()
    pages.client("van_phong").post(SESSION, {"tep": SimpleUploadedFile(name, content), "ngay": ""})
    entered = current(Conclusion).get()
    assert "phấn đấu thu ngân sách quý I" in " ".join(entered.text.split())
    assert [one.name for one in documents.files_of(entered.record)] == kept


@pytest.mark.parametrize(
    "typed",
    [
        {"van-ban": "  ", "so": "35/TB-VP"},
        {"van-ban": TEXT, "ngay": "31/2/2023", "so": "35/TB-VP"},
        {"tep": b"\x00\x01\x02", "so": "35/TB-VP"},
    ],
)
def test_a_refused_conclusion_keeps_what_was_typed(pages, typed):
    given = {name: SimpleUploadedFile("x.pdf", value) if name == "tep" else value for name, value in typed.items()}
    answer = pages.client("van_phong").post(SESSION, given)
    assert answer.status_code == 422
    assert 'value="35/TB-VP"' in body(answer)
    assert not current(Conclusion).exists()


def test_what_is_proposed_is_given_at_once_and_each_task_opens(proposal, entered):
    office, address = proposal
    answer = office.post(address, form_of(body(office.get(address))))
    assert answer.headers["Location"] == address
    assert current(Task).count() == 5
    follower.run_pass()
    page = body(office.get(address))
    assert "0/3 đơn vị xong" in words(office.get(address))
    first = queries.given_tasks(entered.record)[0].task
    assert f"/nhiem-vu/{first.record}/" in page


def test_what_was_changed_is_what_is_given(proposal, entered, pages):
    office, address = proposal
    units = {code: str(one.pk) for code, one in pages.district.units.items()}
    sent = form_of(body(office.get(address)))
    del sent["giao-2"]
    changes = {
        "noi-dung-1": "Thu đủ quý I", "chu-tri-1": units["009.THUE"], "phoi-hop-1": [units["009.TCKH"]],
        "don-vi-1": [units["00343"]], "han-1": "31/3/2023", "muc-1": "1.200.000.000", "den-1": "31/3/2023",
        "giao-3": "1", "noi-dung-3": "Trực lễ", "chu-tri-3": "rieng", "don-vi-3": [units["00346"]],
        "dinh-ky-3": "week", "ngay-dinh-ky-3": "6",
    }  # fmt: skip
    office.post(address, {**sent, **changes})
    revenue, duty = queries.given_tasks(entered.record)
    assert (revenue.task.text, revenue.task.lead.code, str(revenue.task.due)) == (
        "Thu đủ quý I",
        "009.THUE",
        "2023-03-31",
    )
    assert revenue.task.target == {"value": "1200000000", "to": "2023-03-31"}
    assert [part.task.lead.code for part in revenue.parts] == ["00343"]
    assert (duty.task.lead.code, duty.task.recurs["weekday"]) == ("00346", 5)


def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_lost(proposal):
    office, address = proposal
    sent = form_of(body(office.get(address)))
    wrong = {"noi-dung-1": "Đã sửa", "chu-tri-1": "", "han-2": "32/3", "muc-1": "nhiều"}
    answer = office.post(address, {**sent, **wrong})
    page = body(answer)
    assert answer.status_code == 422
    assert ">Đã sửa</textarea>" in page
    assert 'value="32/3"' in page
    assert {"loi-han-2", "loi-muc-1"} <= set(re.findall(r'id="(loi-[^"]+)"', page))
    answer = office.post(address, {**sent, "chu-tri-1": ""})
    assert "loi-chu-tri-1" in body(answer)
    assert not current(Task).exists()


def test_words_that_changed_meanwhile_are_looked_at_again(proposal, entered, pages):
    office, address = proposal
    sent = form_of(body(office.get(address)))
    actions.correct(entered.record, {"text": TEXT.replace("25/3", "26/3")}, "Ghi nhầm", by=pages.district.office, at=AT)
    answer = office.post(address, sent)
    assert "vừa được sửa" in words(answer)
    assert not current(Task).exists()


def test_correcting_asks_for_a_reason(proposal, entered):
    office, address = proposal
    sent = form_of(body(office.get(f"{address}sua")))
    assert office.post(f"{address}sua", {**sent, "nguoi-ky": "Phó Chủ tịch"}).status_code == 422
    assert office.post(f"{address}sua", {**sent, "nguoi-ky": "Phó Chủ tịch", "ly-do": "Nhầm"}).status_code == 302
    assert queries.conclusion_of(entered.record).signer == "Phó Chủ tịch"


@pytest.mark.parametrize(
    ("username", "status"), [("chu_tich", 200), ("van_thu", 200), ("nhan_chinh", 403), ("thue", 403)]
)
def test_who_sees_the_authority_sees_its_conclusions(proposal, pages, username, status):
    _, address = proposal
    reader = pages.client(username)
    assert reader.get(address).status_code == status
    assert reader.get(SESSION).status_code == status
    assert ("noi-dung-1" in body(reader.get(address))) == (username == "chu_tich")
    if username != "chu_tich":
        assert reader.post(SESSION, {"van-ban": TEXT}).status_code == 403
        assert reader.post(f"{address}sua", {"van-ban": TEXT}).status_code == 403
