"""Whom a text mentions (nhắc tên): «@van_phong» is a person, «@009.TCKH» everybody of a unit."""

import re
from dataclasses import dataclass

_MENTION = re.compile(r"(?<![\w.@+-])@([\w][\w.+-]*)")
_ENDS_A_SENTENCE = ".+-"


@dataclass(frozen=True)
class TextPart:
    """A piece of a text; ``name`` is whom it mentions."""

    text: str
    name: str = ""


def parts_of(text: str) -> list[TextPart]:
    """The text in pieces that together are the text; an address such as a@b.vn mentions nobody."""
    parts, done = [], 0
    for found in _MENTION.finditer(text):
        name = found.group(1).rstrip(_ENDS_A_SENTENCE)
        end = found.start() + 1 + len(name)
        parts += [TextPart(text[done : found.start()]), TextPart(text[found.start() : end], name)]
        done = end
    return [part for part in [*parts, TextPart(text[done:])] if part.text]


def names_in(text: str) -> tuple[str, ...]:
    """Whom the text mentions, each once, in the order named."""
    return tuple(dict.fromkeys(part.name for part in parts_of(text) if part.name))
