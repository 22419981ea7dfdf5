"""What templates may call: addresses by name, days and moments in Vietnamese writing."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation

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


GLOBALS: Mapping[str, Callable[..., Any]] = {
    "static": static,
    "url": url,
    "language": translation.get_language,
}
FILTERS: Mapping[str, Callable[..., str]] = {"day": day, "moment": moment, "count": write_count}
