"""A text in pieces, so that a page can mark its figures (đánh dấu số liệu trong văn bản)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A stretch of a text; ``key`` names the figure it is, empty for the words between."""

    text: str
    key: str = ""


def pieces(text: str, spans: Iterable[tuple[int, int, str]]) -> Iterator[Piece]:
    """The whole text in order, with each span (start, end, key) as a piece; of spans that overlap the first is kept."""
    at = 0
    for start, end, key in sorted(spans):
        if start < at or end <= start:
            continue
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], key)
        at = end
    if at < len(text):
        yield Piece(text[at:])
