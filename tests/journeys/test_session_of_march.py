"""In Chromium: the session of March 2023 held end to end, the chair on a phone, until April's report tells of it."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Browser

from giaoban.days.clock import VIETNAM
from giaoban.demo import concluding, tables
from giaoban.sessions.conclusions import queries as conclusions
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.trail import follower
from giaoban.trail.queries import current
from tests.journeys.browsing import MODES, Mode, Person
from tests.journeys.conftest import Come

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = [one for one in MODES if one.name in {"desktop", "phone"}]
PHONE = next(one for one in MODES if one.name == "phone")
TITLE = "Phiên họp UBND quận tháng 3/2023, họp lại"
ANSWER = resources.files("giaoban.reading.conclusion.tests.texts.thanh_xuan") / "2023_03.toml"
WAY = {"van_phong": ("Trình",), "chu_tich": ("Duyệt", "Ký"), "van_thu": ("Vào số", "Phát hành")}


@pytest.mark.parametrize("mode", WIDTHS, ids=[one.name for one in WIDTHS], indirect=True)
def test_the_session_of_march_is_held_and_its_tasks_are_told_of_in_april(
    site: str, browser: Browser, come: Come, mode: Mode
) -> None:
    office = come(site, "van_phong", at="/phien-hop/them")
    meeting = invite(office)
    chair = Person(browser, site, PHONE).signed_in("chu_tich", at=meeting)
    sit(chair, come(site, "tai_chinh", at=f"{meeting}dang-hop/"))
    notice(office, chair, come(site, "van_thu", at=meeting), meeting)
    chair.window.close()

    give(office, meeting)
    measured(office)
    month_of_work()
    told_in_april(office)


def invite(office: Person) -> str:
    """The office plans the meeting, takes the agenda from its template, asks chair and members, and sends it out."""
    session = office.page.locator("[name=session] option", has_text="2023-03").get_attribute("value") or ""
    office.fill({"title": TITLE, "day": "10/3/2023", "begins": "14:00", "minutes": "120", "place": "Hội trường"})
    office.fill({"chair": "chu_tich", "session": session})
    office.press("Lập dự kiến")
    office.sees(TITLE, "h1")
    meeting = office.page.url.removeprefix(office.site)
    office.press("Dùng mẫu")
    office.sees("Kết luận của Chủ tịch UBND quận", "table")
    office.follow("Thành phần")
    for name in ("chu_tich", "tai_chinh"):
        office.page.locator(f"[name=official][value={name}]").check()
    office.press("Thêm")
    office.sees("Phạm Thị Mẫu", "table")
    office.follow("Chương trình")
    office.press("Gửi giấy mời")
    office.sees("Đã mời", ".head")
    office.sees_nothing_cut()
    return meeting


def sit(chair: Person, member: Person) -> None:
    """The chair turns from item to item on a phone; a member's page follows, with the report that is presented."""
    chair.follow("Đang họp")
    chair.press("Sang nội dung 1")
    chair.press("Sang nội dung 2")
    member.sees("2. Báo cáo tình hình kinh tế - xã hội", "#dang-hop h2")
    assert member.page.get_by_role("link", name="Mở báo cáo được trình bày").get_attribute("href") == (
        "/bao-cao/009/2023-03/"
    )
    for number in (3, 4, 5):
        chair.press(f"Sang nội dung {number}")
    chair.fill({"result": "agreed", "resolution": tables.conclusion("2023-03")})
    chair.press("Ghi kết luận")
    chair.sees("Đã ghi kết luận.")
    chair.sees_nothing_cut()
    chair.press("Kết thúc phiên họp")
    member.page.wait_for_url("**/phien-hop/*/")


def notice(office: Person, chair: Person, registry: Person, meeting: str) -> None:
    """The notice is written with the words of the conclusion and goes the way of a document, signed on the phone."""
    people = {"van_phong": office, "chu_tich": chair, "van_thu": registry}
    office.go(f"{meeting}ket-luan/")
    office.fill({"text": tables.conclusion("2023-03")})
    office.press("Ghi")
    for username, steps in WAY.items():
        people[username].go(f"{meeting}ket-luan/")
        for step in steps:
            if step == "Vào số":
                registry.fill({"so": "36", "ngay": "10/3/2023"})
            people[username].press(step)
    registry.sees("Phát hành", ".step-done")


def give(office: Person, meeting: str) -> None:
    """The notice is entered as a conclusion; what is proposed is the answer of the source, and it is given at once."""
    office.go(meeting)
    office.follow("Nhập kết luận của phiên họp này, giao nhiệm vụ")
    office.press("Nhập và đề xuất nhiệm vụ")
    office.sees("Đọc được 8 nhiệm vụ")
    answer = tomllib.loads(ANSWER.read_text(encoding="utf-8"))
    assert [proposal(office, one["order"]) for one in answer["task"]] == [expected(one) for one in answer["task"]]
    office.press("Xác nhận, giao các nhiệm vụ đã chọn")
    office.sees("Nhiệm vụ giao từ kết luận")
    assert office.page.locator("main tbody tr").count() == 8
    assert office.page.get_by_text("0/11 đơn vị xong").count() == 8
    office.follow("Kết luận của Chủ tịch UBND quận")
    office.sees("Nhiệm vụ giao từ nội dung này")
    office.page.go_back()
    office.sees_nothing_cut()


def proposal(office: Person, number: int) -> tuple[str, set[str], int]:
    """Lead, helpers and the number of wards as the page proposes them."""
    part = office.page.locator(f"#nv-{number}")
    lead = part.locator(f"[name=chu-tri-{number}] option:checked").text_content() or ""
    helpers = part.locator(f"label:has([name=phoi-hop-{number}]:checked)").all_text_contents()
    return lead.strip(), {one.strip() for one in helpers}, part.locator(f"[name=don-vi-{number}]:checked").count()


def expected(task: Mapping[str, Any]) -> tuple[str, set[str], int]:
    return task["lead"], set(task["coordinate"]), 11


def measured(office: Person) -> None:
    """The first task follows the revenue, and says what each working day left must bring."""
    office.use("main tbody tr a")
    office.sees("24.241.722.223 đồng", "#do-luong")


def month_of_work() -> None:
    """Leads and wards work until the session of April, as the demo's do: through actions, on their own days."""
    entered = current(Conclusion).get(document_number="36/TB-UBND")
    for day, deed in ((concluding.WORKED_ON, concluding.work), (concluding.DECIDED_ON, concluding.decide)):
        deed(conclusions.given_tasks(entered.record), dt.datetime.combine(day, dt.time(16), VIETNAM))
    follower.run_pass()


def told_in_april(office: Person) -> None:
    """The section of the next report counts it, and leads to the tasks as they stood then."""
    office.go("/bao-cao/009/2023-04/")
    told = office.sees("Thông báo số 36/TB-UBND ngày 10/3/2023 giao 08 nhiệm vụ", "main p")
    assert "hoàn thành 02 nhiệm vụ" in told.inner_text()
    assert "đang thực hiện 06 nhiệm vụ" in told.inner_text()
    told.get_by_role("link", name="02", exact=True).click()
    office.sees("Như đến hết ngày 10/4/2023.")
    assert office.page.locator("main tbody tr").count() == 2
