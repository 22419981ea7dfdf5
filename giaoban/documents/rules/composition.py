"""Soạn câu chữ của các thành phần: what is printed, letter by letter, the same in every format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from giaoban.documents.rules.content import (
    Annex,
    Block,
    Heading,
    ListItem,
    OfficialDocument,
    Paragraph,
    Run,
    Table,
)
from giaoban.documents.rules.layout import Padding
from giaoban.words.dates import write_long_date
from giaoban.words.numbers import pad_small, write_document_number

# Room left on paper for a number or a day that is still to be written by hand.
BLANK = " " * 6
LIST_MARKS = ("- ", "+ ", "• ")
# XML 1.0 refuses control characters, lone surrogates and non-characters; a typed line break is a blank.
_NOT_PRINTED = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]+")


@dataclass(frozen=True)
class ComposedAnnex:
    """Phụ lục đã soạn câu chữ."""

    heading: str
    title: str
    note: str
    blocks: tuple[Block, ...]
    landscape: bool


@dataclass(frozen=True)
class Composed:
    """Văn bản đã soạn câu chữ, sẵn sàng đưa vào bất kỳ định dạng nào."""

    parent_agency: str
    agency: str
    number_line: str
    place_date_line: str
    draft_mark: str
    dispatch_subject: str
    kind_name: str
    subject: str
    addressee_lines: tuple[str, ...]
    legal_basis_lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    recipient_lines: tuple[str, ...]
    authority_lines: tuple[str, ...]
    signer_name: str
    annexes: tuple[ComposedAnnex, ...]

    @property
    def title(self) -> str:
        """Tên văn bản cho siêu dữ liệu: "BÁO CÁO Kết quả …"."""
        return f"{self.kind_name} {self.subject or self.dispatch_subject}".strip()


def compose(document: OfficialDocument, padding: Padding | None = None) -> Composed:
    """Soạn văn bản; padding of number and date comes from the decree (Phụ lục I, mục II.3, II.4)."""
    rule = padding or Padding()
    kind, subject = clean(document.kind_name).upper(), clean(document.subject)
    return Composed(
        parent_agency=clean(document.parent_agency).upper(),
        agency=clean(document.agency).upper(),
        number_line=number_line(document.number, document.symbol, rule),
        place_date_line=place_date_line(document, rule),
        draft_mark="DỰ THẢO" if document.draft else "",
        dispatch_subject="" if kind or not subject else f"V/v {subject}",
        kind_name=kind,
        subject=subject if kind else "",
        addressee_lines=addressee_lines(document.addressees),
        legal_basis_lines=closed_lines(document.legal_bases),
        blocks=tuple(_clean_block(block) for block in document.blocks),
        notes=tuple(filter(None, map(clean, document.notes))),
        recipient_lines=closed_lines(document.recipients, mark="- "),
        authority_lines=tuple(clean(line).upper() for line in document.signature.authority_lines),
        signer_name=clean(document.signature.name),
        annexes=tuple(_compose_annex(annex) for annex in document.annexes),
    )


def clean(text: str) -> str:
    """Chữ in được, dạng NFC, không ký tự điều khiển."""
    return unicodedata.normalize("NFC", _NOT_PRINTED.sub(" ", text)).strip()


def number_line(number: str | None, symbol: str, padding: Padding) -> str:
    """Dòng "Số: 05/BC-UBND"; a number not yet given leaves its room blank."""
    if not number:
        return f"Số: {BLANK}/{clean(symbol)}"
    written = clean(number)
    if written.isascii() and written.isdigit():
        written = write_document_number(int(written), pad_below=padding.number_below)
    return f"Số: {written}/{clean(symbol)}"


def place_date_line(document: OfficialDocument, padding: Padding) -> str:
    """Dòng "Thanh Xuân, ngày 07 tháng 3 năm 2023", với chỗ trống khi chưa có ngày."""
    if document.day is not None:
        written = write_long_date(document.day, day_pad_below=padding.day_below, month_pad_below=padding.month_below)
    elif document.month is not None:
        year, month = document.month
        written = f"ngày {BLANK} tháng {pad_small(month, padding.month_below)} năm {year}"
    else:
        written = f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    return f"{clean(document.place)}, {written}"


def addressee_lines(addressees: Iterable[str]) -> tuple[str, ...]:
    """Kính gửi: one name on the same line, several each on its own line with - and ;."""
    names = [name for name in map(_without_end, addressees) if name]
    if not names:
        return ()
    if len(names) == 1:
        return (f"Kính gửi: {names[0]}",)
    return ("Kính gửi:", *closed_lines(names, mark="- "))


def closed_lines(lines: Iterable[str], mark: str = "") -> tuple[str, ...]:
    """Mỗi dòng kết thúc bằng dấu chấm phẩy, dòng cuối bằng dấu chấm."""
    bare = [line for line in map(_without_end, lines) if line]
    ends = [";"] * (len(bare) - 1) + ["."]
    return tuple(f"{mark}{line}{end}" for line, end in zip(bare, ends, strict=False))


def _without_end(line: str) -> str:
    text = clean(line).rstrip(";,. ")
    return text.removeprefix("- ").strip()


def _compose_annex(annex: Annex) -> ComposedAnnex:
    number = clean(annex.number)
    return ComposedAnnex(
        heading=f"Phụ lục {number}".strip(),
        title=clean(annex.title).upper(),
        note=clean(annex.note),
        blocks=tuple(_clean_block(block) for block in annex.blocks),
        landscape=annex.landscape,
    )


def _clean_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    # Blanks between two runs are kept: only the outer text of the whole document is stripped.
    def cleaned(text: str) -> str:
        return unicodedata.normalize("NFC", _NOT_PRINTED.sub(" ", text))

    return tuple(replace(run, text=cleaned(run.text)) for run in runs if run.text)


def _clean_block(block: Block) -> Block:
    match block:
        case Heading() | Paragraph() | ListItem():
            return replace(block, runs=_clean_runs(block.runs))
        case Table():
            return replace(
                block,
                title=clean(block.title),
                unit_note=clean(block.unit_note),
                header=tuple(map(clean, block.header)),
                rows=tuple(tuple(_clean_runs(cell) for cell in row) for row in block.rows),
            )


def list_mark(level: int) -> str:
    """Dấu đầu dòng theo bậc: -, + rồi •."""
    return LIST_MARKS[min(max(level, 0), len(LIST_MARKS) - 1)]
