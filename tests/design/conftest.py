"""A small authority behind a live server, and a browser signed in to it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import BrowserContext, sync_playwright

from giaoban.offices.models import Account
from giaoban.reports import actions
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.trail import follower
from giaoban.web import registry
from tests.pages import AT, World, world

CHROMIUM = "/usr/bin/chromium"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
Opened = Callable[..., BrowserContext]


@pytest.fixture
def office(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """The small district with a report, its office opening every page there is."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    made = world()
    unit = made.district.unit
    template = 'Thu ngân sách {{ ky("NS.THU", "đến ngày") }} đạt {{ so("NS.THU") }}; năm qua có 3 đợt.'
    head = Letterhead(unit=unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo")
    item = OutlineItem(unit=unit, key="thu", order=1, kind="paragraph", template=template)
    actions.write_outline([head, item], unit=unit.pk, by=made.district.office, at=AT)
    follower.run_pass()
    Account.objects.filter(username="van_phong").update(is_demo=True)
    return made


@pytest.fixture
def whole_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    """The menu as it stands when every room is there."""
    monkeypatch.setattr(registry, "_menu", dict(registry._menu))
    for order, title in ((50, "Phiên họp"), (60, "Nhiệm vụ"), (70, "Danh mục"), (80, "Quản trị")):
        registry.add_menu(registry.MenuEntry(f"{order}", title, "registers:registers", order))


@pytest.fixture
def opened(office: World, live_server) -> Iterator[Opened]:  # type: ignore[no-untyped-def]
    """Opens a browser's window: signed in, of a width, a colour scheme and, by cookies, a look."""
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium on this machine")
    session = office.client("van_phong").cookies[django_settings.SESSION_COOKIE_NAME].value
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)

        def window(width: int = 1280, scheme: str = "light", **cookies: str) -> BrowserContext:
            context = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme, base_url=live_server.url, locale="vi-VN"
            )
            kept = {django_settings.SESSION_COOKIE_NAME: session, **cookies}
            context.add_cookies([{"name": k, "value": v, "url": live_server.url} for k, v in kept.items()])
            return context

        yield window
        browser.close()
