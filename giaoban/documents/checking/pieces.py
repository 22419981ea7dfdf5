"""Mảnh chữ đọc lại từ tệp: the common form that DOCX and PDF are turned into before they are judged."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Column = Literal["full", "left", "right"]


@dataclass(frozen=True)
class Span:
    """Một đoạn chữ một kiểu, as the reader will see it (styles resolved)."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    black: bool = True


@dataclass(frozen=True)
class Piece:
    """Một đoạn văn đọc được. What the format cannot tell is None and is not judged."""

    spans: tuple[Span, ...]
    column: Column = "full"
    in_table: bool = False
    section: int = 0
    align: str | None = None
    first_line_mm: float | None = None
    gap_pt: float | None = None
    line_spacing: float | None = None
    rule_mm: float | None = None
    width_mm: float | None = None
    left_mm: float | None = None
    right_mm: float | None = None
    before_pt: float | None = None
    after_pt: float | None = None

    @property
    def raw(self) -> str:
        """Chữ nguyên văn, dạng NFC."""
        return unicodedata.normalize("NFC", "".join(span.text for span in self.spans))

    @property
    def text(self) -> str:
        """Chữ với khoảng trống gọn lại."""
        return re.sub(r"\s+", " ", self.raw).strip()

    @property
    def printed(self) -> tuple[Span, ...]:
        """Các đoạn có chữ thật; blanks have no visible style."""
        return tuple(span for span in self.spans if span.text.strip())

    @property
    def bold(self) -> bool:
        """Toàn bộ chữ đậm."""
        return bool(self.printed) and all(span.bold for span in self.printed)

    @property
    def italic(self) -> bool:
        """Toàn bộ chữ nghiêng."""
        return bool(self.printed) and all(span.italic for span in self.printed)


@dataclass(frozen=True)
class Sheet:
    """Một trang PDF hoặc một phần (section) Word: khổ giấy và lề, mm; None where it cannot be measured."""

    place: str
    width_mm: float
    height_mm: float
    top_mm: float | None
    bottom_mm: float | None
    left_mm: float | None
    right_mm: float | None


def font_family(name: str) -> str:
    """Tên họ phông để so sánh: "ABCDEF+LiberationSerif-Bold" and "Liberation Serif" are one."""
    bare = name.split("+", 1)[-1].split("-", 1)[0].split(",", 1)[0]
    bare = re.sub(r"[\s_]", "", bare).casefold()
    return re.sub(r"(psmt|ps|mt)$", "", bare)
