"""The tables of indicators and of their plans."""

from collections.abc import Iterator, Sequence
from typing import Any

from giaoban.folders.columns import Column, Values, of
from giaoban.folders.groups.definitions import check_definitions
from giaoban.folders.home import Home
from giaoban.folders.kinds import (
    CHOICE,
    CONDITIONS,
    COUNT,
    DATE,
    INDICATOR,
    LIST,
    NUMBER,
    OBJECT,
    PHASING,
    TEXT,
    UNIT,
    YES_NO,
)
from giaoban.folders.rules.mapping_text import normal, short
from giaoban.folders.table import Line, Table
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import Indicator, IndicatorVersion, Plan
from giaoban.said import Said

_SAID = (
    *(
        "valid_from",
        "last_day",
        "name",
        "in_prose",
        "short",
        "aliases",
        "measured_in",
        "decimals",
        "nature",
        "direction",
    ),
    *("adds", "sector", "order", "responsible", "frequency", "reads", "source_kind", "plan_source", "plan_by"),
    *("legal_basis", "incomparable"),
)
_SPEC = ("source", "measure", "enters", "by", "formula")


def _definitions(home: Home) -> Iterator[Values]:
    for one in home.standing(IndicatorVersion).select_related("indicator").order_by("pk"):
        spec = dict(one.spec)
        values: Values = {name: getattr(one, name) for name in _SAID}
        values.update({name: spec.pop(name, "") for name in _SPEC})
        yield {**values, "code": one.indicator.code, "where": normal(spec.pop("where", None) or {}), "more": spec}


def spec_of(values: Values) -> dict[str, Any]:
    """How the indicator is counted, in the form that definitions keep."""
    spec = {name: values[name] for name in _SPEC if values[name]}
    if values["where"]:
        spec["where"] = short(values["where"])
    return {**spec, **values["more"]}


def _add_definitions(home: Home, lines: Sequence[Line]) -> None:
    rows = []
    for line in lines:
        said = {name: line.values[name] for name in _SAID}
        rows.append(
            IndicatorVersion(indicator=indicators.indicator(line.values["code"]), spec=spec_of(line.values), **said)
        )
    indicators.define(rows, unit=home.authority_id, by=home.by, at=home.at)


def _spec_column(name: str, title: str, expected: str, example: str = "") -> Column:
    return Column(name, title, TEXT, help=expected, example=example, default="")


INDICATORS = Table(
    name="indicators",
    title=Said("Chỉ tiêu và cách tính"),
    columns=(
        of(Indicator, "code", TEXT, example="NS.THU"),
        of(IndicatorVersion, "valid_from", DATE, example="2025-07-01"),
        of(IndicatorVersion, "last_day", DATE, example=""),
        of(IndicatorVersion, "name", TEXT, example="Thu ngân sách trên địa bàn"),
        of(IndicatorVersion, "in_prose", TEXT, example="thu ngân sách trên địa bàn"),
        of(IndicatorVersion, "short", TEXT, example="Thu NS"),
        of(IndicatorVersion, "aliases", LIST, required=False, example="tổng thu | thu NSNN"),
        of(IndicatorVersion, "measured_in", TEXT, example="VND", help=Said("VND là tiền, đồng")),
        of(IndicatorVersion, "decimals", COUNT, example="0"),
        of(IndicatorVersion, "nature", CHOICE, example="flow"),
        of(IndicatorVersion, "direction", CHOICE, example="up"),
        of(IndicatorVersion, "adds", YES_NO),
        of(IndicatorVersion, "sector", TEXT, example="budget"),
        of(IndicatorVersion, "order", COUNT, example="10"),
        of(IndicatorVersion, "responsible", TEXT, example="Phòng Kinh tế"),
        of(IndicatorVersion, "frequency", TEXT, example="month"),
        of(IndicatorVersion, "reads", CHOICE, example="ytd"),
        of(IndicatorVersion, "source_kind", CHOICE, example="register"),
        _spec_column("source", Said("nguồn đếm"), Said("khi đếm từ sổ: mã nguồn"), "budget.revenue"),
        Column(
            "where",
            Said("chỉ đếm"),
            CONDITIONS,
            help=Said("khi đếm từ sổ"),
            example="payer=enterprise|household",
            default={},
        ),
        _spec_column("measure", Said("số đo"), Said("khi đếm từ sổ: count, hoặc một số đo của nguồn"), "net"),
        _spec_column("enters", Said("nhập"), Said("khi nhập theo biểu: period (trong kỳ) hoặc cumulative (lũy kế)")),
        _spec_column("by", Said("ai nhập"), Said("khi nhập theo biểu: wards nếu mọi phường, xã phải nhập")),
        _spec_column("formula", Said("công thức"), Said("khi tính từ chỉ tiêu khác: A + B, A / B")),
        Column("more", Said("cách tính, phần thêm"), OBJECT, default={}),
        of(IndicatorVersion, "plan_source", TEXT, example=""),
        of(IndicatorVersion, "plan_by", TEXT, example="Thành phố giao"),
        of(IndicatorVersion, "legal_basis", TEXT, example=""),
        of(IndicatorVersion, "incomparable", YES_NO, example="không"),
    ),
    key=("code", "valid_from"),
    standing=_definitions,
    check=check_definitions,
    add=_add_definitions,
)

_PLAN = ("assigner", "decision", "decision_day", "in_force_from", "version", "value", "phasing", "year")


def _plans(home: Home) -> Iterator[Values]:
    for one in home.standing(Plan).order_by("pk"):
        yield {**{name: getattr(one, name) for name in _PLAN}, "indicator": one.indicator_id, "unit": one.unit_id}


def _add_plans(home: Home, lines: Sequence[Line]) -> None:
    names = {"indicator": "indicator_id", "unit": "unit_id"}
    rows = [Plan(**{names.get(k, k): v for k, v in one.values.items()}) for one in lines]
    indicators.assign_plans(rows, by=home.by, at=home.at)


PLANS = Table(
    name="plans",
    title=Said("Dự toán, chỉ tiêu giao"),
    columns=(
        of(Plan, "indicator", INDICATOR),
        of(Plan, "unit", UNIT),
        of(Plan, "year", COUNT, example="2026"),
        of(Plan, "assigner", TEXT, example="Thành phố giao"),
        of(Plan, "decision", TEXT, example="5000/QĐ-UBND"),
        of(Plan, "decision_day", DATE, example="2025-12-10"),
        of(Plan, "in_force_from", DATE, example="2026-01-01"),
        of(Plan, "version", COUNT, example="1"),
        of(Plan, "value", NUMBER),
        of(Plan, "phasing", PHASING, example=""),
    ),
    key=("indicator", "unit", "year", "assigner", "version"),
    day="in_force_from",
    standing=_plans,
    add=_add_plans,
)

TABLES = (INDICATORS, PLANS)
