"""The conclusion notice and the minutes: drafted, carried through the steps, in official form; its text for others."""

import io

import pdfplumber
import pytest

from giaoban.documents.checking import check_docx, check_pdf
from giaoban.law import Book
from giaoban.reports import actions as reports
from giaoban.reports.formats import layout_on
from giaoban.reports.models import Letterhead
from giaoban.sessions.agenda import queries as agenda
from giaoban.sessions.agenda import sitting
from giaoban.sessions.meetings import inviting
from giaoban.sessions.meetings.models import Attendance, Meeting, MeetingState
from giaoban.sessions.meetings.tests import room
from giaoban.sessions.meetings.tests.room import BEGINS
from giaoban.sessions.minutes import queries
from tests.pages import World, body, words

LAYOUT = layout_on(Book.shipped(), BEGINS.date())
RESOLUTION = """Giao Chi cục Thuế đôn đốc thu nợ đọng thuế, hoàn thành trước ngày 31/3/2023.
UBND các phường rà soát hộ kinh doanh."""
TEXT = """I. ĐÁNH GIÁ CHUNG
Cơ bản thống nhất báo cáo.
II. NHIỆM VỤ
1. Giao Chi cục Thuế đôn đốc thu nợ đọng thuế, hoàn thành trước ngày 31/3/2023.
- UBND các phường rà soát hộ kinh doanh."""


def give_letterhead(made: World) -> None:
    """What the unit's documents begin and end with."""
    district = made.district
    head = Letterhead(
        unit=district.unit,
        agency="ỦY BAN NHÂN DÂN QUẬN THANH XUÂN",
        symbol="BC-UBND",
        place="Thanh Xuân",
        subject="Báo cáo",
        recipients=["Các phòng, ban", "UBND các phường", "Lưu: VT"],
        authority_lines=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    )
    reports.write_outline([head], unit=district.unit.pk, by=district.office, at=BEGINS)


@pytest.fixture
def meeting(made: World) -> Meeting:
    """A meeting that heard the report, was concluded and is over."""
    district = made.district
    give_letterhead(made)
    held = room.held(district)
    items = agenda.items_of(held.record)
    record = room.invitation_of(held, district.accounts["thue"]).invitation.record
    inviting.mark_present(held, [Attendance(invitation=record, present=True)], by=district.office, at=BEGINS)
    sitting.write_opinion(held, items[1].record, "Chi cục Thuế", "Nợ đọng tăng", by=district.office, at=BEGINS)
    sitting.conclude(held, items[1], "agreed", RESOLUTION, by=district.office, at=BEGINS)
    return room.pass_to(district, held, MeetingState.CLOSED, at=BEGINS)


def page_of(meeting: Meeting) -> str:
    return f"/phien-hop/{meeting.record.hex}/ket-luan/"


def written(made: World, meeting: Meeting) -> dict[str, str]:
    """The notice as its form proposes it, written by the office."""
    sent = {
        "symbol": "TB-UBND",
        "subject": "Kết luận phiên họp tháng 3/2023",
        "text": TEXT,
        "recipients": "Các phòng, ban\nLưu: VT",
    }  # fmt: skip
    assert made.client("van_phong").post(page_of(meeting), sent).status_code == 302
    return sent


def step(made: World, meeting: Meeting, username: str, name: str, **said: str) -> str:
    answer = made.client(username).post(f"{page_of(meeting)}buoc", {"buoc": name, **said}, follow=True)
    return words(answer)


def test_the_draft_is_made_of_the_agenda_and_what_was_resolved(made: World, meeting: Meeting):
    page = body(made.client("van_phong").get(page_of(meeting)))
    assert "Giao Chi cục Thuế đôn đốc thu nợ đọng thuế" in page
    assert "1. Trình bày báo cáo kinh tế - xã hội tháng 02/2023" in page
    assert "Cán bộ tổng hợp (tên giả) (Chi cục Thuế)" in page
    assert made.client("thue").get(page_of(meeting)).status_code == 200
    assert made.client("thue").post(page_of(meeting), {"text": "khác"}).status_code == 403
    assert queries.conclusion_of(meeting.record) is None, "nothing is written yet"


def test_it_goes_the_way_of_a_document_and_is_not_changed_after_it_was_submitted(made: World, meeting: Meeting):
    sent = written(made, meeting)
    assert "Văn bản chưa tới bước «Ký»" in step(made, meeting, "chu_tich", "signed")
    step(made, meeting, "van_phong", "submitted")
    refused = made.client("van_phong").post(page_of(meeting), {**sent, "text": "khác"})
    assert "trả lại trước" in words(refused)
    assert "Trả lại phải nêu lý do" in step(made, meeting, "chu_tich", "returned")
    step(made, meeting, "chu_tich", "returned", **{"ghi-chu": "Bổ sung thời hạn"})
    assert (
        made.client("van_phong").post(page_of(meeting), {**sent, "text": sent["text"] + "\nIII. TỔ CHỨC"}).status_code
        == 302
    )
    step(made, meeting, "van_phong", "submitted")
    step(made, meeting, "van_phong", "approved", **{"nguoi-quyet-dinh": "Võ Đăng Dũng"})
    step(made, meeting, "chu_tich", "signed")
    assert not queries.conclusion_of(meeting.record).issued
    step(made, meeting, "van_thu", "numbered", so="12", ngay="11/3/2023")
    step(made, meeting, "van_thu", "sent")
    found = queries.conclusion_of(meeting.record)
    assert (found.issued, found.number) == (True, "12/TB-UBND")
    assert found.text.endswith("III. TỔ CHỨC")
    assert [one.text for one in queries.conclusions_of_session(meeting.session)] == [found.text]


def test_notice_and_minutes_are_in_official_form(made: World, meeting: Meeting):
    written(made, meeting)
    for name, who, more in (
        ("submitted", "van_phong", {}), ("approved", "chu_tich", {}), ("signed", "chu_tich", {}),
        ("numbered", "van_thu", {"so": "12", "ngay": "11/3/2023"}),
    ):  # fmt: skip
        step(made, meeting, who, name, **more)
    client = made.client("van_phong")
    docx = client.get(f"{page_of(meeting)}thong-bao.docx").content
    pdf = client.get(f"{page_of(meeting)}thong-bao.pdf").content
    assert [one.message for one in check_docx(docx, LAYOUT)] == []
    assert [one.message for one in check_pdf(pdf, LAYOUT)] == []
    with pdfplumber.open(io.BytesIO(pdf)) as read:
        text = read.pages[0].extract_text()
    assert "Số: 12/TB-UBND" in text
    assert "hoàn thành trước ngày 31/3/2023" in text.replace("\n", " ")
    minutes = client.get(f"{page_of(meeting)}bien-ban.docx").content
    assert minutes.startswith(b"PK")
    html = client.get(f"{page_of(meeting)}bien-ban.html").content.decode()
    assert "Nợ đọng tăng" in html
    assert "Có mặt 1 trên 3" in html
    assert made.client("van_thu").get(f"{page_of(meeting)}bien-ban.html").status_code == 403
    assert client.get(f"{page_of(meeting)}thong-bao.exe").status_code == 404


def test_guests_read_the_notice_only_once_it_is_sent(made: World, meeting: Meeting):
    typed = {"symbol": "TB-UBND", "subject": "Kết luận", "text": TEXT, "recipients": ""}
    assert made.client("van_phong").post(page_of(meeting), typed).status_code == 302
    guest = made.client("nhan_chinh")
    assert "Cơ bản thống nhất báo cáo" not in body(guest.get(page_of(meeting)))
    assert guest.get(f"{page_of(meeting)}thong-bao.html").status_code == 404
    steps = [("van_phong", "submitted", {}), ("chu_tich", "approved", {}), ("chu_tich", "signed", {})]
    steps += [("van_thu", "numbered", {"so": "12", "ngay": "13/3/2023"}), ("van_thu", "sent", {})]
    for who, name, more in steps:
        step(made, meeting, who, name, **more)
    assert "Cơ bản thống nhất báo cáo" in body(guest.get(page_of(meeting)))
    assert guest.get(f"{page_of(meeting)}thong-bao.html").status_code == 200


def test_the_invitation_is_in_official_form_and_names_who_is_asked_to_what(made: World):
    give_letterhead(made)
    meeting = room.invited(made.district)
    room.with_agenda(made.district, meeting)
    here = f"/phien-hop/{meeting.record.hex}/giay-moi"
    found = {form: made.client("thue").get(f"{here}.{form}") for form in ("docx", "pdf", "html")}
    deviations = [*check_docx(found["docx"].content, LAYOUT), *check_pdf(found["pdf"].content, LAYOUT)]
    assert [one for one in deviations if one.place != "Ngày ban hành"] == [], "its day is still blank"
    text = words(found["html"])
    for said in (
        "GIẤY MỜI",
        "Thời gian: 08 giờ 00",
        "Cán bộ tổng hợp (tên giả) (Chi cục Thuế)",
        "5. Kết luận phiên họp",
    ):
        assert said in text
    assert [made.client(name).get(f"{here}.pdf").status_code for name in ("van_thu", "thuong_dinh")] == [403, 404]
    assert made.client("thue").get(f"{here}.exe").status_code == 404
