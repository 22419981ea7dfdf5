"""The hidden marks by which sentences of a Word draft are known again (dấu của câu trong bản Word).

Each mark names the report, the seal of its figures and the sentence: any one that survives in a mended file
tells which draft it was made from.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MARK = re.compile(r"gb_(?P<report>[0-9a-f]{8})_(?P<seal>[0-9a-z]+)_(?P<key>[0-9a-f]{16})")


@dataclass(frozen=True)
class Mark:
    """What a mark says: digests of the report and of the sentence's key, and the seal."""

    report: str
    seal: int
    key: str


def report_name(content: Mapping[str, Any]) -> str:
    """A report by words that stay: unit, session and the day it was held."""
    return f"{content['unit']}:{content['session']}:{content['held_on']}"


def report_digest(name: str) -> str:
    """The report in a mark."""
    return blake2s(name.encode(), digest_size=4).hexdigest()


def key_digest(key: str) -> str:
    """The sentence in a mark."""
    return blake2s(key.encode(), digest_size=8).hexdigest()


def mark_of(report: str, seal: int, key: str) -> str:
    """The mark of a sentence of a draft: letters, digits and underscores, below Word's 40."""
    return f"gb_{report_digest(report)}_{_base36(seal)}_{key_digest(key)}"


def read_mark(name: str) -> Mark | None:
    """What a bookmark says, or ``None`` for one that is not ours."""
    found = _MARK.fullmatch(name)
    return Mark(found["report"], int(found["seal"], 36), found["key"]) if found else None


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return digits
