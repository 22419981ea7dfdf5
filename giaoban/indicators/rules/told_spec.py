"""How an indicator is counted, in words (cách tính): what a definition's ``spec`` says to a person."""

from collections.abc import Mapping, Sequence
from typing import Any

from giaoban.said import Said, joined

Labels = Mapping[str, Mapping[str, str]]
"""Column → (title under "", label of each value)."""


def told_form(spec: Mapping[str, Any]) -> str:
    """What a unit enters."""
    cumulative = spec.get("enters") == "cumulative"
    entered = Said("đơn vị nhập số lũy kế từ đầu năm") if cumulative else Said("đơn vị nhập số của từng kỳ")
    return joined("; ", [entered, Said("từng phường, xã nhập")]) if spec.get("by") == "wards" else entered


def told_formula(formula: str, names: Mapping[str, str]) -> str:
    """A formula with the names of its indicators in place of their codes."""
    told = formula
    for code in sorted(names, key=len, reverse=True):
        told = told.replace(code, f"«{names[code]}»")
    return told


def told_count(title: str, measure: str, where: Mapping[str, Sequence[str]], labels: Labels) -> str:
    """What is counted or summed of which register, narrowed to what."""
    if measure == "count":
        counted = Said("đếm bản ghi: %(title)s", title=title)
    elif measure in labels:
        counted = Said("cộng %(what)s: %(title)s", what=labels[measure][""], title=title)
    else:
        counted = Said("cộng số tiền: %(title)s", title=title)
    parts = [_condition(column, values, labels.get(column, {})) for column, values in where.items()]
    return joined("; ", [counted, *parts])


def _condition(column: str, values: Sequence[str], labels: Mapping[str, str]) -> str:
    return Said(
        "chỉ %(column)s là %(values)s",
        column=labels.get("", column),
        values=[labels.get(value, value) for value in values],
    )
