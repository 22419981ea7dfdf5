"""What a table of a page is made of (bảng): headings that may sort, cells that may lead somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A column's heading with the link that sorts by it.

    ``place`` is its rank where several columns sort; ``wide_only`` says that a phone leaves the column out.
    """

    title: str
    href: str = ""
    sorted: str = ""
    numeric: bool = False
    place: int = 0
    wide_only: bool = False


@dataclass(frozen=True)
class Shown:
    """One cell of a list."""

    text: str
    href: str = ""


def headings(*titles: str) -> list[Heading]:
    """Headings that do not sort."""
    return [Heading(title) for title in titles]


def row(*cells: "str | tuple[str, str]") -> Sequence[Shown]:
    """One row: texts, or text with the address it leads to."""
    return [Shown(*cell) if isinstance(cell, tuple) else Shown(cell) for cell in cells]
