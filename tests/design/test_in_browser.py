"""Pages in Chromium: no WCAG violation, nothing outside the window, and no more weight than promised."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Response

from giaoban.config.environment import node_modules
from tests.design.conftest import Opened

pytestmark = pytest.mark.browser
AXE = node_modules() / "axe-core" / "axe.min.js"
LIVING = ("/he-thiet-ke", "/he-thiet-ke?ngan=mo")
PAGES = (
    "/thang/009/2023-03/",
    "/so-lieu/009/2023-03/",
    "/so-lieu/009/2023-03/NS.THU/",
    "/so-lieu/009/2023-03/NS.THU/?biet-luc=10/3/2023",
    "/so/",
    "/so/budget.revenue/",
    "/so/budget.revenue/?tim=khong-co-dong-nao",
    "/so/budget.revenue/a/",
    "/so/budget.revenue/a/sua",
    "/so/budget.revenue/a/huy",
    "/so/budget.revenue/them",
    "/bao-cao/",
    "/bao-cao/009/2023-03/",
    "/khong-co-trang-nay/",
)
"""One page of each template."""
OFFICE, LEADER = 150_000, 300_000
"""Most bytes, compressed: styles and scripts of an office's page; all of a leader's page, with its fonts."""

AXE_RUN = """async () => {
  const found = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}"""
OUTSIDE = """() => {
  const wide = document.documentElement.clientWidth;
  const hides = (one) => one && one !== document.body
    && (["auto", "scroll", "hidden"].includes(getComputedStyle(one).overflowX) || hides(one.parentElement));
  const whole = document.documentElement.scrollWidth;
  const found = whole > wide ? [`sideways: ${whole}`] : [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const box = document.createRange();
    box.selectNodeContents(text);
    const at = box.getBoundingClientRect();
    if (!text.data.trim() || !at.width || hides(text.parentElement)) continue;
    if (at.left < -1 || at.right > wide + 1) found.push(`${text.data.trim().slice(0, 60)} ${at.left}–${at.right}`);
  }
  return found;
}"""


def violations(page: Page, path: str) -> list[str]:
    """What axe finds with the whole page in view: the bar at the bottom lies over no link then."""
    page.goto(path, wait_until="networkidle")  # what loads late still makes the page longer
    width = page.evaluate("innerWidth")
    page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(AXE_RUN)
    page.set_viewport_size({"width": width, "height": 800})
    return [f"{path}: {one}" for one in found]


def outside(context: BrowserContext, paths: tuple[str, ...]) -> dict[str, list[str]]:
    page = context.new_page()
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = page.evaluate(OUTSIDE)
    return {path: places for path, places in found.items() if places}


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core: make setup installs it")
def test_the_living_page_breaks_no_rule_of_wcag(opened: Opened) -> None:
    light, dark = (opened(scheme=scheme).new_page() for scheme in ("light", "dark"))
    assert [one for path in LIVING for one in violations(light, path)] == []
    assert violations(dark, LIVING[0]) == []


@pytest.mark.slow
@pytest.mark.skipif(not AXE.exists(), reason="no axe-core: make setup installs it")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_breaks_a_rule_of_wcag(opened: Opened, scheme: str, width: int) -> None:
    context = opened(width, scheme)
    page = context.new_page()
    found = [one for path in PAGES for one in violations(page, path)]
    context.clear_cookies()
    assert [*found, *violations(page, "/dang-nhap")] == []


@pytest.mark.usefixtures("whole_menu")
def test_the_living_page_stays_in_a_narrow_window_with_writing_twice_as_large(opened: Opened) -> None:
    assert outside(opened(320, **{"co-chu": "gap-doi"}), LIVING[:1]) == {}


@pytest.mark.slow
@pytest.mark.parametrize(("width", "text"), [(320, ""), (320, "gap-doi"), (1280, "gap-doi")])
def test_no_page_leaves_its_window(opened: Opened, width: int, text: str) -> None:
    context = opened(width, **({"co-chu": text} if text else {}))
    assert outside(context, (*PAGES, *LIVING)) == {}


def test_pages_weigh_no_more_than_promised(opened: Opened) -> None:
    code = [
        one for one in loaded(opened, "/so/budget.revenue/") if Path(one.url.split("?")[0]).suffix in {".css", ".js"}
    ]
    assert 10_000 < sum(map(weight, code)) <= OFFICE
    assert 10_000 < sum(map(weight, loaded(opened, "/thang/009/2023-03/"))) <= LEADER


def loaded(opened: Opened, path: str) -> list[Response]:
    """Everything that a page loads into an empty cache."""
    page = opened().new_page()
    answers: list[Response] = []
    page.on("response", lambda one: answers.append(one))
    page.goto(path, wait_until="networkidle")
    return answers


def weight(response: Response) -> int:
    """Bytes of an answer as a server sends it: text compressed, fonts as they are."""
    body = response.body()
    return len(body) if response.url.endswith((".woff2", ".png")) else len(gzip.compress(body))


def test_the_keyboard_opens_closes_and_goes_from_row_to_row(opened: Opened) -> None:
    page = opened().new_page()
    page.goto("/he-thiet-ke")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "tim"
    page.locator("[data-dialog=hoi]").first.press("Enter")
    assert page.locator("#hoi").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#hoi").is_visible()
    page.get_by_role("link", name="Mở ngăn bên").press("Enter")
    page.locator(".drawer").wait_for()
    assert page.url.endswith("?ngan=mo")
    assert page.evaluate("document.activeElement.className") == "drawer"
    page.keyboard.press("Escape")
    page.locator(".drawer").wait_for(state="detached")
    assert not page.url.endswith("ngan=mo")

    page.goto("/so/budget.revenue/")
    page.locator("table[data-keys] tbody a").first.focus()
    page.keyboard.press("ArrowDown")
    row = "[...document.activeElement.closest('tbody').rows].indexOf(document.activeElement.closest('tr'))"
    assert page.evaluate(row) == 1
    page.keyboard.press("Home")
    assert page.evaluate(row) == 0


@pytest.mark.usefixtures("whole_menu")
def test_on_a_phone_the_menu_lies_under_the_thumb_and_opens_the_rest(opened: Opened) -> None:
    page = opened(390).new_page()
    page.goto("/so/")
    box = page.locator("nav.menu").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] == pytest.approx(800, abs=1)
    assert not page.get_by_role("link", name="Quản trị").is_visible()
    page.locator(".menu-rest summary").click()
    assert page.get_by_role("link", name="Quản trị").is_visible()
