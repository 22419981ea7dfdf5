"""The inbox: one's own notices only, within what one may see, read and unread, at a constant number of questions."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from giaoban.budget.registers import REVENUE
from giaoban.notices import kinds, queries, records, reminders
from giaoban.notices.models import Notice, NoticePreference
from giaoban.notices.reminders import KIND as REMINDER
from giaoban.notices.reminders import Due
from giaoban.notices.rules.moment import MomentRule
from giaoban.notices.tests.people import AT, KIND, district, tell
from giaoban.offices.permission import Permission
from giaoban.registers import queries as rows
from giaoban.registers.things import RECORD, record_key
from tests.pages import World, body, inline_code, words, world

__all__ = ["district"]
INBOX = "/thong-bao/"


@pytest.fixture
def own_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of notice that is there for one test."""
    monkeypatch.setitem(kinds._kinds, KIND.code, KIND)


def client(district, username="van_phong"):
    return World(district).client(username)


def test_only_the_readers_own_notices_are_there(district):
    tell(district.office, "của văn phòng")
    tell(district.chair, "của chủ tịch")
    page = words(client(district).get(INBOX))
    assert "của văn phòng" in page
    assert "của chủ tịch" not in page
    foreign = Notice.objects.get(account=district.chair)
    assert client(district).get(f"{INBOX}{foreign.pk}/").status_code == 404
    client(district).post(f"{INBOX}{foreign.pk}/danh-dau", {"doc": "1"})
    foreign.refresh_from_db()
    assert foreign.read_at is None


def test_who_is_not_signed_in_is_asked_to(district):
    assert Client().get(INBOX).url.startswith("/dang-nhap")


def test_the_frame_of_every_page_counts_what_is_unread(district):
    tell(district.office, "một", "hai")
    browser = client(district)
    assert "Thông báo 2" in words(browser.get("/so/"))
    browser.post(f"{INBOX}doc-het", {"loai": ""})
    assert "Thông báo 2" not in words(browser.get("/so/"))


def test_read_and_unread_are_marked_and_filtered(district):
    tell(district.office, "một", "hai")
    browser, one = client(district), Notice.objects.get(key="một")
    browser.post(f"{INBOX}{one.pk}/danh-dau", {"doc": "1"})
    assert "Việc một" not in words(browser.get(INBOX, {"trang-thai": "chua-doc"}))
    assert "Việc một" in words(browser.get(INBOX, {"trang-thai": "da-doc"}))
    browser.post(f"{INBOX}{one.pk}/danh-dau", {"doc": "0"})
    assert queries.unread_count(district.office) == 2


def test_one_kind_is_shown_and_marked_read_by_itself(district, own_kind):
    tell(district.office, "thử")
    tell(district.office, "nhắc", kind=REMINDER.code)
    browser = client(district)
    page = words(browser.get(INBOX, {"loai": KIND.code}))
    assert ("Việc thử" in page, "Việc nhắc" in page) == (True, False)
    browser.post(f"{INBOX}doc-het", {"loai": KIND.code})
    assert list(Notice.objects.filter(read_at=None).values_list("key", flat=True)) == ["nhắc"]


def test_a_notice_of_a_unit_that_one_may_not_see_says_nothing_of_it(district):
    clerk = district.accounts["nhan_chinh"]
    tell(clerk, "của quận", unit=district.unit.pk, thing=("viec", "1"))
    tell(clerk, "của phường", unit=district.units["00343"].pk)
    page = words(client(district, "nhan_chinh").get(INBOX))
    assert "Việc của phường" in page
    assert "Việc của quận" not in page
    assert "không còn quyền xem" in page


def test_a_record_opens_for_who_may_see_it_and_for_nobody_else(db):
    made = world()
    record = rows.standing(REVENUE, "a").record
    thing = (RECORD, record_key(REVENUE, record))
    for username in ("van_phong", "thue", "nhan_chinh"):
        tell(made.district.accounts[username], "sổ", thing=thing)
    for username, status in (("van_phong", 302), ("thue", 302), ("nhan_chinh", 404)):
        notice = Notice.objects.get(account=made.district.accounts[username])
        answer = made.client(username).get(f"{INBOX}{notice.pk}/")
        assert answer.status_code == status
        if status == 302:
            assert answer.url == f"/so/{REVENUE.code}/{record.hex}/"
            assert Notice.objects.get(pk=notice.pk).read_at is not None


def test_the_name_of_a_record_tells_nothing_that_its_giver_wrote(db):
    made = world()
    record = rows.standing(REVENUE, "b").record
    thing = records.record(record_key(REVENUE, record), Permission(made.district.office, AT.date()))
    assert thing is not None
    assert "Đường Lê" not in thing.title


def test_a_reminder_that_came_due_is_there_without_any_worker(district):
    reminders.arm([Due(district.office.pk, ("viec", "1"), AT.date(), "Nộp")], [MomentRule("x", 0)], at=AT)
    assert "Nộp: hạn" in words(client(district).get(INBOX))


def test_many_notices_ask_the_database_no_more_than_one(district):
    browser = client(district)
    tell(district.office, "một", unit=district.unit.pk)
    browser.get(INBOX)  # the session notes when it was seen
    with CaptureQueriesContext(connection) as few:
        browser.get(INBOX)
    tell(district.office, *(f"thứ {number}" for number in range(40)), unit=district.units["00343"].pk)
    with CaptureQueriesContext(connection) as many:
        page = body(browser.get(INBOX))
    assert page.count("Đánh dấu đã đọc") >= 41
    assert len(many) == len(few)


def test_a_long_inbox_says_how_much_there_is(district):
    tell(district.office, *(f"thứ {number}" for number in range(60)))
    assert "Dòng 1–50 trong 60" in words(client(district).get(INBOX))


def test_pages_carry_no_code_that_the_policy_would_block(district):
    tell(district.office, "một")
    for name in ("notices:inbox", "notices:preferences"):
        assert inline_code(body(client(district).get(reverse(name)))) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"gio": "24"}, "Giờ gửi là số từ 0 đến 23"),
        ({"gio": "7", "gui-thu": "1"}, "cần địa chỉ thư"),
        ({"gio": "7", "gui-thu": "1", "dia-chi": "không phải thư"}, "không đúng dạng"),
    ],
)
def test_bad_preferences_are_refused_at_their_place_and_keep_what_was_typed(district, given, said):
    answer = client(district).post(f"{INBOX}tuy-chon/", given)
    assert answer.status_code == 422
    assert said in words(answer)
    assert given.get("dia-chi", "") in body(answer)
    assert not NoticePreference.objects.exists()


def test_preferences_are_kept_and_what_is_needed_cannot_be_declined(district, own_kind):
    given = {"gio": "6", "gui-thu": "1", "dia-chi": "a@example.vn", "loai": []}
    assert "Đã lưu" in words(client(district).post(f"{INBOX}tuy-chon/", given, follow=True))
    kept = NoticePreference.objects.get(account=district.office)
    assert (kept.mail, kept.address, kept.hour) == (True, "a@example.vn", 6)
    assert KIND.code in kept.unwanted
    assert "reports.waiting" not in kept.unwanted
