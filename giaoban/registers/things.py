"""A record as a thing that other rooms talk about: its kind and key."""

import uuid

from giaoban.registers.description import Register
from giaoban.web.registry import Named

RECORD = "record"


def record_key(register: Register, record: uuid.UUID) -> str:
    """The key of a record: its register and id."""
    return f"{register.code}/{record.hex}"


def named(register: Register, record: uuid.UUID) -> Named:
    """The record as its page names it to other rooms."""
    return Named(RECORD, record_key(register, record), register.title)
