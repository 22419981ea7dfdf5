"""In Chromium: a report from its file to a figure on the page of the month, by keyboard; and without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from giaoban.narratives.tests.office import ALL, REPORT, WARD, office
from giaoban.trail import follower
from tests.journeys.browsing import no_sideways_scroll, served, sign_in
from tests.serving import chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    office()
    follower.run_pass()
    with served("van_phong", "nhan_chinh") as address:
        yield address


@pytest.fixture
def browser(site: str) -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def opened(browser: Browser, site: str, username: str, page: str, *, width: int = 1280, scripts: bool = True) -> Page:
    window = browser.new_context(
        viewport={"width": width, "height": 900}, locale="vi-VN", java_script_enabled=scripts
    ).new_page()
    window.goto(f"{site}{page}")
    sign_in(window, username)
    window.wait_for_url(f"**{page}")
    return window


def read_file(page: Page, folder: Path) -> None:
    file = folder / "bao-cao.txt"
    file.write_text(REPORT, encoding="utf-8")
    page.get_by_label("Tệp (TXT, DOCX, PDF có chữ, HTML)").set_input_files(file)
    page.get_by_role("button", name="Đọc số liệu").click()
    page.wait_for_url("**/doc-bao-cao/nhap/**")


def test_from_a_file_by_keyboard_to_a_figure_on_the_months_page_and_back_to_its_words(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    ward = opened(browser, site, "nhan_chinh", WARD)
    read_file(ward, tmp_path)
    for key in ("j", "a", "m"):
        ward.keyboard.press(key)
    ward.keyboard.type("4")
    for key in ("Escape", "j", "a", "x", "x", "x"):
        ward.keyboard.press(key)
    chosen = [one.get_attribute("value") for one in ward.locator("input[type=radio]:checked").all()]
    assert chosen == ["nhan", "nhan", "nhan", "bo", "bo", "bo"]
    ward.get_by_role("button", name="Ghi các số đã nhận").click()
    ward.wait_for_url("**/doc-bao-cao/van-ban/**")
    assert "Đã ghi: 2 số vào số liệu gửi" in ward.locator("main").inner_text()
    office_page = opened(browser, site, "van_phong", "/nhap-so-lieu/009/2023-02/cac-don-vi")
    office_page.get_by_label("Nhận số liệu của Phường Nhân Chính").check()
    office_page.get_by_role("button", name="Nhận các đơn vị đã chọn").click()
    office_page.get_by_text("Đã nhận số liệu của 1 đơn vị.").wait_for()
    ward.goto(f"{site}/thang/00343/2023-03/")
    ward.locator("details", has_text="Ca sốt xuất huyết của phường").locator("summary").first.click()
    assert ward.get_by_role("link", name="Ca sốt xuất huyết của phường").first.is_visible()
    ward.goto(f"{site}/so-lieu/00343/2023-03/YT.P.SXH/")
    assert "4 ca" in " ".join(ward.locator("main").inner_text().split())
    ward.get_by_role("link", name="«03 ca»").click()
    ward.wait_for_url("**#chu-*")
    assert ward.locator(".reading-mark:target").inner_text() == "03 ca"


def test_on_a_phone_without_scripts_the_same_fields_and_buttons_do_it(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    page = opened(browser, site, "nhan_chinh", WARD, width=390, scripts=False)
    read_file(page, tmp_path)
    page.get_by_role("button", name="Nhận 3 số chắc chắn").click()
    page.get_by_role("button", name="Không nhận các số còn lại").click()
    page.get_by_role("button", name="Ghi các số đã nhận").click()
    page.wait_for_url("**/doc-bao-cao/van-ban/**")
    assert page.locator(".reading-one").count() == 6
    office_page = opened(browser, site, "van_phong", ALL, width=390, scripts=False)
    assert "Còn 4 trong 5 đơn vị chưa có báo cáo" in office_page.locator("main").inner_text()
    assert page.locator("main").bounding_box()["width"] <= 390  # type: ignore[index]
    scripted = opened(browser, site, "nhan_chinh", WARD, width=390)
    assert no_sideways_scroll(scripted)
