"""Cutting a report into lines to read (chia dòng): soft breaks of pasted and PDF text do not end a line, endless
lines are cut."""

import re
from collections.abc import Iterator

LONGEST_LINE = 4000
"""A longer line is read in pieces, so that the work grows with the length of the text alone."""
_WRAPPED_FROM = 45
_ENDS = frozenset(".;:!?…")
_AMOUNT = re.compile(
    r"[0-9][0-9.,]* ?"
    r"(?:%|tỷ|tỉ|triệu|nghìn|ngàn|đồng|người|vụ|hộ|ha\b|tấn|trường hợp|cơ sở|hồ sơ|dự án|lượt|con\b|xã\b)"
)


def pieces(original: str, folded: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line to read; both texts are of one length, the second folded."""
    start = 0
    while start < len(folded):
        end = _end_of_line(original, folded, start)
        if end < 0:
            end = min(len(folded), start + LONGEST_LINE)
            if end < len(folded):
                space = folded.rfind(" ", start + LONGEST_LINE // 2, end)
                end = space if space > 0 else end
        if end > start:
            yield start, end
        start = end + 1 if folded[end : end + 1] in {"\n", " "} else end


def _end_of_line(original: str, folded: str, start: int) -> int:
    """Where the line ends, -1 if it is too long."""
    limit = start + LONGEST_LINE
    line_start, end = start, folded.find("\n", start, limit)
    while end >= 0 and _is_soft(original, line_start, end):
        line_start, end = end + 1, folded.find("\n", end + 1, limit)
    return end


def _is_soft(original: str, line_start: int, end: int) -> bool:
    """A break in mid sentence: a long line without a closing sign, and the next goes on in small letters or with a
    number."""
    if end - line_start < _WRAPPED_FROM or original[end - 1] in _ENDS:
        return False
    following = original[end + 1 : end + 2]
    if following.isdecimal():
        return _AMOUNT.match(original, end + 1) is not None
    return following.islower()
