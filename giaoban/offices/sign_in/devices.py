"""Thiết bị được nhớ: a cookie that stands for a second factor passed on this browser, for as long as policy allows."""

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from giaoban.offices.models import Account
from giaoban.offices.sign_in import sealing
from giaoban.offices.sign_in.models import RememberedDevice
from giaoban.offices.sign_in.visitor import visitor_of

COOKIE = "thiet-bi"
_USE = "device"


def is_remembered(request: HttpRequest, account: Account, *, at: dt.datetime) -> bool:
    """Whether this browser passed the account's second factor and is still remembered."""
    token = request.COOKIES.get(COOKIE, "")
    if not token:
        return False
    wanted = sealing.digests(_USE, token)
    return RememberedDevice.objects.filter(account=account, digest__in=wanted, until__gt=at).exists()


def remember(request: HttpRequest, response: HttpResponse, account: Account, days: int, *, at: dt.datetime) -> None:
    """Remember this browser for some days."""
    token, until = sealing.new_token(), at + dt.timedelta(days=days)
    RememberedDevice.objects.filter(account=account, until__lte=at).delete()
    RememberedDevice.objects.create(
        account=account, digest=sealing.digest(_USE, token), agent=visitor_of(request).agent, made_at=at, until=until
    )
    response.set_cookie(
        COOKIE,
        token,
        max_age=days * 24 * 3600,
        httponly=True,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        samesite="Lax",
    )
