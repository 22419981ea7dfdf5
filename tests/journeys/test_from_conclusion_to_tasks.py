"""In Chromium: April's report leads to March's conclusion and its tasks; another conclusion is entered and given."""

import pytest
from playwright.sync_api import Page, expect

from giaoban.demo import tables
from tests.journeys.browsing import no_sideways_scroll, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_what_was_concluded_in_march_is_told_in_april_and_concluded_again(site: str, page: Page):
    page.goto(f"{site}/bao-cao/009/2023-04/")
    sign_in(page, "van_phong")
    expect(page.locator("main")).to_contain_text("Kết quả thực hiện kết luận phiên họp tháng 3/2023")
    page.locator("main a[href*='den=2023-04-10']").first.click()
    page.wait_for_url("**/ket-luan/**")
    expect(page.locator("main tbody tr")).to_have_count(8)

    page.locator("main tbody tr a").first.click()
    page.wait_for_url("**/nhiem-vu/**")
    expect(page.locator("#do-luong")).to_contain_text("24.241.722.223 đồng")

    page.goto(f"{site}/ket-luan/009/2023-05/")
    page.get_by_label("Văn bản kết luận").fill(tables.conclusion())
    page.get_by_label("Số văn bản").fill("52/TB-VP")
    page.get_by_role("button", name="Nhập và đề xuất nhiệm vụ").click()
    expect(page.locator("section.form")).to_have_count(9)
    page.locator("#nv-8 input[name=giao-8]").uncheck()
    page.get_by_role("button", name="Xác nhận, giao các nhiệm vụ đã chọn").click()
    expect(page.locator("main tbody tr")).to_have_count(7)
    assert no_sideways_scroll(page)
