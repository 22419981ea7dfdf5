"""Who calls (người gọi): from the bearer token to a person's rights of today, within the token's scopes."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from giaoban.api import tokens
from giaoban.api.models import AccessToken
from giaoban.api.problems import Problem
from giaoban.api.scopes import SCOPE_NAMES, Scope
from giaoban.offices.permission import Permission
from giaoban.said import Said

CALLS_A_MINUTE = 120
"""Of one token and one process of the server."""
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="giaoban"'}


@dataclass(frozen=True)
class Caller:
    """The token that was shown and what its owner may do today."""

    token: AccessToken
    permission: Permission

    @property
    def rights(self) -> str:
        """What an answer depends on besides the seal: the roles held, as text."""
        held = sorted((one.role, self.permission.unit_key(one.unit)) for one in self.permission.held)
        return f"{self.token.account_id}:{held}"


class needs(HttpBearer):  # noqa: N801 — reads as what it says: auth=needs(Scope.FIGURES)
    """Bearer token with a scope; every refusal is a problem that says what to do."""

    openapi_name = "bearer"

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The caller; raises :class:`Problem` 401, 403 or 429."""
        now = timezone.now()
        found = _standing(token, now)
        _count(found, now)
        if self.scope not in found.scopes:
            words = Said(
                "Mã «%(name)s» không có phạm vi %(scope)s (%(title)s).",
                name=found.name,
                scope=self.scope.value,
                title=SCOPE_NAMES[self.scope],
            )
            raise Problem(403, "missing-scope", words)
        permission = Permission(found.account, timezone.localdate(now))
        if not permission.held:
            raise Problem(403, "no-role", Said("Chủ của mã này hiện không giữ vai trò ở đơn vị nào."))
        tokens.note_use(found, now)
        return Caller(found, permission)


def missing() -> Problem:
    """Nobody showed a token."""
    words = Said("Gửi mã truy cập trong tiêu đề «Authorization: Bearer …»; tạo mã ở trang Mã truy cập API.")
    return Problem(401, "missing-token", words, headers=CHALLENGE)


def _standing(token: str, now: dt.datetime) -> AccessToken:
    found = tokens.find(token)
    if found is None or not found.account.is_active:
        raise Problem(401, "unknown-token", Said("Không có mã truy cập này."), headers=CHALLENGE)
    if found.revoked_at is not None:
        words = Said("Mã «%(name)s» đã thu hồi.", name=found.name)
        raise Problem(401, "revoked-token", words, headers=CHALLENGE)
    if found.expires_at <= now:
        words = Said("Mã «%(name)s» đã hết hạn ngày %(day)s.", name=found.name, day=f"{found.expires_at:%d/%m/%Y}")
        raise Problem(401, "expired-token", words, headers=CHALLENGE)
    return found


def _count(token: AccessToken, now: dt.datetime) -> None:
    """Refuse who calls too often in one minute of the clock."""
    key = f"api:{token.pk}:{now:%Y%m%d%H%M}"
    cache.add(key, 0, 120)
    try:
        calls = cache.incr(key)
    except ValueError:  # it ran out between the two
        return
    if calls > CALLS_A_MINUTE:
        wait = 60 - now.second
        words = Said("Quá %(most)s lần gọi một phút; chờ %(wait)s giây.", most=CALLS_A_MINUTE, wait=wait)
        raise Problem(429, "too-many-calls", words, headers={"Retry-After": str(wait)})
