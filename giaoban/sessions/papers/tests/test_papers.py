"""Papers: versions by hash, only for those asked, who read them; the reader's name on each page."""

import io

import pdfplumber
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from giaoban.documents.pdf import render_pdf
from giaoban.documents.tests.sample import nd30_layout, sample_report
from giaoban.sessions.meetings.tests import room
from giaoban.sessions.papers import queries
from giaoban.sessions.papers.models import PaperRead
from giaoban.sessions.papers.watermark import Unmarkable, marked_pdf
from tests.pages import World, body, words

PDF = b"%PDF-1.7 tai lieu"


def upload(made: World, address: str, content: bytes, **said: str):  # type: ignore[no-untyped-def]
    file = SimpleUploadedFile("báo cáo.pdf", content)
    return made.client("van_phong").post(address, {"title": "Báo cáo tóm tắt", "file": file, **said})


def test_a_paper_is_read_by_those_asked_and_by_nobody_else(made: World):
    meeting = room.invited(made.district)
    item = room.with_agenda(made.district, meeting)[1]
    here = f"/phien-hop/{meeting.record.hex}/"
    upload(made, f"{here}noi-dung/{item.record.hex}/tai-lieu", PDF)
    [paper] = queries.papers_of(meeting.record)
    file = f"{here}tai-lieu/{paper.paper.record.hex}/tep/{paper.last.sha256}"
    answer = made.client("thue").get(file)
    assert answer.content == PDF
    assert answer["Cache-Control"] == "no-store"
    assert file in body(made.client("thue").get(here)), "the agenda links it at its item"
    for username, status in (("thuong_dinh", 404), ("van_thu", 403), ("quan_tri", 403)):
        assert made.client(username).get(file).status_code == status
    assert file not in body(made.client("van_thu").get(here)), "who sees the unit sees no papers"
    assert [one.account for one in PaperRead.objects.all()] == ["thue"]
    page = words(made.client("van_phong").get(f"{here}tai-lieu/{paper.paper.record.hex}/"))
    assert "Chưa mở bản mới nhất" in page
    assert "Chủ tịch (tên giả)" in page.partition("Chưa mở bản mới nhất")[2]


def test_a_new_version_keeps_the_earlier_one_and_asks_to_be_read_again(made: World):
    meeting = room.invited(made.district)
    here = f"/phien-hop/{meeting.record.hex}/tai-lieu/"
    upload(made, f"/phien-hop/{meeting.record.hex}/noi-dung/chung/tai-lieu", PDF)
    [paper] = queries.papers_of(meeting.record)
    made.client("thue").get(f"{here}{paper.paper.record.hex}/tep/{paper.last.sha256}")
    assert "tôi đã mở" in words(made.client("thue").get(here))
    same = upload(made, f"{here}{paper.paper.record.hex}/ban-moi", PDF)
    assert "giống hệt bản đang dùng" in words(same)
    upload(made, f"{here}{paper.paper.record.hex}/ban-moi", PDF + b" ban 2")
    [paper] = queries.papers_of(meeting.record)
    assert len(paper.versions) == 2
    assert "tôi chưa mở" in words(made.client("thue").get(here))
    assert made.client("thue").get(f"{here}{paper.paper.record.hex}/tep/{paper.versions[0].sha256}").content == PDF


@pytest.mark.parametrize("content", [b"MZ chuong trinh", b"PK\x03\x04 van ban", b""])
def test_what_is_no_paper_is_refused_and_changes_nothing(made: World, content: bytes):
    meeting = room.invited(made.district)
    refused = upload(made, f"/phien-hop/{meeting.record.hex}/noi-dung/chung/tai-lieu", content)
    assert refused.status_code == 422
    assert "Báo cáo tóm tắt" in body(refused)
    assert queries.papers_of(meeting.record) == []


def test_a_marked_paper_names_its_reader_on_every_page(made: World):
    plain_pdf = render_pdf(sample_report(), nd30_layout())
    meeting = room.invited(made.district)
    upload(made, f"/phien-hop/{meeting.record.hex}/noi-dung/chung/tai-lieu", plain_pdf, marked="1")
    [paper] = queries.papers_of(meeting.record)
    file = f"/phien-hop/{meeting.record.hex}/tai-lieu/{paper.paper.record.hex}/tep/{paper.last.sha256}"
    with pdfplumber.open(io.BytesIO(made.client("thue").get(file).content)) as pdf:
        across = ["".join(one["text"] for one in page.chars if one["matrix"][1]) for page in pdf.pages]
    with pdfplumber.open(io.BytesIO(plain_pdf)) as pdf:
        assert len(across) == len(pdf.pages)
    assert all(text.count("Cán bộ tổng hợp (tên giả) · thue · ") == 3 for text in across)


def test_a_file_that_cannot_be_marked_is_refused_when_it_comes(made: World):
    meeting = room.invited(made.district)
    refused = upload(made, f"/phien-hop/{meeting.record.hex}/noi-dung/chung/tai-lieu", PDF, marked="1")
    assert refused.status_code == 422
    assert "tệp hỏng hoặc có mật khẩu" in words(refused)
    with pytest.raises(Unmarkable):
        marked_pdf(PDF, "ai", timezone.now())
