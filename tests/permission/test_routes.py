"""Who reaches which route: every route of the site against the tables in ``rooms/``, written by hand."""

import re

import pytest

from tests.permission.house import House
from tests.permission.walking import PEOPLE, Answer, Row, Walk, table
from tests.routes import patterns

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("permission")]
ROOMS = sorted({row.room.__name__.rpartition(".")[2] for row in table()})
STRANGERS = ("outsider", "other")
GUARDS = {
    "Content-Security-Policy": "default-src",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
OPENED = "so/<str:code>/<str:key>/nguoi"
"""The only route that shows clear values of a person."""


def rows_of(room: str) -> list[Row]:
    return [row for row in table() if row.room.__name__.endswith(f".{room}")]


def differences(walk: Walk, rows: list[Row], people: tuple[str, ...]) -> list[str]:
    """Where an answer is not the word of the table, or shows a person to somebody who did not open them."""
    found = []
    for row in rows:
        for who in people:
            expected, answer = row.expected[list(PEOPLE).index(who)], walk.ask(who, row)
            place = f"{row.method} {row.pattern} ({row.whose}) {row.sent} as {who}"
            if answer.word != expected:
                found.append(f"{place}: {answer.word}, not {expected}")
            found += [f"{place} lacks {header}" for header in lacking(answer, who)]
            opened = row.whose if row.pattern == OPENED and expected == "200+" else ""
            found += [f"{place} shows {said}" for said in shown(walk.house, answer.text, but=opened)]
    return found


def lacking(answer: Answer, who: str) -> list[str]:
    """The headers that guard a browser and are not there; what is only for one person is kept by no cache."""
    headers = answer.response.headers
    found = [name for name, value in GUARDS.items() if value not in headers.get(name, "")]
    own = who != "outsider" and answer.response.status_code == 200 and "openapi" not in answer.text[:20]
    if own and not re.search(r"private|no-store", headers.get("Cache-Control", "")):
        found.append("Cache-Control")
    return found


def shown(house: House, text: str, but: str) -> list[str]:
    """The clear values of persons in an answer, and opinions that are sealed."""
    clear = [value for whose, values in house.secrets.items() if whose != but for value in values]
    return [value for value in (*clear, *(one for sealed in house.sealed.values() for one in sealed)) if value in text]


def test_every_route_has_a_row() -> None:
    told = {row.pattern.removeprefix("/") for row in table()}
    assert [pattern for pattern in patterns() if pattern not in told] == []
    assert told - set(patterns()) == set()


@pytest.mark.parametrize("room", ROOMS)
def test_strangers_are_refused(walk: Walk, room: str) -> None:
    once = {(row.method, row.pattern): row for row in reversed(rows_of(room)) if row.whose in {"-", "own"}}
    assert differences(walk, list(once.values()), STRANGERS) == []


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_everybody_gets_what_the_table_says(walk: Walk, room: str) -> None:
    assert differences(walk, rows_of(room), tuple(PEOPLE)) == []
