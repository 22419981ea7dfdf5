"""What components are given to show, where a plain pair does not say enough (thành phần của trang)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from giaoban.web.registry import Choice

Tone = Literal["plain", "info", "good", "warn", "bad"]


@dataclass(frozen=True)
class Field:
    """One question of a form.

    ``known``: the registers know the answer already, so nobody types over it. ``law``: what rules it. ``understood``:
    what was read from the value. ``checked``: asked again while the form is filled in.
    """

    name: str
    label: str
    kind: str
    value: str = ""
    error: str = ""
    help: str = ""
    required: bool = False
    choices: Sequence[Choice] = ()
    placeholder: str = ""
    known: bool = False
    law: str = ""
    understood: str = ""
    checked: bool = False


@dataclass(frozen=True)
class Change:
    """One field of a change: what it was, what it is."""

    title: str
    old: str
    new: str


@dataclass(frozen=True)
class Event:
    """Something that happened, as a timeline tells it."""

    title: str
    at: dt.datetime
    who: str = ""
    badge: str = ""
    badge_tone: Tone = "plain"
    note: str = ""
    changes: Sequence[Change] = ()


@dataclass(frozen=True)
class Step:
    """One step of a document's way; ``note`` says who and when."""

    title: str
    state: Literal["done", "now", "next", "back"]
    note: str = ""


@dataclass(frozen=True)
class Tab:
    """One part of a thing; ``count`` is how many are behind it, where that is known."""

    title: str
    href: str
    current: bool = False
    count: int | None = None
