"""What upper rooms make known to the pages: menus, panels and talk on a page, the frame's place and counters,
what is found, days of calendar feeds.

Rooms call these at start-up; this room never learns who they are.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse


def everybody(request: HttpRequest) -> bool:
    """An entry for whoever is signed in."""
    return True


@dataclass(frozen=True)
class MenuEntry:
    """One entry of a menu: ``url_name`` is looked up when the page is made, ``seen_by`` says who sees it.

    The menu follows the month: Tháng này 10, Sổ 20, Số liệu 30, Báo cáo 40, Phiên họp 50, Nhiệm vụ 60,
    Danh mục 70, Quản trị 80.
    """

    code: str
    title: str
    url_name: str
    order: int = 100
    seen_by: Callable[[HttpRequest], bool] = everybody
    note: str = ""


@dataclass(frozen=True)
class Link:
    """Somewhere to go from here, with a few words about it."""

    title: str
    href: str
    note: str = ""


@dataclass(frozen=True)
class Panel:
    """A titled list of links on a record's page."""

    title: str
    links: Sequence[Link]


@dataclass(frozen=True)
class Choice:
    """One choice of a list: what the address says and what people read."""

    value: str
    title: str
    chosen: bool = False


@dataclass(frozen=True)
class FilterField:
    """One field of the filter form."""

    name: str
    title: str
    kind: str
    value: str = ""
    choices: Sequence[Choice] = ()
    placeholder: str = ""


@dataclass(frozen=True)
class Place:
    """Where the reader stands (đơn vị và kỳ): shown in the frame, changed by its form."""

    unit_name: str
    session_name: str
    action: str
    units: Sequence[Choice] = field(default=())
    sessions: Sequence[Choice] = field(default=())


@dataclass(frozen=True)
class SearchKind:
    """A group of what is found (nhóm kết quả); ``code`` is what addresses say."""

    code: str
    title: str
    order: int


@dataclass(frozen=True)
class SearchEntry:
    """One thing that can be found: its page, what it is found by, and whose it is.

    A code is found as a whole, whatever signs stand between its letters. ``unit`` (a row id) answers
    for the page: who may do the source's deed for it may know of the entry; without a unit, whoever
    may do it for any unit. Words must hold nothing that the page would not show.
    """

    key: str
    title: str
    href: str
    words: str = ""
    codes: Sequence[str] = ()
    unit: int | None = None
    territory: int | None = None
    day: dt.date | None = None


@dataclass(frozen=True)
class SearchSource:
    """Where entries of the search index come from.

    ``kinds`` are the kinds of appended entries that change what it says; ``touched(acts)`` gives the
    keys that those acts change, ``None`` for all; ``entries(keys)`` what stands of them in this
    snapshot, of all for ``None``. ``deed`` is what one must be allowed to do to open the page.
    """

    code: str
    kind: SearchKind
    title: str
    kinds: frozenset[str]
    touched: Callable[[Sequence[int]], set[str] | None]
    entries: Callable[[set[str] | None], Iterator[SearchEntry]]
    deed: str = "see"


PageSource = Callable[[AbstractBaseUser], Iterable[Link]]
"""The account that looks → pages beside the menu that it may open, found by their titles."""


@dataclass(frozen=True)
class Counter:
    """Something the frame counts for the reader (thông báo chưa đọc)."""

    title: str
    href: str
    count: int


@dataclass(frozen=True)
class CalendarDay:
    """A day in somebody's calendar; ``uid`` names what happens on it, so that a moved day moves."""

    uid: str
    title: str
    day: dt.date
    href: str = ""


@dataclass(frozen=True)
class Named:
    """A thing that a page shows, by the kind and key that other rooms know it by."""

    kind: str
    key: str
    title: str


PanelSource = Callable[[str, uuid.UUID, AbstractBaseUser], Sequence[Link]]
"""Register code, record and the account that looks → links to what the record is part of."""

HomePanel = Callable[[HttpRequest], Panel | None]
"""The reader's request → what a room has to say on the home page, if anything."""

HelpHook = Callable[[HttpRequest], Link | None]
"""A page's request → where it is told how the page is used, if anywhere."""

PlaceHook = Callable[[HttpRequest], Place | None]
BoxSource = Callable[[HttpRequest, Sequence[Named]], str]
"""The page's request and what it shows, itself first, then its parts → markup to show below it."""

CounterHook = Callable[[HttpRequest], Counter | None]
CalendarSource = Callable[[AbstractBaseUser, dt.date], Iterable[CalendarDay]]
"""Account and first day → the days from then on that are the account's own to know."""

_menu: dict[str, MenuEntry] = {}
_section_pages: dict[str, dict[str, MenuEntry]] = {}
_account_links: dict[str, MenuEntry] = {}
_panels: dict[str, tuple[str, PanelSource]] = {}
_home: dict[str, HomePanel] = {}
_place: list[PlaceHook] = []
_help: list[HelpHook] = []
_beginning: list[Callable[[], str]] = []
_keeper: list[str] = []
_search_sources: dict[str, SearchSource] = {}
_pages: dict[str, PageSource] = {}
_boxes: dict[str, BoxSource] = {}
_counters: dict[str, CounterHook] = {}
_calendars: dict[str, CalendarSource] = {}


def add_menu(entry: MenuEntry) -> None:
    """Put an entry into the menu; one with the same code replaces it."""
    _menu[entry.code] = entry


def menu() -> list[MenuEntry]:
    """The menu in its order."""
    return _in_order(_menu)


def add_section_page(section: str, entry: MenuEntry) -> None:
    """Put a page beside the others of a menu entry; one with the same code replaces it."""
    _section_pages.setdefault(section, {})[entry.code] = entry


def section_pages(section: str) -> list[MenuEntry]:
    """The pages that stand side by side under a menu entry, in their order."""
    return _in_order(_section_pages.get(section, {}))


def add_account_link(entry: MenuEntry) -> None:
    """Put an entry into the menu under the account's name; one with the same code replaces it."""
    _account_links[entry.code] = entry


def account_links() -> list[MenuEntry]:
    """The entries under the account's name in their order."""
    return _in_order(_account_links)


def add_panel(code: str, title: str, source: PanelSource) -> None:
    """Show a panel on every record's page for which ``source`` has links."""
    _panels[code] = (title, source)


def panels(register: str, record: uuid.UUID, account: AbstractBaseUser) -> list[Panel]:
    """The panels that have something to say about a record."""
    found = [Panel(title, source(register, record, account)) for title, source in _panels.values()]
    return [panel for panel in found if panel.links]


def add_home_panel(code: str, source: HomePanel) -> None:
    """Show a panel on the home page whenever ``source`` has one."""
    _home[code] = source


def home_panels(request: HttpRequest) -> list[Panel]:
    """The panels that have something to say on the home page."""
    return [one for one in (source(request) for source in _home.values()) if one is not None]


def add_box(code: str, source: BoxSource) -> None:
    """Show a part of another room (trao đổi) on every page that names what it shows."""
    _boxes[code] = source


def boxes(request: HttpRequest, things: Sequence[Named]) -> list[str]:
    """What other rooms have to show on a page of these things."""
    return [source(request, things) for source in _boxes.values()]


def set_help_hook(hook: HelpHook) -> None:
    """Say who knows how pages are used."""
    _help[:] = [hook]


def help_link(request: HttpRequest) -> Link | None:
    """Where it is told how a page is used, if a room told us how to find it."""
    return _help[0](request) if _help else None


def set_place_hook(hook: PlaceHook) -> None:
    """Say who knows the unit and session of a page."""
    _place[:] = [hook]


def place(request: HttpRequest) -> Place | None:
    """The unit and session of a page, if a room told us how to find them."""
    return _place[0](request) if _place else None


def _in_order(entries: dict[str, MenuEntry]) -> list[MenuEntry]:
    return sorted(entries.values(), key=lambda entry: (entry.order, entry.code))


def set_keeper(url_name: str) -> None:
    """Say which address serves the script that keeps papers for reading without a connection."""
    _keeper[:] = [url_name]


def keeper() -> str:
    """Where that script is, empty while no room has one."""
    return reverse(_keeper[0]) if _keeper else ""


def set_beginning_hook(hook: Callable[[], str]) -> None:
    """Say who knows whether the home is still empty, and where it begins."""
    _beginning[:] = [hook]


def beginning() -> str:
    """Where an empty home begins; nothing once an authority stands."""
    return _beginning[0]() if _beginning else ""


def add_search_source(source: SearchSource) -> None:
    """Let what a room holds be found; one with the same code replaces it."""
    _search_sources[source.code] = source


def search_sources() -> list[SearchSource]:
    """Every source of the search index."""
    return list(_search_sources.values())


def add_pages(code: str, source: PageSource) -> None:
    """Let pages that are not in the menu be found by their titles."""
    _pages[code] = source


def pages(account: AbstractBaseUser) -> list[Link]:
    """The pages that are found by their titles, beside those of the menu."""
    return [link for source in _pages.values() for link in source(account)]


def add_counter(code: str, hook: CounterHook) -> None:
    """Let the frame of every page count something for the reader."""
    _counters[code] = hook


def counters(request: HttpRequest) -> list[Counter]:
    """What the frame counts for the reader of a page."""
    return [found for hook in _counters.values() if (found := hook(request)) is not None]


def add_calendar(code: str, source: CalendarSource) -> None:
    """Let calendar feeds show a room's days."""
    _calendars[code] = source


def calendar_days(account: AbstractBaseUser, since: dt.date) -> list[CalendarDay]:
    """The days of all rooms for an account, from a day on."""
    return [day for source in _calendars.values() for day in source(account, since)]
