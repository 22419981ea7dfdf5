"""Of every template a page, as it is sent, breaks no rule of WCAG: the quick walk, without a server."""

import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from giaoban.config.environment import PACKAGE
from giaoban.offices.models import Account
from tests.design.demo_pages import Opened, furnished, pages
from tests.design.test_every_page import AXE_RUN, RULES
from tests.design.test_in_browser import AXE
from tests.serving import chromium

SITE = "http://giaoban.test"
EXTENDS = re.compile(r"{%-? extends \"([^\"]+)\"")
MORE = (
    Opened("van_phong", "/nhiem-vu/tat-ca/?dinh-dang=in"),
    Opened("van_phong", "/bao-cao/009/2023-03/ban-sua/{number}/"),
    Opened("nhan_chinh", "/so/penalties.decision/dot/{act}/hoan-tac"),
    Opened("nhan_chinh", "/so/penalties.decision/?dinh-dang=in&nhom=field&field=traffic"),
    Opened("van_phong", "/nhap-so-lieu/009/2023-02/khong-phat-sinh/{nil}/rut"),
)
"""Pages that share their route with another template, or that the tables of permission open with other objects."""
AFTER_A_FORM = {
    "conclusions/proposal.html", "founding/choose_unit.html", "founding/code.html", "founding/first_links.html",
    "founding/found.html", "offices/admin_hand_over.html", "offices/admin_link.html", "offices/open_link.html",
    "offices/recovery_codes.html", "offices/second_factor.html", "registers/person.html", "tasks/bulk.html",
}  # fmt: skip
"""Pages that only the answer to a form or a secret link shows: the journeys meet them."""


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that were rendered, a page after the panels in it."""
    names: list[str] = []
    render = jinja2.Template.render

    def noted(self: jinja2.Template, *given: object, **named: object) -> str:
        text = render(self, *given, **named)
        names.append(str(self.name))
        return text

    monkeypatch.setattr(jinja2.Template, "render", noted)
    return names


def page_templates() -> set[str]:
    """Every template that is a page of its own: it extends a frame and no other extends it."""
    frames = {}
    for folder in PACKAGE.glob("*/templates"):
        for path in folder.rglob("*.html"):
            if extended := EXTENDS.search(path.read_text(encoding="utf-8")):
                frames[path.relative_to(folder).as_posix()] = extended[1]
    return set(frames) - set(frames.values())


class Window:
    """A page of the browser that shows what the product answers, styles and all, without a server or scripts."""

    def __init__(self, browser: Browser) -> None:
        self._text = ""
        self._page: Page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN").new_page()
        self._page.route("**/*", self._answer)

    def wrong(self, text: str) -> Iterator[str]:
        """The rules that a page breaks."""
        self._text = text
        self._page.goto(f"{SITE}/")
        self._page.evaluate(AXE.read_text(encoding="utf-8"))
        yield from self._page.evaluate(AXE_RUN, ["tag", RULES])

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if path == "/":
            route.fulfill(body=self._text, content_type="text/html; charset=utf-8")
            return
        file = finders.find(path.removeprefix(settings.STATIC_URL)) if path.startswith(settings.STATIC_URL) else None
        if file is None or path.endswith(".js"):
            route.abort()
            return
        route.fulfill(body=Path(file).read_bytes(), content_type=mimetypes.guess_type(file)[0] or "text/plain")


@pytest.mark.browser
@pytest.mark.skipif(not AXE.exists(), reason="no axe-core: make setup installs it")
def test_a_page_of_every_template_breaks_no_rule(
    demo_to_write: None, monkeypatch: pytest.MonkeyPatch, rendered: list[str]
) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's loop runs in this thread
    wrong: list[str] = []
    seen: set[str] = set()
    clients: dict[str, Client] = {}
    values = furnished()
    with chromium() as browser:
        window = Window(browser)
        parts = {**values["bao-cao/"], **values["so/"], **values["nhap-so-lieu/"]}
        for one in (*pages(values), *(Opened(more.username, more.address.format(**parts)) for more in MORE)):
            if one.username not in clients:
                clients[one.username] = Client()
                if one.username:
                    clients[one.username].force_login(Account.objects.get(username=one.username))
            text = clients[one.username].get(one.address).content.decode()
            template = rendered[-1]
            if template not in seen:
                seen.add(template)
                wrong += [f"{one.address} ({template}): {found}" for found in window.wrong(text)]
    assert wrong == [], "\n".join(wrong)
    assert page_templates() - seen == AFTER_A_FORM
