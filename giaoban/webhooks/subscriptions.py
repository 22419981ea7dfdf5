"""Subscribing an address, ending it, sending once more by hand."""

import datetime as dt
import secrets
from collections.abc import Collection, Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.db import transaction

from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.sign_in import sealing
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.webhooks.events import Event, message_of
from giaoban.webhooks.models import Topic, WebhookMessage, WebhookSubscription
from giaoban.webhooks.policy import networks
from giaoban.webhooks.rules.reachable import is_reachable
from giaoban.webhooks.rules.signing import secret_of

KEY_BYTES = 32


def subscribe(
    unit: int, name: str, url: str, topics: Collection[str], *, by: Account, at: dt.datetime
) -> tuple[WebhookSubscription, str]:
    """A new subscription and its secret, to be shown this once. Raises :class:`Refused` naming every field."""
    Permission(by, at.date()).require(Deed.MANAGE, [unit])
    findings = list(_findings(name, url, topics))
    if findings:
        raise Refused(findings)
    secret = secret_of(secrets.token_bytes(KEY_BYTES))
    made = WebhookSubscription.objects.create(
        unit_id=unit,
        name=name.strip(),
        url=url.strip(),
        topics=sorted(set(topics)),
        secret_box=sealing.encrypted(secret),
        made_by=by.username,
        made_at=at,
    )
    return made, secret


def end(subscription: WebhookSubscription, *, by: Account, at: dt.datetime) -> None:
    """Send nothing more to it; what still waits is given up."""
    Permission(by, at.date()).require(Deed.MANAGE, [subscription.unit_id])
    with transaction.atomic():
        standing = WebhookSubscription.objects.filter(pk=subscription.pk, ended_at=None)
        standing.update(ended_by=by.username, ended_at=at)
        waiting = WebhookMessage.objects.filter(subscription=subscription, state=WebhookMessage.State.WAITING)
        waiting.update(state=WebhookMessage.State.GIVEN_UP)


def send_again(message: WebhookMessage, *, by: Account, at: dt.datetime) -> None:
    """Put a message back to be sent now, with all its tries before it."""
    Permission(by, at.date()).require(Deed.MANAGE, [message.subscription.unit_id])
    _refuse_ended(message.subscription)
    WebhookMessage.objects.filter(pk=message.pk).update(state=WebhookMessage.State.WAITING, tries=0, next_at=at)


def send_trial(subscription: WebhookSubscription, *, by: Account, at: dt.datetime) -> WebhookMessage:
    """A message that tells nothing, to try the address with."""
    Permission(by, at.date()).require(Deed.MANAGE, [subscription.unit_id])
    _refuse_ended(subscription)
    trial = Event("", "ping", "ping", f"ping:{secrets.token_hex(8)}", at, frozenset(), {})
    made = message_of(subscription, trial)
    made.save()
    return made


def _refuse_ended(subscription: WebhookSubscription) -> None:
    if subscription.ended_at is not None:
        raise Refused([Finding("", "ended", Said("Đăng ký này đã dừng, không gửi nữa."))])


def _findings(name: str, url: str, topics: Collection[str]) -> Iterator[Finding]:
    if not name.strip():
        yield Finding("name", "required", Said("Không được để trống"))
    if not topics or not set(topics) <= set(Topic.values):
        yield Finding("topics", "required", Said("Chọn ít nhất một loại sự kiện"))
    wrong = _wrong_address(url.strip())
    if wrong:
        yield Finding("url", "unfit", wrong)


def _wrong_address(url: str) -> str:
    """What is wrong with an address as it is written; whether its name leads inside is asked at each sending."""
    if not url:
        return Said("Không được để trống")
    try:
        parts = urlsplit(url)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        return Said("Cần một địa chỉ như https://he-thong.example.vn/nhan")
    if parts.scheme not in {"https", "http"} or not parts.hostname or not port_fits or not url.isascii():
        return Said("Cần một địa chỉ như https://he-thong.example.vn/nhan")
    if parts.username is not None or parts.password is not None or parts.fragment:
        return Said("Địa chỉ không được chứa tên, mật khẩu hoặc phần sau dấu #")
    return _wrong_host(parts.hostname, secure=parts.scheme == "https")


def _wrong_host(host: str, *, secure: bool) -> str:
    try:
        ip_address(host)
    except ValueError:
        is_inner = host == "localhost" or host.endswith((".localhost", ".local", ".internal"))
        outside = not is_inner or bool(networks())
    else:
        outside = is_reachable(host, networks())
    if not outside:
        return Said("Địa chỉ nội bộ: người quản trị máy chủ phải cho phép mạng này trước")
    return "" if secure or networks() else Said("Chỉ gửi bằng https")
