"""A load too long for a page runs beside the pages: its page tells how far it is, it may be left, its end is told."""

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from giaoban.folders import template
from giaoban.founding import uploads
from giaoban.founding.tests.test_founding import PEOPLE, founded, opened
from giaoban.notices.models import Notice
from giaoban.offices.long_work import running, store
from giaoban.offices.long_work.running import Busy, Desk
from giaoban.offices.long_work.store import Came
from giaoban.offices.models import Account
from giaoban.offices.tests.works import ended
from giaoban.said import Said
from tests.pages import body, words

__all__ = ["founded"]
pytestmark = pytest.mark.django_db(transaction=True)
UPLOAD = "/bat-dau/tai-len"


@pytest.fixture(autouse=True)
def everything_is_long(monkeypatch: pytest.MonkeyPatch, settings: object, tmp_path: Path) -> Iterator[None]:
    """Every folder counts as long; works stand in a home of their own and are over when the test is."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    monkeypatch.setattr(uploads, "LONG_BYTES", 0)
    yield
    ended()


def sent(client: Client, text: str, **more: str) -> str:
    """Upload a sheet of people; gives the address of the work's page."""
    answer = client.post(UPLOAD, {"tep": [SimpleUploadedFile("people.csv", text.encode())], **more})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_a_long_load_is_followed_on_its_page_and_its_end_stands_in_the_inbox(founded: Client) -> None:
    page = sent(founded, PEOPLE)
    ended()
    assert "Đã nạp 1 dòng." in words(founded.get(page))
    assert Account.objects.filter(username="nguoi.hai").exists()
    assert "Nạp bộ bảng tính: Đã nạp 1 dòng." in words(founded.get("/thong-bao/"))
    assert founded.get(f"/thong-bao/{Notice.objects.get(kind='long_work').pk}/")["Location"] == page
    assert "Nạp bộ bảng tính" in words(founded.get("/viec-dang-chay/"))
    again = sent(founded, PEOPLE)
    ended()
    assert "Đã nạp 0 dòng; 1 dòng đã có, bỏ qua." in words(founded.get(again))


def test_a_refused_one_names_each_cell_and_has_loaded_nothing(founded: Client) -> None:
    page = sent(founded, "username,name\nnguoi.hai,Người Hai\nnguoi.ba,\n")
    ended()
    said = words(founded.get(page))
    for part in ("1 lỗi; không nạp gì", "people.csv", "3", "name"):
        assert part in said
    assert not Account.objects.filter(username="nguoi.hai").exists()


def test_checking_only_writes_nothing(founded: Client) -> None:
    page = sent(founded, PEOPLE, thu="1")
    ended()
    assert "Kiểm tra xong, đúng cả 1 dòng" in words(founded.get(page))
    assert not Account.objects.filter(username="nguoi.hai").exists()


def test_a_work_is_its_owners_and_one_at_a_time(founded: Client) -> None:
    go, now = threading.Event(), timezone.now()
    me, other = Account.objects.get(), Account.objects.create_user("khac", "Người khác (tên giả)", "x" * 12)

    def wait(desk: Desk) -> Came:
        desk.say(Said("Đã viết %(done)s trên %(count)s dòng", done="1", count="2"))
        go.wait(30)
        return Came(done=True, words=Said("xong"))

    work, _ = running.begin(running.owner_of(me), Said("Việc"), wait, back="/", at=now)
    page = f"/viec-dang-chay/{work.key}/"
    assert sent(founded, PEOPLE) == page, "leads to what runs"
    told = body(founded.get(page))
    assert 'hx-trigger="every 2s"' in told
    with pytest.raises(Busy):
        running.begin(running.owner_of(me), Said("Việc"), wait, back="/", at=now)
    stranger = Client()
    stranger.force_login(other)
    assert stranger.get(page).status_code == 404
    assert Client().get(page).status_code == 302
    go.set()
    ended()
    assert "hx-trigger" not in body(founded.get(page)).split('id="viec"')[1].split(">")[0]


def test_one_that_fails_or_was_cut_off_says_that_nothing_was_written(founded: Client) -> None:
    owner, now = running.owner_of(Account.objects.get()), timezone.now()
    work, thread = running.begin(owner, Said("Việc"), lambda desk: 1 / 0, back="/", at=now)  # type: ignore[arg-type, return-value]
    thread.join(30)
    assert "Hệ thống gặp lỗi, chưa ghi gì" in words(founded.get(f"/viec-dang-chay/{work.key}/"))
    cut = store.new(owner, Said("Việc"), back="/", at=now)
    later = now + dt.timedelta(minutes=2)
    found = store.find(cut.key, later)
    assert found is not None
    assert found.state == store.CUT_OFF
    store.throw_away(now + dt.timedelta(days=2))
    assert store.find(work.key, now) is None


def test_a_first_folder_may_be_long_too_and_gives_the_links_once() -> None:
    files = {one.name: one.read_bytes() for one in _first_folder()}
    client = opened()
    sheets = [SimpleUploadedFile(name, content) for name, content in files.items()]
    assert client.post("/bat-dau/nap", {"tep": sheets})["Location"] == "/bat-dau/nap/cho"
    ended()
    assert Client().get("/bat-dau/nap/cho")["Location"] == "/bat-dau/"
    assert client.get("/bat-dau/nap/cho", headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    page = client.get("/bat-dau/nap/cho")
    assert "Người Hai" in words(page)
    assert "/moi/" in body(page)
    assert client.get("/bat-dau/nap/cho").status_code == 302


def _first_folder() -> list[Path]:
    folder = store.root().parent / "bo"
    template.write(folder)
    more = {
        "units.csv": "code,valid_from,name,level,parent,document\n01,2025-07-01,Thành phố Hà Nội,province,,\n"
        "00367,2025-07-01,Phường Thanh Xuân,commune,01,1656/NQ-UBTVQH15\n",
        "people.csv": PEOPLE,
        "posts.csv": "account,unit,role,post,from_day\nnguoi.hai,00367,administrator,Quản trị,2026-01-01\n"
        "nguoi.hai,00367,office,Chánh Văn phòng,2026-01-01\n",
        "authority.csv": "unit,account,administrator\n00367,nguoi.hai,nguoi.hai\n",
    }
    for name, text in more.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.glob("*.csv"))
