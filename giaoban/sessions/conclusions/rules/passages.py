"""At which item of an agenda the words of a conclusion were spoken (đoạn kết luận thuộc nội dung nào).

The minutes keep what was concluded about each item; the notice that tasks are read from repeats it under numbers of
its own. So a passage belongs to the item whose words hold it, whatever marks and line breaks stand around it.
"""

import re
from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")
_MARK = re.compile(r"^\W*(?:\d+(?:\.\d+)*\s*[.)]\s*)?")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
SHORTEST = 20
"""Letters of a passage that can be told from another: a heading such as «Về đầu tư» stands in many conclusions."""


def item_of_passage(passage: str, concluded: Mapping[K, str]) -> K | None:
    """The first of the items whose conclusion holds the passage; ``None`` for one that is too short or held nowhere."""
    words = folded(passage)
    if len(words) < SHORTEST:
        return None
    return next((item for item, text in concluded.items() if words in folded(text)), None)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: between empty lines where there are any, else a line each."""
    between = "\n\n" if _EMPTY_LINE.search(text) else "\n"
    return [one.strip() for one in _EMPTY_LINE.sub("\n\n", text).split(between) if one.strip()]


def folded(text: str) -> str:
    """The words of a text in small letters, its lines joined, without the number before and the stop after each."""
    lines = (_MARK.sub("", line, count=1).rstrip(" .;:") for line in text.splitlines())
    return " ".join(" ".join(lines).split()).casefold()
