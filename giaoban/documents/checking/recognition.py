"""Nhận ra thành phần thể thức của từng mảnh chữ, by its words and its place, never by its looks alone:
a component set wrongly must still be recognised to be judged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from giaoban.documents.checking.pieces import Piece
from giaoban.documents.rules.components import KIND_NAMES

_NATIONAL = re.compile(r"cộng h(òa|oà) xã hội chủ nghĩa việt nam", re.IGNORECASE)
_MOTTO = re.compile(r"độc lập\W+tự do\W+hạnh phúc\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"số\s*:", re.IGNORECASE)
_PLACE_DATE = re.compile(r"[^,]*,\s*ngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_DRAFT = re.compile(r"dự thảo\b", re.IGNORECASE)
_DISPATCH = re.compile(r"v/v\b", re.IGNORECASE)
_ADDRESSEE = re.compile(r"kính gửi\b", re.IGNORECASE)
_BASIS = re.compile(r"căn cứ\b", re.IGNORECASE)
_NOTE = re.compile(r"ghi chú\s*:", re.IGNORECASE)
_UNIT = re.compile(r"(đơn vị tính|đvt)\s*:", re.IGNORECASE)
_RECIPIENTS = re.compile(r"nơi nhận\s*:", re.IGNORECASE)
_AUTHORITY = re.compile(r"(TM|KT|TL|TUQ|Q)\.\s")
_PART = re.compile(r"(phần|chương)\s+([IVXLC]+|\d+)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"([IVXLC]+|\d+(\.\d+)*|[a-zđ])[.)]\s|(mục|điều)\s+\d+", re.IGNORECASE)
_ANNEX = re.compile(r"phụ lục(\s+[IVXLC]+)?$", re.IGNORECASE)
_ANNEX_NOTE = re.compile(r"\(kèm theo\b", re.IGNORECASE)


@dataclass(frozen=True)
class Recognised:
    """Một mảnh chữ với thành phần đã nhận ra."""

    key: str
    piece: Piece


def recognise(pieces: Iterable[Piece]) -> tuple[Recognised, ...]:
    """Nhận ra mọi mảnh, giữ thứ tự in."""
    everything = [piece for piece in pieces if piece.text]
    main = [piece for piece in everything if piece.section == 0]
    found = [*_head(main), *_middle(main), *_tail(main)]
    rest = [piece for piece in everything if piece.section > 0]
    for section in sorted({piece.section for piece in rest}):
        found += _annex([piece for piece in rest if piece.section == section])
    return tuple(found)


def _boundaries(pieces: list[Piece]) -> tuple[int, int]:
    """Chỉ số bắt đầu và kết thúc phần giữa, giữa hai bảng không kẻ ở đầu và cuối."""
    tail = next(
        (i for i, piece in enumerate(pieces) if _RECIPIENTS.match(piece.text) or _AUTHORITY.match(piece.text)),
        len(pieces),
    )
    # A signature cell may come before the recipients in reading order.
    while 0 < tail < len(pieces) and pieces[tail - 1].column != "full" and not pieces[tail - 1].in_table:
        tail -= 1
    head = next((i for i, p in enumerate(pieces[:tail]) if p.column == "full" and not _is_head(p)), tail)
    return head, tail


def _is_head(piece: Piece) -> bool:
    return any(mark.match(piece.text) for mark in (_NATIONAL, _MOTTO, _NUMBER, _PLACE_DATE, _DRAFT, _DISPATCH))


def _head(pieces: list[Piece]) -> list[Recognised]:
    start, _ = _boundaries(pieces)
    found, unknown = [], []
    marks = {
        "national_name": _NATIONAL,
        "national_motto": _MOTTO,
        "number": _NUMBER,
        "place_date": _PLACE_DATE,
        "draft_mark": _DRAFT,
        "dispatch_subject": _DISPATCH,
    }
    for piece in pieces[:start]:
        key = next((key for key, mark in marks.items() if mark.match(piece.text)), "")
        found.append(Recognised(key or "agency", piece))
        if not key:
            unknown.append(len(found) - 1)
    # Of several names the last is the issuing agency, those above it are its superiors.
    for place in unknown[:-1]:
        found[place] = Recognised("parent_agency", found[place].piece)
    return found


def _middle(pieces: list[Piece]) -> list[Recognised]:
    start, end = _boundaries(pieces)
    middle = pieces[start:end]
    kind = next((i for i, piece in enumerate(middle) if piece.text.casefold() in KIND_NAMES), None)
    subject = None if kind is None else _subject_place(middle, kind)
    found: list[Recognised] = []
    for index, piece in enumerate(middle):
        if index == kind:
            found.append(Recognised("kind_name", piece))
        elif index == subject:
            found.append(Recognised("subject", piece))
        else:
            found.append(Recognised(_body_key(middle, index, found), piece))
    return found


def _subject_place(middle: list[Piece], kind: int) -> int | None:
    """Trích yếu đứng ngay dưới tên loại; a wrong order leaves it right above."""
    below = kind + 1
    if below < len(middle) and _plain_key(middle[below]) == "body":
        return below
    above = kind - 1
    return above if above >= 0 and _plain_key(middle[above]) in ("body", "heading_1") else None


def _plain_key(piece: Piece) -> str:
    """Thành phần theo riêng câu chữ."""
    marks = (
        ("addressee", _ADDRESSEE),
        ("legal_basis", _BASIS),
        ("note", _NOTE),
        ("table_unit", _UNIT),
        ("heading_1", _PART),
    )
    return next((key for key, mark in marks if mark.match(piece.text)), "body")


def _body_key(middle: list[Piece], index: int, before: list[Recognised]) -> str:
    piece = middle[index]
    if piece.in_table:
        return "table_cell"
    key = _plain_key(piece)
    previous = before[-1] if before else None
    if key == "legal_basis" and any(one.key == "body" for one in before):
        return "body"
    if key == "body" and previous is not None and previous.key == "addressee" and piece.text.startswith("-"):
        return "addressee"
    if key != "body":
        return key
    if piece.bold:
        return _bold_key(middle, index)
    return "body"


def _bold_key(middle: list[Piece], index: int) -> str:
    piece = middle[index]
    following = middle[index + 1 : index + 3]
    if any(other.in_table for other in following):
        return "table_title"
    if piece.align == "center":
        return "heading_1"
    return "heading_2" if _NUMBERED.match(piece.text) else "body"


def _tail(pieces: list[Piece]) -> list[Recognised]:
    _, start = _boundaries(pieces)
    found = []
    tail = pieces[start:]
    signing = [piece for piece in tail if piece.column == "right" and not _RECIPIENTS.match(piece.text)]
    name = signing[-1] if len(signing) > 1 and not signing[-1].text.isupper() else None
    for piece in tail:
        if _RECIPIENTS.match(piece.text):
            key = "recipients_title"
        elif piece.column == "left":
            key = "recipients"
        elif piece is name:
            key = "signer_name"
        elif piece.in_table:
            key = "table_cell"
        else:
            key = "authority" if piece.column == "right" else "body"
        found.append(Recognised(key, piece))
    return found


def _annex(pieces: list[Piece]) -> list[Recognised]:
    found: list[Recognised] = []
    for index, piece in enumerate(pieces):
        if index == 0 and _ANNEX.match(piece.text):
            key = "annex_number"
        elif _ANNEX_NOTE.match(piece.text):
            key = "annex_note"
        elif found and found[-1].key == "annex_number" and not piece.in_table:
            key = "annex_title"
        else:
            key = _body_key(pieces, index, found)
        found.append(Recognised(key, piece))
    return found
