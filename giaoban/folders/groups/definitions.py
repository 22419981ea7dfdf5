"""Checks of definitions: the source can count that, formulas have operands and no circle, days do not overlap."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from giaoban.folders.columns import Unknown
from giaoban.folders.home import Home
from giaoban.folders.rules.suggestion import meant
from giaoban.folders.table import Line, Wrong
from giaoban.indicators.models import SourceKind
from giaoban.indicators.rules.formula import FormulaError, find_cycle, operands
from giaoban.indicators.sources.registry import SOURCES
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said

_ENTERS = ("period", "cumulative")


def check_definitions(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    """Everything wrong with the definitions, at the column that says it."""
    known = {*home.indicators, *(line.values["code"] for line in lines)}
    checks = {SourceKind.REGISTER: _counted, SourceKind.FORM: _entered}
    for line in lines:
        kind = line.values["source_kind"]
        found = _computed(line, known) if kind == SourceKind.FORMULA else checks[kind](line)
        yield from ((line, wrong) for wrong in found)
        if line.values["last_day"] and line.values["last_day"] < line.values["valid_from"]:
            yield line, Finding("last_day", "order_of_days", Said("Ngày cuối trước ngày đầu"))
    yield from _overlaps(home, lines)
    yield from _circle(home, lines)


def _counted(line: Line) -> Iterator[Wrong]:
    values = line.values
    source = SOURCES.get(values["source"])
    if source is None:
        hint, known = meant(values["source"], SOURCES), ", ".join(sorted(SOURCES))
        yield Finding(
            "source",
            "unknown_source",
            Said(
                "Không có nguồn «%(source)s».%(hint)s Các nguồn: %(known)s",
                source=values["source"],
                hint=hint,
                known=known,
            ),
        )
        return
    if values["measure"] not in {"", "count", *source.measures}:
        yield Finding(
            "measure",
            "unknown_measure",
            Said(
                "Nguồn «%(code)s» đo được: count, %(measures)s",
                code=source.code,
                measures=", ".join(sorted(source.measures)),
            ),
        )
    strange = sorted(set(values["where"]) - source.narrows_by)
    if strange:
        narrows = ", ".join(sorted(source.narrows_by))
        words = Said(
            "Nguồn «%(code)s» không lọc theo %(strange)s; lọc được: %(narrows)s",
            code=source.code,
            strange=", ".join(strange),
            narrows=narrows,
        )
        yield Finding("where", "unknown_condition", words)


def _entered(line: Line) -> Iterator[Wrong]:
    if line.values["enters"] not in _ENTERS:
        yield Finding("enters", "unknown_way", Said("Cần một trong: %(enters)s", enters=", ".join(_ENTERS)))


def _computed(line: Line, known: set[str]) -> Iterator[Wrong]:
    try:
        needed = operands(line.values["formula"])
    except FormulaError as error:
        yield Finding("formula", "broken_formula", str(error))
        return
    for code in needed:
        if code not in known:
            words = Said("Không có chỉ tiêu «%(code)s» trong công thức.%(hint)s", code=code, hint=meant(code, known))
            yield Unknown(words, "unknown_indicator", "indicators", column="formula", name=code)


def _overlaps(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    spans: dict[str, dict[dt.date, dt.date | None]] = {}
    for one in home.catalogue:
        spans.setdefault(one.indicator.code, {})[one.valid_from] = one.last_day
    for line in lines:
        spans.setdefault(line.values["code"], {})[line.values["valid_from"]] = line.values["last_day"]
    for line in lines:
        first = line.values["valid_from"]
        for day, last in spans[line.values["code"]].items():
            if day < first and (last is None or first <= last):
                words = Said(
                    "Định nghĩa từ %(day)s của chỉ tiêu này còn hiệu lực; ghi ngày cuối cho nó trước",
                    day=f"{day:%d/%m/%Y}",
                )
                yield line, Finding("valid_from", "overlap", words)


def _circle(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    formulas = {
        one.indicator.code: str(one.spec.get("formula", "")) for one in home.catalogue if one.spec.get("formula")
    }
    mine = {line.values["code"]: line for line in lines if line.values["source_kind"] == SourceKind.FORMULA}
    formulas.update({code: line.values["formula"] for code, line in mine.items()})
    circle = find_cycle(_readable(formulas))
    if circle:
        line = next((mine[code] for code in circle if code in mine), None)
        if line is not None:
            yield line, Finding("formula", "circle", Said("Công thức vòng tròn: %(circle)s", circle=" → ".join(circle)))


def _readable(formulas: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for code, formula in formulas.items():
        try:
            operands(formula)
        except FormulaError:
            continue  # told at its own cell
        found[code] = formula
    return found
