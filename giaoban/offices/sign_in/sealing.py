"""Keeping secrets at rest (cất giữ bí mật): encryption and keyed digests under the site's secret key.

Keys are derived from ``SECRET_KEY``, one per use; ``SECRET_KEY_FALLBACKS`` still open what an earlier key closed.
"""

import base64
import hmac
import secrets
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

TOKEN_BYTES = 32


class Unreadable(ValueError):
    """Neither the secret key nor a fallback opens what was stored."""


def encrypted(text: str) -> str:
    """The text under the present key."""
    return _box().encrypt(text.encode()).decode("ascii")


def decrypted(stored: str) -> str:
    """What :func:`encrypted` closed; raises :class:`Unreadable` when its key is gone."""
    try:
        return _box().decrypt(stored.encode("ascii")).decode()
    except InvalidToken as error:
        raise Unreadable("stored under a secret key that is no longer known") from error


def under_present_key(stored: str) -> str:
    """The same secret closed again by the present key: what is used is carried over when the key changes."""
    try:
        return _box().rotate(stored.encode("ascii")).decode("ascii")
    except InvalidToken as error:
        raise Unreadable("stored under a secret key that is no longer known") from error


def digest(use: str, value: str) -> str:
    """A digest that nobody without the key can try values against; ``use`` keeps digests of two uses apart."""
    return _digest(settings.SECRET_KEY, use, value)


def digests(use: str, value: str) -> list[str]:
    """The digests of a value under the present key and every fallback: what a stored one may equal."""
    return [_digest(key, use, value) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def new_token() -> str:
    """A random secret for a link or a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def _digest(key: str, use: str, value: str) -> str:
    return hmac.new(_derived(key, f"digest {use}"), value.encode(), sha256).hexdigest()


def _box() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key, "encryption"))) for key in keys])


def _derived(key: str, use: str) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=f"giaoban sign-in {use}".encode()).derive(key.encode())
