"""Từ một câu tới bản đính chính: the office writes a sentence, sends the Word draft out, takes the mended one in,
carries the report through approval, number and issue, and restates it after a record was corrected."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from giaoban.reports.tests.desk import mended
from tests.journeys.browsing import DESKTOP, Person, journey
from tests.journeys.conftest import Come

REPORT = "/bao-cao/009/2023-03/"
SENTENCE = f"{REPORT}de-cuong/cau/y-te/"
LEDGER = "/so/budget.revenue/?tu=01/3/2023&den=07/3/2023&kind=collected"
MORE = 2_000_000_000


@journey
def test_from_a_sentence_to_a_restated_report(site: str, come: Come, tmp_path: Path) -> None:
    office = come(site, "van_phong", at=REPORT)
    office.sees_nothing_cut()
    write_a_sentence(office)
    take_the_mended_draft_in(office, tmp_path)

    take(office, "Trình")
    chair = come(site, "chu_tich", at=REPORT)
    assert "Chờ:" in chair.words(".steps")
    for step in ("Duyệt", "Ký"):
        take(chair, step)
    registry = come(site, "van_thu", at=REPORT)
    take(registry, "Vào số", so="45", ngay="10/3/2023")
    take(registry, "Phát hành")
    registry.sees("Số 45/BC-UBND", ".head")

    correct_a_ledger(come(site, "thue", at=LEDGER))
    office.go(REPORT)
    office.sees("1.277 tỷ 069 triệu đồng → 1.279 tỷ 069 triệu đồng", "aside")
    take(office, "Trình bản sửa", ly_do="Bổ sung chứng từ")
    for step in ("Duyệt", "Ký"):
        take(chair, step)
    take(registry, "Vào số", so="46", ngay="12/3/2023")
    take(registry, "Phát hành")
    office.go(REPORT)
    office.follow("Bản phát hành")
    office.sees("Bản này đã có bản mới hơn.")
    office.sees_nothing_cut()


@pytest.mark.browser
def test_the_preview_follows_the_typing(site: str, browser: Browser) -> None:
    office = Person(browser, site, DESKTOP).signed_in("van_phong", at=SENTENCE)
    office.page.locator("#mau-cau").fill("Dịch bệnh được kiểm soát; ")
    office.sees("Dịch bệnh được kiểm soát;", ".report-words")  # without a click
    office.page.locator("#tim-so-lieu").fill("sot xuat huyet")
    office.sees("Số liệu tìm thấy")
    office.window.close()


def write_a_sentence(office: Person) -> None:
    """Search a figure without tones, put it where the mark was typed, save."""
    office.go(SENTENCE)
    office.fill({"mau-cau": "Khám bệnh cho […] lượt người."})
    office.fill({"tim": "kham benh"})
    office.press("Tìm", office.part("[data-desk-part=insert]"))
    office.sees("Số liệu tìm thấy")
    office.tick_first("so-lieu")
    office.press("Chèn số vào câu")
    office.sees("Khám bệnh cho 9.120 lượt người.", ".report-words")
    assert office.page.locator("#mau-cau").input_value() == "Khám bệnh cho [1] lượt người."
    office.press("Ghi")
    office.page.wait_for_url("**/de-cuong/#y-te")
    office.sees("Khám bệnh cho 9.120 lượt người.", "#y-te")


def take_the_mended_draft_in(office: Person, folder: Path) -> None:
    """Download the Word draft, mend a wording and a number as a deputy would, upload it, decide."""
    office.go(f"{REPORT}ban-sua/")
    draft = office.window.request.get(f"{office.site}{REPORT}tep.docx?ban=du-thao").body()
    changed = mended(draft, lambda text: text.replace(" lượt người.", " lượt người dân.").replace(">180<", ">185<", 1))
    (folder / "mended.docx").write_bytes(changed)
    office.give("input[type=file]", folder / "mended.docx")
    office.press("Đọc tệp")
    office.page.wait_for_url("**/ban-sua/*/")
    wording = office.part(".desk-change", "lượt người dân")
    number = office.part(".desk-change", "Con số gắn với sổ bị gõ lại: 180 → 185")
    assert number.get_by_role("link").get_attribute("href").startswith("/so-lieu/009/2023-03/PCCC.COSO/")
    office.tick("Nhận", wording)
    office.tick("Không nhận, giữ như hệ thống", number)
    office.press("Ghi những chỗ đã nhận")
    office.sees("Đã nhận 1 chỗ, không nhận 1 chỗ.")


def take(person: Person, label: str, **fields: str) -> None:
    """One step of the way by the person whose page it is."""
    person.go(REPORT)
    form = person.page.locator("form.step-form", has=person.page.get_by_role("button", name=label, exact=True))
    person.fill({name.replace("_", "-"): value for name, value in fields.items()}, form)
    person.press(label, form)
    person.page.wait_for_url(f"**{REPORT}")
    form.wait_for(state="detached")


def correct_a_ledger(tax_office: Person) -> None:
    """The tax office finds two billion more after the report was issued."""
    tax_office.use("table tbody a")
    tax_office.follow("Mở trang bản ghi")
    tax_office.follow("Sửa")
    recorded = int(re.sub(r"\D", "", tax_office.page.locator("[name=amount]").input_value()))
    tax_office.fill({"amount": str(recorded + MORE), "reason": "Bổ sung chứng từ"})
    tax_office.press("Ghi bản sửa")
    tax_office.sees("Đã sửa bản ghi")
