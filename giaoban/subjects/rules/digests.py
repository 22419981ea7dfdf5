"""What the trail keeps of a subject's values."""

from giaoban.subjects.rules.details import Details
from giaoban.trail.rules.digest import personal_digest


def digests_of(key: bytes, details: Details) -> dict[str, str]:
    """The digest of each personal value, bound to its field; nothing stays nothing."""
    return {
        field: personal_digest(key, f"{field}\n{value}") if value else "" for field, value in details.values().items()
    }
