"""Search by keyboard in Chromium: Ctrl K, suggestions, arrow keys, Enter; and the same page without script."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.pages import world

CHROMIUM = "/usr/bin/chromium"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def browser(live_server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:  # type: ignore[no-untyped-def]
    playwright = pytest.importorskip("playwright.sync_api")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    world()
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()


def signed_in(browser: Any, base: str, complaints: list[str], **options: Any) -> Any:
    page = browser.new_context(**options).new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{base}/dang-nhap")
    page.fill("#ten", "van_phong")
    page.fill("#mat-khau", "mat-khau-thu-nghiem")
    page.press("#mat-khau", "Enter")
    page.wait_for_url(f"{base}/thang/**")
    return page


def test_everything_is_done_with_keys(browser: Any, live_server) -> None:  # type: ignore[no-untyped-def]
    complaints: list[str] = []
    page = signed_in(browser, live_server.url, complaints, viewport={"width": 1280, "height": 800})
    page.goto(f"{live_server.url}/tim")
    page.keyboard.press("Control+k")
    page.keyboard.type("lan chie")
    first = page.locator("[role=listbox] [role=option]").first
    first.wait_for()
    assert "01/QĐ-XPHC" in first.inner_text()
    page.keyboard.press("ArrowDown")
    assert first.get_attribute("aria-selected") == "true"
    assert page.locator("#tim").get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/so/penalties.decision/**")

    page.goto(f"{live_server.url}/tim")
    page.keyboard.press("Control+k")
    page.keyboard.type("thu ngan sach")
    page.keyboard.press("Enter")  # the words as typed, no suggestion chosen
    page.wait_for_url("**/tim?q=thu**")
    links = page.locator("[data-hits] .hits a")
    page.locator("#tim").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert links.nth(1).evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.locator("#tim").evaluate("field => field === document.activeElement")
    assert complaints == []


@pytest.mark.parametrize("width", [320, 1280])
def test_it_works_and_fits_without_script(browser: Any, live_server, width: int) -> None:  # type: ignore[no-untyped-def]
    complaints: list[str] = []
    size = {"width": width, "height": 800}
    page = signed_in(browser, live_server.url, complaints, viewport=size, java_script_enabled=False)
    page.goto(f"{live_server.url}/tim")
    page.fill("#tim", "lấn chiếm")
    page.press("#tim", "Enter")
    page.wait_for_url("**/tim?q=*")
    assert page.locator(".hits a").first.inner_text() == "01/QĐ-XPHC"
    assert page.locator("html").evaluate("root => root.scrollWidth") <= width
    assert complaints == []
