"""What all tests share: engines, hypothesis profiles, and databases filled once and copied."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from django.conf import settings

from tests import databases

if TYPE_CHECKING:
    from tests.pages import World

hypothesis.settings.register_profile("dev", max_examples=25, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=150, deadline=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

ON_SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
DEMO = {"demo", "demo_to_write", "ben_tram", "ben_tram_to_write"}
"""Fixtures of an authority that is loaded once: such tests stay together and run on both databases."""


def pytest_configure() -> None:
    """The catalogues compiled, as ``make setup`` does."""
    from tools.catalogues import compile_all

    compile_all()


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only the other database can show; keep together what would load the demo or open a site anew.

    On SQLite a loaded demo is a file that every worker copies: there a folder's tests stay together.
    """
    elsewhere = "postgres" if ON_SQLITE else "sqlite"
    left_out = [item for item in items if item.get_closest_marker(elsewhere)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
    for item in items:
        folder, loads = str(item.path.parent), DEMO & set(getattr(item, "fixturenames", ()))
        if loads:
            item.add_marker(pytest.mark.demo)
        if loads or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("demo" if loads and not ON_SQLITE else folder))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything must be at hand (``GIAOBAN_REQUIRE_ALL=1``) a skip is a failure."""
    report = yield
    if report.skipped and os.environ.get("GIAOBAN_REQUIRE_ALL") == "1":
        report.outcome = "failed"
    return report


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix() -> None:
    """Nothing: ``tests/settings.py`` gives each worker its own database."""


@pytest.fixture(scope="session", autouse=True)
def _flush_past_the_guards() -> Iterator[None]:
    """Only tables that hold rows are emptied: Django would delete against the guards on SQLite, and on PostgreSQL
    truncate every table, which takes a hundred times as long as deleting a test's few rows."""
    from django.db import connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(connection.ops), "execute_sql_flush", lambda *_: databases.empty())
        yield


@pytest.fixture(autouse=True)
def _follower_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL no worker runs beside the tests: there too a writer runs a pass after its commit."""
    from django.db import transaction

    from giaoban.trail import follower

    def after_commit() -> None:
        if not follower.is_held():
            transaction.on_commit(follower._pass_after_commit)

    if not ON_SQLITE:
        monkeypatch.setattr(follower, "after_commit", after_commit)


@pytest.fixture(scope="session")
def _loaded_demo(django_db_blocker, pytestconfig: pytest.Config) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """The name of a database with the whole demo in it, loaded once for the code as it stands."""
    from giaoban.demo import actions

    with django_db_blocker.unblock():
        folder = pytestconfig.cache.mkdir("demo")
        name = databases.kept("demo", lambda: actions.load(lambda share, last: None), folder)
    yield name
    with django_db_blocker.unblock():
        databases.drop(name)


@pytest.fixture
def demo(_loaded_demo: str, django_db_blocker) -> Iterator[None]:  # type: ignore[no-untyped-def]
    """The loaded demo to read: a test that writes is refused by the database. Takes no ``django_db`` mark."""
    with django_db_blocker.unblock(), databases.using(_loaded_demo, read_only=True):
        yield


@pytest.fixture
def demo_to_write(_loaded_demo: str, django_db_blocker) -> Iterator[None]:  # type: ignore[no-untyped-def]
    """A copy of the loaded demo for one test, with real commits. Takes no ``django_db`` mark."""
    with django_db_blocker.unblock():
        name = databases.copy("demo_copy", of=_loaded_demo)
        try:
            with databases.using(name):
                yield
        finally:
            databases.drop(name)


@pytest.fixture(scope="module")
def module_world(django_db_setup: None, django_db_blocker) -> Iterator["World"]:  # type: ignore[no-untyped-def]
    """The sealed small district for all tests of a module; a test takes it as ``made``."""
    from tests.pages import shared_world

    with django_db_blocker.unblock(), shared_world() as found:
        yield found


@pytest.fixture
def made(module_world: "World", db: None, tmp_path: Path, settings) -> "World":  # type: ignore[no-untyped-def]
    """The small district with a home of its own for files; what the test changes is taken back."""
    settings.HOME = tmp_path
    return module_world
