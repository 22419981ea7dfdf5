"""Bảng đơn vị hành chính: the provinces and communes of today, shipped with their source (``data/SOURCES.txt``)."""

import csv
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from giaoban.said import Said
from giaoban.words.fold import fold

SOURCE = Said(
    "Bảng đơn vị từ ngày 01/7/2025 (34 tỉnh, thành phố; 3.321 phường, xã, đặc khu), nguồn vietnamadminunits 1.0.4. "
    "Chưa có thay đổi tháng 4/2026 (30/2026/QH16, 237/NQ-UBTVQH15): nếu đơn vị thay đổi, sửa tên và mã ở dưới."
)
PROVINCE, COMMUNE, DISTRICT = "province", "commune", "district"
DATA = resources.files("giaoban.founding") / "data"


@dataclass(frozen=True)
class TableRow:
    """One unit of the table: its key is code and first day."""

    code: str
    valid_from: dt.date
    level: str
    parent: str
    name: str


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the shipped CSV files."""
    yield from csv.DictReader((DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines())


@cache
def table() -> Mapping[str, TableRow]:
    """The whole table by code."""
    return {
        row["code"]: TableRow(
            row["code"], dt.date.fromisoformat(row["valid_from"]), row["level"], row["parent"], row["name"]
        )
        for row in rows_of("units")
    }


def provinces() -> list[TableRow]:
    """The provinces by code."""
    return [one for one in table().values() if one.level == PROVINCE]


def found(level: str, province: str, text: str) -> Sequence[TableRow]:
    """The units of a level, of one province if it is named, whose name or code holds every word."""
    wanted = fold(text).split()
    return [
        one
        for one in table().values()
        if one.level == level
        and (not province or province in {one.parent, one.code})
        and all(word in fold(f"{one.code} {one.name}") for word in wanted)
    ]
