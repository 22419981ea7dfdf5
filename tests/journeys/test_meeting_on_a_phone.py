"""In Chromium: the chair holds a meeting from a phone; a member's page follows, without scripts when reloaded."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from giaoban.sessions.meetings.tests import room
from giaoban.trail import follower
from tests.journeys.browsing import no_sideways_scroll
from tests.pages import World, world
from tests.serving import chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PASSWORD = "mat-khau-thu-nghiem"


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's loop runs in this thread while we read
    with chromium() as opened_browser:
        yield opened_browser


@pytest.fixture
def made(transactional_db: None) -> World:
    return world()


def opened(browser: Browser, address: str, username: str, width: int, *, scripts: bool = True) -> Page:
    """A window of an official, signed in and at an address of the site."""
    window = browser.new_context(
        viewport={"width": width, "height": 844}, locale="vi-VN", java_script_enabled=scripts
    )  # fmt: skip
    page = window.new_page()
    page.goto(address)
    page.fill("#ten", username)
    page.fill("#mat-khau", PASSWORD)
    page.press("#mat-khau", "Enter")
    page.wait_for_url(address)
    return page


def test_the_chair_holds_the_meeting_from_a_phone(browser: Browser, live_server, made: World) -> None:  # type: ignore[no-untyped-def]
    meeting = room.invited(made.district)
    room.with_agenda(made.district, meeting)
    follower.run_pass()
    here = f"{live_server.url}/phien-hop/{meeting.record.hex}/"
    chair = opened(browser, here, "chu_tich", 390)
    assert no_sideways_scroll(chair)
    member = opened(browser, f"{here}dang-hop/", "thue", 1280)
    plain = opened(browser, f"{here}dang-hop/", "nhan_chinh", 390, scripts=False)

    chair.get_by_role("link", name="Đang họp").click()
    chair.get_by_role("button", name="Sang nội dung 1").click()
    chair.get_by_role("button", name="Sang nội dung 2").click()
    member.locator("#dang-hop h2", has_text="2. Trình bày báo cáo").wait_for(timeout=15_000)
    plain.get_by_role("link", name="Tải lại").click()
    assert "2. Trình bày báo cáo" in plain.locator("#dang-hop").inner_text()

    member.get_by_label("Ý kiến", exact=True).fill("Đề nghị giao chỉ tiêu từng tháng.")
    member.get_by_role("button", name="Ghi ý kiến").click()
    member.get_by_text("Đã ghi ý kiến.").wait_for()
    plain.get_by_label("Chỉ mình bạn đọc được").fill("Hỏi lại số liệu của phường")
    plain.get_by_role("button", name="Giữ", exact=True).click()
    assert "Hỏi lại số liệu" in plain.locator("textarea[name=note]").input_value()

    chair.get_by_label("Kết quả").select_option("agreed")
    chair.get_by_label("Kết luận, mỗi đoạn một dòng").fill("Giao Chi cục Thuế đôn đốc thu nợ.")
    chair.get_by_role("button", name="Ghi kết luận").click()
    chair.get_by_text("Đã ghi kết luận.").wait_for()
    assert "Đề nghị giao chỉ tiêu" in chair.locator("#dang-hop").inner_text()
    assert no_sideways_scroll(chair)
    chair.get_by_role("button", name="Kết thúc phiên họp").click()
    chair.wait_for_url(here)
    member.wait_for_url(here, timeout=15_000)
    assert "Đã họp xong" in member.locator(".head").inner_text()
