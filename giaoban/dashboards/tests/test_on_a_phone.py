"""A leader opens the month on a phone in a slow network: seen within seconds, a record in three touches."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import CDPSession, Page

from giaoban.demo import setting
from tests.serving import chromium, served

SLOW_BYTES_A_SECOND = 400_000 / 8
LATENCY_MS = 150
SEEN_WITHIN_MS, MOST_BYTES = 5_000, 300_000


@pytest.fixture
def phone(demo_to_write: None) -> Iterator[tuple[Page, CDPSession]]:
    """A phone of the chairperson, signed in, nothing kept from earlier visits, at 400 kbit/s."""
    visitor = Client()
    visitor.force_login(setting.account("chu_tich"))
    cookie = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    with served() as address, chromium() as browser:
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, base_url=address, locale="vi-VN"
        )
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        slow = {"downloadThroughput": SLOW_BYTES_A_SECOND, "uploadThroughput": SLOW_BYTES_A_SECOND}
        network.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY_MS, **slow})
        yield page, network


@pytest.mark.browser
@pytest.mark.slow
def test_a_leader_sees_the_month_on_a_slow_phone_and_reaches_a_record_in_three_touches(
    phone: tuple[Page, CDPSession],
) -> None:
    page, network = phone
    arrived: list[int] = []
    network.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
    page.goto("/thang/009/2023-03/", wait_until="domcontentloaded")
    assert "Thu ngân sách trên địa bàn" in page.locator(".figure").first.inner_text()
    page.wait_for_load_state("networkidle")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert painted <= SEEN_WITHIN_MS
    assert sum(arrived) <= MOST_BYTES

    page.get_by_role("heading", name="Thu ngân sách trên địa bàn").get_by_role("link").tap()
    page.wait_for_url("**/so-lieu/009/2023-03/NS.THU/")
    page.get_by_role("link", name="Xem ở ngăn bên").tap()
    page.locator(".drawer tbody a").first.tap()
    page.wait_for_url("**/so/budget.revenue/**")
    assert "Sổ thu ngân sách" in page.locator("main").inner_text()
