"""What templates may call: addresses, days and moments in Vietnamese writing, texts in the reader's language."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from markupsafe import Markup, escape

from giaoban.said import Said, is_list
from giaoban.web.sheets import scripts, stylesheets
from giaoban.words.count import write_count
from giaoban.words.dates import write_short_date


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
    return value.in_words(translation.gettext(value.sentence), {k: _part(v, told) for k, v in value.values.items()})


def vi(value: Any) -> Any:
    """A value that may be data (names, units, official sentences): Vietnamese words are marked as such.

    A page in another language is read aloud rightly only so; a Vietnamese page stays without marks.
    """
    if reads_vietnamese() or isinstance(value, Markup) or not isinstance(value, str):
        return value
    if isinstance(value, Said):
        values = {name: _part(one, vi) for name, one in value.values.items()}
        return Markup(value.in_words(escape(translation.gettext(value.sentence)), values))  # noqa: S704 — escaped
    return value if value.isascii() else Markup('<span lang="vi">{}</span>').format(value)


def reads_vietnamese() -> bool:
    """Whether the page is in the language that everything is written in."""
    return (translation.get_language() or settings.LANGUAGE_CODE) == settings.LANGUAGE_CODE


def _part(value: object, write: Callable[[Any], Any]) -> Any:
    """A value inside a sentence, several with commas."""
    if is_list(value):
        return Markup(", ").join(map(write, value)) if write is vi else ", ".join(map(str, map(write, value)))
    return write(value)


GLOBALS: Mapping[str, Callable[..., Any]] = {
    "static": static,
    "url": url,
    "language": translation.get_language,
    "stylesheets": stylesheets,
    "scripts": scripts,
}
FILTERS: Mapping[str, Callable[..., str]] = {"day": day, "moment": moment, "count": write_count, "told": told, "vi": vi}
