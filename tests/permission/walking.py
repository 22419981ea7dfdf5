"""Walking the routes: who asks, what came of it in one word, and the tables that say what should.

A word of a table is the status of the answer; ``door`` is the way to the sign-in page, ``302`` any other.
``+`` behind it says that something was written: an answer without it leaves the database as it was.
"""

import contextlib
import datetime as dt
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client

from tests.pages import body
from tests.permission import rooms
from tests.permission.house import AFTER, BEFORE, WHOSE, House, at
from tests.routes import filled

PEOPLE: Mapping[str, tuple[str | None, dt.datetime]] = {
    "outsider": (None, AFTER),
    "other": ("thuong_dinh", AFTER),
    "left": ("cu", AFTER),
    "clerk": ("nhan_chinh", AFTER),
    "before": ("ke_thua", BEFORE),
    "after": ("ke_thua", AFTER),
    "office": ("van_phong", AFTER),
    "leader": ("chu_tich", AFTER),
    "admin": ("quan_tri", AFTER),
}
"""The columns of the tables: nobody signed in; the clerk of another ward; who was clerk until 2023; the clerk; the
clerk of the ward that ends, on its last day and as clerk of the successor; office, leader and administrator."""
FILE = "@"
"""What a table sends for a file."""
_INSERT = re.compile(r'INSERT .*?INTO "(?!django_session)')
_CHANGE = re.compile(
    r'(UPDATE|DELETE FROM) "(?!django_session|giaoban_\w+" SET "(used_at|read_at)" = [^,]*WHERE \S*"id" = )'
)
"""What a browser keeps is no writing, nor when a token or a calendar's address was last used."""


@dataclass(frozen=True)
class Row:
    """One line of a table: a route with whose thing, and what each of the people gets."""

    method: str
    pattern: str
    whose: str
    expected: Sequence[str]
    sent: str
    room: ModuleType


@dataclass
class Answer:
    """What came of asking."""

    word: str
    response: HttpResponseBase
    text: str


@dataclass
class Walk:
    """The people at their browsers."""

    house: House
    clients: dict[str, Client] = field(default_factory=dict)

    def ask(self, who: str, row: Row) -> Answer:
        """Ask a row's route as one of the people; whatever it writes is taken back."""
        username, moment = PEOPLE[who]
        values = row.room.values(self.house, row.whose, row.pattern)
        typed = parse_qsl(row.sent.format(**self.house.said.get(row.whose, {})), keep_blank_values=True)
        sent = {name: _file() if value == FILE else value for name, value in typed}
        with at(moment):
            client = self._client(who)
            kept = client.cookies.copy()
            headers = {}
            if row.pattern.startswith("api/v1/") and username:
                headers["Authorization"] = f"Bearer {self.house.tokens[username]}"
            try:
                with watched() as writes:
                    ask = client.get if row.method == "GET" else client.post
                    response = ask(filled(row.pattern, values), sent, headers=headers, **_as_json(row))
                    text = body(response) if is_text(response) else ""
            finally:
                client.cookies = kept
        return Answer(_word(response) + ("+" if writes else ""), response, text)

    def _client(self, who: str) -> Client:
        if who not in self.clients:
            client = Client(raise_request_exception=False)
            username = PEOPLE[who][0]
            if username:
                client.force_login(self.house.accounts[username])
                client.get("/tai-khoan/")  # the session notes that it is in use
            self.clients[who] = client
        return self.clients[who]


@contextlib.contextmanager
def watched() -> Iterator[list[str]]:
    """The statements that change rows, none of it kept."""
    writes: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if _INSERT.match(sql) or (_CHANGE.match(sql) and context["cursor"].rowcount):
            writes.append(sql)
        return result

    with transaction.atomic(), connection.execute_wrapper(watch):
        yield writes
        transaction.set_rollback(True)


def is_text(response: HttpResponseBase) -> bool:
    """Whether an answer is read as text: pages, JSON, CSV, calendars."""
    return bool(re.match(r"text/|application/(problem\+)?json|image/svg", response.get("Content-Type", "")))


def table() -> list[Row]:
    """Every line of every room's table."""
    found = []
    for module in pkgutil.iter_modules(rooms.__path__):
        room = importlib.import_module(f"{rooms.__name__}.{module.name}")
        lines = (line for line in room.TABLE.splitlines() if line.strip() and not line.startswith("#"))
        for line in lines:
            said, _, sent = line.partition(" | ")
            method, pattern, whose, *expected = said.split()
            assert len(expected) == len(PEOPLE), line
            assert whose in {*WHOSE, "-"}, line
            found.append(Row(method, pattern, whose, expected, sent.strip(), room))
    return found


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("ban-quet.pdf", b"%PDF-1.7 ban quet moi")


def _as_json(row: Row) -> dict[str, str]:
    """What is sent to the API is JSON."""
    return {"content_type": "application/json"} if row.method == "POST" and row.pattern.startswith("api/v1/") else {}


def _word(response: HttpResponseBase) -> str:
    where = response.get("Location", "")
    return "door" if where.startswith("/dang-nhap") else str(response.status_code)
