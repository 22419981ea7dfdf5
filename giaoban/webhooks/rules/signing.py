"""Signing a message (chữ ký tin báo) as Standard Webhooks does: HMAC-SHA256 over id, time and body."""

import base64
import hmac
from collections.abc import Mapping
from hashlib import sha256

PREFIX = "whsec_"
"""Begins every secret, so that a scanner of leaked secrets knows one."""


def secret_of(key: bytes) -> str:
    """A key as people copy it."""
    return PREFIX + base64.b64encode(key).decode("ascii")


def signature(secret: str, message: str, timestamp: int, body: bytes) -> str:
    """The signature of a message sent at ``timestamp`` (seconds since 1970)."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, sha256).digest()).decode("ascii")


def headers(secret: str, message: str, timestamp: int, body: bytes) -> Mapping[str, str]:
    """The headers of a signed message."""
    return {
        "webhook-id": message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, message, timestamp, body),
    }
