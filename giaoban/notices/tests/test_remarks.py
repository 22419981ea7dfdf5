"""Talk about things: within what one may see, who is mentioned is told, every wording and turn stays."""

import re
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from giaoban.budget.registers import REVENUE
from giaoban.indicators.models import ReportingSession, Submission
from giaoban.indicators.things import FIGURE, SUBMISSION, figure_key
from giaoban.notices.models import Notice
from giaoban.notices.remarks import actions, queries
from giaoban.notices.remarks.models import RemarkThread, RemarkVersion, ThreadTurn
from giaoban.notices.saying import told_again
from giaoban.offices.permission import NotAllowed
from giaoban.penalties.registers import DECISION, PAYMENT
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.registers.rules.finding import Refused
from giaoban.registers.things import RECORD, record_key
from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.subjects import actions as subjects
from giaoban.subjects.tests.people import MAI
from giaoban.trail import follower
from giaoban.trail.actions import CorrectionConflict
from giaoban.trail.models import AppendOnlyError
from giaoban.trail.queries import current
from tests.pages import AT, World, body, inline_code, words


def place(made: World, key: str = "a") -> tuple[str, str]:
    return RECORD, record_key(REVENUE, rows.standing(REVENUE, key).record)


def page_of(made: World, key: str = "a") -> str:
    return f"/so/{REVENUE.code}/{rows.standing(REVENUE, key).record.hex}/"


def talk(made: World, text: str = "Dòng này có đúng kỳ không?", by: str = "van_phong", key: str = "a") -> RemarkThread:
    return actions.open_thread(*place(made, key), text, by=made.district.accounts[by], at=AT)


def who_was_told(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=kind).values_list("account__username", flat=True))


def test_a_remark_stands_on_its_records_page_with_who_and_when(made):
    browser = made.client("van_phong")
    said = {"ve": " ".join(place(made)), "noi-dung": "Đúng kỳ chưa?\nXin xem lại.", "tiep": page_of(made)}
    answer = browser.post("/trao-doi/viet", said, follow=True)
    assert answer.redirect_chain == [(page_of(made), 302)]
    page = words(answer)
    assert "Trao đổi Chánh Văn phòng (tên giả)" in page
    assert "Đúng kỳ chưa? Xin xem lại." in page
    assert inline_code(body(browser.get(page_of(made)))) == []


def test_markup_in_a_remark_is_text(made):
    talk(made, "<script>alert(1)</script> & @thue")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in body(made.client("van_phong").get(page_of(made)))


def test_who_may_not_see_the_record_neither_reads_nor_writes_nor_resolves(made):
    thread = talk(made)
    browser = made.client("nhan_chinh")
    kind, key = place(made)
    assert browser.get("/trao-doi/", {"loai": kind, "khoa": key}).status_code == 404
    for data in ({"ve": f"{kind} {key}"}, {"luong": str(thread.uuid)}):
        assert browser.post("/trao-doi/viet", {**data, "noi-dung": "x"}).status_code == 404
    assert browser.post(f"/trao-doi/{thread.uuid}/trang-thai", {"xong": "1"}).status_code == 404
    assert browser.get(f"/trao-doi/{RemarkVersion.objects.get().remark}/sua").status_code == 404
    with pytest.raises(NotAllowed):
        actions.reply(thread, "x", by=made.district.accounts["nhan_chinh"], at=AT)
    assert RemarkVersion.objects.count() == 1


def test_who_is_mentioned_is_told_once_and_the_words_stay_on_the_page(made):
    talk(made, "Nhờ @thue xem, @thue nhé")
    assert who_was_told("remarks.mention") == ["thue"]
    said = str(told_again(Notice.objects.get().said))
    assert said.startswith("Chánh Văn phòng (tên giả) nhắc tên bạn trong trao đổi về: ")
    assert "Nhờ" not in said
    assert made.client("thue").get(f"/thong-bao/{Notice.objects.get().pk}/").url == page_of(made)


def test_a_unit_is_mentioned_by_its_code_and_nobody_is_told_of_their_own_words(made):
    talk(made, "Nhờ @009.THUE và @009 xem")
    assert who_was_told("remarks.mention") == ["chu_tich", "quan_tri", "thue"]  # the registry may not see it


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Nhờ @khong_co xem", "unknown_name"),
        ("Nhờ @nhan_chinh xem", "may_not_see"),
        ("Nhờ @00343 xem", "may_not_see"),
        ("   ", "required"),
        ("x" * 2001, "too_long"),
        ("CCCD 001086987654", "personal"),
    ],
)
def test_a_text_that_cannot_stand_is_refused_where_it_was_typed_and_kept(made, text, rule):
    with pytest.raises(Refused) as refusal:
        talk(made, text)
    assert [one.rule for one in refusal.value.findings] == [rule]
    said = {"ve": " ".join(place(made)), "noi-dung": text, "tiep": page_of(made)}
    answer = made.client("van_phong").post("/trao-doi/viet", said)
    assert answer.status_code == 422
    assert text in body(answer)
    assert refusal.value.findings[0].message in words(answer)
    assert not RemarkThread.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.parametrize(("register", "key"), [(DECISION, "QD-01"), (PAYMENT, "NP-01")], ids=["record", "its event"])
def test_a_remark_may_not_name_the_person_its_record_is_about(made, register, key):
    clerk, ward = made.district.accounts["nhan_chinh"], made.district.units["00343"].pk
    [person] = subjects.record([MAI], unit=ward, by=clerk, at=AT)
    registers.correct(
        DECISION, rows.standing(DECISION, "QD-01"), {"subject": person}, by=clerk, at=AT, reason="bổ sung người vi phạm"
    )
    on = (RECORD, record_key(register, rows.standing(register, key).record))
    with pytest.raises(Refused) as refusal:
        actions.open_thread(*on, "Ông nguyen van maithu đã nộp chưa?", by=made.district.office, at=AT)
    assert [one.rule for one in refusal.value.findings] == ["personal"]
    assert "Maithử" not in str(refusal.value)


def test_an_edit_is_a_new_wording_the_old_one_stays_to_be_read(made):
    talk(made, "Sai kỳ")
    first = RemarkVersion.objects.get()
    made.client("van_phong").post(f"/trao-doi/{first.remark}/sua", {"noi-dung": "Sai năm", "tiep": page_of(made)})
    page = words(made.client("thue").get(page_of(made)))
    assert "Sai năm" in page
    assert "(1 bản trước)" in page
    assert "Sai kỳ" in page
    assert [one.text for one in queries.wordings(first.remark)] == ["Sai kỳ", "Sai năm"]


def test_only_the_writer_edits_and_newly_mentioned_people_alone_are_told(made):
    talk(made, "@thue xem")
    first = RemarkVersion.objects.get()
    with pytest.raises(NotAllowed):
        actions.edit(first, "khác", by=made.district.chair, at=AT)
    assert made.client("chu_tich").get(f"/trao-doi/{first.remark}/sua").status_code == 403
    assert made.client("chu_tich").post(f"/trao-doi/{first.remark}/sua", {"noi-dung": "khác"}).status_code == 403
    second = actions.edit(first, "@thue, @chu_tich xem", by=made.district.office, at=AT)
    assert who_was_told("remarks.mention") == ["chu_tich", "thue"]
    assert second.number == 2


def test_two_edits_of_one_wording_conflict(made):
    talk(made, "một")
    first = RemarkVersion.objects.get()
    actions.edit(first, "hai", by=made.district.office, at=AT)
    with pytest.raises(CorrectionConflict):
        actions.edit(first, "ba", by=made.district.office, at=AT)


def test_nothing_said_is_changed_or_removed_by_anybody(made):
    talk(made)
    with pytest.raises(AppendOnlyError):
        RemarkVersion.objects.all().delete()
    for table in (RemarkThread, RemarkVersion):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table._meta.db_table}")  # noqa: S608 — names of models


def test_who_spoke_before_is_told_of_a_reply_and_the_one_mentioned_only_of_that(made):
    thread = talk(made, by="thue")
    actions.reply(thread, "Đã xem", by=made.district.office, at=AT)
    assert who_was_told("remarks.reply") == ["thue"]
    actions.reply(thread, "@van_phong xong", by=made.district.accounts["thue"], at=AT)
    assert who_was_told("remarks.reply") == ["thue"]
    assert who_was_told("remarks.mention") == ["van_phong"]


def test_a_thread_is_resolved_and_reopened_by_name_and_time(made):
    thread = talk(made)
    browser = made.client("thue")
    for done in ("1", "1", "0"):
        browser.post(f"/trao-doi/{thread.uuid}/trang-thai", {"xong": done, "tiep": page_of(made)})
    assert [one.resolved for one in ThreadTurn.objects.order_by("number")] == [True, False]
    page = words(browser.get(page_of(made)))
    assert "Cán bộ tổng hợp (tên giả) đánh dấu đã xong" in page
    assert "Cán bộ tổng hợp (tên giả) mở lại" in page


def test_open_threads_come_before_resolved_ones(made):
    done, still = talk(made, "một"), talk(made, "hai")
    actions.turn(done, resolved=True, by=made.district.office, at=AT)
    found = queries.threads_of([place(made)], made.district.office)
    assert [one.uuid for one in found] == [still.uuid, done.uuid]


def test_a_remark_on_a_sentence_is_on_the_reports_page_and_leads_to_it(made):
    unit = made.district.unit
    item = OutlineItem(unit=unit, key="thu", order=1, kind="paragraph", template='Thu đạt {{ so("NS.THU") }}.')
    head = Letterhead(unit=unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo")
    reports.write_outline([head, item], unit=unit.pk, by=made.district.office, at=AT)
    follower.run_pass()
    page = body(made.client("van_phong").get("/bao-cao/009/2023-03/"))
    choice = next(part for part in page.split('value="') if part.startswith("sentence ")).split('"')[0]
    assert choice.endswith("@1997-01-01:thu")
    said = {"ve": choice, "noi-dung": "@chu_tich câu này đủ chưa?", "tiep": "/bao-cao/009/2023-03/"}
    page = words(made.client("van_phong").post("/trao-doi/viet", said, follow=True))
    assert re.search(r"Thu đạt [^·]+\. · Chánh Văn phòng", page)
    notice = Notice.objects.get(account=made.district.chair)
    assert made.client("chu_tich").get(f"/thong-bao/{notice.pk}/").url == "/bao-cao/009/2023-03/#thu"


def test_a_remark_on_a_figure_is_on_the_figures_page_of_that_unit_and_session_alone(made):
    session = current(ReportingSession).get().record
    on = (FIGURE, figure_key(session, "009@1997-01-01", "NS.THU"))
    actions.open_thread(*on, "Sao thấp thế?", by=made.district.office, at=AT)
    assert "Sao thấp thế?" in words(made.client("chu_tich").get("/so-lieu/009/2023-03/NS.THU/"))
    assert "Sao thấp thế?" not in words(made.client("chu_tich").get("/so-lieu/009/2023-03/NS.CHI/"))
    assert "Sao thấp thế?" not in words(made.client("chu_tich").get("/so-lieu/00343/2023-03/NS.THU/"))


def test_a_submission_is_talked_about_on_the_page_of_its_talk(made):
    sent = current(Submission).get()
    on = (SUBMISSION, sent.record.hex)
    actions.open_thread(*on, "@chu_tich số này lấy từ đâu?", by=made.district.office, at=AT)
    page = words(made.client("chu_tich").get("/trao-doi/", {"loai": on[0], "khoa": on[1]}))
    assert "số này lấy từ đâu?" in page
    assert "Quận Thanh Xuân" in page
    assert made.client("nhan_chinh").get("/trao-doi/", {"loai": on[0], "khoa": on[1]}).status_code == 404


@pytest.mark.parametrize("on", [f"record {REVENUE.code}/{uuid.UUID(int=7).hex}", "la x", "figure x", "record a/b", ""])
def test_things_that_are_not_there_cannot_be_talked_about(made, on):
    assert made.client("van_phong").post("/trao-doi/viet", {"ve": on, "noi-dung": "x"}).status_code == 404


def test_many_threads_ask_the_database_no_more_than_one(made):
    browser = made.client("van_phong")
    talk(made)
    browser.get(page_of(made))  # the session notes when it was seen
    with CaptureQueriesContext(connection) as few:
        browser.get(page_of(made))
    for number in range(15):
        actions.reply(talk(made, f"việc {number}"), "ừ", by=made.district.accounts["thue"], at=AT)
    Notice.objects.all().delete()
    with CaptureQueriesContext(connection) as many:
        browser.get(page_of(made))
    assert len(many) == len(few)
