"""Ghép dòng PDF thành đoạn văn và đo cách căn, lùi đầu dòng, cách đoạn, giãn dòng, dòng kẻ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.documents.checking.pdf_lines import Line
from giaoban.documents.checking.pieces import Column, Piece, Span
from giaoban.documents.rules.components import KIND_NAMES
from giaoban.documents.rules.spacing import SINGLE_LINE
from giaoban.documents.rules.text_width import MM_PER_POINT

EDGE = 3.0
_ANNEX = re.compile(r"phụ lục(\s+[IVXLC]+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Frame:
    """Khung chữ: mép trái, mép phải, and the usual step from line to line (points)."""

    left: float
    right: float
    pitch: float
    narrow: bool = False
    flush: bool = False

    @property
    def axis(self) -> float:
        """Giữa khung."""
        return (self.left + self.right) / 2

    def centred(self, *lines: Line) -> bool:
        """Các dòng đứng giữa khung, ít nhất một dòng không chạm mép."""
        on_axis = all(abs(line.middle - self.axis) <= EDGE for line in lines)
        return on_axis and (self.narrow or any(line.x0 > self.left + EDGE for line in lines))


def paragraphs(
    lines: Sequence[Line],
    cells: Sequence[Line],
    frame: Frame,
    rules: Mapping[int, Sequence[Any]],
    section: int,
    column: Column = "full",
) -> list[Piece]:
    """Các đoạn theo thứ tự in; table cells follow as pieces of their own."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, frame):
            groups[-1].append(line)
        else:
            groups.append([line])
    found: list[tuple[int, float, Piece]] = []
    for index, group in enumerate(groups):
        before = groups[index - 1][-1] if index else None
        piece = _piece(group, before, frame, rules, section, column)
        found.append((group[0].page, group[0].baseline, piece))
    for cell in cells:
        piece = Piece(spans=cell.spans, column=column, in_table=True, section=section)
        found.append((cell.page, cell.baseline, piece))
    return [piece for _, _, piece in sorted(found, key=lambda one: one[:2])]


def _continues(group: list[Line], line: Line, frame: Frame) -> bool:
    """Dòng này có nối đoạn trước không."""
    last = group[-1]
    kinds = (last.text.casefold() in KIND_NAMES, line.text.casefold() in KIND_NAMES)
    if any(kinds) or _ANNEX.match(last.text) or abs(last.size - line.size) > 0.5:
        return False
    if last.page != line.page:
        return not frame.narrow and line.x0 <= frame.left + EDGE and last.x1 >= frame.right - EDGE
    step = line.baseline - last.baseline
    if frame.narrow:
        return _continues_agency(last, line, step) or _continues_dispatch(group[0], line, step)
    if step > max(frame.pitch + 2, SINGLE_LINE * line.size + 2):
        return False
    if frame.centred(last, line):
        return last.look == line.look
    return line.x0 <= frame.left + EDGE and last.x1 >= frame.right - 0.25 * (frame.right - frame.left)


def _continues_agency(last: Line, line: Line, step: float) -> bool:
    """Trong cột hẹp chỉ tên cơ quan chiếm nhiều dòng: in capitals, or at least as bold."""
    alike = (last.text.isupper() and line.text.isupper()) or (last.look[0] and line.look[0])
    distinct = "DỰ THẢO" in (line.text, last.text) or re.match(r"(CỘNG H|SỐ|(TM|KT|TL|TUQ|Q)\.)", last.text.upper())
    return alike and not distinct and last.look == line.look and step < 1.6 * line.size


def _continues_dispatch(first: Line, line: Line, step: float) -> bool:
    """Trích yếu công văn "V/v …" trên nhiều dòng."""
    return first.text.casefold().startswith("v/v") and not line.text.isupper() and step < 1.6 * line.size


def _piece(
    group: list[Line],
    before: Line | None,
    frame: Frame,
    rules: Mapping[int, Sequence[Any]],
    section: int,
    column: Column,
) -> Piece:
    first, last = group[0], group[-1]
    align = _align(group, frame)
    rule = _rule_below(last, rules.get(last.page, ()))
    step = _line_step(group)
    gap = None
    if before is not None and before.page == first.page and abs(before.size - first.size) < 0.5 and frame.pitch:
        gap = max(first.baseline - before.baseline - frame.pitch, 0.0)
    return Piece(
        spans=_joined(group),
        column=column,
        section=section,
        align=align,
        first_line_mm=None if frame.narrow or align in ("center", "right") else (first.x0 - frame.left) * MM_PER_POINT,
        gap_pt=gap,
        line_spacing=None if step is None else step / (SINGLE_LINE * first.size),
        rule_mm=None if rule is None else (rule.x1 - rule.x0) * MM_PER_POINT,
        width_mm=max(line.x1 - line.x0 for line in group) * MM_PER_POINT,
    )


def _line_step(group: list[Line]) -> float | None:
    steps = [b.baseline - a.baseline for a, b in zip(group, group[1:], strict=False) if a.page == b.page]
    return min(steps) if steps else None


def _joined(group: list[Line]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for index, line in enumerate(group):
        blank = " " if index else ""
        head, *rest = line.spans
        spans += [Span(blank + head.text, head.font, head.size, head.bold, head.italic, head.black), *rest]
    return tuple(spans)


def _align(group: list[Line], frame: Frame) -> str | None:
    """Cách căn đo được; a single line at the left, "start", may be left or justified; None is chance."""
    if frame.flush:
        return "left"
    if len(group) == 1 and frame.centred(group[0]) and _at_indent(group[0], frame):
        return None
    if frame.centred(*group):
        return "center"
    if len(group) == 1:
        line = group[0]
        if line.x1 >= frame.right - EDGE and line.x0 > frame.left + 60:
            return "right"
        return "start" if line.x0 <= frame.left + 60 else "left"
    full = all(line.x1 >= frame.right - EDGE for line in group[:-1])
    return "justify" if full else "left"


def _at_indent(line: Line, frame: Frame) -> bool:
    """Dòng bắt đầu ở chỗ lùi đầu dòng: that it also stands in the middle may be chance."""
    indent = (line.x0 - frame.left) * MM_PER_POINT
    return not frame.narrow and any(abs(indent - usual) < 0.4 for usual in (10.0, 12.7))


def _rule_below(line: Line, rules: Sequence[Any]) -> Any | None:
    """Nét kẻ gần nhất dưới dòng, cùng trục với nó."""
    near = [
        rule
        for rule in rules
        if 0 < rule.y - line.baseline <= 1.2 * line.size and abs((rule.x0 + rule.x1) / 2 - line.middle) <= 12
    ]
    return min(near, key=lambda rule: float(rule.y), default=None)
