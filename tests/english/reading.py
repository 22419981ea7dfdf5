"""Reading a page as an English reader has it: what stands there in Vietnamese, and whether it may."""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from itertools import chain
from typing import Any

import holidays
from django.apps import apps
from django.db import models

from giaoban.law import Book
from giaoban.law.answer import word
from giaoban.said import at_start
from giaoban.sessions.conclusions.rules.passages import paragraphs

VIETNAMESE = re.compile(r"[À-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿ]")
_ALONE = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "circle", "polyline", "rect"})
_LETTERS_ONLY = frozenset({"title", "option", "textarea"})
_NAMES = ("aria-label", "title", "alt", "placeholder", "data-label", "label")
UNITS = ("tỷ đồng", "triệu đồng", "đồng", "tỷ", "triệu")
"""Units of measure are data: the numbers beside them are in official writing."""


class Page(HTMLParser):
    """``plain``: text that no element marks as Vietnamese; ``marked``: text that is, or that cannot be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.plain: list[str] = []
        self.marked: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.marked += [given[name] or "" for name in _NAMES if name in given]
        if tag not in _ALONE:
            inside = bool(self._open and self._open[-1][1])
            vietnamese = given.get("lang") == "vi" or (inside and "lang" not in given)
            self._open.append((tag, vietnamese))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, vietnamese = self._open[-1] if self._open else ("", False)
        (self.marked if vietnamese or tag in _LETTERS_ONLY else self.plain).append(data.strip())


def unmarked(html: str) -> list[str]:
    """Vietnamese that a reader's machine would read aloud as English."""
    return [text for text in Page(html).plain if VIETNAMESE.search(text)]


def ours(html: str, data: re.Pattern[str]) -> list[str]:
    """Vietnamese that is marked as data but is nobody's data: a sentence that was not translated."""
    return [text for text in Page(html).marked if VIETNAMESE.search(data.sub("", text))]


def data_of_the_house(*more: str) -> re.Pattern[str]:
    """Everything Vietnamese in database (long texts by paragraphs too), law and calendar, longest first; units."""
    known = {*UNITS, "Tiếng Việt", *more}
    for model in apps.get_app_config("giaoban").get_models():
        names = [
            one.name for one in model._meta.concrete_fields if isinstance(one, models.CharField | models.TextField)
        ]
        for row in model._default_manager.values_list(*names) if names else ():
            texts = [str(value) for value in row if value and VIETNAMESE.search(str(value))]
            known |= {*texts, *(one for text in texts for one in paragraphs(text))}
    known |= {one for one in chain(_words_of_law(), _holidays()) if VIETNAMESE.search(one)}
    return re.compile("|".join(re.escape(one) for one in sorted(known, key=len, reverse=True)))


def _words_of_law() -> Iterator[str]:
    """Titles, units, citations and words of the shipped book, which are quoted."""
    book = Book.shipped()
    for one in (norm for name in book.names() for norm in book.history(name)):
        yield from (one.title, at_start(one.title), one.unit, one.citation)
        yield from _texts(one.value)


def _holidays() -> Iterator[str]:
    """Names of days off as the calendar's library has them."""
    for name in holidays.country_holidays("VN", years=range(2020, 2028), language="vi").values():
        yield from (name, name.removesuffix(" (nghỉ bù)"), name.replace("Ngày ", "ngày ").removesuffix(" (nghỉ bù)"))
    yield "Tết Nguyên đán"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from (key, word(key))
            yield from _texts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield from (value, word(value))
