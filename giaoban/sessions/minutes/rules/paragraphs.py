"""Lines of a notice's text → blocks of an official document: headings by their numbers, list items by their dash."""

import re
from collections.abc import Iterator

from giaoban.documents.rules.content import Block, Heading, ListItem, Paragraph, Run

_HEADING = re.compile(r"([IVX]+|\d+)\.\s+\S")
_DASH = re.compile(r"[-–]\s+")
SHORT = 120
"""A numbered line up to this many letters, without a full stop at its end, is a heading; else a numbered paragraph."""


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a text, one a line; empty lines say nothing."""
    for line in (line.strip() for line in text.split("\n")):
        if not line:
            continue
        if _HEADING.match(line) and len(line) <= SHORT and not line.endswith((".", ";", ",")):
            yield Heading(2, (Run(line),))
        elif _DASH.match(line):
            yield ListItem((Run(_DASH.sub("", line, count=1)),))
        else:
            yield Paragraph((Run(line),))
