"""Phiên đang mở: beginning, listing and ending the sessions of an account."""

import datetime as dt
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from giaoban.offices.models import Account
from giaoban.offices.sign_in.models import OpenSession
from giaoban.offices.sign_in.visitor import visitor_of

MUST_ADD_FACTOR = "phai_them_lop_hai"
"""Kept in the session of somebody whose role asks for a second factor that is not there yet."""
_SEEN = "thay_luc"
_SEEN_EVERY_S = 300


def begin(request: HttpRequest, account: Account, *, at: dt.datetime) -> None:
    """Sign an account in and list the session among its open ones."""
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    came = visitor_of(request)
    OpenSession.objects.filter(account=account, seen_at__lt=_ran_out(at)).delete()
    request.session[_SEEN] = int(at.timestamp())
    OpenSession.objects.create(
        account=account, key=_key(request), ip=came.ip, agent=came.agent, begun_at=at, seen_at=at
    )


def renewed(request: HttpRequest, before: str | None) -> None:
    """The session of a request goes on under another key, as after a change of password."""
    OpenSession.objects.filter(key=before or "").update(key=_key(request))


def seen(request: HttpRequest, *, at: dt.datetime) -> None:
    """Note that a session is in use; written at most every few minutes."""
    last = request.session.get(_SEEN)
    if isinstance(last, int) and at.timestamp() - last < _SEEN_EVERY_S:
        return
    request.session[_SEEN] = int(at.timestamp())
    OpenSession.objects.filter(key=request.session.session_key or "").update(seen_at=at)


def of(accounts: Iterable[int], *, at: dt.datetime) -> list[OpenSession]:
    """The open sessions of some accounts, the one used last first; those that ran out are left out."""
    rows = OpenSession.objects.filter(account__in=list(accounts), seen_at__gt=_ran_out(at))
    return list(rows.select_related("account").order_by("-seen_at", "-pk"))


def end(rows: Iterable[OpenSession]) -> int:
    """End sessions: their browsers are signed out at their next page."""
    ended = list(rows)
    keys = [one.key for one in ended]
    for key in keys:
        _store()(key).delete()
    OpenSession.objects.filter(key__in=keys).delete()
    return len(ended)


def end_all(account: Account, but: str | None = None) -> int:
    """End every session of an account, but for one."""
    return end(OpenSession.objects.filter(account=account).exclude(key=but or ""))


def _ran_out(at: dt.datetime) -> dt.datetime:
    """A session not seen since then has ended by itself."""
    return at - dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)


def _store() -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore


def _key(request: HttpRequest) -> str:
    if request.session.session_key is None:
        request.session.create()
    return str(request.session.session_key)
