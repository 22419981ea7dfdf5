"""Which column a heading means (ghép tiêu đề với cột): by its letters without tone marks, or as remembered."""

import re
from collections.abc import Mapping, Sequence

from giaoban.words.fold import fold

IGNORED = "-"
"""Chosen for a heading whose column is not recorded; nothing is left out without being chosen."""


def heading_key(heading: str) -> str:
    """What two writings of one heading share: letters and digits, without tone marks or unit in brackets."""
    without = re.sub(r"\([^)]*\)", " ", heading)
    return re.sub(r"[^0-9a-z]+", " ", fold(without)).strip()


def matched(headings: Sequence[str], names: Mapping[str, Sequence[str]], remembered: Mapping[str, str]) -> list[str]:
    """The column of each heading, "" where none is known; no column is taken twice.

    ``names`` are the writings of each column's heading; ``remembered`` says which column a person chose
    for a heading before, and wins.
    """
    by_key = {heading_key(one): column for column, writings in names.items() for one in writings}
    allowed = {*names, IGNORED}
    found: list[str] = []
    for heading in headings:
        key = heading_key(heading)
        column = remembered.get(key, "") if remembered.get(key) in allowed else by_key.get(key, "")
        found.append("" if column != IGNORED and column in found else column)
    return found
