"""The product in Chromium, on the loopback address: one site for all journeys, each on a fresh copy of the demo."""

import contextlib
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page

from tests import databases, serving
from tests.journeys.browsing import Mode, Person, give_passwords

Come = Callable[..., Person]


@pytest.fixture(scope="session")
def _demo_with_passwords(_loaded_demo: str, django_db_blocker) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """The demo with passwords hashed as the product does it."""
    with django_db_blocker.unblock():
        name = databases.copy("demo_journeys", of=_loaded_demo)
        with databases.using(name):
            give_passwords()
        yield name
        databases.drop(name)


@pytest.fixture(scope="session")
def _served_demo(_demo_with_passwords: str, django_db_blocker) -> Iterator[tuple[str, str]]:  # type: ignore[no-untyped-def]
    """A database to be put back before each journey; on SQLite one site serves it for the whole session."""
    with django_db_blocker.unblock():
        name = databases.copy("demo_served", of=_demo_with_passwords)
        with contextlib.ExitStack() as until_the_end:
            address = ""
            if connection.vendor == "sqlite":
                with databases.using(name):
                    address = until_the_end.enter_context(serving.served())
            yield name, address
        databases.drop(name)


@pytest.fixture
def site(_demo_with_passwords: str, _served_demo: tuple[str, str], django_db_blocker) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """The address of the product on the demo as it was loaded; the test's own connection works on it too."""
    name, address = _served_demo
    with django_db_blocker.unblock():
        databases.put_back(name, of=_demo_with_passwords)
        with databases.using(name):
            if address:
                yield address
            else:  # PostgreSQL: a site holds its connections, so each journey has its own
                with serving.served() as its_own:
                    yield its_own


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the journeys of a module; its loop runs in this thread, where tests also use the database."""
    with pytest.MonkeyPatch.context() as patch, serving.chromium() as opened:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield opened


@pytest.fixture
def mode(request: pytest.FixtureRequest) -> Mode:
    """How the journey is walked."""
    found: Mode = request.param
    return found


@pytest.fixture
def come(browser: Browser, mode: Mode) -> Iterator[Come]:
    """Lets people come to a site in the journey's mode: ``come(site)``, ``come(site, "van_phong", at=path)``."""
    people: list[Person] = []

    def one(site: str, username: str = "", *, at: str = "/") -> Person:
        person = Person(browser, site, mode)
        people.append(person)
        return person.signed_in(username, at=at) if username else person

    yield one
    for person in people:
        person.window.close()


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window at the desk and on a phone, for what is no journey of a whole day."""
    window = browser.new_context(viewport={"width": request.param, "height": 900}, locale="vi-VN")
    yield window.new_page()
    window.close()
