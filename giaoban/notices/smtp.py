"""Sending one mail (thư điện tử) by SMTP: sent, refused, or nobody knows."""

import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any

TIMEOUT = 20
"""Seconds to wait for the mail server."""


class NotSent(Exception):
    """The server did not take the mail; it may be tried again."""


class NobodyKnows(Exception):
    """The connection broke after the mail was handed over: it may have gone out, so it is not tried again."""


def send(message: EmailMessage, server: Mapping[str, Any]) -> None:
    """Hand one mail to the server. Raises :class:`NotSent` or :class:`NobodyKnows`."""
    try:
        client = _connected(server)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(_words(error)) from error
    try:
        client.send_message(message)
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError) as error:
        raise NotSent(_words(error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise NobodyKnows(_words(error)) from error
    finally:
        client.close()


def _connected(server: Mapping[str, Any]) -> smtplib.SMTP:
    client: smtplib.SMTP
    if server["security"] == "tls":
        trusted = ssl.create_default_context()
        client = smtplib.SMTP_SSL(server["host"], server["port"], timeout=TIMEOUT, context=trusted)
    else:
        client = smtplib.SMTP(server["host"], server["port"], timeout=TIMEOUT)
    try:
        if server["security"] == "starttls":
            client.starttls(context=ssl.create_default_context())
        if server["user"]:
            client.login(server["user"], server["password"])
    except BaseException:
        client.close()
        raise
    return client


def _words(error: Exception) -> str:
    """What the server said, without the mail's own content."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return f"{error.smtp_code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
    return f"{type(error).__name__}: {error}"
