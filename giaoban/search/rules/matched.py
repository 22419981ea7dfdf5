"""Which words of a text were matched (từ khớp), for showing them marked; long texts are cut around the first."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from giaoban.search.rules.tokens import RUN, indexed_words, is_like_a_code, like_a_code, plain_words
from giaoban.search.rules.wanted import Wanted

_WORD = re.compile(r"[^\W_]+")
SHOWN = 180
"""Letters of a text that a hit shows."""
_BEFORE = 60


@dataclass(frozen=True)
class Piece:
    """A piece of a text, matched or not."""

    text: str
    matched: bool = False


def matched_pieces(text: str, words: Collection[str], beginnings: Collection[str]) -> list[Piece]:
    """The text as pieces that give it back whole (composed, NFC)."""
    text = unicodedata.normalize("NFC", text)
    found: list[Piece] = []
    at = 0
    for start, end in _matches(text, words, beginnings):
        if start > at:
            found.append(Piece(text[at:start]))
        found.append(Piece(text[start:end], True))
        at = end
    if at < len(text):
        found.append(Piece(text[at:]))
    return found


def shortened(text: str, words: Collection[str], beginnings: Collection[str]) -> list[Piece]:
    """The pieces of a long text's part around the first match, with … where it was cut."""
    text = unicodedata.normalize("NFC", text)
    if len(text) <= SHOWN:
        return matched_pieces(text, words, beginnings)
    first = next((start for start, _ in _matches(text, words, beginnings)), 0)
    start = 0 if first < _BEFORE else text.rfind(" ", 0, first - _BEFORE // 2) + 1
    end = start + SHOWN
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + SHOWN // 2)
    cut = ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")
    return matched_pieces(cut, words, beginnings)


def fits(text: str, asked: Wanted) -> bool:
    """Whether a text holds every word of a query, the last one perhaps still growing."""
    here = indexed_words(text)
    terms = [term for part in asked.parts for term in part.terms]
    return all(any(word.startswith(term.word) for word in here) if term.begins else term.word in here for term in terms)


def _matches(text: str, words: Collection[str], beginnings: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where matched words stand: a code whole, else word by word."""

    def wanted(keys: Iterable[str]) -> bool:
        return any(key in words or any(key.startswith(beginning) for beginning in beginnings) for key in keys)

    for run in RUN.finditer(text):
        if is_like_a_code(run[0]) and wanted([like_a_code(run[0])]):
            yield run.span()
            continue
        for word in _WORD.finditer(text, *run.span()):
            if wanted(plain_words(word[0])):
                yield word.span()
