"""Making, checking and revoking personal access tokens."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Collection

from django.db.models import QuerySet

from giaoban.api.models import AccessToken
from giaoban.api.scopes import Scope
from giaoban.offices.models import Account
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said

PREFIX = "gb_"
"""Begins every token, so that a scanner of leaked secrets knows one."""
LONGEST_DAYS = 365
MOST = 20
"""Tokens of one person in use at a time."""
_SEEN_EVERY = dt.timedelta(minutes=1)


def make(account: Account, name: str, scopes: Collection[str], days: int, *, at: dt.datetime) -> str:
    """A new token, to be shown this once. Raises :class:`Refused` naming every field that is wrong."""
    findings = []
    if not name.strip():
        findings.append(Finding("ten", "required", Said("Đặt tên để sau này biết mã nào dùng vào việc gì.")))
    if not scopes or not set(scopes) <= set(Scope):
        findings.append(Finding("pham-vi", "required", Said("Chọn ít nhất một phạm vi.")))
    if not 1 <= days <= LONGEST_DAYS:
        words = Said("Thời hạn từ 1 đến %(most)s ngày.", most=LONGEST_DAYS)
        findings.append(Finding("thoi-han", "out_of_range", words))
    if in_use(account, at).count() >= MOST:
        words = Said("Đã có %(most)s mã đang dùng; thu hồi bớt rồi tạo mới.", most=MOST)
        findings.append(Finding("", "too_many", words))
    if findings:
        raise Refused(findings)
    token = PREFIX + secrets.token_urlsafe(32)
    AccessToken.objects.create(
        account=account,
        name=name.strip()[:80],
        start=token[:8],
        digest=_digest(token),
        scopes=sorted(scopes),
        made_at=at,
        expires_at=at + dt.timedelta(days=days),
    )
    return token


def revoke(pk: int, account: Account, *, at: dt.datetime) -> None:
    """End one of a person's own tokens."""
    AccessToken.objects.filter(pk=pk, account=account, revoked_at=None).update(revoked_at=at)


def of(account: Account) -> "QuerySet[AccessToken]":
    """A person's tokens, the ended ones too, the newest first."""
    return AccessToken.objects.filter(account=account).order_by("-pk")


def in_use(account: Account, at: dt.datetime) -> "QuerySet[AccessToken]":
    """A person's tokens that still open something."""
    return of(account).filter(revoked_at=None, expires_at__gt=at)


def find(token: str) -> AccessToken | None:
    """The row of a token with its owner, ended or not."""
    return AccessToken.objects.filter(digest=_digest(token)).select_related("account").first()


def note_use(token: AccessToken, at: dt.datetime) -> None:
    """Keep when a token was last used, about once a minute: reading must not write each time."""
    if token.used_at is None or at - token.used_at >= _SEEN_EVERY:
        AccessToken.objects.filter(pk=token.pk).update(used_at=at)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
