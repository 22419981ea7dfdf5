"""In Chromium: sign in, open the report, follow a number to its figure and a record, take the first step."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page, sync_playwright

from giaoban.offices.models import Account
from giaoban.offices.views import DEMO_PASSWORD
from tests import databases

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def site(demo_to_write: None) -> Iterator[str]:
    """The product served on the loopback address, on a copy of the demo, with a password hashed as it does."""
    hashed = make_password(DEMO_PASSWORD, hasher="pbkdf2_sha256")
    Account.objects.filter(username="van_phong").update(password=hashed)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("giaoban")), "serve", "--port", str(port), "--workers", "1"]
    environment = {**databases.environment(), "DJANGO_SETTINGS_MODULE": "giaoban.config.settings"}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser.new_page(viewport={"width": request.param, "height": 900}, locale="vi-VN")
        browser.close()


def wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/dang-nhap", timeout=5)
        except OSError:
            time.sleep(0.5)
        else:
            return
    pytest.fail("the site did not start")


def test_a_number_of_the_report_opens_to_its_records(site: str, page: Page):
    page.goto(f"{site}/bao-cao/009/2023-03/")
    assert "/dang-nhap" in page.url
    page.locator("main input[type=text], main input:not([type])").first.fill("van_phong")
    page.locator("main input[type=password]").fill(DEMO_PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/bao-cao/009/2023-03/")  # the link opened signed-out is returned to
    assert no_sideways_scroll(page)

    page.get_by_role("link", name="180", exact=True).click()
    page.wait_for_url("**/so-lieu/**")
    assert "Cơ sở được kiểm tra PCCC" in page.locator("h1").inner_text()
    assert "180" in page.locator("main").inner_text()
    assert no_sideways_scroll(page)
    page.locator("a[href*='/so/inspections.inspection/']").first.click()
    page.wait_for_url("**/so/inspections.inspection/**")
    page.locator("h1").wait_for()
    assert no_sideways_scroll(page)

    page.goto(f"{site}/bao-cao/009/2023-03/")
    page.get_by_role("button", name="Trình", exact=True).click()
    page.get_by_role("button", name="Duyệt", exact=True).wait_for()
    assert "van_phong" in page.locator(".timeline").inner_text()


def no_sideways_scroll(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
