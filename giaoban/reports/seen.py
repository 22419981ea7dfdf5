"""The version that a form was filled from, by the id that it carried (bản đã thấy)."""

import uuid

NONE = uuid.UUID(int=0)
"""The id of no version: what a form carries that was tampered with matches nothing."""


def uuid_of(text: str) -> uuid.UUID:
    """The id that a text says, or that of no version."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return NONE
