"""Answers of a seal (theo dấu niêm): the moment asked about, validators for caches, pages with a cursor."""

import base64
import binascii
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import content_disposition_header, http_date, parse_etags, parse_http_date_safe

from giaoban.api.caller import Caller
from giaoban.api.problems import refused_parameter
from giaoban.days.clock import BadMoment, FutureMoment, parse_moment
from giaoban.documents.files import content_type
from giaoban.indicators.queries import seal_for
from giaoban.said import Said
from giaoban.trail.models import Seal
from giaoban.trail.queries import NotSettled, latest_seal

RELEASE = version("giaoban")
LONGEST_PAGE, PAGE = 500, 100
_SETTLED = dt.timedelta(seconds=2)
"""A seal younger than this has no Last-Modified: another may still fall into its second (RFC 9110 §8.8.2.2)."""


def caller_of(request: HttpRequest) -> Caller:
    """Who calls a route that ``needs`` guards."""
    found = request.auth  # type: ignore[attr-defined]
    assert isinstance(found, Caller)  # noqa: S101 — needs let nobody else through
    return found


def seal_of(known_at: str | None) -> int:
    """The seal to answer from: the last one at ``known_at``, or the last one. Raises :class:`Problem` 422."""
    if known_at is None:
        return latest_seal()
    try:
        return seal_for(parse_moment(known_at, timezone.localtime()))
    except (BadMoment, FutureMoment, NotSettled) as error:
        raise refused_parameter("known_at", str(error)) from error


@dataclass(frozen=True)
class Window:
    """Which part of a list is asked for, at which seal."""

    seal: int
    start: int
    size: int


def window_of(request: HttpRequest, known_at: str | None, cursor: str | None, limit: int) -> Window:
    """The window that a cursor goes on with, at the seal it began at, or the first one."""
    if cursor is None:
        return Window(seal_of(known_at), 0, limit)
    try:
        seal, start, mark = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii", "replace")))
        fits = isinstance(seal, int) and isinstance(start, int) and mark == _mark(request)
    except (ValueError, TypeError, binascii.Error):
        fits = False
    if not fits or start < 0 or not 0 <= seal <= latest_seal():
        raise refused_parameter("cursor", Said("Con trỏ trang không dùng được cho địa chỉ này."))
    return Window(seal, start, limit)


def answer(
    request: HttpRequest, seal: int, make: Callable[[], dict[str, Any]], *, day: dt.date | None = None
) -> HttpResponse:
    """What ``make`` gives, as JSON with validators; it is not made where the caller has it already.

    ``day``: the answer also says how something stands on this day, so it holds for that day only.
    """
    row = Seal.objects.filter(number=seal).first()
    etag = _etag(caller_of(request), seal, day)
    modified = _modified(row) if day is None else None
    if _has_it(request, etag, modified):
        kept: HttpResponse = HttpResponseNotModified()
    else:
        said = {"seal": seal, "seal_at": row.at.isoformat() if row else None, **make()}
        kept = HttpResponse(json.dumps(said, ensure_ascii=False, default=str), content_type="application/json")
    kept.headers["ETag"] = etag
    if modified is not None:
        kept.headers["Last-Modified"] = http_date(modified)
    kept.headers["Cache-Control"] = "private, no-cache"
    kept.headers["Vary"] = "Authorization, Accept-Language"
    return kept


def fresh(said: dict[str, Any]) -> HttpResponse:
    """What stands at this moment, sealed or not yet: what was just written, what may be open only now."""
    answer = HttpResponse(json.dumps(said, ensure_ascii=False, default=str), content_type="application/json")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Vary"] = "Authorization, Accept-Language"
    return answer


def sent_file(name: str, content: bytes) -> HttpResponse:
    """The bytes of a file, never kept by who passes them on."""
    answer = HttpResponse(content, content_type=content_type(content) or "application/octet-stream")
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def page(request: HttpRequest, window: Window, rows: Sequence[Any], name: str = "items") -> dict[str, Any]:
    """The rows of a window with the cursor of the next one, or null; ``count`` is how many there are in all."""
    end = window.start + window.size
    return page_of(request, window, rows[window.start : end], len(rows), name)


def page_of(
    request: HttpRequest, window: Window, rows: Sequence[Any], count: int, name: str = "items"
) -> dict[str, Any]:
    """The same where only the rows of the window were read, of ``count`` in all."""
    end = window.start + window.size
    return {name: list(rows), "count": count, "next": _cursor(request, window.seal, end) if end < count else None}


def _cursor(request: HttpRequest, seal: int, start: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([seal, start, _mark(request)]).encode()).decode()


def _mark(request: HttpRequest) -> str:
    """The list that a cursor belongs to: its address and filters without the window itself."""
    asked = sorted((key, value) for key, values in request.GET.lists() for value in values if key not in _WINDOW)
    return hashlib.sha256(json.dumps([request.path, asked]).encode()).hexdigest()[:12]


_WINDOW = frozenset({"cursor", "limit", "known_at"})


def _etag(caller: Caller, seal: int, day: dt.date | None) -> str:
    """An answer changes with the seal, the caller's rights, the release that counts, for some with the day."""
    text = f"{RELEASE}|{seal}|{caller.rights}" + (f"|{day}" if day else "")
    return f'"{seal}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"'


def _modified(seal: Seal | None) -> int | None:
    if seal is None or timezone.now() - seal.at < _SETTLED:
        return None
    return int(seal.at.timestamp())


def _has_it(request: HttpRequest, etag: str, modified: int | None) -> bool:
    given = request.headers.get("If-None-Match")
    if given is not None:  # then the date does not count
        return given.strip() == "*" or etag in parse_etags(given)
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return since is not None and modified is not None and modified <= since
