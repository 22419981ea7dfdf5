"""Proposing a lead from the office's table of who answers for which sector (phân công lĩnh vực)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from giaoban.reading.conclusion.office import SectorDuty
from giaoban.words.fold import fold


@dataclass(frozen=True)
class SectorMatch:
    """The sector that a text is about, the words of the table found in it, and whether another fits as well."""

    duty: SectorDuty
    words: tuple[str, ...]
    contested: bool


def sector_of(text: str, sectors: Sequence[SectorDuty]) -> SectorMatch | None:
    """The sector whose words stand most often in the text; of equals the one with longer words, then the first."""
    folded = fold(text)
    best: tuple[tuple[int, int], SectorDuty, tuple[str, ...]] | None = None
    contested = False
    for duty in sectors:
        found = [(word, len(_pattern(word).findall(folded))) for word in duty.words]
        words = tuple(word for word, times in found if times)
        score = (sum(times for _, times in found), sum(len(word) * times for word, times in found))
        if not words:
            continue
        contested = (best is not None and score == best[0]) or (contested and best is not None and score < best[0])
        if best is None or score > best[0]:
            best = (score, duty, words)
    return SectorMatch(best[1], best[2], contested) if best else None


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold(word))}(?!\w)")
