"""What ``giaoban law`` answers: a norm as a person reads it, and as a program does."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from giaoban.law.book import Book, Confidence, Norm
from giaoban.law.files import parse
from giaoban.law.values import plain, written
from giaoban.said import Said, joined

SEEN: Mapping[Confidence, str] = {
    "original": Said("đã đối chiếu bản gốc"),
    "secondary": Said("theo nguồn thứ cấp"),
    "memory": Said("theo trí nhớ, chưa kiểm chứng: chỉ để gợi ý, không dùng để chặn"),
}
OFFICE = Said("mục riêng của cơ quan")


def answer(book: Book, name: str, on: date) -> Norm:
    """The norm of that name in force on that day; refuses as the book does."""
    return book.norm(name, on)


def explain(norm: Norm) -> str:
    """The norm in lines: value, since when until when, article, how it was seen."""
    until = Said(" đến hết ngày %(until)s", until=written(norm.until)) if norm.until else Said(", đang áp dụng")
    return joined(
        "\n",
        [
            f"{norm.name} ({norm.title})",
            *value_lines(norm),
            Said("Hiệu lực: từ ngày %(since)s%(until)s", since=written(norm.since), until=until),
            Said("Căn cứ: %(citation)s", citation=norm.citation),
            Said("Độ tin cậy: %(seen)s", seen=OFFICE if norm.office else SEEN[norm.confidence]),
        ],
    )


def as_json(norm: Norm) -> dict[str, Any]:
    """The norm as one JSON document."""
    return {
        "name": norm.name,
        "title": norm.title,
        "value": plain(norm.value),
        "unit": norm.unit,
        "since": norm.since.isoformat(),
        "until": norm.until.isoformat() if norm.until else None,
        "citation": norm.citation,
        "document": norm.document,
        "confidence": norm.confidence,
        "office": norm.office,
        "may_block": norm.may_block,
    }


def value_lines(norm: Norm) -> list[str]:
    """The value in lines of Vietnamese, a table as an indented tree."""
    if isinstance(norm.value, Mapping | tuple):
        unit = f" ({norm.unit})" if norm.unit else ""
        return [Said("Giá trị%(unit)s:", unit=unit), *_tree(norm.value, "  ")]
    unit = f" {norm.unit}" if norm.unit else ""
    return [Said("Giá trị: %(value)s%(unit)s", value=_scalar(norm.value), unit=unit)]


def in_a_line(norm: Norm) -> str:
    """The value as a clause beside a field: "thông thường 7 ngày làm việc; vụ phức tạp 2 tháng"."""
    if not isinstance(norm.value, Mapping | tuple):
        return _measured(norm.value, norm.unit)
    if not isinstance(norm.value, Mapping):
        return joined("; ", [_measured(item, norm.unit) for item in norm.value])
    parts = [(_label(key, item), _measured(item, norm.unit)) for key, item in norm.value.items() if key != "label"]
    return joined("; ", [joined(" ", part) for part in parts])


def _measured(value: Any, unit: str) -> str:
    """A part of a value with what it is counted in; a term (``within`` so many ``basis``) as people say it."""
    if isinstance(value, Mapping) and value.keys() == {"within", "basis"}:
        return joined(" ", [_scalar(value["within"]), word(str(value["basis"]))])
    return joined(" ", [_flat(value), unit]) if unit else _flat(value)


def _tree(value: Any, indent: str) -> list[str]:
    lines: list[str] = []
    for label, item in _labelled(value):
        if _is_flat(item):
            lines.append(joined("", [indent, label, " ", _flat(item)]))
        else:
            lines += [joined("", [indent, label]), *_tree(item, indent + "  ")]
    return lines


def _labelled(value: Any) -> list[tuple[str, Any]]:
    """Each part with what stands before it: its key's Vietnamese words, its own label, or a dash."""
    if not isinstance(value, Mapping):
        return [("-", item) for item in value]
    return [(Said("%(label)s:", label=_label(key, item)), item) for key, item in value.items() if key != "label"]


def _label(key: Any, item: Any) -> str:
    own = item.get("label") if isinstance(item, Mapping) else None
    return own or word(str(key))


def _is_flat(item: Any) -> bool:
    inner = item.values() if isinstance(item, Mapping) else item if isinstance(item, tuple) else ()
    return not any(isinstance(part, Mapping | tuple) for part in inner)


def _flat(item: Any) -> str:
    if isinstance(item, Mapping):
        parts = [joined(" ", [word(str(key)), _scalar(part)]) for key, part in item.items() if key != "label"]
        return joined("; ", parts)
    if isinstance(item, tuple):
        return joined("; ", [_scalar(part) for part in item])
    return _scalar(item)


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: Said("không có"), True: Said("có"), False: Said("không")}[value]
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return written(value) if isinstance(value, date) else word(str(value))


def word(key: str) -> str:
    """The words of a machine's key; anything else as it stands."""
    known = _words().get(key)
    return Said(known) if known else key


@cache
def _words() -> Mapping[str, str]:
    words: Mapping[str, str] = parse((files("giaoban.law") / "labels" / "vi.yaml").read_text(encoding="utf-8"))
    return words
