"""A month's figures as the appendix of a report shows them (phụ lục số liệu): plain numbers in ordinary columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from giaoban.dashboards import written
from giaoban.dashboards.place import Standing
from giaoban.indicators.figures import Figure
from giaoban.indicators.models import IndicatorVersion
from giaoban.indicators.rules.ratio import NoBase
from giaoban.indicators.sectors import sector_name
from giaoban.said import Said
from giaoban.web.export import Cell, Number
from giaoban.words.count import write_count
from giaoban.words.percent import write_percent

Amount = int | Fraction
_MONEY_UNITS: Sequence[tuple[int, str]] = ((10**9, "tỷ đồng"), (10**6, "triệu đồng"), (1, "đồng"))
FILE_TITLES = (
    Said("Mã"),
    Said("Chỉ tiêu"),
    Said("Lĩnh vực"),
    Said("Giá trị"),
    Said("Đơn vị tính"),
    Said("Từ ngày"),
    Said("Đến ngày"),
    Said("Loại số"),
    Said("Kế hoạch"),
    Said("So với kế hoạch"),
    Said("Cùng kỳ"),
    Said("So với cùng kỳ"),
    Said("Ghi chú"),
)


@dataclass(frozen=True)
class Row:
    """One line: everything in one unit, ratios in per cent without their sign, as the heads of the columns say."""

    number: int
    code: str
    title: str
    href: str
    measure: str
    plan: str
    value: str
    same: str
    of_plan: str
    of_same: str
    until: str
    state: str
    state_tone: str
    missing: bool
    why: str


def by_sector(here: Standing, figures: Sequence[Figure]) -> list[tuple[str, list[Row]]]:
    """The lines under their sectors, numbered through."""
    found: dict[str, list[Row]] = {}
    for number, one in enumerate(figures, start=1):
        found.setdefault(one.definition.sector, []).append(_row(here, number, one))
    return [(sector_name(code), rows) for code, rows in found.items()]


def file_rows(figures: Sequence[Figure]) -> Iterator[list[Cell]]:
    """The same for a file, values in the unit they are kept in."""
    for one in figures:
        definition = one.definition
        yield [
            one.code,
            definition.name,
            sector_name(definition.sector),
            _cell(one, one.value.value),
            "đồng" if definition.measured_in == written.MONEY else definition.measured_in,
            one.start,
            one.end,
            written.state(one)[0] if one.value.value is not None else "",
            _cell(one, one.plan.value if one.plan else None),
            _ratio_cell(one.ratio_to_plan),
            _cell(one, one.same_period.value),
            _ratio_cell(one.ratio_to_same_period),
            one.value.why or (Said("chưa có") if one.value.value is None else ""),
        ]


def _row(here: Standing, number: int, one: Figure) -> Row:
    definition, value = one.definition, one.value.value
    plan, same = (one.plan.value if one.plan else None), one.same_period.value
    scale, measure = _unit(definition, [held for held in (value, plan, same) if held is not None])
    words = [_plain(definition, held, scale) for held in (plan, value, same)]
    state, tone = written.state(one)
    return Row(
        number=number,
        code=one.code,
        title=definition.name,
        href=here.href("figure", one.code),
        measure=measure,
        plan=words[0],
        value=words[1],
        same=words[2],
        of_plan=_per_cent(one.ratio_to_plan),
        of_same=_per_cent(one.ratio_to_same_period),
        until=written.period(one),
        state=state,
        state_tone=tone,
        missing=value is None,
        why=one.value.why,
    )


def _unit(definition: IndicatorVersion, values: Sequence[Amount]) -> tuple[int, str]:
    """How many steps one unit of the line holds, and its name: money in the largest unit that its values fill."""
    if definition.measured_in == written.MONEY:
        most = max((abs(Fraction(value)) for value in values), default=Fraction(0))
        return next((unit for unit in _MONEY_UNITS if most >= unit[0]), _MONEY_UNITS[-1])
    return 10**definition.decimals, "%" if definition.measured_in in written.SHARES else definition.measured_in


def _plain(definition: IndicatorVersion, value: Amount | None, scale: int) -> str:
    if value is None:
        return ""
    exact = written.ratio_between(value * (100 if definition.measured_in == "tỷ lệ" else 1), scale)
    return write_count(exact, decimals=3 if definition.measured_in == written.MONEY else max(definition.decimals, 2))


def _per_cent(ratio: Decimal | NoBase) -> str:
    return "" if isinstance(ratio, NoBase) else write_percent(ratio).rstrip("%")


def _cell(figure: Figure, value: Amount | None) -> Cell:
    """Whole numbers as numbers; what has decimals as a number too, with its written form for a CSV."""
    definition = figure.definition
    if value is None or (isinstance(value, int) and definition.decimals == 0):
        return value
    exact = written.ratio_between(value, 10**definition.decimals)
    return Number(exact, written.write_value(definition, value), percent=definition.measured_in == "tỷ lệ")


def _ratio_cell(ratio: Decimal | NoBase) -> Cell:
    return None if isinstance(ratio, NoBase) else Number(ratio, write_percent(ratio), percent=True)
