"""Slowing down who guesses passwords (chặn dò mật khẩu): counts of failures in the cache, no table."""

import hashlib

from django.core.cache import cache

MINUTES = 15
FAILURES_OF_ONE = 5
"""Failures of one username from one address before it waits."""
FAILURES_OF_ADDRESS = 50
"""Failures of one address over all usernames: an office shares an address, so this is wide."""


def must_wait(username: str, ip: str) -> bool:
    """Whether this username from this address, or the address as a whole, failed too often."""
    found = cache.get_many(_keys(username, ip))
    limits = zip(_keys(username, ip), (FAILURES_OF_ONE, FAILURES_OF_ADDRESS), strict=True)
    return any(found.get(key, 0) >= limit for key, limit in limits)


def count_failure(username: str, ip: str) -> None:
    """Count one failure; it is forgotten after :data:`MINUTES`."""
    for key in _keys(username, ip):
        cache.add(key, 0, MINUTES * 60)
        try:
            cache.incr(key)
        except ValueError:  # it ran out between the two
            cache.set(key, 1, MINUTES * 60)


def forget(username: str, ip: str) -> None:
    """A right password ends the count of that username."""
    cache.delete(_keys(username, ip)[0])


def _keys(username: str, ip: str) -> tuple[str, str]:
    one = hashlib.sha256(f"{username.casefold()}|{ip}".encode()).hexdigest()
    return f"dang-nhap:{one}", f"dang-nhap-ip:{hashlib.sha256(ip.encode()).hexdigest()}"
