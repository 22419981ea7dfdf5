"""A text as blocks (khối): paragraphs and items, each under the one that opens it.

The numbers of such texts are often wrong ("1, 3, 3, (7)"), so only the kind of a mark and its place decide, never its
value; a first number after another kind of mark opens a list below it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from giaoban.reading.conclusion.lexicon import DUTY

_MARK = re.compile(
    r"\s*(?:(?P<part>(?i:phần)\s+(?:(?i:thứ)\s+\w+|[IVX]+|\d+)(?!\w)[.:]?)|(?P<case>(?i:việc|nhiệm vụ|"
    r"nội dung|công việc)\s+(?:(?i:số|thứ)\s+)?(?:\d{1,2}|(?i:nhất|hai|ba|tư|năm|sáu))\s*:)|"
    r"(?P<article>(?i:điều)\s+\d{1,3}\s*[.:])|"
    r"(?P<clause>(?i:khoản)\s+\d{1,2}\s*[.:])|"
    r"(?P<roman>[IVX]{1,5}\s*[./)-])(?=\s|[^\W\d])|(?P<capital>[A-HK]\s*[.)])(?=\s)|"
    r"(?P<deep>\d{1,2}(?:\.\d{1,2}){1,3}\.?)(?=\s)|(?P<number>\d{1,2}\s*[.)/-](?!\d))(?=\s|[^\W\d])|"
    r"(?P<bracketed>\(\d{1,2}\))|(?P<letter>\(?[a-zđ]\s*[).])(?=\s)|"
    r"(?P<ordinal>(?:[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười) là\s*[,:]|"
    r"[Tt]hứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\s*[,:])|(?P<dash>[-–—−](?=\s*[^\W\d_]|\s))|"
    r"(?P<plus>\+(?=\s*\w))|"
    r"(?P<bullet>[•●▪◦*]|o(?=\s)))\s*",
)
_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]+")
_WRAPPED_LEAST, _WRAPPED_MOST = 45, 125
_TITLE_MOST = 140
_TOPIC_MOST = 60
_ABOVE = {
    "part": frozenset[str](),
    "article": frozenset({"part"}),
    "capital": frozenset({"part"}),
    "roman": frozenset({"part", "capital", "article"}),
}
"""What the great divisions may stand under; everything else begins below what is open."""
_ENDS = (".", ";", ":", "!", "?", "…", "./.", ".”", '."')


@dataclass
class Block:
    """One paragraph or item: its span, where its words begin after the mark, what kind of mark, and what is below."""

    start: int
    body: int
    end: int
    kind: str
    parent: "Block | None" = None
    children: list["Block"] = field(default_factory=list)
    first: bool = False


def read_blocks(text: str) -> list[Block]:
    """All blocks in the order of the text."""
    blocks = [_block(text, start, end) for start, end in _paragraphs(text)]
    _nest(text, blocks)
    return blocks


def opens_a_list(text: str, block: Block) -> bool:
    """Whether the words end with a colon, or with "như", "sau đây" where the colon was forgotten."""
    last = text[max(block.body, block.end - 12) : block.end].rstrip()
    return last.endswith(":") or re.search(r"(?:như sau|sau đây)$", last) is not None


def looks_like_title(text: str, block: Block) -> bool:
    """Whether a marked block is short and without a full stop."""
    if block.kind == "para" or not 0 < block.end - block.body <= _TITLE_MOST:
        return False
    return not text[block.body : block.end].strip().endswith(_ENDS)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines, those joined that a printer broke in the middle of a sentence."""
    lines = [_trimmed(text, found.start(), found.end()) for found in _LINE.finditer(text)]
    lines = [line for line in lines if line[0] < line[1]]
    width = _wrapped_at(text, lines)
    current: tuple[int, int] | None = None
    for line in lines:
        if current is not None and _continues(text, current, line, width):
            current = (current[0], line[1])
            continue
        if current is not None:
            yield current
        current = line
    if current is not None:
        yield current


def _titles_paragraphs(text: str, block: Block) -> bool:
    """Whether paragraphs may stand under it: a title, unless it reads as work itself ("Đẩy nhanh số hóa, đạt 80%")."""
    words = text[block.body : min(block.end, block.body + _TITLE_MOST)]
    is_work = DUTY.match(words) is not None and (len(words) > _TOPIC_MOST or re.search(r"[\d%,]", words) is not None)
    return looks_like_title(text, block) and not is_work


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())


def _wrapped_at(text: str, lines: list[tuple[int, int]]) -> int:
    """The least width of a line that goes on below, where lines were broken by width; 0 where they were not."""
    longest = max((end - start for start, end in lines), default=0)
    if not lines or longest > _WRAPPED_MOST:
        return 0
    broken = sum(
        text[later[0]].islower() and not _MARK.match(text, *later) and not _stops(text, line)
        for line, later in zip(lines, lines[1:], strict=False)
        if line[1] - line[0] >= _WRAPPED_LEAST
    )
    return max(_WRAPPED_LEAST, longest * 3 // 4) if broken >= 2 else 0


def _continues(text: str, line: tuple[int, int], later: tuple[int, int], width: int) -> bool:
    """Whether a line goes on with the next: in small letters, or because it is as wide as its page."""
    small = text[later[0]].islower() and text[line[1] - 1] != ":"
    if (_stops(text, line) and not (width and small and text[line[1] - 1] == ";")) or _MARK.match(text, *later):
        return False
    if text.count("\n", line[1], later[0]) > 1:
        return False
    begins = max(text.rfind("\n", line[0], line[1]) + 1, line[0])
    wide = width and line[1] - begins >= width and not text[begins : line[1]].isupper()
    return small or bool(wide)


def _stops(text: str, line: tuple[int, int]) -> bool:
    return text[max(line[0], line[1] - 3) : line[1]].endswith(_ENDS)


def _block(text: str, start: int, end: int) -> Block:
    mark = _MARK.match(text, start, end)
    if mark is None or mark.end() >= end:
        return Block(start, start, end, "para")
    kind = mark.lastgroup or "para"
    digits = re.search(r"\d+", mark[0])
    first = (digits is not None and int(digits[0]) == 1) or re.search(
        r"(?<!\w)(?:a|A|I|một|nhất)(?!\w)", mark[0]
    ) is not None
    return Block(start, mark.end(), end, kind, first=first)


def _nest(text: str, blocks: list[Block]) -> None:
    """Give every block its parent."""
    path: list[Block] = []
    for block in blocks:
        keep = _keeps(text, path, block)
        path = [*path[:keep], block]
        if keep:
            block.parent = path[keep - 1]
            block.parent.children.append(block)


def _keeps(text: str, path: list[Block], block: Block) -> int:
    """How many of the blocks above stay above."""
    if block.kind == "para":
        return _keeps_above_paragraph(text, path, block)
    kind = block.kind
    if kind == "bracketed" and not block.first and not any(one.kind == kind for one in path):
        kind = "number"
    same = next((at for at in range(len(path) - 1, -1, -1) if path[at].kind == kind), None)
    if same is not None:
        return same
    if kind in _ABOVE:
        return max((at + 1 for at, one in enumerate(path) if one.kind in _ABOVE[kind]), default=0)
    if kind in {"number", "bracketed", "case"} and all(one.kind == "para" for one in path):
        return len(path) if _open(text, path) or block.first else 0
    return len(path)


def _open(text: str, path: list[Block]) -> bool:
    return bool(path) and opens_a_list(text, path[-1])


def _keeps_above_paragraph(text: str, path: list[Block], block: Block) -> int:
    """A paragraph stands under the nearest title or open list; one that opens a list itself only under marked ones."""
    opening = opens_a_list(text, block)
    for at in range(len(path) - 1, -1, -1):
        one = path[at]
        if _titles_paragraphs(text, one) or (opens_a_list(text, one) and not (opening and one.kind == "para")):
            return at + 1
    return 0
