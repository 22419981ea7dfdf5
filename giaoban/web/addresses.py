"""Addresses that carry the whole state of a page (lọc, sắp xếp, trang)."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

Params = Mapping[str, str | int | list[str] | None]


def with_query(path: str, query: QueryDict, **changes: str | int | None) -> str:
    """``path`` with the query changed: ``None`` takes a parameter away, its order is kept."""
    pairs = [(key, value) for key, values in query.lists() for value in values if value and key not in changes]
    pairs += [(key, str(value)) for key, value in changes.items() if value is not None]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def without_value(path: str, query: QueryDict, key: str, value: str) -> str:
    """``path`` with one value of one parameter taken away."""
    left = [(k, v) for k, values in query.lists() for v in values if v and (k, v) != (key, value) and k != "trang"]
    return f"{path}?{urlencode(left)}" if left else path


def address(path: str, params: Params) -> str:
    """``path`` with these parameters, empty ones left out."""
    pairs = [(key, value) for key, value in params.items() if value not in (None, "", [])]
    return f"{path}?{urlencode(pairs, doseq=True)}" if pairs else path


def safe_next(request: HttpRequest, wanted: str | None, otherwise: str = "/") -> str:
    """``wanted`` when it stays on this site, else ``otherwise``: nobody is led away by a link."""
    allowed = url_has_allowed_host_and_scheme(wanted or "", {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and allowed else otherwise
