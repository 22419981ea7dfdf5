"""The second authority in a database of its own, loaded once."""

from collections.abc import Iterator

import pytest

from tests import databases
from tests.authorities import example


@pytest.fixture(scope="session")
def _loaded_example(django_db_blocker) -> Iterator[str]:  # type: ignore[no-untyped-def]
    with django_db_blocker.unblock():
        name = databases.create("ben_tram")
        with databases.using(name):
            example.giaoban("load", str(example.FOLDER))
    yield name
    with django_db_blocker.unblock():
        databases.drop(name)


@pytest.fixture
def ben_tram(_loaded_example: str, django_db_blocker) -> Iterator[None]:  # type: ignore[no-untyped-def]
    """The loaded ward to read."""
    with django_db_blocker.unblock(), databases.using(_loaded_example, read_only=True):
        yield


@pytest.fixture
def ben_tram_to_write(_loaded_example: str, django_db_blocker) -> Iterator[None]:  # type: ignore[no-untyped-def]
    """A copy of the loaded ward for one test, with real commits."""
    with django_db_blocker.unblock():
        name = databases.copy("ben_tram_copy", of=_loaded_example)
        try:
            with databases.using(name):
                yield
        finally:
            databases.drop(name)
