"""Rendering a page in the frame: menu, place, search, account and messages around what a view shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse

from giaoban.web import registry
from giaoban.web.as_known import stays_today
from giaoban.web.look import Look, look_of
from giaoban.web.reader import reader_name

SEARCH = "/tim"
"""Where the whole house is searched, once a room answers there."""
THUMB = 4
"""Menu entries that a phone shows beside the one that opens the rest."""


@dataclass(frozen=True)
class MenuItem:
    """A menu entry as the page shows it."""

    title: str
    href: str
    current: bool


@dataclass(frozen=True)
class Frame:
    """What stands around a page; without anything it needs no database.

    ``reader`` names who is signed in to what the browser keeps, empty for nobody; ``keeper`` is the script that keeps.
    ``stays_today`` says that the address asks for a past day which the page does not know.
    """

    look: Look = field(default_factory=Look)
    menu: Sequence[MenuItem] = ()
    pages: Sequence[MenuItem] = ()
    links: Sequence[MenuItem] = ()
    place: registry.Place | None = None
    counters: Sequence[registry.Counter] = ()
    help: registry.Link | None = None
    address: str = ""
    search: str = ""
    searched: str = ""
    thumb: int = THUMB
    reader: str | None = None
    keeper: str = ""
    stays_today: bool = False

    @property
    def rest(self) -> Sequence[MenuItem]:
        """The menu entries that a phone keeps behind "Thêm"."""
        return self.menu[self.thumb :]


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    section: str = "",
    page: str = "",
    status: int = 200,
    look: Look | None = None,
) -> HttpResponse:
    """The page ``template`` inside the frame; ``section`` is its menu entry, ``page`` which page of it.

    ``look`` shows it otherwise than the reader chose.
    """
    user = getattr(request, "user", None)
    account = user if user is not None and user.is_authenticated else None
    around = {
        "frame": frame(request, section if account else None, look or look_of(request), page),
        "account": account,
        "messages": messages.get_messages(request),
    }
    return HttpResponse(render_to_string(template, {**around, **(context or {})}, request), status=status)


def frame(request: HttpRequest, section: str | None, look: Look, page: str = "") -> Frame:
    """The frame of somebody who is signed in; without a section, of somebody who is not."""
    if section is None:
        return Frame(look, address=request.get_full_path(), reader="")
    search = search_address()
    return Frame(
        look=look,
        menu=menu_items(request, section),
        pages=[_item(one, page) for one in registry.section_pages(section) if one.seen_by(request)],
        links=[_item(one, section) for one in registry.account_links() if one.seen_by(request)],
        place=registry.place(request),
        counters=registry.counters(request),
        help=registry.help_link(request),
        address=request.get_full_path(),
        search=search,
        searched=request.GET.get("q", "") if search and request.path == search else "",
        reader=reader_name(request.user) if isinstance(request.user, AbstractBaseUser) else "",
        keeper=registry.keeper(),
        stays_today=stays_today(request),
    )


def menu_items(request: HttpRequest, section: str) -> list[MenuItem]:
    """The menu entries that the reader may see, the current one marked."""
    return [_item(one, section) for one in registry.menu() if one.seen_by(request)]


@cache
def search_address() -> str:
    """The address of the search page, empty while no room has one."""
    try:
        resolve(SEARCH)
    except Resolver404:
        return ""
    return SEARCH


def _item(entry: registry.MenuEntry, section: str) -> MenuItem:
    return MenuItem(entry.title, reverse(entry.url_name), entry.code == section)
