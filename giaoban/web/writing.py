"""What templates may call: addresses, days and moments in Vietnamese writing, texts in the reader's language."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from markupsafe import Markup, escape

from giaoban.said import Said, at_start, is_list
from giaoban.web.sheets import scripts, stylesheets
from giaoban.words.count import write_count
from giaoban.words.dates import write_short_date

_LETTER = r"[À-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿ]"
_VIETNAMESE = re.compile(_LETTER)
"""A letter that only Vietnamese among the languages of the pages has."""
_TERM = re.compile(rf"\w*{_LETTER}\w*(?:\s+\w*{_LETTER}\w*)*")
"""Vietnamese words that a sentence of another language keeps."""
_MARK = Markup('<span lang="vi">{}</span>')


def url(name: str, *args: Any) -> str:
    """The address of a named page."""
    return reverse(name, args=args)


def day(value: dt.date | None) -> str:
    """ "07/3/2023", or nothing."""
    return write_short_date(value) if value else ""


def moment(value: dt.datetime | None) -> str:
    """ "09:30 07/3/2023" in Vietnam's time, or nothing."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{local:%H:%M} {write_short_date(local.date())}"


def told(value: Any) -> Any:
    """A text of ours in the reader's language; any other value as it is. Every output of a template passes here."""
    if not isinstance(value, Said) or reads_vietnamese():
        return value
    return value.in_words(_sentence(value), {k: _part(v, told) for k, v in value.values.items()})


def vi(value: Any) -> Any:
    """A value that may be data (names, units, official sentences): Vietnamese words are marked as such.

    A page in another language is read aloud rightly only so; a Vietnamese page stays without marks.
    """
    if not isinstance(value, str) or value.isascii() or hasattr(value, "__html__") or reads_vietnamese():
        return value  # asked in the order of what it costs: every output of every page passes here
    if isinstance(value, Said):
        values = {name: escape(_part(one, vi)) for name, one in value.values.items()}
        return Markup(value.in_words(_marked(_sentence(value)), values))  # noqa: S704 — escaped
    return _MARK.format(value) if _VIETNAMESE.search(value) else value


def plain(value: Any) -> Markup:
    """A value told without marks, for places that hold letters only."""
    return escape(told(value))


def marked_gettext(sentence: str, /, **values: Any) -> Markup:
    """What a template's own sentence is looked up with; its values are marked as the page's text is."""
    told_as = _marked(translation.gettext(sentence))
    return told_as % {name: vi(value) for name, value in values.items()}


def marked_ngettext(one: str, many: str, num: int | str, /, **values: Any) -> Markup:
    """The same for a counted sentence; the count may be written already."""
    told_as = _marked(translation.ngettext(one, many, _counted(num) or 0))
    return told_as % {"num": num, **{name: vi(value) for name, value in values.items()}}


def languages() -> Sequence[tuple[str, str]]:
    """The languages of the site, each by its own name."""
    return settings.LANGUAGES


def reads_vietnamese() -> bool:
    """Whether the page is in the language that everything is written in."""
    return (translation.get_language() or settings.LANGUAGE_CODE) == settings.LANGUAGE_CODE


def _marked(sentence: str) -> Markup:
    """A sentence of ours with the Vietnamese words in it marked, where it is in another language."""
    if reads_vietnamese():
        return Markup(sentence)  # noqa: S704 — our own sentence
    return Markup(_TERM.sub(r'<span lang="vi">\g<0></span>', str(escape(sentence))))  # noqa: S704 — escaped


def _sentence(said: Said) -> str:
    """The sentence in the reader's language, in the form for its count."""
    count = _counted(said.values.get("count", ""))
    if count is None:
        return translation.gettext(said.sentence)
    return translation.ngettext(said.sentence, said.sentence, count)


def _counted(count: object) -> int | None:
    """A count, be it written as "1.234"."""
    digits = str(count).replace(".", "")
    return int(digits) if digits.isdigit() else None


def _part(value: object, write: Callable[[Any], Any]) -> Any:
    """A value inside a sentence, several with commas; a mistake is told by its own sentence."""
    if isinstance(value, Exception):
        value = str(value)
    if is_list(value):
        return Markup(", ").join(map(write, value)) if write is vi else ", ".join(map(str, map(write, value)))
    return write(value)


GLOBALS: Mapping[str, Callable[..., Any]] = {
    "static": static,
    "url": url,
    "language": translation.get_language,
    "languages": languages,
    "stylesheets": stylesheets,
    "scripts": scripts,
}
FILTERS: Mapping[str, Callable[..., str]] = {
    "at_start": at_start,
    "count": write_count,
    "day": day,
    "moment": moment,
    "plain": plain,
    "told": told,
    "vi": vi,
}
