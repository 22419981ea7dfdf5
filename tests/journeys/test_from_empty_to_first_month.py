"""In Chromium: từ cơ sở dữ liệu trống tới tháng đầu tiên, through the pages alone, with JavaScript and without."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from giaoban.offices.sign_in import links
from tests import databases
from tests.serving import chromium, served

pytestmark = pytest.mark.browser
PASSWORD = "mot cau that dai 2026"


@pytest.fixture
def site(django_db_blocker) -> Iterator[tuple[str, str]]:  # type: ignore[no-untyped-def]
    """The product on an empty database: its address, and a setup code."""
    with django_db_blocker.unblock():
        name = databases.create("founding")
        try:
            with databases.using(name), served() as address:
                yield address, links.new_setup_code(at=timezone.now())
        finally:
            databases.drop(name)


@pytest.fixture(params=[True, pytest.param(False, marks=pytest.mark.slow)], ids=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    with chromium() as browser:
        context = browser.new_context(
            viewport={"width": 390, "height": 900}, locale="vi-VN", java_script_enabled=request.param
        )
        yield context.new_page()


def fill(page: Page, **texts: str) -> None:
    for name, text in texts.items():
        field = page.locator(f"[name='{name.replace('__', '-')}']")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()


def test_from_an_empty_database_to_the_first_month(site: tuple[str, str], page: Page) -> None:
    address, code = site
    page.goto(address)
    fill(page, ma=code)
    press(page, "Bắt đầu")
    fill(page, tinh="01", tim="thanh xuan")
    press(page, "Tìm")
    page.get_by_role("link", name="Phường Thanh Xuân", exact=True).click()
    fill(page, person="Người Quản Trị (tên giả)", post="Chuyên viên", username="quan.tri")
    fill(page, mat__khau=PASSWORD, lai=PASSWORD)
    press(page, "Lập cơ quan")

    invited = []
    for number, role in enumerate(("leader", "registry")):
        page.goto(f"{address}/bat-dau/")
        page.get_by_role("link", name="Người và vai trò").click()
        page.get_by_role("link", name="Thêm người").click()
        fill(page, name=f"Người Thứ {number} (tên giả)", username=f"nguoi.{number}", role=role, post="Cán bộ")
        fill(page, unit="00367@2025-07-01")
        press(page, "Thêm và lập lời mời")
        invited.append(page.locator("main code").inner_text())

    page.goto(f"{address}/bat-dau/danh-muc")
    press(page, "Nhận danh mục chung")
    page.get_by_role("link", name="Chỉ tiêu, dự toán được giao").click()
    fill(page, decision="5000/QĐ-UBND", decision_day="10/12/2025")
    page.locator("[name='v-NS.THU']").fill("128,5 tỷ")
    press(page, "Ghi")
    page.get_by_role("link", name="Kỳ giao ban đầu tiên").click()
    fill(page, month="10/2026", held_on="05/11/2026")
    press(page, "Mở kỳ")
    page.get_by_role("link", name="Đề cương báo cáo").click()
    press(page, "Nhận đề cương chung")

    page.goto(f"{address}/so/budget.revenue/them")
    fill(page, day="15/10/2026", unit="00367", code="1701", kind="collected", payer="enterprise", amount="12,85 tỷ")
    fill(page, territory="00367", budget_year="2026")
    press(page, "Ghi")
    page.get_by_text("Số liệu đã tính lại.").wait_for()
    page.goto(address)
    page.wait_for_url("**/thang/00367/2026-11/")
    main = page.locator("main").inner_text()
    assert "12,85" in main
    assert "Còn thiếu cho báo cáo đầu tiên" in main
    page.get_by_role("link", name="Báo cáo đầu tiên").click()
    page.get_by_role("link", name="Kỳ 2026-11").click()
    assert "12 tỷ 850 triệu đồng" in page.locator("main").inner_text()

    page.context.clear_cookies()
    page.goto(invited[0])
    fill(page, mat__khau=PASSWORD, lai=PASSWORD)
    press(page, "Đặt mật khẩu")
    page.locator("#mat-khau").fill(PASSWORD)
    press(page, "Đăng nhập")
    page.wait_for_url("**/thang/00367/2026-11/")
    assert "Quản trị" not in page.locator("nav.menu").inner_text()
