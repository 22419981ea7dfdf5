"""Nội dung một văn bản hành chính: the one source from which every format is made.

Plain frozen values. Nothing here knows a font, a size or a file format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from giaoban.said import Said

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Run:
    """A stretch of text of one emphasis. `link` names what stands behind it (a figure, a record).

    `mark` is a bookmark that Word keeps around neighbouring runs of the same mark: a mended file is read
    back by it. A letter, then letters, digits and underscores, at most 40.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    mark: str = ""


@dataclass(frozen=True)
class Heading:
    """Đề mục: 1 = phần, 2 = mục lớn (I., II.), 3 = mục nhỏ (1., 2.). The number is part of the text."""

    level: Literal[1, 2, 3]
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """Một đoạn văn."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class ListItem:
    """Một gạch đầu dòng; the mark (- or +) comes from the level, not from the text."""

    runs: tuple[Run, ...]
    level: int = 0


@dataclass(frozen=True)
class Table:
    """Bảng, biểu. Every row has as many cells as the header; a cell is a tuple of runs."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    title: str = ""
    unit_note: str = ""
    align: tuple[Align, ...] = ()
    total_rows: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.header:
            raise ValueError(Said("Bảng phải có ít nhất một cột"))
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(Said("Số ô của mỗi dòng phải bằng số cột của bảng"))
        if self.align and len(self.align) != len(self.header):
            raise ValueError(Said("Số kiểu căn lề phải bằng số cột của bảng"))

    def align_of(self, column: int) -> Align:
        """Cách căn của một cột; left when the table says nothing."""
        return self.align[column] if self.align else "left"


Block = Heading | Paragraph | ListItem | Table


@dataclass(frozen=True)
class Annex:
    """Phụ lục. `number` is a Roman numeral, empty when the document has one annex only."""

    number: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    landscape: bool = False


@dataclass(frozen=True)
class Signature:
    """Quyền hạn, chức vụ và họ tên người ký: ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Võ Đăng Dũng"."""

    authority_lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class OfficialDocument:
    """Văn bản hành chính của Nghị định 30/2020/NĐ-CP.

    An empty `kind_name` makes it a công văn, whose subject stands under the number as "V/v …".
    `day` None leaves the day blank; `month` (year, month) then says which month is printed.
    """

    agency: str
    symbol: str
    place: str
    kind_name: str
    subject: str
    blocks: tuple[Block, ...]
    signature: Signature
    parent_agency: str = ""
    number: str | None = None
    day: date | None = None
    month: tuple[int, int] | None = None
    addressees: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    recipients: tuple[str, ...] = ()
    draft: bool = False
    notes: tuple[str, ...] = ()
