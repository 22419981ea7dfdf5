"""The menu follows the month and shows a person what they may see; search appears with its page."""

import re
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from giaoban.config.urls import urlpatterns as product
from giaoban.web import page, registry
from tests.pages import World, body, world

pytestmark = pytest.mark.django_db


def found(request: HttpRequest) -> HttpResponse:
    return page.render(request, "web/frame.html")


urlpatterns = [path("tim", found), *product]


@pytest.fixture
def made() -> World:
    return world()


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(registry, "_menu", dict(registry._menu))
    page.search_address.cache_clear()
    yield
    page.search_address.cache_clear()


def titles(client: Client) -> list[str]:
    menu = body(client.get("/so/")).split('class="menu"')[1].split("</nav>")[0]
    return re.findall(r"<a [^>]*>([^<]+)</a>", menu)


@pytest.mark.usefixtures("entries")
def test_an_entry_stands_in_its_place_and_only_for_whom_it_is(made: World) -> None:
    office = made.client("van_phong")
    before = titles(office)
    assert before[:4] == ["Tháng này", "Sổ", "Số liệu", "Báo cáo"]

    def is_tax(request: HttpRequest) -> bool:
        return getattr(request.user, "username", "") == "thue"

    registry.add_menu(registry.MenuEntry("thu", "Thu riêng", "registers:registers", 15, is_tax))
    assert titles(office) == before
    assert titles(made.client("thue"))[:3] == ["Tháng này", "Thu riêng", "Sổ"]


@pytest.mark.usefixtures("entries")
def test_search_stands_in_the_frame_once_there_is_a_page_for_it(made: World) -> None:
    with override_settings(ROOT_URLCONF=__name__):
        page.search_address.cache_clear()
        shown = body(made.client("van_phong").get("/tim?q=thuế"))
    assert 'action="/tim"' in shown
    assert 'value="thuế"' in shown
