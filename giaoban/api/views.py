"""Pages about the API: one's own access tokens (mã truy cập), and what the API can be asked (tài liệu)."""

import datetime as dt
import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from giaoban.api import tokens
from giaoban.api.models import AccessToken
from giaoban.api.scopes import SCOPE_NAMES, Scope
from giaoban.api.site import api
from giaoban.offices.signed_in import account_of, signed_in
from giaoban.registers.rules.finding import Refused
from giaoban.said import Said
from giaoban.web.page import render
from giaoban.web.registry import Choice
from giaoban.web.writing import told

SECTION = "api"
REFUSED = 422
DAYS = (7, 30, 90, 365)
USUAL_DAYS = 90


@signed_in
@never_cache
def my_tokens(request: HttpRequest) -> HttpResponse:
    """The reader's own tokens; a new one is shown this once."""
    if request.method != "POST":
        return _page(request)
    name, scopes, days = request.POST.get("ten", ""), request.POST.getlist("pham-vi"), request.POST.get("thoi-han", "")
    try:
        wanted = int(days) if days.isdecimal() and len(days) < 6 else 0
        made = tokens.make(account_of(request), name, scopes, wanted, at=timezone.now())
    except Refused as refusal:
        problems = {one.column: one.message for one in refusal.findings}
        return _page(request, name=name, scopes=scopes, days=days, problems=problems)
    return _page(request, made=made)


@signed_in
@require_POST
def revoke_token(request: HttpRequest, pk: int) -> HttpResponseBase:
    """End one of the reader's tokens."""
    tokens.revoke(pk, account_of(request), at=timezone.now())
    messages.success(request, told(Said("Đã thu hồi mã truy cập.")))
    return redirect("api:tokens")


@require_safe
@signed_in
def docs(request: HttpRequest) -> HttpResponse:
    """What the API can be asked: a plain list, and Swagger from the library's own files where scripts run.

    The specification goes with the page, so that both are told in its language.
    """
    schema = api.get_openapi_schema()
    context = {
        "routes": [
            {
                "method": method.upper(),
                "path": path,
                "summary": said["summary"],
                "tag": said["tags"][0],
                "description": said.get("description", ""),
            }
            for path, operations in schema["paths"].items()
            for method, said in operations.items()
        ],
        "settings": _as_script({"spec": schema, "layout": "BaseLayout", "deepLinking": True}),
    }
    return render(request, "api/docs.html", context, section=SECTION)


def _as_script(value: Any) -> str:
    """A value as JSON that ends no script element."""
    return json.dumps(value, ensure_ascii=False, default=str).replace("<", "\\u003c")


def no_such_route(request: HttpRequest, rest: str) -> HttpResponse:
    """Below the API's root every unknown address is a problem, not a page."""
    raise Http404


def _page(request: HttpRequest, **given: Any) -> HttpResponse:
    account, now = account_of(request), timezone.now()
    days = given.get("days") or str(USUAL_DAYS)
    scopes = given.get("scopes", [])
    context = {
        "tokens": [
            {"row": one, "scopes": [SCOPE_NAMES[Scope(scope)] for scope in one.scopes], "state": _state(one, now)}
            for one in tokens.of(account)[: 3 * tokens.MOST]
        ],
        "made": given.get("made", ""),
        "name": given.get("name", ""),
        "problems": given.get("problems", {}),
        "scopes": [Choice(scope.value, title, scope.value in scopes) for scope, title in SCOPE_NAMES.items()],
        "days": [Choice(str(one), told(Said("%(days)s ngày", days=one)), str(one) == days) for one in DAYS],
    }
    return render(request, "api/tokens.html", context, section=SECTION, status=REFUSED if context["problems"] else 200)


def _state(token: AccessToken, now: dt.datetime) -> str:
    if token.revoked_at is not None:
        return "revoked"
    return "expired" if token.expires_at <= now else "in_use"
