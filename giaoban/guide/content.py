"""The tasks of the guide, read from ``tasks/*.yaml``: each text in every language side by side.

What a button, link or field is called stands in double brackets, in Vietnamese as the page says it:
``Bấm [[Ghi]]``. It is looked up like any sentence of ours, so an English guide names the English button,
and a test tells when a page no longer says it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from giaoban.said import Said

FOLDER = Path(__file__).resolve().parent / "tasks"
MAIN = "vi"
"""The language that stands in for one that a text is not written in."""
_NAME = re.compile(r"\[\[(.+?)\]\]")

Texts = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True)
class Task:
    """One task (việc): who does it and what for, its steps, what is good to know, the pages it is about."""

    code: str
    order: int
    title: Texts
    aim: Texts
    steps: Sequence[Texts]
    notes: Sequence[Texts]
    pages: Sequence[str]
    more: Sequence[str]
    start: str

    def texts(self) -> list[Texts]:
        """Everything the page says."""
        return [self.title, self.aim, *self.steps, *self.notes]


@dataclass(frozen=True)
class Part:
    """A part of a text: words, or what something on a page is called."""

    text: str
    is_name: bool = False


@cache
def tasks() -> Mapping[str, Task]:
    """Every task by its code, in the order of the month."""
    found = [_read(path) for path in FOLDER.glob("*.yaml")]
    return {one.code: one for one in sorted(found, key=lambda one: one.order)}


@cache
def task_of_page(view_name: str) -> Task | None:
    """The task that a page is part of."""
    return next((one for one in tasks().values() if view_name in one.pages), None)


def told_in(texts: Texts, language: str) -> list[Part]:
    """A text in a language, what pages call things apart from the words around."""
    pieces = _NAME.split(texts.get(language) or texts[MAIN])
    return [Part(Said(one) if at % 2 else one, bool(at % 2)) for at, one in enumerate(pieces) if one]


def names(texts: Texts) -> list[str]:
    """What a text says that pages call things, over all its languages."""
    return [name for text in texts.values() for name in _NAME.findall(text)]


def _read(path: Path) -> Task:
    row = yaml.safe_load(path.read_text(encoding="utf-8"))
    lists = {name: row.get(name, []) for name in ("steps", "notes", "pages", "more")}
    return Task(path.stem, row["order"], row["title"], row["aim"], **lists, start=row.get("start", ""))
