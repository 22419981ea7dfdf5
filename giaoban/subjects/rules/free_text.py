"""Personal values in free text (lý do, căn cứ): words of an act stay for ever, so they may not name anybody."""

import re
from collections.abc import Iterable

from giaoban.said import Said
from giaoban.subjects.rules.details import TITLES, Details
from giaoban.words.fold import fold


def said_in(text: str, subjects: Iterable[Details]) -> list[str]:
    """The fields whose values a text gives away, with or without tone marks and separators."""
    words, joined = f" {_words(text)} ", re.sub(r"\W", "", fold(text))
    found: dict[str, None] = {}
    for details in subjects:
        for field in ("name", "address"):
            value = _words(getattr(details, field))
            if " " in value and f" {value} " in words:
                found[field] = None
        for field in ("identity_number", "phone"):
            value = re.sub(r"\W", "", fold(getattr(details, field)))
            if len(value) >= 6 and value in joined:
                found[field] = None
        if _says_day(words, details.born):
            found["born"] = None
    return list(found)


def refusal(fields: Iterable[str]) -> str:
    """The sentence that refuses such a text."""
    named = [TITLES[field] for field in fields]
    return Said("Lý do và căn cứ lưu vĩnh viễn nên không được ghi %(named)s; hãy ghi số hồ sơ.", named=named)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _says_day(words: str, born: str) -> bool:
    """A full day of birth, written either way; a year alone says nothing."""
    if len(born) != 10:
        return False
    year, month, day = born.split("-")
    forms = (f" {year} {month} {day} ", f" {day} {month} {year} ", f" {int(day)} {int(month)} {year} ")
    return any(form in words for form in forms)
