"""What a printed ratio is held against, in the text's own words (so với dự toán nào, của cấp nào giao)."""

import re

LONGEST = 120
_ENDS = re.compile(r"[,;()\n]|\.(?:\s|$)|\s(?:và|,)?\s*(?:bằng|đạt|tăng|giảm|chiếm|so với|trong đó)\b")


def basis_after(text: str, end: int, stop: int) -> str:
    """The words after the ratio that ends at ``end``, up to what ends its statement or the next figure at ``stop``."""
    stretch = text[end : min(stop, end + LONGEST)]
    found = _ENDS.search(stretch)
    words = " ".join((stretch[: found.start()] if found else stretch).split())
    return re.sub(r"\s+(?:và|là|với)$", "", words)
