"""In Chromium: sign in, open the report, follow a number to its figure and a record, take the first step."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys.browsing import no_sideways_scroll, served, sign_in
from tests.serving import chromium

pytestmark = pytest.mark.browser


@pytest.fixture
def site(demo_to_write: None) -> Iterator[str]:
    """The product served on the loopback address, on a copy of the demo, with a password hashed as it does."""
    with served("van_phong") as address:
        yield address


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    with chromium() as browser:
        yield browser.new_page(viewport={"width": request.param, "height": 900}, locale="vi-VN")


def test_a_number_of_the_report_opens_to_its_records(site: str, page: Page):
    page.goto(f"{site}/bao-cao/009/2023-03/")
    assert "/dang-nhap" in page.url
    sign_in(page, "van_phong")
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
