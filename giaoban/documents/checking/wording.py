"""So câu chữ: tiêu ngữ, số ký hiệu, ngày tháng, dấu cuối dòng, thành phần thiếu và thứ tự."""

from __future__ import annotations

import re
from collections.abc import Sequence

from giaoban.documents.checking.deviation import Findings
from giaoban.documents.checking.recognition import Recognised
from giaoban.documents.rules.components import COMPONENT_NAMES
from giaoban.documents.rules.layout import Layout, Padding
from giaoban.said import Said

_NUMBER = re.compile(r"(?P<label>Số):\s*(?P<number>\S*?)\s*/(?P<symbol>.*)")
# Capital letters joined by hyphens; a few kinds keep a small letter (QyĐ, CTr, TTr).
_SYMBOL = re.compile(r"[A-ZĐƯƠÂÊÔĂ][A-Za-zĐƯƠÂÊÔĂ0-9]*(-[A-ZĐƯƠÂÊÔĂ][A-ZĐƯƠÂÊÔĂa-z0-9]*)*")
_DATE = re.compile(r"(?P<place>[^,]+), ngày(?P<day>.*?)tháng(?P<month>.*?)năm(?P<year>.*)")
_REQUIRED = ("national_name", "national_motto", "agency", "number", "place_date", "authority", "recipients_title")
_ORDERS = (
    ("parent_agency", "agency", "number"),
    ("national_name", "national_motto", "place_date"),
    (
        "national_name", "kind_name", "subject", "addressee", "legal_basis", "body", "note", "recipients_title",
        "recipients", "annex_number", "annex_title",
    ),
    ("body", "authority", "signer_name"),
)  # fmt: skip


def check_wording(found: Sequence[Recognised], layout: Layout, findings: Findings) -> None:
    """Mọi quy tắc về câu chữ."""
    _check_missing(found, findings)
    _check_order(found, findings)
    for one in found:
        text = one.piece.text
        if one.key == "national_name" and text.upper() != layout.national_name:
            findings.add(COMPONENT_NAMES[one.key], Said("câu chữ"), layout.national_name, text)
        elif one.key == "national_motto" and text != layout.national_motto:
            findings.add(COMPONENT_NAMES[one.key], Said("câu chữ"), layout.national_motto, text)
        elif one.key == "number":
            _check_number(text, layout.padding, findings)
        elif one.key == "place_date":
            _check_date(text, layout.padding, findings)
    for key in ("legal_basis", "recipients"):
        _check_ends(key, [one.piece.text for one in found if one.key == key], findings)
    _check_addressees([one.piece.text for one in found if one.key == "addressee"], findings)


def _check_missing(found: Sequence[Recognised], findings: Findings) -> None:
    keys = {one.key for one in found}
    for key in _REQUIRED:
        if key not in keys:
            findings.add(COMPONENT_NAMES[key], Said("thành phần này"), Said("có trong văn bản"), Said("không có"))
    if not keys & {"kind_name", "dispatch_subject"}:
        findings.add(COMPONENT_NAMES["kind_name"], Said("thành phần này"), Said("có trong văn bản"), Said("không có"))


def _check_order(found: Sequence[Recognised], findings: Findings) -> None:
    first: dict[str, int] = {}
    for place, one in enumerate(found):
        first.setdefault(one.key, place)
    reported: set[str] = set()
    for order in _ORDERS:
        present = [key for key in order if key in first]
        for above, below in zip(present, present[1:], strict=False):
            if first[above] > first[below] and above not in reported:
                reported.add(above)
                wanted = Said("đứng trước %(name)s", name=COMPONENT_NAMES[below])
                findings.add(
                    COMPONENT_NAMES[above],
                    Said("vị trí"),
                    wanted,
                    Said("đứng sau %(name)s", name=COMPONENT_NAMES[below]),
                )


def _check_number(text: str, padding: Padding, findings: Findings) -> None:
    place = COMPONENT_NAMES["number"]
    match = _NUMBER.fullmatch(text)
    if match is None:
        findings.add(place, Said("câu chữ"), Said("Số: …/…"), text)
        return
    number, symbol = match["number"], match["symbol"]
    if number.isdigit():
        _check_padded(place, Said("số văn bản"), number, padding.number_below, findings)
    if not _SYMBOL.fullmatch(symbol):
        findings.add(place, Said("ký hiệu"), Said("chữ in hoa, nối bằng gạch nối, không có khoảng trống"), symbol)


def _check_date(text: str, padding: Padding, findings: Findings) -> None:
    place = COMPONENT_NAMES["place_date"]
    match = _DATE.fullmatch(text)
    if match is None:
        findings.add(place, Said("câu chữ"), Said("<địa danh>, ngày … tháng … năm …"), text)
        return
    for name, part, below in ((Said("ngày"), "day", padding.day_below), (Said("tháng"), "month", padding.month_below)):
        value = match[part].strip()
        if value.isdigit():
            _check_padded(place, name, value, below, findings)
        elif value.strip(".… "):
            findings.add(place, name, Said("chữ số Ả Rập hoặc để trống"), value)


def _check_padded(place: str, matter: str, written: str, below: int, findings: Findings) -> None:
    value = int(written)
    wanted = f"{value:02d}" if value < below else str(value)
    if written != wanted:
        findings.add(place, matter, wanted, written)


def _check_ends(key: str, lines: Sequence[str], findings: Findings) -> None:
    """Mỗi dòng kết thúc bằng dấu ;, dòng cuối bằng dấu chấm. An item may run over several pieces (PDF)."""
    place = COMPONENT_NAMES[key]
    if key == "recipients":
        if lines and not lines[0].startswith("- "):
            findings.add(place, Said("đầu dòng"), Said("dấu gạch ngang"), lines[0][:20])
        lines = _items(lines)
    for line in lines[:-1]:
        if not line.endswith(";"):
            findings.add(place, Said("dấu cuối dòng"), Said("dấu chấm phẩy"), line[-1:])
    if lines and not lines[-1].endswith("."):
        findings.add(place, Said("dấu cuối dòng cuối"), Said("dấu chấm"), lines[-1][-1:])


def _items(lines: Sequence[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if line.startswith("- ") or not items:
            items.append(line)
        else:
            items[-1] = f"{items[-1]} {line}"
    return items


def _check_addressees(lines: Sequence[str], findings: Findings) -> None:
    place = COMPONENT_NAMES["addressee"]
    if len(lines) < 2:
        return
    for line in lines[1:]:
        if not line.startswith("- "):
            findings.add(place, Said("đầu dòng"), Said("dấu gạch ngang"), line[:20])
    for line in lines[1:-1]:
        if not line.endswith(";"):
            findings.add(place, Said("dấu cuối dòng"), Said("dấu chấm phẩy"), line[-1:])
    if not lines[-1].endswith("."):
        findings.add(place, Said("dấu cuối dòng cuối"), Said("dấu chấm"), lines[-1][-1:])
