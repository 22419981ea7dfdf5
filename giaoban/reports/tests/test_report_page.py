"""The report's page: numbers that open, steps by role, signed copies, and what it refuses."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from giaoban.budget.registers import REVENUE
from giaoban.documents import files
from giaoban.documents.models import DocumentFile
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.reports import actions
from giaoban.reports.models import Edition, Letterhead, OutlineItem
from giaoban.trail import checking, follower
from giaoban.trail.models import Seal
from tests.pages import AT, World, body, words, world

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/bao-cao/009/2023-03/"
PDF = b"%PDF-1.7 ban quet"


@pytest.fixture
def made(tmp_path: Path, settings) -> World:  # type: ignore[no-untyped-def]
    settings.HOME = tmp_path
    made = world()
    template = 'Thu ngân sách {{ ky("NS.THU", "đến ngày") }} đạt {{ so("NS.THU") }}; năm qua có 3 đợt.'
    unit = made.district.unit
    items = [OutlineItem(unit=unit, key="thu", order=1, kind="paragraph", template=template)]
    head = Letterhead(unit=unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo")
    actions.write_outline([head, *items], unit=unit.pk, by=made.district.office, at=AT)
    follower.run_pass()
    return made


def step(client: Client, name: str, **said: str) -> str:
    return words(client.post(f"{PAGE}buoc", {"buoc": name, **said}, follow=True))


def issue(made: World) -> None:
    office = made.client("van_phong")
    office.post(f"{PAGE}kiem/xu-ly", {"muc": "thu", "thu": "0", "so": "3"})
    step(office, "submitted")
    step(office, "approved", **{"nguoi-quyet-dinh": "Chủ tịch (tên giả)"})
    step(office, "signed", **{"nguoi-quyet-dinh": "Chủ tịch (tên giả)"})
    step(made.client("van_thu"), "numbered", so="45", ngay="10/3/2023")
    step(made.client("van_thu"), "sent")


def test_the_list_says_where_each_report_stands(made: World):
    office = made.client("van_phong")
    assert "dự thảo" in words(office.get("/bao-cao/"))
    step(office, "submitted")
    assert "đã trình" in words(office.get("/bao-cao/"))
    issue(made)
    assert "đã phát hành Số 45/BC-UBND, 10/3/2023" in words(office.get("/bao-cao/"))


def test_the_list_leads_nowhere_while_there_is_no_outline_to_see():
    made = world()
    chair = made.client("chu_tich").get("/bao-cao/")
    assert "chưa có đề cương" in words(chair)
    assert PAGE not in body(chair)
    assert f"{PAGE}de-cuong/" in body(made.client("van_phong").get("/bao-cao/"))


def upload(client: Client, content: bytes, name: str = "bản ký.pdf") -> HttpResponse:
    return client.post(f"{PAGE}ban-ky", {"tep": SimpleUploadedFile(name, content)}, follow=True)  # type: ignore[return-value]


def test_every_number_is_a_link_and_an_untied_one_is_pointed_out(made: World):
    page = body(made.client("van_phong").get(PAGE))
    assert 'class="sentence" id="thu"' in page
    assert 'href="/so-lieu/009/2023-03/NS.THU/' in page
    assert "Con số trong câu chưa gắn với số liệu nào: thu: 3" in " ".join(
        words(made.client("van_phong").get(PAGE)).split()
    )


def test_a_record_names_the_sentence_it_is_counted_in(made: World):
    record = rows.standing(REVENUE, "a").record.hex
    page = body(made.client("van_phong").get(f"/so/budget.revenue/{record}/"))
    assert f'href="{PAGE}#thu"' in page
    assert "Quận Thanh Xuân, kỳ 2023-03, dự thảo" in page
    assert f"{PAGE}#thu" not in body(made.client("thue").get(f"/so/budget.revenue/{record}/"))


def test_the_steps_are_taken_by_their_roles_until_it_is_sent(made: World):
    office = made.client("van_phong")
    assert "Văn bản chưa tới bước «Ký»" in step(office, "signed", **{"nguoi-quyet-dinh": "ai đó"})
    assert "Bước «Trình»" in step(made.client("van_thu"), "submitted")
    issue(made)
    page = words(made.client("van_thu").get(PAGE))
    assert "đã phát hành Số 45/BC-UBND, 10/03/2023" in page or "đã phát hành Số 45/BC-UBND" in page
    assert Edition.objects.count() == 1
    assert "đã dùng" not in page


def test_a_signed_copy_is_kept_and_comes_back_byte_for_byte(made: World):
    issue(made)
    registry = made.client("van_thu")
    assert "bản ký.pdf" in words(upload(registry, PDF))
    kept = DocumentFile.objects.get()
    assert (kept.sha256, kept.size) == (hashlib.sha256(PDF).hexdigest(), len(PDF))
    answer = registry.get(f"{PAGE}ban-ky/{kept.sha256}")
    assert (answer.content, answer.headers["Content-Type"]) == (PDF, "application/pdf")
    assert "b%E1%BA%A3n%20k%C3%BD.pdf" in answer.headers["Content-Disposition"]
    assert "đã được lưu" in words(upload(registry, PDF))
    assert DocumentFile.objects.count() == 1
    follower.run_pass()
    assert checking.first_broken() is None


@pytest.mark.parametrize(
    ("content", "said"), [(b"MZ\x90 program", "PDF, PNG hoặc JPEG"), (b"", "PDF, PNG hoặc JPEG")], ids=["exe", "empty"]
)
def test_what_is_no_copy_is_refused(made: World, content: bytes, said: str):
    issue(made)
    assert said in words(upload(made.client("van_thu"), content))
    assert not DocumentFile.objects.exists()
    assert not files.folder().exists()


def test_a_copy_too_large_is_refused(made: World, monkeypatch: pytest.MonkeyPatch):
    issue(made)
    monkeypatch.setattr(files, "LARGEST", 8)
    assert "Tệp lớn hơn" in words(upload(made.client("van_thu"), PDF))


def test_only_the_registry_keeps_copies_and_only_who_may_see_reads_them(made: World):
    issue(made)
    assert "không có quyền" in words(upload(made.client("van_phong"), PDF))
    upload(made.client("van_thu"), PDF)
    kept = DocumentFile.objects.get()
    assert made.client("chu_tich").get(f"{PAGE}ban-ky/{kept.sha256}").status_code == 200
    assert made.client("nhan_chinh").get(f"{PAGE}ban-ky/{kept.sha256}").status_code == 403
    assert made.client("van_thu").get(f"{PAGE}ban-ky/{'0' * 64}").status_code == 404


def test_a_copy_changed_on_disk_is_told_and_not_served(made: World):
    issue(made)
    upload(made.client("van_thu"), PDF)
    kept = DocumentFile.objects.get()
    (files.folder() / kept.sha256).write_bytes(b"%PDF-1.7 khac")
    answer = made.client("van_thu").get(f"{PAGE}ban-ky/{kept.sha256}")
    assert (answer.status_code, "đã bị thay đổi" in answer.content.decode()) == (500, True)
    assert list(files.damaged()) == ["Tệp «bản ký.pdf» đã bị thay đổi từ khi lưu."]
    (files.folder() / kept.sha256).unlink()
    assert list(files.damaged()) == ["Tệp «bản ký.pdf» không còn trong thư mục dữ liệu."]


def test_a_ward_does_not_see_the_districts_report(made: World):
    assert made.client("nhan_chinh").get(PAGE).status_code == 403
    assert made.client("van_phong").get("/bao-cao/009/2031-01/").status_code == 404


def test_a_template_that_does_not_fit_the_session_is_named_on_the_page(made: World):
    item = OutlineItem(
        unit=made.district.unit, key="quy", order=2, kind="sentence", template='{{ ky("NS.THU", "quý") }}'
    )
    actions.write_outline([item], unit=made.district.unit.pk, by=made.district.office, at=AT)
    follower.run_pass()
    for address in (PAGE, f"{PAGE}tep.docx"):
        answer = made.client("van_phong").get(address)
        assert (answer.status_code, "Mẫu câu «quy»: Dòng 1, cột 4" in words(answer)) == (422, True)


def test_the_report_of_a_past_day_says_what_was_known_then_and_offers_nothing_to_do(made: World):
    office, line = made.client("van_phong"), rows.standing(REVENUE, "a")
    known = Seal.objects.latest("number").at
    registers.correct(REVENUE, line, {"amount": 650_000_000}, by=made.district.accounts["thue"], at=AT, reason="nhầm")
    assert "900.000.000 đồng" in words(office.get(PAGE))
    issue(made)
    past = office.get(PAGE, {"biet-luc": known.isoformat()})
    assert "Số liệu như đã biết lúc" in words(past)
    assert "950.000.000 đồng" in words(past)
    assert "dự thảo" in words(past)
    assert 'name="buoc"' not in body(past)


def test_whoever_may_not_is_told_before_anything_else_is_looked_at(made: World):
    """A report that is not sent cannot be corrected, and no file was chosen: neither is said to a leader."""
    leader = made.client("chu_tich")
    assert leader.post(f"{PAGE}sua-lai", {"loai": "correction", "ly-do": "x"}).status_code == 403
    assert leader.post(f"{PAGE}ban-ky").status_code == 403
