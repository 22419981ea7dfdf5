"""In Chromium: a paper once opened is read without a connection; at sign-out it is gone; a marked one never stays."""

import base64
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from giaoban.documents.queries import files_of
from giaoban.sessions.meetings.tests import room
from giaoban.sessions.papers import actions
from giaoban.trail import follower
from tests.pages import World, world
from tests.serving import chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PASSWORD = "mat-khau-thu-nghiem"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def papers(made: World) -> tuple[str, dict[str, str]]:
    """The page of a meeting's papers, and the addresses of a plain one and of one that names its reader."""
    meeting = room.invited(made.district, begins=timezone.now())
    page, office = f"/phien-hop/{meeting.record.hex}/tai-lieu/", made.district.office
    addresses = {}
    for title, marked in (("Tóm tắt", False), ("Mật", True)):
        paper = actions.add(meeting, title, "t.png", PICTURE, by=office, at=room.AT, marked=marked)
        addresses[title] = f"{page}{paper.record.hex}/tep/{files_of(paper.record)[0].sha256}"
    follower.run_pass()
    return page, addresses


def sign_in(page: Page, address: str, username: str) -> None:
    page.goto(address)
    page.fill("#ten", username)
    page.fill("#mat-khau", PASSWORD)
    page.press("#mat-khau", "Enter")
    page.wait_for_url(re.compile("^(?!.*/dang-nhap)"))


def can_read(page: Page, address: str) -> bool:
    """Whether a page of the site gets an answer from there."""
    asked = "address => fetch(address).then((one) => one.ok, () => false)"
    return bool(page.evaluate(asked, address))


def test_an_opened_paper_is_read_offline_and_goes_at_sign_out(live_server, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's loop runs in this thread while we read
    path, files = papers(world())
    with chromium() as browser:
        read_and_wipe(browser, live_server.url, path, files)


def read_and_wipe(browser: Browser, site: str, path: str, files: dict[str, str]) -> None:
    window = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    page = window.new_page()
    sign_in(page, f"{site}{path}", "thue")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto(f"{site}{path}")
    assert "đọc được khi mất mạng đến hết ngày" in page.locator("main").inner_text()
    assert can_read(page, files["Mật"])
    paper = window.new_page()
    paper.goto(f"{site}{files['Tóm tắt']}")

    window.set_offline(True)
    paper.reload()
    assert paper.locator("img").count() == 1, "the paper itself"
    page.reload()
    page.get_by_role("link", name="Tóm tắt").wait_for()
    assert not can_read(page, files["Mật"])

    window.set_offline(False)
    window.clear_cookies()  # the session ends by itself
    page.goto(f"{site}{path}")
    page.locator("#ten").wait_for()
    page.wait_for_function("caches.keys().then((names) => names.length === 0)")

    sign_in(page, f"{site}{path}", "thue")
    paper.goto(f"{site}{files['Tóm tắt']}")
    assert page.evaluate("caches.keys()") != []
    page.locator("form[action='/dang-xuat'] button").evaluate("one => one.click()")
    page.wait_for_url("**/dang-nhap*")
    sign_in(page, f"{site}/tai-khoan/", "nhan_chinh")
    assert page.evaluate("caches.keys()") == []
    window.set_offline(True)
    with pytest.raises(BrowserError, match="ERR_"):
        paper.goto(f"{site}{files['Tóm tắt']}")
    window.close()
