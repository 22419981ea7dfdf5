"""The form of a new indicator (chỉ tiêu mới): what it is, what it is measured in, where its values come from."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.catalogue_pages.source_form import BY, BY_RESPONSIBLE, BY_WARDS, ENTERS, counted, kinds
from giaoban.indicators.models import Direction, IndicatorVersion, Nature, Reads, SourceKind
from giaoban.indicators.rules.typed_number import MONEY_UNITS
from giaoban.indicators.sectors import SECTORS, sector_name
from giaoban.indicators.sources.registry import SOURCES
from giaoban.indicators.sources.source import Source
from giaoban.registers.description import Column
from giaoban.said import Said, joined
from giaoban.web.parts import Field
from giaoban.web.typed import Typed
from giaoban.words.fold import fold

CODE = re.compile(r"[A-Z0-9]+(\.[A-Z0-9]+)*")
_DONG = "VND"
_MONEY = re.compile(r"((nghin|trieu|ty) )?dong")
"""Money is kept in whole đồng, whatever the scale that a report writes it in."""
_DECIMALS = ("0", "1", "2", "3", "4")


def read(typed: Typed, catalogue: Catalogue) -> tuple[str, IndicatorVersion]:
    """The code and the first definition that were typed; what is wrong is told at its field."""
    code = typed.text("code", at_most=40).upper()
    if code and not CODE.fullmatch(code):
        typed.wrong("code", Said("Mã gồm chữ không dấu, số, cách nhau bằng dấu chấm, ví dụ YT.KHAM"))
    elif code in catalogue.by_code:
        typed.wrong("code", Said("Danh mục đã có chỉ tiêu mang mã này"))
    measured = typed.text("measured_in", at_most=40)
    money = measured in MONEY_UNITS or bool(_MONEY.fullmatch(fold(measured)))
    kind = typed.one_of("source", [SourceKind.FORM, SourceKind.FORMULA, *dict(counted())])
    sector = typed.one_of("sector", [one for one, _name in sectors(catalogue)])
    definition = IndicatorVersion(
        valid_from=typed.day("valid_from") or dt.date.min,
        name=typed.text("name", at_most=200),
        in_prose=typed.text("in_prose", at_most=200, required=False),
        measured_in=_DONG if money else measured,
        decimals=0 if money else int(typed.one_of("decimals", _DECIMALS) or 0),
        nature=typed.one_of("nature", Nature.values),
        reads=typed.one_of("reads", Reads.values),
        direction=typed.one_of("direction", Direction.values),
        sector=sector,
        order=_next_order(catalogue, sector),
        responsible=typed.text("responsible", required=False),
        legal_basis=typed.text("legal_basis", at_most=200, required=False),
        source_kind=kind if kind in SourceKind.values else SourceKind.REGISTER,
        spec=_spec(typed, kind),
    )
    return code, definition


def _spec(typed: Typed, kind: str) -> dict[str, Any]:
    """Where the values come from."""
    if kind == SourceKind.FORM:
        entered = typed.one_of("enters", ["period", "cumulative"])
        by = typed.one_of("by", [BY_WARDS, BY_RESPONSIBLE])
        return {"enters": entered, **({"by": BY_WARDS} if by == BY_WARDS else {})}
    if kind == SourceKind.FORMULA:
        return {"formula": typed.text("formula", at_most=400)}
    source, _colon, measure = kind.partition(":")
    return {"source": source, "measure": measure, **_where(typed, source)}


def _where(typed: Typed, source: str) -> dict[str, Any]:
    """The condition that narrows a count, of the source that is counted."""
    given = typed.raw("where")
    if not given:
        return {}
    if given not in dict(conditions()) or not given.startswith(f"{source}:"):
        typed.wrong("where", Said("Điều kiện này không thuộc nguồn đã chọn"))
        return {}
    _source, column, value = given.split(":", 2)
    return {"where": {column: value}}


def fields(typed: Typed, catalogue: Catalogue) -> list[Field]:
    """What an indicator is."""
    return [
        typed.field("code", Said("Mã"), placeholder="YT.KHAM", advice=Said("không dấu; không đổi về sau")),
        typed.field("name", Said("Tên")),
        typed.field("in_prose", Said("Tên trong câu"), required=False, advice=Said("để trống thì dùng tên")),
        typed.field("measured_in", Said("Đơn vị tính"), advice=Said("tiền thì ghi đồng")),
        typed.field("decimals", Said("Số chữ số lẻ"), "choice", choices=[(one, one) for one in _DECIMALS]),
        typed.field("sector", Said("Lĩnh vực"), "choice", choices=[("", Said("— chọn —")), *sectors(catalogue)]),
        typed.field("nature", Said("Loại"), "choice", choices=Nature.choices),
        typed.field("reads", Said("Báo cáo nêu"), "choice", choices=Reads.choices),
        typed.field("direction", Said("Chiều tốt"), "choice", choices=Direction.choices),
        typed.field("responsible", Said("Đơn vị chịu trách nhiệm"), required=False,
                    advice=Said("đúng tên đơn vị thì đơn vị ấy nhập")),
        typed.field("valid_from", Said("Áp dụng từ ngày"), placeholder="01/01/2026"),
    ]  # fmt: skip


def source_fields(typed: Typed) -> list[Field]:
    """Where its values come from; each kind reads its own fields."""
    return [
        typed.field("source", Said("Số lấy từ đâu"), "choice", choices=kinds()),
        typed.field("enters", Said("Nhập theo biểu: nhập số gì"), "choice", choices=ENTERS),
        typed.field("by", Said("Nhập theo biểu: ai nhập"), "choice", choices=BY),
        typed.field("formula", Said("Công thức"), required=False, advice=Said("mã chỉ tiêu với + − * / và ngoặc"),
                    placeholder="NS.CHI / NS.THU"),
        typed.field("where", Said("Đếm từ sổ: chỉ đếm"), "choice", required=False,
                    choices=[("", Said("mọi dòng của sổ")), *conditions()]),
    ]  # fmt: skip


def first(today_year: int, given: Mapping[str, str]) -> dict[str, str]:
    """What the form shows first; a page that found the measure in a text gives its name and unit."""
    return {
        "name": given.get("ten", ""),
        "measured_in": given.get("don-vi-tinh", ""),
        "valid_from": f"01/01/{today_year}",
        "decimals": "0",
        "nature": Nature.FLOW,
        "reads": Reads.MONTH,
        "direction": Direction.NONE,
        "source": SourceKind.FORM,
        "enters": "period",
        "by": BY_RESPONSIBLE,
    }


def sectors(catalogue: Catalogue) -> list[tuple[str, str]]:
    """The sectors that are known and the authority's own."""
    codes = dict.fromkeys([*SECTORS, *(one.sector for one in catalogue)])
    return [(code, sector_name(code)) for code in codes]


def conditions() -> list[tuple[str, str]]:
    """What a count may be narrowed to: one value of a column with a list of values."""
    return [
        (
            f"{code}:{column.name}:{value}",
            joined(": ", [source.title, Said("%(column)s là %(value)s", column=column.title, value=label)]),
        )
        for code, source in SOURCES.items()
        for column in _narrowing(source)
        for value, label in column.choices.items()
    ]


def _columns(source: Source) -> Iterator[Column]:
    return (column for leg in source.legs for register in leg.chain for column in register.columns)


def _narrowing(source: Source) -> Iterator[Column]:
    seen: set[str] = set()
    for column in _columns(source):
        if column.name in source.narrows_by and column.choices and column.name not in seen:
            seen.add(column.name)
            yield column


def _next_order(catalogue: Catalogue, sector: str) -> int:
    """Behind the last one of its sector."""
    every = list(catalogue)
    of_sector = [one for one in every if one.sector == sector]
    return max((one.order for one in of_sector or every), default=0) + 1
