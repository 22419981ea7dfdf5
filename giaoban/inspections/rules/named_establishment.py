"""An inspection says what was inspected (cơ sở được kiểm tra)."""

from collections.abc import Iterator, Mapping
from typing import Any

from giaoban.registers.rules.finding import Finding
from giaoban.said import Said


def named_establishment(row: Mapping[str, Any]) -> Iterator[Finding]:
    """By the establishment's name or by its subject; one of them at least."""
    if not (row.get("establishment") or row.get("subject")):
        yield Finding("establishment", "required", Said("Phải ghi tên cơ sở hoặc chọn chủ cơ sở được kiểm tra"))
