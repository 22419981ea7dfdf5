"""Who is asking (đăng nhập): views for signed-in officials, and what they may on this day."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from giaoban.law import LawError
from giaoban.offices.models import Account
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.offices.sign_in import sessions
from giaoban.said import Said
from giaoban.web.addresses import address
from giaoban.web.errors import cannot

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

_KEPT = "_giaoban_permission"


def signed_in(view: View[P]) -> View[P]:
    """Only for signed-in officials; others come back to this address after signing in.

    Whose role asks for a second factor that is not there yet is led to set it up first. A refusal of
    :mod:`giaoban.offices.permission` becomes a page with status 403; what the book of law refuses, such as a day
    outside a norm's dates, becomes one that says so.
    """

    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not isinstance(request.user, Account):
            back = request.get_full_path() if request.method == "GET" else None
            return redirect(address(reverse("offices:sign_in"), {"tiep": back if back != "/" else None}))
        if request.session.get(sessions.MUST_ADD_FACTOR) and not request.path.startswith(reverse("offices:my_account")):
            return redirect("offices:my_account")
        sessions.seen(request, at=timezone.localtime())
        try:
            response = view(request, *args, **kwargs)
        except NotAllowed as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except LawError as refusal:
            advice = Said("Chọn ngày khác, hoặc ghi mục của cơ quan ở trang Tham số và lịch.")
            return cannot(request, Said("Luật chưa trả lời cho ngày này"), refusal.args[0], advice)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return wraps(view)(guarded)  # type: ignore[return-value]


def account_of(request: HttpRequest) -> Account:
    """The account behind a request of a view that :func:`signed_in` guards."""
    assert isinstance(request.user, Account)  # noqa: S101 — signed_in let nobody else through
    return request.user


def permission_of(request: HttpRequest) -> Permission:
    """What the account may do today, read once per request."""
    kept: Permission | None = getattr(request, _KEPT, None)
    if kept is None:
        kept = Permission(account_of(request), timezone.localdate())
        setattr(request, _KEPT, kept)
    return kept
