"""Settings read from the environment (``GIAOBAN_*``), with defaults for one machine.

``GIAOBAN_HOME`` is the folder of data; ``GIAOBAN_DATABASE_URL`` names a PostgreSQL database,
without it an SQLite file in the home is used.
"""

import os
import secrets
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from giaoban.said import Said

PACKAGE = Path(__file__).resolve().parent.parent
_SMTP_PORTS = {"starttls": 587, "tls": 465, "none": 25}


def home() -> Path:
    """The folder that holds the authority's data; ``./data`` unless ``GIAOBAN_HOME`` names another."""
    return Path(os.environ.get("GIAOBAN_HOME") or "data").resolve()


def node_modules() -> Path:
    """Where the npm packages of pages are: beside the code, unless ``GIAOBAN_NODE_MODULES`` names another folder."""
    return Path(os.environ.get("GIAOBAN_NODE_MODULES") or PACKAGE.parent / "node_modules").resolve()


def database() -> dict[str, Any]:
    """Django's settings of the one database."""
    url = os.environ.get("GIAOBAN_DATABASE_URL")
    return _postgresql(url) if url else _sqlite(home() / "giaoban.sqlite3")


def secret_key() -> str:
    """The key that signs sessions: ``GIAOBAN_SECRET_KEY``, else a file of the home made once, mode 0600."""
    given = os.environ.get("GIAOBAN_SECRET_KEY")
    if given:
        return given
    path = home() / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process of the same home made it in between
            return path.read_text(encoding="ascii")
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")


def earlier_secret_keys() -> list[str]:
    """Keys that still open what they closed, after a change: ``GIAOBAN_SECRET_KEY_FALLBACKS``, else a file's lines."""
    given = os.environ.get("GIAOBAN_SECRET_KEY_FALLBACKS")
    if given is not None:
        return [key for key in given.split(",") if key]
    path = home() / "secret_key_earlier"
    return path.read_text(encoding="ascii").split() if path.exists() else []


def mail_server() -> dict[str, Any] | None:
    """The mail server for digests (``GIAOBAN_SMTP_*``), or ``None``: then nothing is mailed.

    ``GIAOBAN_SMTP_SECURITY`` is ``starttls`` (the default), ``tls`` or ``none`` (inside one machine only).
    """
    host = os.environ.get("GIAOBAN_SMTP_HOST")
    if not host:
        return None
    security = os.environ.get("GIAOBAN_SMTP_SECURITY", "starttls")
    if security not in _SMTP_PORTS:
        known = ", ".join(_SMTP_PORTS)
        raise ValueError(
            Said("GIAOBAN_SMTP_SECURITY phải là %(known)s, không phải %(given)s", known=known, given=security)
        )
    return {
        "host": host,
        "port": int(os.environ.get("GIAOBAN_SMTP_PORT") or _SMTP_PORTS[security]),
        "security": security,
        "user": os.environ.get("GIAOBAN_SMTP_USER", ""),
        "password": os.environ.get("GIAOBAN_SMTP_PASSWORD", ""),
        "sender": os.environ.get("GIAOBAN_SMTP_FROM") or f"giaoban@{host}",
    }


def site_address() -> str:
    """Where people open the site (``GIAOBAN_ADDRESS``, as https://giaoban.example.vn), for links in mails."""
    return os.environ.get("GIAOBAN_ADDRESS", "").rstrip("/")


def webhook_networks() -> list[str]:
    """Networks of the office that webhooks may be sent into, as ``10.1.0.0/16`` (``GIAOBAN_WEBHOOK_NETWORKS``, commas).

    Without it only public addresses are sent to.
    """
    given = [one.strip() for one in os.environ.get("GIAOBAN_WEBHOOK_NETWORKS", "").split(",") if one.strip()]
    for one in given:
        try:
            ip_network(one)
        except ValueError as error:
            words = Said("GIAOBAN_WEBHOOK_NETWORKS: «%(given)s» không phải một mạng như 10.1.0.0/16", given=one)
            raise ValueError(words) from error
    return given


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                "PRAGMA secure_delete=ON;"  # what is erased is overwritten, not only forgotten
            ),
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(
            Said("GIAOBAN_DATABASE_URL phải bắt đầu bằng postgresql://, không phải %(scheme)s://", scheme=parts.scheme)
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 60,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
