"""Pages as a browser lays them out: nothing wider than a phone, no blocked code, no script needed."""

import pytest

from giaoban.budget.registers import REVENUE
from giaoban.registers import actions
from tests.pages import AT, revenue, world

LONG = "budget.revenue.thue.2023-02-01.5.very.long.key.of.a.giver"
CHROMIUM = "/usr/bin/chromium"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PAGES = (
    "/thang/009/2023-03/",
    "/so-lieu/009/2023-03/",
    "/so-lieu/009/2023-03/NS.THU/",
    "/so/",
    "/so/budget.revenue/",
    f"/so/budget.revenue/{LONG}/",
    "/so/budget.revenue/a/sua",
    "/so/budget.revenue/them",
)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_fit_without_script_or_sideways_scrolling(
    live_server, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    playwright = pytest.importorskip("playwright.sync_api")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    made = world()
    long = revenue(made.district, "2023-02-03", 1, LONG, note="x" * 90)
    actions.record(REVENUE, [long], by=made.district.accounts["thue"], at=AT)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{live_server.url}/dang-nhap")
        page.fill("#ten", "van_phong")
        page.fill("#mat-khau", "mat-khau-thu-nghiem")
        page.press("#mat-khau", "Enter")
        page.wait_for_url(f"{live_server.url}/thang/**")
        for path in PAGES:
            page.goto(f"{live_server.url}{path}")
            wide = page.locator("html").evaluate("root => root.scrollWidth")
            assert wide <= width, path
        browser.close()
    assert complaints == []
