"""Waiting a moment for what was just written to be counted (chờ niêm)."""

import time
import uuid

from giaoban.registers.description import Register
from giaoban.trail.models import Unsealed

PATIENCE = 2.0
"""Seconds after which the page is shown anyway and says that the entry is not yet counted."""


def counted_soon(register: Register, version: uuid.UUID, patience: float = PATIENCE) -> bool:
    """Whether a seal knows the version's act by now, or within ``patience`` seconds."""
    act = register.model._default_manager.get(uuid=version).act_id
    until = time.monotonic() + patience
    while Unsealed.objects.filter(act_id=act).exists():
        if time.monotonic() >= until:
            return False
        time.sleep(0.1)
    return True
