"""The house is built once for all tests here: what each of them does is taken back."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.permission.house import House, walked_house
from tests.permission.walking import Walk


@pytest.fixture(scope="package")
def _house(django_db_setup: None, django_db_blocker) -> Iterator[House]:  # type: ignore[no-untyped-def]
    with django_db_blocker.unblock(), walked_house() as made:
        yield made


@pytest.fixture
def house(_house: House, db: None) -> House:
    cache.clear()  # the API counts the calls of a minute, and here it is always the same one
    return _house


@pytest.fixture
def walk(house: House) -> Walk:
    return Walk(house)
