"""Every address pattern of the site, as the resolver has it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def patterns() -> Iterator[str]:
    """Every pattern with the parts of its address as they are written: ``so/<str:code>/``."""
    return (pattern for pattern, _ in views())


def views() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every pattern with the view that answers it."""
    return _below(get_resolver(), "")


def parts_of(pattern: str) -> list[str]:
    """The names of a pattern's parts."""
    return re.findall(r"<(?:\w+:)?(\w+)>", pattern)


def filled(pattern: str, values: dict[str, str]) -> str:
    """The address of a pattern with its parts filled in; a part without a value is an error."""
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: values[part[1]], pattern)


def _below(resolver: URLResolver, before: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    for one in resolver.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield path, one.callback
        else:
            yield from _below(one, path)
