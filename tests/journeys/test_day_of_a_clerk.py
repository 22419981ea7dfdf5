"""In Chromium: a ward clerk records a penalty, corrects it, finds it in the list and in a figure."""

import pytest
from playwright.sync_api import Page

from tests.journeys.browsing import no_sideways_scroll, sign_in

pytestmark = pytest.mark.browser
TYPED = {"day": "3/3/2023", "number": "77/QĐ-THỬ", "offence": "Lấn chiếm vỉa hè", "fine": "2,5 triệu"}
CHOSEN = {"field": "urban_order", "offender_kind": "individual"}


def test_a_clerk_records_corrects_and_finds_a_penalty(site: str, page: Page):
    page.goto(f"{site}/so/penalties.decision/them")
    sign_in(page, "nhan_chinh")
    page.wait_for_url("**/them")
    for name, text in TYPED.items():
        page.fill(f"#nhap-{name}", text)
    for name, value in CHOSEN.items():
        page.select_option(f"#nhap-{name}", value)
    page.press("#nhap-fine", "Tab")
    page.locator("#hieu-fine", has_text="2.500.000 đồng").wait_for()
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("Đã ghi vào Sổ quyết định xử phạt").wait_for()

    page.get_by_role("link", name="Sửa", exact=True).click()
    page.fill("#nhap-fine", "3 triệu")
    page.fill("#nhap-reason", "ghi nhầm mức phạt")
    page.get_by_role("button", name="Ghi bản sửa").click()
    page.get_by_text("Đã sửa bản ghi").wait_for()
    assert "2.500.000" in page.locator(".timeline del").first.inner_text()

    page.goto(f"{site}/so/penalties.decision/?tim=77/QD-THU")
    page.locator("tbody a").first.click()
    page.locator(".drawer").wait_for()
    assert "3.000.000" in page.locator(".drawer").inner_text()
    assert "ngan=" in page.url
    page.get_by_role("link", name="Mở trang bản ghi").click()
    page.get_by_role("heading", name="Được đếm trong").wait_for()
    page.locator("a[href*='/so-lieu/']").first.click()
    page.wait_for_url("**/so-lieu/**")
    assert no_sideways_scroll(page)
