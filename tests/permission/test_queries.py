"""No page asks the database more often because it lists more: every route that answers, with few and with many rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.permission.grown import grow
from tests.permission.walking import PEOPLE, Row, Walk, table, watched

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("permission"), pytest.mark.slow]
GROW = {
    "lich/<str:secret>.ics": "a calendar is read by programs, an hour apart",
}
"""Routes that may ask more often, each with its reason."""


def pages() -> list[tuple[str, Row]]:
    """Every route that answers somebody, as the first of those who see most."""
    found = []
    for row in table():
        who = next(
            (one for one in ("office", "admin", "clerk") if row.expected[list(PEOPLE).index(one)] == "200"), None
        )
        if row.method == "GET" and row.whose in {"-", "own"} and who and row.pattern not in GROW:
            found.append((who, row))
    return found


def counts(walk: Walk) -> dict[str, int]:
    """How many statements each page takes, asked a second time: what stands in memory by then is not asked again."""
    found = {}
    for who, row in pages():
        walk.ask(who, row)
        with CaptureQueriesContext(connection) as seen:
            walk.ask(who, row)
        found[f"{row.pattern} ({row.whose}) {row.sent}"] = len(seen)
    return found


def test_no_page_asks_more_often_with_many_rows(walk: Walk) -> None:
    with watched():
        grow(walk.house, [1])
        few = counts(walk)
        grow(walk.house, range(2, 10))
        many = counts(walk)
    grown = {page: (few[page], many[page]) for page in few if many[page] > few[page]}
    assert grown == {}
