"""In Chromium: the office writes a sentence, sends the Word draft out, takes the mended one in, carries the report
through approval, number and issue, and restates it. Also by the keyboard alone and without JavaScript."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page

from giaoban.budget.registers import REVENUE
from giaoban.indicators import queries as indicators
from giaoban.offices.models import Account
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.reports.tests.desk import mended
from giaoban.trail import follower
from tests.journeys.browsing import no_sideways_scroll, served, sign_in
from tests.serving import chromium

pytestmark = pytest.mark.browser
REPORT = "/bao-cao/009/2023-03/"
SENTENCE = f"{REPORT}de-cuong/cau/y-te/"


@pytest.fixture
def site(demo_to_write: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's loop runs in this thread while we correct
    with served("van_phong", "chu_tich", "van_thu") as address:
        yield address


@pytest.fixture
def browser(site: str) -> Iterator[Browser]:
    with chromium() as opened_browser:
        yield opened_browser


def opened(browser: Browser, site: str, username: str, width: int = 1280, *, scripts: bool = True) -> Page:
    """A window of an official, signed in and at the report."""
    window: BrowserContext = browser.new_context(
        viewport={"width": width, "height": 900}, locale="vi-VN", java_script_enabled=scripts
    )
    page = window.new_page()
    page.goto(f"{site}{REPORT}")
    sign_in(page, username)
    page.wait_for_url(f"**{REPORT}")
    return page


def take(page: Page, site: str, label: str, **fields: str) -> None:
    """One step of the way by the person whose page it is."""
    page.goto(f"{site}{REPORT}")
    form = page.locator("form.step-form", has=page.get_by_role("button", name=label, exact=True))
    for name, value in fields.items():
        form.locator(f"[name={name.replace('_', '-')}]").fill(value)
    form.get_by_role("button", name=label, exact=True).click()
    page.wait_for_url(f"**{REPORT}")


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (390, False)], ids=["desktop", "phone without scripts"])
def test_from_a_sentence_to_a_restated_report(browser: Browser, site: str, tmp_path: Path, width: int, scripts: bool):
    office = opened(browser, site, "van_phong", width, scripts=scripts)
    assert no_sideways_scroll(office) if scripts else True
    write_a_sentence(office, site)
    take_the_mended_draft_in(office, site, tmp_path)

    take(office, site, "Trình")
    chair = opened(browser, site, "chu_tich", width, scripts=scripts)
    assert "Chờ:" in chair.locator(".steps").inner_text()
    for step in ("Duyệt", "Ký"):
        take(chair, site, step)
    registry = opened(browser, site, "van_thu", width, scripts=scripts)
    take(registry, site, "Vào số", so="45", ngay="10/3/2023")
    take(registry, site, "Phát hành")
    assert "Số 45/BC-UBND" in registry.locator(".head").inner_text()

    correct_a_ledger()
    office.goto(f"{site}{REPORT}")
    assert "1.277 tỷ 069 triệu đồng → 1.279 tỷ 069 triệu đồng" in office.locator("aside").inner_text()
    take(office, site, "Trình bản sửa", ly_do="Bổ sung chứng từ")
    for page, step in ((chair, "Duyệt"), (chair, "Ký")):
        take(page, site, step)
    take(registry, site, "Vào số", so="46", ngay="12/3/2023")
    take(registry, site, "Phát hành")
    office.goto(f"{site}{REPORT}")
    office.get_by_role("link", name="Bản phát hành", exact=True).click()
    assert "Bản này đã có bản mới hơn." in office.locator("main").inner_text()
    if scripts:
        assert no_sideways_scroll(office)


def write_a_sentence(office: Page, site: str) -> None:
    """Search a figure without tones, put it where the mark was typed, save."""
    office.goto(f"{site}{SENTENCE}")
    office.locator("#mau-cau").fill("Khám bệnh cho […] lượt người.")
    office.locator("#tim-so-lieu").fill("kham benh")
    office.locator("#noi-dung").get_by_role("button", name="Tìm", exact=True).click()
    office.get_by_role("radio").first.check()
    office.get_by_role("button", name="Chèn số vào câu").click()
    office.locator(".report-words", has_text="Khám bệnh cho 9.120 lượt người.").wait_for()
    assert office.locator("#mau-cau").input_value() == "Khám bệnh cho [1] lượt người."
    office.get_by_role("button", name="Ghi", exact=True).click()
    office.wait_for_url("**/de-cuong/#y-te")
    assert "Khám bệnh cho 9.120 lượt người." in office.locator("#y-te").inner_text()


def take_the_mended_draft_in(office: Page, site: str, folder: Path) -> None:
    """Download the Word draft, mend a wording and a number as a deputy would, upload it, decide."""
    office.goto(f"{site}{REPORT}ban-sua/")
    draft = office.context.request.get(f"{site}{REPORT}tep.docx?ban=du-thao").body()
    changed = mended(draft, lambda text: text.replace(" lượt người.", " lượt người dân.").replace(">180<", ">185<", 1))
    (folder / "mended.docx").write_bytes(changed)
    office.set_input_files("input[type=file]", folder / "mended.docx")
    office.get_by_role("button", name="Đọc tệp").click()
    office.wait_for_url("**/ban-sua/*/")
    wording = office.locator(".desk-change", has_text="lượt người dân")
    number = office.locator(".desk-change", has_text="Con số gắn với sổ bị gõ lại: 180 → 185")
    assert number.get_by_role("link").get_attribute("href").startswith("/so-lieu/009/2023-03/PCCC.COSO/")
    wording.get_by_label("Nhận", exact=True).check()
    number.get_by_label("Không nhận").check()
    office.get_by_role("button", name="Ghi những chỗ đã nhận").click()
    assert "Đã nhận 1 chỗ, không nhận 1 chỗ." in office.locator("main").inner_text()


def correct_a_ledger() -> None:
    """The tax office finds two billion more after the report was issued."""
    connection.close()  # the browser's loop has a connection of its own, perhaps to an earlier test's copy
    key = indicators.records_behind("009", "2023-03", "NS.THU").records[0].key
    line = rows.standing(REVENUE, key)
    amount = {"amount": line.amount + 2_000_000_000}
    thue = Account.objects.get(username="thue")
    registers.correct(REVENUE, line, amount, by=thue, at=timezone.now(), reason="Bổ sung chứng từ")
    follower.run_pass()


def test_a_sentence_is_written_by_the_keyboard_alone_with_a_live_preview(browser: Browser, site: str):
    office = opened(browser, site, "van_phong")
    office.goto(f"{site}{SENTENCE}")
    office.locator("#mau-cau").focus()
    office.keyboard.press("Control+A")
    office.keyboard.type("Dịch bệnh được kiểm soát; ")
    office.locator(".report-words", has_text="Dịch bệnh được kiểm soát;").wait_for()  # the script, without a click
    tab_to(office, "tim")
    office.keyboard.type("sot xuat huyet")
    office.keyboard.press("Enter")
    office.get_by_role("radio").first.wait_for()
    office.locator("#mau-cau").focus()
    office.keyboard.press("Control+End")
    tab_to_button(office, "Chèn số vào câu")
    office.keyboard.press("Enter")
    office.locator(".report-words", has_text="Dịch bệnh được kiểm soát; 2").wait_for()
    tab_to_button(office, "Ghi")
    office.keyboard.press("Space")
    office.wait_for_url("**/de-cuong/#y-te")
    assert "Dịch bệnh được kiểm soát; 2" in office.locator("#y-te").inner_text()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the field is reached."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name || ''") == name:
            return
    pytest.fail(f"no way to {name} by Tab")


def tab_to_button(page: Page, text: str) -> None:
    """Press Tab until the button is reached."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip() == text:
            return
    pytest.fail(f"no way to the button {text} by Tab")
