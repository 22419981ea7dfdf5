"""Đọc lại tệp PDF thành mảnh chữ, trang và số trang."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import pdfplumber

from giaoban.documents.checking.pdf_lines import Line, PageText, page_text
from giaoban.documents.checking.pdf_paragraphs import Frame, paragraphs
from giaoban.documents.checking.pieces import Column, Piece, Sheet
from giaoban.documents.rules.text_width import MM_PER_POINT

_ANNEX = re.compile(r"phụ lục(\s+[IVXLC]+)?$", re.IGNORECASE)
_RECIPIENTS = re.compile(r"nơi nhận\s*:", re.IGNORECASE)
_PLACE_DATE = re.compile(r",\s*ngày\b.*\btháng\b", re.IGNORECASE)
_NUMBER = re.compile(r"số\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class PrintedNumber:
    """Số trang in trên một trang, cùng chỗ đứng; `expected` counts within its section."""

    place: str
    expected: int
    shown: str | None
    piece: Piece | None
    at_top: bool


@dataclass(frozen=True)
class ReadPdf:
    """Những gì đọc được từ một tệp PDF."""

    pieces: tuple[Piece, ...]
    sheets: tuple[Sheet, ...]
    numbers: tuple[PrintedNumber, ...]
    families: tuple[str, ...]


def read_pdf(data: bytes) -> ReadPdf:
    """Đọc một tệp PDF có chữ."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        pages = [page_text(page, number) for number, page in enumerate(pdf.pages, 1)]
    numbers = _numbers(pages)
    texts = [_without_number(page) for page in pages]
    pieces: list[Piece] = []
    for section, group in enumerate(_sections(texts)):
        pieces += _section_pieces(group, section)
    sheets = tuple(_sheet(page) for page in texts if page.lines)
    return ReadPdf(tuple(pieces), sheets, tuple(numbers), _families(pages))


def _families(pages: list[PageText]) -> tuple[str, ...]:
    found = Counter(
        span.font for page in pages for line in page.lines for span in line.spans if span.text.strip()
    )
    return tuple(name for name, _ in found.most_common())


def _is_number(line: Line, page: PageText) -> bool:
    at_edge = line.baseline < 20 / MM_PER_POINT or line.baseline > page.height - 20 / MM_PER_POINT
    return at_edge and line.text.isdigit() and len(line.text) <= 4


def _without_number(page: PageText) -> PageText:
    lines = tuple(line for line in page.lines if not _is_number(line, page))
    return PageText(page.number, page.width, page.height, lines, page.boxes, page.rules)


def _starts_annex(page: PageText) -> bool:
    first = next((line for line in page.lines if not _is_number(line, page)), None)
    return first is not None and bool(_ANNEX.match(first.text))


def _sections(pages: list[PageText]) -> Iterator[list[PageText]]:
    """Văn bản chính, rồi từng phụ lục."""
    group: list[PageText] = []
    for page in pages:
        if group and _starts_annex(page):
            yield group
            group = []
        group.append(page)
    if group:
        yield group


def _numbers(pages: list[PageText]) -> list[PrintedNumber]:
    found, within = [], 0
    for page in pages:
        within = 1 if _starts_annex(page) else within + 1
        line = next((line for line in page.lines if _is_number(line, page)), None)
        piece = None
        if line is not None:
            placing = "center" if abs(line.middle - _axis(page)) <= 3 else "left"
            piece = Piece(spans=line.spans, align=placing)
        found.append(
            PrintedNumber(
                place=f"Trang {page.number}",
                expected=within,
                shown=None if line is None else line.text,
                piece=piece,
                at_top=line is None or line.baseline < page.height / 2,
            )
        )
    return found


def _axis(page: PageText) -> float:
    """Giữa phần chữ của trang."""
    lines = [line for line in page.lines if not _is_number(line, page)]
    if not lines:
        return page.width / 2
    edges = [(min(line.x0 for line in lines) + max(line.x1 for line in lines)) / 2]
    edges += [(box.x0 + box.x1) / 2 for box in page.boxes]
    return min(edges, key=lambda middle: abs(middle - page.width / 2)) if len(edges) > 1 else edges[0]


def _sheet(page: PageText) -> Sheet:
    lines = page.lines
    edges = [(line.x0, line.x1) for line in lines] + [(box.x0, box.x1) for box in page.boxes]
    tops = [line.baseline - 0.891 * line.size for line in lines] + [box.top for box in page.boxes]
    bottoms = [line.baseline + 0.216 * line.size for line in lines] + [box.bottom for box in page.boxes]
    return Sheet(
        place=f"Trang {page.number}",
        width_mm=page.width * MM_PER_POINT,
        height_mm=page.height * MM_PER_POINT,
        top_mm=min(tops) * MM_PER_POINT,
        bottom_mm=(page.height - max(bottoms)) * MM_PER_POINT,
        left_mm=min(left for left, _ in edges) * MM_PER_POINT,
        right_mm=(page.width - max(right for _, right in edges)) * MM_PER_POINT,
    )


def _section_pieces(pages: list[PageText], section: int) -> list[Piece]:
    frame = _frame(pages)
    head_end = _head_end(pages[0]) if section == 0 else 0.0
    tail = _tail_start(pages) if section == 0 else None
    rows = [(line, page) for page in pages for line in page.lines]
    full: list[Line] = []
    sides: list[tuple[Line, Column]] = []
    cells: list[Line] = []
    for line, page in rows:
        if page.in_table(line):
            cells.append(line)
        elif page is pages[0] and line.baseline <= head_end:
            sides.append((line, _side(line, page, pages[0].lines)))
        elif tail is not None and (line.page, line.baseline) >= tail:
            sides.append((line, "left" if line.middle < page.width / 2 else "right"))
        else:
            full.append(line)
    rules = {page.number: page.rules for page in pages}
    middle = paragraphs(full, cells, frame, rules, section)
    head = [pair for pair in sides if pair[0].page == pages[0].number and pair[0].baseline <= head_end]
    rest = [pair for pair in sides if pair not in head]
    return [*_sided(head, frame, rules, section), *middle, *_sided(rest, frame, rules, section)]


def _sided(
    pairs: list[tuple[Line, Column]], frame: Frame, rules: dict[int, tuple[object, ...]], section: int
) -> list[Piece]:
    pieces: list[Piece] = []
    for column in ("left", "right"):
        lines = [line for line, side in pairs if side == column]
        if lines:
            pieces += paragraphs(lines, [], _column_frame(lines, frame), rules, section, column)
    return pieces


def _column_frame(lines: list[Line], frame: Frame) -> Frame:
    """Khung của một cột hẹp: its axis is the middle that most of its lines share."""
    axis = median(line.middle for line in lines)
    half = max(abs(edge - axis) for line in lines for edge in (line.x0, line.x1))
    return Frame(axis - half, axis + half, frame.pitch, narrow=True)


def _frame(pages: list[PageText]) -> Frame:
    lines = [line for page in pages for line in page.lines if not page.in_table(line)]
    if not lines:
        return Frame(0.0, pages[0].width, 0.0)
    steps = [
        round(b.baseline - a.baseline, 1)
        for a, b in zip(lines, lines[1:], strict=False)
        if a.page == b.page and b.baseline > a.baseline and a.size == b.size >= 12.5
    ]
    pitch = Counter(steps).most_common(1)[0][0] if steps else 0.0
    return Frame(min(line.x0 for line in lines), max(line.x1 for line in lines), pitch)


def _head_end(page: PageText) -> float:
    """Chân của phần đầu văn bản: the lower of the number and the place-and-date line."""
    marks = [line.baseline for line in page.lines if _NUMBER.match(line.text) or _PLACE_DATE.search(line.text)]
    if not marks:
        return 0.0
    end = marks[0]
    for mark in marks[1:]:
        # A date in the body is far below; the two lines of the head share one row or nearly so.
        end = mark if mark - end < 60 else end
    drafts = [
        line.baseline
        for line in page.lines
        if end < line.baseline < end + 60 and re.match(r"(V/v\b|DỰ THẢO$)", line.text)
    ]
    return max([end, *drafts]) + 1


def _side(line: Line, page: PageText, lines: tuple[Line, ...]) -> Column:
    national = next((other for other in lines if re.match(r"CỘNG H", other.text.upper())), None)
    border = national.x0 - 6 if national is not None else page.width * 0.42
    return "left" if line.x0 < border and line.middle < page.width / 2 else "right"


def _tail_start(pages: list[PageText]) -> tuple[int, float] | None:
    """Chỗ bắt đầu phần nơi nhận và chữ ký."""
    for page in reversed(pages):
        for line in page.lines:
            if _RECIPIENTS.match(line.text) or re.match(r"(TM|KT|TL|TUQ|Q)\.\s", line.text):
                return page.number, line.baseline - 6
    return None
