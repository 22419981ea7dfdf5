"""Who knocks (người gõ cửa): address and browser of a request, the name that was typed as a keyed digest."""

from dataclasses import dataclass

from django.http import HttpRequest

from giaoban.offices.models import Account
from giaoban.offices.sign_in.models import AGENT_LENGTH
from giaoban.offices.sign_in.sealing import digest


@dataclass(frozen=True)
class Visitor:
    """Where a request comes from."""

    ip: str
    agent: str


def visitor_of(request: HttpRequest) -> Visitor:
    """Address and browser of a request."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    return Visitor(address[:45], request.headers.get("User-Agent", "")[:AGENT_LENGTH])


def who_of(username: str) -> str:
    """The digest under which attempts with a name are counted."""
    return digest("who", username.strip().casefold())


def who(account: Account) -> str:
    """The digest of an account's own name."""
    return who_of(account.username)
