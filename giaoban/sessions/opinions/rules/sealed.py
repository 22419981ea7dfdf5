"""What the trail holds of a sealed opinion, and how what was revealed is checked against it."""

import uuid
from collections.abc import Mapping

from giaoban.trail.rules.digest import personal_digest


def digest_of(key: bytes, vote: uuid.UUID, choice: str, reason: str) -> str:
    """The digest of one opinion under its sheet's key; bound to its vote, so that equal opinions differ."""
    return personal_digest(key, f"{vote.hex}\n{choice}\n{reason}")


def untrue(
    key: bytes, digests: Mapping[uuid.UUID, str], revealed: Mapping[uuid.UUID, tuple[str, str]]
) -> list[uuid.UUID]:
    """Votes whose revealed opinion is missing, or is not the one that was sealed."""
    return [
        vote
        for vote, digest in digests.items()
        if vote not in revealed or digest_of(key, vote, *revealed[vote]) != digest
    ]
