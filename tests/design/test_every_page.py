"""Every page of the site on the demo: no WCAG violation in light and dark, and nothing outside a narrow window."""

import contextlib
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page

from giaoban.offices.models import Account
from tests.design.demo_pages import NOT_PAGES, OPENERS, Opened, furnished, is_other, openers, pages
from tests.design.test_in_browser import AXE, OUTSIDE
from tests.permission.walking import table
from tests.routes import patterns
from tests.serving import chromium, served

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE_RUN = """async ([kind, values]) => {
  const asked = { runOnly: { type: kind, values }, resultTypes: ["violations"] };
  const found = await axe.run({ exclude: ["#swagger-ui"] }, asked);
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}"""
"""The library's own page of the API stands apart: the plain list above it says the same."""
LOOKS = ((1280, "gap-doi"), (320, "gap-doi"), (320, ""))
"""Width of the window and size of the writing."""
WIDTH, HEIGHT = 1280, 800
WRONG_FORMS = (
    "/so/penalties.decision/them", "/so/penalties.decision/dan", "/so/penalties.decision/{key}/sua",
    "/so/penalties.decision/{key}/huy", "/quan-tri/nguoi/them", "/quan-tri/don-vi/lap", "/quan-tri/uy-quyen/ghi",
    "/tai-khoan/mat-khau", "/tai-khoan/ma-truy-cap-api/", "/danh-muc/giao/009/2023/",
    "/bao-cao/009/2023-03/de-cuong/phan-cong", "/bao-cao/009/2023-03/de-cuong/phan-dau",
    "/bao-cao/009/2023-03/ban-sua/", "/bao-cao/009/2023-03/ban-sua/{number}/", "/tham-so/reporting.submission_term/",
    "/danh-muc/chi-tieu-moi", "/nhap-so-lieu/009/2023-02/khong-phat-sinh",
    "/nhap-so-lieu/009/2023-02/khong-phat-sinh/{nil}/rut",
)  # fmt: skip
"""Forms that are sent empty: their pages with every mistake told."""
MISTAKEN_FORMS = {"/nhap-so-lieu/009.VHTT/2023-02/": "nhiều"}
"""Forms in which empty fields are right: what is typed into each of them instead."""
OPEN = "(which) => document.querySelectorAll(which).forEach((one) => { one.open = true; })"
SENT_WITH = """(text) => {
  const form = document.querySelector("main form[method=post]");
  for (const one of form.querySelectorAll("input:not([type=hidden]), textarea")) one.value = text;
  form.noValidate = true;
  form.requestSubmit();
}"""


def test_every_route_is_in_the_walk_or_said_to_be_no_page() -> None:
    """A page is what answers 200 to somebody by GET in the tables of permission."""
    answers = {row.pattern.removeprefix("/") for row in table() if row.method == "GET" and "200" in row.expected}
    assert set(openers()) == {pattern for pattern in answers if not is_other(pattern)}
    assert set(NOT_PAGES) <= set(patterns())


def looked_at(page: Page, where: str) -> Iterator[str]:
    """What is wrong with the page that is open, in both themes and every look, without loading it again."""
    page.set_viewport_size({"width": WIDTH, "height": page.evaluate("document.documentElement.scrollHeight")})
    page.evaluate(OPEN, "main details:not(.drop)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    yield from (f"{where}: {one}" for one in page.evaluate(AXE_RUN, ["tag", RULES]))
    page.evaluate("document.documentElement.dataset.theme = 'toi'")
    yield from (f"{where} dark: {one}" for one in page.evaluate(AXE_RUN, ["rule", ["color-contrast"]]))
    page.evaluate("document.documentElement.dataset.theme = ''")
    for width, text in LOOKS:
        page.evaluate("(text) => { document.documentElement.dataset.text = text; }", text)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if width < WIDTH:
            page.evaluate(OPEN, "main details")
        yield from (f"{where} at {width} {text}: {one}" for one in page.evaluate(OUTSIDE))
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})


def dialogs(page: Page, where: str) -> Iterator[str]:
    """What is wrong with each dialog of the page while it stands open."""
    for number in range(page.locator("dialog").count()):
        page.evaluate("(number) => document.querySelectorAll('dialog')[number].showModal()", number)
        yield from (f"{where} dialog {number}: {one}" for one in page.evaluate(AXE_RUN, ["tag", RULES]))
        page.evaluate("(number) => document.querySelectorAll('dialog')[number].close()", number)


class Windows:
    """One window of the browser for each of who opens pages; nothing moves in them."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.pages: dict[str, Page] = {}

    def of(self, username: str) -> Page:
        """The window of an official, signed in; of nobody for an empty name."""
        if username not in self.pages:
            context = self.browser.new_context(
                viewport={"width": WIDTH, "height": HEIGHT}, base_url=self.address, locale="vi-VN",
                color_scheme="light", reduced_motion="reduce",
            )  # fmt: skip
            if username:
                client = Client()
                client.force_login(Account.objects.get(username=username))
                cookie = settings.SESSION_COOKIE_NAME
                context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": self.address}])
            self.pages[username] = context.new_page()
        return self.pages[username]


@contextlib.contextmanager
def windows() -> Iterator[Windows]:
    """The product on the database in use, and the browser."""
    with served() as address, chromium() as browser:
        yield Windows(browser, address)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.skipif(not AXE.exists(), reason="no axe-core: make setup installs it")
def test_no_page_or_state_of_one_breaks_a_rule_or_leaves_its_window(
    demo_to_write: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's loop runs in this thread
    values = furnished()
    wrong: list[str] = []
    with windows() as opened:
        for one in pages(values):
            page = opened.of(one.username)
            page.goto(one.address)
            wrong += [*looked_at(page, one.address), *dialogs(page, one.address)]
        for address, text in {**dict.fromkeys(WRONG_FORMS, ""), **MISTAKEN_FORMS}.items():
            one = Opened(OPENERS["admin" if "quan-tri" in address or "tham-so" in address else "office"], address)
            page = opened.of(one.username)
            page.goto(one.address.format(**{**values["bao-cao/"], **values["so/"], **values["nhap-so-lieu/"]}))
            with page.expect_navigation():
                page.evaluate(SENT_WITH, text)
            wrong += looked_at(page, f"{address} sent with mistakes")
    assert wrong == [], "\n".join(wrong)
