"""How messages are retried (tham số gửi tin): dated, the authority's own first; and which networks are allowed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_network

from django.conf import settings

from giaoban.offices import queries as offices
from giaoban.webhooks.rules.reachable import Network

NAMES = ("retry_waits", "answer_seconds", "keep_days")


@dataclass(frozen=True)
class Policy:
    """Of a day: minutes before each further try, seconds that a receiver has to answer, days an outbox is kept."""

    waits: Sequence[int]
    seconds: int
    keep_days: int


def policy(on: dt.date) -> Policy:
    """The parameters in force on a day."""
    book = offices.book()
    waits, seconds, days = (book.norm(f"webhooks.{name}", on).value for name in NAMES)
    return Policy([int(one) for one in waits], int(seconds), int(days))


def networks() -> list[Network]:
    """Networks besides the public one that whoever runs the server allows (``GIAOBAN_WEBHOOK_NETWORKS``)."""
    return [ip_network(one) for one in settings.WEBHOOK_NETWORKS]
