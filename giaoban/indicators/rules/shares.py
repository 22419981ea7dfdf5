"""Dealing a whole number over heirs by shares so that the total is kept (phép chia phần dư lớn nhất)."""

from collections.abc import Mapping
from typing import TypeVar

from giaoban.said import Said

K = TypeVar("K", int, str)

WHOLE = 1_000_000
"""Shares count millionths."""


def deal(value: int, shares: Mapping[K, int]) -> dict[K, int]:
    """Deal ``value`` by shares that sum to 1.000.000: largest remainder first, ties by key."""
    if sum(shares.values()) != WHOLE:
        raise ValueError(
            Said("Tổng các phần phải bằng %(whole)s, không phải %(total)s.", whole=WHOLE, total=sum(shares.values()))
        )
    sign, size = (-1, -value) if value < 0 else (1, value)
    dealt = {key: size * share // WHOLE for key, share in shares.items()}
    left = size - sum(dealt.values())
    by_remainder = sorted(shares, key=lambda key: (-(size * shares[key] % WHOLE), key))
    for key in by_remainder[:left]:
        dealt[key] += 1
    return {key: sign * part for key, part in dealt.items()}
