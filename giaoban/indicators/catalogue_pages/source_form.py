"""The part of a definition's form that says where its values come from (nguồn số liệu), read back into its ``spec``.

Each kind of source has fields of its own. The form shows those of one source; who chooses another is shown its fields
first (``SHOWN`` says which were shown), so that nothing is narrowed by conditions that nobody saw.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.indicators.models import IndicatorVersion, SourceKind
from giaoban.indicators.rules.told_spec import told_count
from giaoban.indicators.rules.typed_number import MONEY_UNITS
from giaoban.indicators.sources.registry import SOURCES
from giaoban.indicators.sources.source import Source
from giaoban.registers.description import ColumnKind
from giaoban.said import Said
from giaoban.web.parts import Field
from giaoban.web.typed import Typed

SHOWN = "source_shown"
BY_WARDS, BY_RESPONSIBLE = "wards", "unit"
ENTERS = [("period", Said("Số của từng kỳ")), ("cumulative", Said("Số lũy kế từ đầu năm"))]
BY = [(BY_RESPONSIBLE, Said("Đơn vị chịu trách nhiệm")), (BY_WARDS, Said("Từng phường, xã"))]
_YES = "1"


@dataclass(frozen=True)
class Condition:
    """A column that a count may be narrowed by: its values to tick, or one field for values that are typed."""

    title: str
    fields: Sequence[Field]


def kinds() -> list[tuple[str, str]]:
    """Where values may come from: a form, a formula, or something counted or summed of a register."""
    form, formula = SourceKind.FORM, SourceKind.FORMULA
    return [(form.value, form.label), (formula.value, formula.label), *counted()]


def counted() -> list[tuple[str, str]]:
    """What may be counted or summed of registers."""
    return [
        (f"{code}:{measure}", told_count(source.title, measure, {}, source.labels))
        for code, source in SOURCES.items()
        for measure in ("count", *source.measures)
    ]


def texts_of(one: IndicatorVersion) -> dict[str, str]:
    """The source of a definition as the form shows it first."""
    spec = one.spec
    found = {
        "source": str(one.source_kind),
        "enters": str(spec.get("enters", "period")),
        "by": str(spec.get("by", BY_RESPONSIBLE)),
        "formula": str(spec.get("formula", "")),
    }
    if one.source_kind == SourceKind.REGISTER:
        found["source"] = f"{spec['source']}:{spec.get('measure', 'count')}"
        found |= dict(_texts_of_where(SOURCES[str(spec["source"])], spec.get("where") or {}))
    return {**found, SHOWN: _owner(found["source"])}


def fields(typed: Typed) -> list[Field]:
    """The choice of the source, and the fields of the one that is chosen."""
    found = [typed.field("source", Said("Số lấy từ đâu"), "choice", choices=kinds())]
    source = typed.raw("source")
    if source == SourceKind.FORM:
        found.append(typed.field("enters", Said("Nhập số gì"), "choice", choices=ENTERS))
        found.append(typed.field("by", Said("Ai nhập"), "choice", choices=BY))
    elif source == SourceKind.FORMULA:
        found.append(typed.field("formula", Said("Công thức"), advice=Said("mã chỉ tiêu với + − * / và ngoặc")))
    return found


def conditions(typed: Typed) -> list[Condition]:
    """What the chosen register may be narrowed by; nothing ticked or typed counts every row."""
    source = SOURCES.get(_owner(typed.raw("source")))
    return [] if source is None else [_condition(typed, source, column) for column in sorted(source.narrows_by)]


def shown(typed: Typed) -> str:
    """Of which source the form shows the fields."""
    return _owner(typed.raw("source"))


def read(typed: Typed, before: IndicatorVersion) -> dict[str, Any]:
    """``source_kind`` and ``spec`` that were typed; what is wrong is told at its field."""
    chosen = typed.one_of("source", [code for code, _title in kinds()])
    if chosen and typed.raw(SHOWN) != _owner(chosen):
        typed.wrong("source", Said("Vừa đổi nguồn: điền các ô của nguồn mới ở dưới rồi ghi."))
        return {}
    if chosen == SourceKind.FORM:
        by = typed.one_of("by", [BY_WARDS, BY_RESPONSIBLE])
        spec = {"enters": typed.one_of("enters", ["period", "cumulative"]), **({"by": by} if by == BY_WARDS else {})}
        return {"source_kind": SourceKind.FORM, "spec": spec}
    if chosen == SourceKind.FORMULA:
        return {"source_kind": SourceKind.FORMULA, "spec": {"formula": typed.text("formula", at_most=400)}}
    code, _colon, measure = chosen.partition(":")
    if code and (before.measured_in in MONEY_UNITS) != _is_money(SOURCES[code], measure):
        told = Said("Chỉ tiêu này tính bằng «%(unit)s»; nguồn đã chọn cho số khác loại", unit=before.measured_in)
        typed.wrong("source", told)
    where = dict(_where(typed, SOURCES[code])) if code else {}
    return {
        "source_kind": SourceKind.REGISTER,
        "spec": {"source": code, "measure": measure, **({"where": where} if where else {})},
    }


def _owner(source: str) -> str:
    """Whose fields belong to a choice: the form's, the formula's, or those of the register that is counted."""
    return source.partition(":")[0]


def _values(source: Source, column: str) -> Mapping[str, str]:
    """The values that a column may have, in words; none where they are typed."""
    return {value: label for value, label in source.labels.get(column, {}).items() if value}


def _name(column: str, value: str = "") -> str:
    return f"where-{column}-{value}" if value else f"where-{column}"


def _texts_of_where(source: Source, where: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for column, given in where.items():
        values = [str(one) for one in given] if isinstance(given, list | tuple) else [str(given)]
        if _values(source, column):
            yield from ((_name(column, value), _YES) for value in values)
        else:
            yield _name(column), "; ".join(values)


def _condition(typed: Typed, source: Source, column: str) -> Condition:
    title = source.labels.get(column, {}).get("", column)
    values = _values(source, column)
    if values:
        ticks = [typed.field(_name(column, value), label, "check", required=False) for value, label in values.items()]
        return Condition(title, ticks)
    advice = Said("cách nhau bằng dấu chấm phẩy")
    return Condition(title, [typed.field(_name(column), Said("Các giá trị"), required=False, advice=advice)])


def _where(typed: Typed, source: Source) -> Iterator[tuple[str, list[str]]]:
    """The columns that were narrowed, each with its values."""
    for column in sorted(source.narrows_by):
        values = _values(source, column)
        if values:
            given = [value for value in values if typed.raw(_name(column, value)) == _YES]
        else:
            given = [part for one in typed.raw(_name(column)).split(";") if (part := " ".join(one.split()))]
        if given:
            yield column, given


def _is_money(source: Source, measure: str) -> bool:
    """Whether a measure is an amount of money: a sum that is no count of people or things."""
    columns = {column.name: column for leg in source.legs for register in leg.chain for column in register.columns}
    if measure == "count":
        return False
    return measure not in columns or columns[measure].kind is ColumnKind.MONEY
