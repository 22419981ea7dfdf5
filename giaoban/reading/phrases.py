"""Finding the longest known phrase at a word (tra cụm từ)."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from .given import folded
from .tokens import words_of

Told = TypeVar("Told")


class Phrases(Generic[Told]):
    """A table of phrases, each with what it tells; compared word by word in folded form."""

    def __init__(self, entries: Iterable[tuple[str, Told]]) -> None:
        by_first: dict[str, dict[tuple[str, ...], Told]] = {}
        for phrase, told in entries:
            words = tuple(words_of(folded(phrase)))
            by_first.setdefault(words[0], {})[words] = told
        self._by_first = {
            first: sorted(((list(words), told) for words, told in those.items()), key=lambda one: -len(one[0]))
            for first, those in by_first.items()
        }

        self.firsts = frozenset(self._by_first)
        """The words that begin a phrase: one look spares the search at most words."""
        self._lasts = frozenset(phrase[-1] for those in self._by_first.values() for phrase, _ in those)

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Told] | None:
        """How many words the longest phrase at ``at`` has, and what it tells."""
        those = self._by_first.get(words[at]) if at < len(words) else None
        if those is None:
            return None
        for phrase, told in those:
            if len(phrase) == 1 or words[at : at + len(phrase)] == phrase:
                return len(phrase), told
        return None

    def ending(self, words: Sequence[str], end: int, most: int = 4) -> tuple[int, Told] | None:
        """The longest phrase whose last word stands just before ``end``: its first word's place and what it tells."""
        if end < 1 or words[end - 1] not in self._lasts:
            return None
        for start in range(max(0, end - most), end):
            for phrase, told in self._by_first.get(words[start], ()):
                if len(phrase) == end - start and words[start:end] == phrase:
                    return start, told
        return None


def listed(bars: str) -> list[str]:
    """The phrases of a table's text, parted by bars."""
    return [phrase.strip() for phrase in bars.split("|") if phrase.strip()]
