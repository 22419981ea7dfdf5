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

SEEN: Mapping[Confidence, str] = {
    "original": "đã đối chiếu bản gốc",
    "secondary": "theo nguồn thứ cấp",
    "memory": "theo trí nhớ, chưa kiểm chứng: chỉ để gợi ý, không dùng để chặn",
}
OFFICE = "mục riêng của cơ quan"


def answer(book: Book, name: str, on: date) -> Norm:
    """The norm of that name in force on that day; refuses as the book does."""
    return book.norm(name, on)


def explain(norm: Norm) -> str:
    """The norm in lines of Vietnamese: value, since when until when, article, how it was seen."""
    until = f" đến hết ngày {written(norm.until)}" if norm.until else ", đang áp dụng"
    return "\n".join(
        [
            f"{norm.name} ({norm.title})",
            *value_lines(norm),
            f"Hiệu lực: từ ngày {written(norm.since)}{until}",
            f"Căn cứ: {norm.citation}",
            f"Độ tin cậy: {OFFICE if norm.office else SEEN[norm.confidence]}",
        ]
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
        return [f"Giá trị{unit}:", *_tree(norm.value, "  ")]
    unit = f" {norm.unit}" if norm.unit else ""
    return [f"Giá trị: {_scalar(norm.value)}{unit}"]


def _tree(value: Any, indent: str) -> list[str]:
    lines: list[str] = []
    for label, item in _labelled(value):
        if _is_flat(item):
            lines.append(f"{indent}{label} {_flat(item)}")
        else:
            lines += [f"{indent}{label}", *_tree(item, indent + "  ")]
    return lines


def _labelled(value: Any) -> list[tuple[str, Any]]:
    """Each part with what stands before it: its key's Vietnamese words, its own label, or a dash."""
    if not isinstance(value, Mapping):
        return [("-", item) for item in value]
    return [(f"{_label(key, item)}:", item) for key, item in value.items() if key != "label"]


def _label(key: Any, item: Any) -> str:
    own = item.get("label") if isinstance(item, Mapping) else None
    return own or word(str(key))


def _is_flat(item: Any) -> bool:
    inner = item.values() if isinstance(item, Mapping) else item if isinstance(item, tuple) else ()
    return not any(isinstance(part, Mapping | tuple) for part in inner)


def _flat(item: Any) -> str:
    if isinstance(item, Mapping):
        return "; ".join(f"{word(str(key))} {_scalar(part)}" for key, part in item.items() if key != "label")
    if isinstance(item, tuple):
        return "; ".join(_scalar(part) for part in item)
    return _scalar(item)


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "không có", True: "có", False: "không"}[value]
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return written(value) if isinstance(value, date) else word(str(value))


def word(key: str) -> str:
    """The Vietnamese words of a machine's key; anything else as it stands."""
    return _words().get(key, key)


@cache
def _words() -> Mapping[str, str]:
    words: Mapping[str, str] = parse((files("giaoban.law") / "labels" / "vi.yaml").read_text(encoding="utf-8"))
    return words
