"""The text as it was given, read in composed letters (chữ dựng sẵn và tổ hợp: NFC, NFD lẫn lộn)."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Place:
    """Where something stands in the text as given: ``given[start:end]``."""

    start: int
    end: int


class GivenText:
    """``given`` with its letters composed one by one, so that every composed place leads back to a given one.

    ``composed`` is what the rules read; ``place`` turns a span of it into a span of ``given``.
    """

    def __init__(self, given: str) -> None:
        self.given = given
        self._letters = list(_letters(given))
        self.composed = "".join(letter for _, letter in self._letters)

    @cached_property
    def _starts(self) -> list[int] | None:
        """The given place of each composed character; ``None`` where the two are the same."""
        if self.composed == self.given:
            return None
        starts = [at for at, letter in self._letters for _ in letter]
        return [*starts, len(self.given)]

    def place(self, start: int, end: int) -> Place:
        """The given span of the composed span from ``start`` to ``end``."""
        if self._starts is None:
            return Place(start, end)
        return Place(self._starts[start], self._starts[end])

    def words(self, start: int, end: int) -> str:
        """The composed text of a span on one line."""
        return " ".join(self.composed[start:end].split())


def _letters(given: str) -> Iterator[tuple[int, str]]:
    """Each letter with its marks, composed, and where it begins."""
    if given.isascii():
        yield from enumerate(given)
        return
    start = 0
    for at in range(1, len(given) + 1):
        if at == len(given) or not unicodedata.combining(given[at]):
            yield start, unicodedata.normalize("NFC", given[start:at]) or given[start:at]
            start = at
