"""Dòng chữ và nét kẻ của một trang PDF, from single letters with their places (all lengths in points)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from giaoban.documents.checking.pieces import Span, font_family

# Two pieces of text on one line, further apart than this many type sizes, stand in different columns.
_COLUMN_GAP = 2.5
# A smaller jump parts them too when no blank was typed there: justified words always have one.
_BARE_GAP = 0.6
_SAME_BASELINE = 1.0
_BLACK = ((0,), (0.0,), (0, 0, 0), (0.0, 0.0, 0.0), (0, 0, 0, 1), (0.0, 0.0, 0.0, 1.0), None, 0)


@dataclass(frozen=True)
class Line:
    """Một dòng chữ (hoặc phần của dòng nằm trong một cột); y grows downwards."""

    spans: tuple[Span, ...]
    x0: float
    x1: float
    baseline: float
    page: int

    @property
    def text(self) -> str:
        """Chữ của dòng."""
        return "".join(span.text for span in self.spans).strip()

    @property
    def size(self) -> float:
        """Cỡ chữ chiếm nhiều nhất."""
        counts: Counter[float] = Counter()
        for span in self.spans:
            counts[span.size] += len(span.text.strip())
        return counts.most_common(1)[0][0] if counts else 0.0

    @property
    def look(self) -> tuple[bool, bool, float]:
        """Kiểu chữ chung của dòng: bold throughout, italic throughout, size."""
        printed = [span for span in self.spans if span.text.strip()]
        return all(s.bold for s in printed), all(s.italic for s in printed), self.size

    @property
    def middle(self) -> float:
        """Giữa dòng."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Box:
    """Khung một bảng có kẻ."""

    x0: float
    x1: float
    top: float
    bottom: float

    def holds(self, line: Line) -> bool:
        """Dòng chữ nằm trong khung."""
        return self.top <= line.baseline <= self.bottom and self.x0 - 1 <= line.middle <= self.x1 + 1


@dataclass(frozen=True)
class RuleLine:
    """Nét kẻ ngang ngoài bảng."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True)
class PageText:
    """Những gì in trên một trang."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    rules: tuple[RuleLine, ...]

    def in_table(self, line: Line) -> bool:
        """Dòng chữ nằm trong bảng có kẻ."""
        return any(box.holds(line) for box in self.boxes)


def page_text(page: Any, number: int) -> PageText:
    """Đọc một trang của pdfplumber."""
    boxes = tuple(_boxes(page))
    return PageText(
        number=number,
        width=float(page.width),
        height=float(page.height),
        lines=tuple(_lines(page, number)),
        boxes=boxes,
        rules=tuple(_rules(page, boxes)),
    )


def _lines(page: Any, number: int) -> Iterator[Line]:
    height = float(page.height)
    rows: list[tuple[float, list[Any]]] = []
    ordered = sorted(page.chars, key=lambda char: height - char["matrix"][5])
    for char in ordered:
        baseline = height - char["matrix"][5]
        if rows and abs(rows[-1][0] - baseline) <= _SAME_BASELINE:
            rows[-1][1].append(char)
        else:
            rows.append((baseline, [char]))
    for baseline, chars in rows:
        for group in _columns(sorted(chars, key=lambda char: float(char["x0"]))):
            yield _line(group, baseline, number)


def _columns(chars: list[Any]) -> Iterator[list[Any]]:
    """Tách một hàng thành các phần cách xa nhau; blanks at the ends belong to no part."""
    group: list[Any] = []
    for char in chars:
        if not char["text"].strip() and not group:
            continue
        if group and _parted(group[-1], char):
            yield _stripped(group)
            group = []
            if not char["text"].strip():
                continue
        group.append(char)
    if group:
        yield _stripped(group)


def _parted(last: Any, char: Any) -> bool:
    gap = (char["x0"] - last["x1"]) / (char["size"] or 1)
    bare = bool(last["text"].strip() and char["text"].strip())
    return bool(gap > (_BARE_GAP if bare else _COLUMN_GAP))


def _stripped(chars: list[Any]) -> list[Any]:
    end = len(chars)
    while end > 1 and not chars[end - 1]["text"].strip():
        end -= 1
    return chars[:end]


def _line(chars: list[Any], baseline: float, page: int) -> Line:
    spans: list[Span] = []
    for char in chars:
        span = _span(char)
        if spans and _same_look(spans[-1], span):
            spans[-1] = Span(spans[-1].text + span.text, *_look(span))
        else:
            spans.append(span)
    return Line(tuple(spans), float(chars[0]["x0"]), float(chars[-1]["x1"]), baseline, page)


def _span(char: Any) -> Span:
    name = str(char["fontname"])
    style = name.split("+", 1)[-1].casefold()
    color = char.get("non_stroking_color")
    black = (tuple(color) if isinstance(color, list | tuple) else color) in _BLACK
    return Span(
        text=str(char["text"]),
        font=font_family(name),
        size=round(float(char["size"]), 1),
        bold="bold" in style,
        italic="italic" in style or "oblique" in style,
        black=black,
    )


def _look(span: Span) -> tuple[str, float, bool, bool, bool]:
    return span.font, span.size, span.bold, span.italic, span.black


def _same_look(first: Span, second: Span) -> bool:
    return _look(first) == _look(second)


def _boxes(page: Any) -> Iterator[Box]:
    """Khung bảng: where upright lines stand, joined when they touch in height."""
    edges = [edge for edge in page.edges if edge["orientation"] == "v" and edge["height"] > 3]
    groups: list[list[Any]] = []
    for edge in sorted(edges, key=lambda edge: float(edge["top"])):
        if groups and edge["top"] <= max(other["bottom"] for other in groups[-1]) + 1:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    for group in groups:
        xs, tops, bottoms = zip(*((edge["x0"], edge["top"], edge["bottom"]) for edge in group), strict=True)
        yield Box(float(min(xs)), float(max(xs)), float(min(tops)), float(max(bottoms)))


def _rules(page: Any, boxes: tuple[Box, ...]) -> Iterator[RuleLine]:
    for edge in page.edges:
        if edge["orientation"] != "h":
            continue
        y = float(edge["top"])
        if not any(box.top - 1 <= y <= box.bottom + 1 for box in boxes):
            yield RuleLine(float(edge["x0"]), float(edge["x1"]), y)
