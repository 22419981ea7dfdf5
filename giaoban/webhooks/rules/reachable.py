"""Which network addresses a message may be sent to: the public ones, and networks that the operator allows.

Without this an administrator's address could reach what only this server sees (SSRF): other services of the
machine, the office's inner network, a cloud's metadata.
"""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network
_CARRIES_IPV4 = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
"""Public IPv6 in name; behind it stands an IPv4 address of any kind (NAT64, 6to4, Teredo)."""


def is_allowed(address: str, networks: Sequence[Network]) -> bool:
    """Whether the operator named a network with this address."""
    found = _plain(address)
    return any(found in one for one in networks if one.version == found.version)


def is_reachable(address: str, networks: Sequence[Network]) -> bool:
    """Whether a message may go to this address: a public one, or one that the operator allows."""
    found = _plain(address)
    hidden = any(found in one for one in _CARRIES_IPV4 if one.version == found.version)
    return is_allowed(address, networks) or (found.is_global and not found.is_multicast and not hidden)


def _plain(address: str) -> IPv4Address | IPv6Address:
    """The address without a zone, an IPv4 address written as IPv6 as itself."""
    found = ip_address(address.partition("%")[0])
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found
