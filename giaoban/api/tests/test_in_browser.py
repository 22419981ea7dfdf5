"""In Chromium: notices, talk and tokens fit a phone and need no script; Swagger runs within the policy."""

import pytest

from giaoban.notices import actions as notices
from giaoban.notices.kinds import Told
from giaoban.said import Said
from tests.pages import AT, world

CHROMIUM = "/usr/bin/chromium"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
LONG = "x" * 120
PAGES = (
    "/thong-bao/",
    "/thong-bao/tuy-chon/",
    "/tai-khoan/ma-truy-cap-api/",
    "/so/budget.revenue/a/",
    "/so-lieu/009/2023-03/NS.THU/",
)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch):
    playwright = pytest.importorskip("playwright.sync_api")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with playwright.sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)


def signed_in(browser, live_server, **how):
    page = browser.new_context(**how).new_page()
    page.goto(f"{live_server.url}/dang-nhap?tiep=/thong-bao/")
    page.fill("#ten", "van_phong")
    page.fill("#mat-khau", "mat-khau-thu-nghiem")
    page.press("#mat-khau", "Enter")
    page.wait_for_url(f"{live_server.url}/thong-bao/")
    return page


def outside(url: str, site: str) -> list[str]:
    """The address, if it is not the site's own."""
    return [] if url.startswith((site, "data:")) else [url]


def test_on_a_phone_without_script_a_remark_is_written_and_nothing_scrolls_sideways(browser, live_server):
    made = world()
    notices.tell([Told(made.district.office.pk, "thu", "dài", Said("Việc %(what)s", what=LONG))], at=AT)
    page = signed_in(browser, live_server, viewport={"width": 320, "height": 800}, java_script_enabled=False)
    page.goto(f"{live_server.url}/so/budget.revenue/a/")
    page.get_by_text("Viết trao đổi mới").click()
    page.locator(".thread textarea").last.fill(f"@chu_tich xem {LONG}")
    page.get_by_role("button", name="Gửi").last.click()
    assert "@chu_tich xem" in page.locator(".remark-text").inner_text()
    page.goto(f"{live_server.url}/thong-bao/tuy-chon/")
    page.get_by_role("button", name="Tạo liên kết").click()
    assert "/lich/" in page.locator("input.address").input_value()
    for path in PAGES:
        page.goto(f"{live_server.url}{path}")
        assert page.locator("html").evaluate("root => root.scrollWidth") <= 320, path


def test_swagger_runs_within_the_policy_and_calls_the_api_with_a_token(browser, live_server):
    world()
    page = signed_in(browser, live_server, viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: complaints.extend(outside(request.url, live_server.url)))
    page.goto(f"{live_server.url}/tai-khoan/ma-truy-cap-api/")
    page.fill("input[name=ten]", "thử")
    page.check("input[value='units:read']")
    page.get_by_role("button", name="Tạo mã").click()
    token = page.locator("input.address").input_value()
    page.goto(f"{live_server.url}/api/")
    page.locator("button.authorize").first.click()
    page.locator(".auth-container input").fill(token)
    page.locator(".auth-btn-wrapper button.authorize").click()
    page.locator(".btn-done").click()
    page.get_by_text("Cây đơn vị theo ngày").last.click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    answer = page.locator(".live-responses-table .response-col_description .highlight-code").first
    answer.wait_for()
    assert "Quận Thanh Xuân" in answer.inner_text()
    assert complaints == []
