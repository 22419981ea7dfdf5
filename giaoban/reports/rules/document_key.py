"""The key that the steps of a session's report carry (khóa văn bản)."""

import uuid

NAMESPACE = uuid.UUID("6e0b6a3e-52c5-4d0e-8f7d-3a0f9b0f2c11")


def document_key(session: uuid.UUID, unit: str, round_number: int) -> uuid.UUID:
    """The key of a session's report; a restated report is another document, of the next round.

    ``unit`` is a natural key, the same in every home that the session is loaded into.
    """
    return uuid.uuid5(NAMESPACE, f"{session.hex}:{unit}:{round_number}")
