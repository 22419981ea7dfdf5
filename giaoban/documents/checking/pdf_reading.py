"""Đọc lại tệp PDF thành mảnh chữ, trang và số trang."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import pdfplumber

from giaoban.documents.checking.pdf_lines import Line, PageText, RuleLine, page_text
from giaoban.documents.checking.pdf_paragraphs import EDGE, Frame, paragraphs
from giaoban.documents.checking.pieces import Column, Piece, Sheet
from giaoban.documents.rules.components import KIND_NAMES
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
    pieces: list[Piece] = []
    numbers: list[PrintedNumber] = []
    for section, group in enumerate(_sections(pages)):
        texts = [_without_number(page) for page in group]
        frame = _frame(texts)
        pieces += _section_pieces(texts, frame, section)
        numbers += [_number(page, within, frame) for within, page in enumerate(group, 1)]
    sheets = tuple(_sheet(page) for page in map(_without_number, pages) if page.lines)
    return ReadPdf(tuple(pieces), sheets, tuple(numbers), _families(pages))


def _families(pages: list[PageText]) -> tuple[str, ...]:
    found = Counter(span.font for page in pages for line in page.lines for span in line.spans if span.text.strip())
    return tuple(name for name, _ in found.most_common())


def _is_number(line: Line, page: PageText) -> bool:
    at_edge = line.baseline < 20 / MM_PER_POINT or line.baseline > page.height - 20 / MM_PER_POINT
    return at_edge and line.text.isdigit() and len(line.text) <= 4 and not page.in_table(line)


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


def _number(page: PageText, expected: int, frame: Frame) -> PrintedNumber:
    line = next((line for line in page.lines if _is_number(line, page)), None)
    if line is None:
        return PrintedNumber(f"Trang {page.number}", expected, None, None, at_top=True)
    # The middle of the text is not that of the sheet, its margins being unequal: both pass for centred.
    off = min(abs(line.middle - axis) for axis in (frame.axis, page.width / 2))
    piece = Piece(spans=line.spans, align="center" if off <= 3 else "left")
    at_top = line.baseline < page.height / 2
    return PrintedNumber(f"Trang {page.number}", expected, line.text, piece, at_top)


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


def _section_pieces(pages: list[PageText], frame: Frame, section: int) -> list[Piece]:
    head_end = _head_end(pages[0]) if section == 0 else 0.0
    tail = _tail_start(pages) if section == 0 else None
    full: list[Line] = []
    head: list[tuple[Line, Column]] = []
    rest: list[tuple[Line, Column]] = []
    cells: list[Line] = []
    for line, page in [(line, one) for one in pages for line in one.lines]:
        if page.in_table(line):
            cells.append(line)
        elif page is pages[0] and line.baseline <= head_end:
            head.append((line, _side(line, page)))
        elif tail is not None and (line.page, line.baseline) >= tail:
            rest.append((line, "left" if line.middle < page.width / 2 else "right"))
        else:
            full.append(line)
    rules = {page.number: page.rules for page in pages}
    middle = paragraphs(full, cells, frame, rules, section)
    return [*_sided(head, frame, rules, section), *middle, *_sided(rest, frame, rules, section)]


def _sided(
    pairs: list[tuple[Line, Column]], frame: Frame, rules: dict[int, tuple[RuleLine, ...]], section: int
) -> list[Piece]:
    pieces: list[Piece] = []
    columns: tuple[Column, ...] = ("left", "right")
    for column in columns:
        lines = [line for line, side in pairs if side == column]
        if lines:
            pieces += paragraphs(lines, [], _column_frame(lines, frame), rules, section, column)
    return pieces


def _column_frame(lines: list[Line], frame: Frame) -> Frame:
    """Khung của một cột hẹp: its axis is the middle that most of its lines share."""
    axis = median(line.middle for line in lines)
    half = max(abs(edge - axis) for line in lines for edge in (line.x0, line.x1))
    starts, widths = [line.x0 for line in lines], [line.x1 - line.x0 for line in lines]
    # Centred lines begin at one place only when they are of one width.
    flush = max(starts) - min(starts) <= 0.7 and max(widths) - min(widths) > 2
    return Frame(axis - half, axis + half, frame.pitch, narrow=True, flush=flush)


def _frame(pages: list[PageText]) -> Frame:
    lines = [line for page in pages for line in page.lines if not page.in_table(line)]
    if not lines:
        return Frame(0.0, pages[0].width, 0.0)
    boxes = [box for page in pages for box in page.boxes]
    left = min([*(line.x0 for line in lines), *(box.x0 for box in boxes)])
    right = max([*(line.x1 for line in lines), *(box.x1 for box in boxes)])
    return Frame(left, right, _pitch(lines, left, right))


def _pitch(lines: list[Line], left: float, right: float) -> float:
    """Bước dòng trong một đoạn: the usual step from a line that runs to the right edge to one at the left edge.

    Where no paragraph has two lines it is not known (0), and gaps between paragraphs are not judged.
    """
    steps = [
        round(b.baseline - a.baseline, 1)
        for a, b in zip(lines, lines[1:], strict=False)
        if a.page == b.page and b.baseline > a.baseline and a.size == b.size >= 12.5
        if b.x0 <= left + EDGE and a.x1 >= right - 0.25 * (right - left)
    ]
    return Counter(steps).most_common(1)[0][0] if steps else 0.0


def _head_end(page: PageText) -> float:
    """Chân của phần đầu văn bản: the lower of the number and the place-and-date line."""
    marks = [line.baseline for line in page.lines if _NUMBER.match(line.text) or _PLACE_DATE.search(line.text)]
    if not marks:
        return 0.0
    end = marks[0]
    for mark in marks[1:]:
        # A date in the body is far below; the two lines of the head share one row or nearly so.
        end = mark if mark - end < 60 else end
    for line in page.lines:
        if line.text.casefold() in KIND_NAMES:
            break
        # Below the number: V/v … and DỰ THẢO, line under line in the left column.
        if end < line.baseline < end + 2.5 * line.size and line.x1 < page.width * 0.45 and not _is_body(line, page):
            end = line.baseline
    return end + 1


def _is_body(line: Line, page: PageText) -> bool:
    """Dòng cuối ngắn của một đoạn văn: it follows a line that runs over the whole width."""
    above = [other for other in page.lines if 0 < line.baseline - other.baseline < 2 * line.size]
    return any(other.x1 > page.width * 0.6 and other.x0 < page.width * 0.4 for other in above)


def _side(line: Line, page: PageText) -> Column:
    national = next((other for other in page.lines if re.match(r"CỘNG H", other.text.upper())), None)
    border = national.x0 - 6 if national is not None else page.width * 0.42
    return "left" if line.x0 < border and line.middle < page.width / 2 else "right"


def _tail_start(pages: list[PageText]) -> tuple[int, float] | None:
    """Chỗ bắt đầu phần nơi nhận và chữ ký."""
    for page in reversed(pages):
        for line in page.lines:
            if _RECIPIENTS.match(line.text) or re.match(r"(TM|KT|TL|TUQ|Q)\.\s", line.text):
                return page.number, line.baseline - 6
    return None
