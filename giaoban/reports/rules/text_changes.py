"""What changed between two texts, word by word (cũ gạch đi, mới thay vào)."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class Change:
    """A stretch of two texts: the same in both, or what stands in the old and in the new."""

    old: str
    new: str

    @property
    def is_same(self) -> bool:
        """Whether both texts say it."""
        return self.old == self.new


def tokens(text: str) -> list[str]:
    """Words, whole numbers with their separators, blanks and marks; together they are the text."""
    return _TOKEN.findall(text)


def same_key(token: str) -> str:
    """What two tokens are compared by: composed letters, any blanks as one."""
    return " " if token.isspace() else unicodedata.normalize("NFC", token)


def normal(text: str) -> str:
    """A text as it is compared: composed letters, blanks made one, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """How to get from the old tokens to the new: ``(tag, old from, old to, new from, new to)``."""
    keys = [same_key(one) for one in old], [same_key(one) for one in new]
    return SequenceMatcher(None, *keys, autojunk=False).get_opcodes()


def changes(old: str, new: str) -> list[Change]:
    """The two texts side by side."""
    before, after = tokens(old), tokens(new)
    found: list[Change] = []
    for tag, first, last, start, end in opcodes(before, after):
        said = "".join(after[start:end])
        found.append(Change(said if tag == "equal" else "".join(before[first:last]), said))
    return found
