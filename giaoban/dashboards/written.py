"""Figures in official writing (cách viết số liệu): numbers with their unit, ratios, periods, states."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from giaoban.days.interval import month_end
from giaoban.indicators.figures import Figure
from giaoban.indicators.models import Direction, IndicatorVersion, Nature, Reads
from giaoban.indicators.rules.ratio import NoBase, ratio_of
from giaoban.indicators.written import MONEY as MONEY
from giaoban.indicators.written import SHARES as SHARES
from giaoban.indicators.written import number_and_unit as number_and_unit
from giaoban.indicators.written import write_value as write_value
from giaoban.said import Said, joined
from giaoban.words.count import write_count
from giaoban.words.dates import write_short_date
from giaoban.words.percent import write_percent

_BILLION = 10**9


@dataclass(frozen=True)
class Comparison:
    """A ratio in words: text, what it is held against, whether that is good, and the base."""

    text: str
    label: str
    tone: str = "plain"
    title: str = ""


def write_change(definition: IndicatorVersion, change: int) -> str:
    """A change with its sign."""
    return ("+" if change > 0 else "") + write_value(definition, change).replace("-", "−")


def plan_comparison(figure: Figure) -> Comparison | None:
    """The ratio to the plan; good or bad by the pace of the year; nothing where nobody set a plan."""
    if figure.plan is None or isinstance(figure.ratio_to_plan, NoBase):
        return None
    at = pace(figure)
    tone = "plain"
    if figure.definition.direction == Direction.UP and at is not None:
        tone = "good" if figure.ratio_to_plan >= at else "bad"
    title = joined(": ", [figure.plan.assigner, write_value(figure.definition, figure.plan.value)])
    return Comparison(write_percent(figure.ratio_to_plan), Said("kế hoạch năm"), tone, title)


def same_period_comparison(figure: Figure) -> Comparison | None:
    """More or less than in the same days of last year."""
    ratio = figure.ratio_to_same_period
    if figure.value.value is None:
        return None
    if isinstance(ratio, NoBase):
        return Comparison("—", Said("so với cùng kỳ: %(why)s", why=ratio.why))
    title = Said("cùng kỳ: %(value)s", value=write_value(figure.definition, figure.same_period.value))
    if ratio == 1:
        return Comparison(Said("bằng"), Said("cùng kỳ"), "plain", title)
    more = ratio > 1
    written = _points(figure) if figure.definition.measured_in in SHARES else write_percent(abs(ratio - 1), decimals=1)
    words = Said("▲ tăng %(much)s", much=written) if more else Said("▼ giảm %(much)s", much=written)
    return Comparison(words, Said("so với cùng kỳ"), _tone(figure.definition, more=more), title)


def comparisons(figure: Figure) -> list[Comparison]:
    """What a card says beside the number."""
    return [one for one in (plan_comparison(figure), same_period_comparison(figure)) if one is not None]


def pace(figure: Figure) -> Decimal | None:
    """How much of the year has run, for what is summed from 1 January."""
    if figure.definition.nature != Nature.FLOW or not _is_to_date(figure.definition, figure.start, figure.end):
        return None
    year = (dt.date(figure.end.year, 12, 31) - dt.date(figure.end.year, 1, 1)).days + 1
    return Decimal((figure.end - figure.start).days + 1) / year


def period(figure: Figure) -> str:
    """The days of the figure in words."""
    return period_of(figure.definition, figure.start, figure.end)


def period_of(definition: IndicatorVersion, start: dt.date, end: dt.date) -> str:
    """The days of a figure of this definition in words."""
    if definition.nature == Nature.STOCK:
        return Said("tại ngày %(day)s", day=write_short_date(end))
    if not _is_to_date(definition, start, end) and start.day == 1 and end == month_end(start):
        return Said("tháng %(month)s/%(year)s", month=start.month, year=start.year)
    if start == dt.date(end.year, 1, 1):
        return Said("lũy kế đến %(day)s", day=write_short_date(end))
    return Said("từ %(start)s đến %(end)s", start=write_short_date(start), end=write_short_date(end))


def _is_to_date(definition: IndicatorVersion, start: dt.date, end: dt.date) -> bool:
    """Whether the days are those of a year to date, for an indicator that is read so."""
    return definition.reads == Reads.YEAR_TO_DATE and start == dt.date(end.year, 1, 1)


def state(figure: Figure) -> tuple[str, str]:
    """Ước or chính thức, with the tone of its badge."""
    return (Said("chính thức"), "good") if figure.value.official else (Said("ước"), "warn")


def chart_number(definition: IndicatorVersion, value: int | Fraction) -> float:
    """A value as a chart draws it: money in tỷ đồng, shares in per cent."""
    if definition.measured_in == MONEY:
        return float(Fraction(value) / _BILLION)
    exact = Fraction(value) / 10**definition.decimals
    return float(exact * 100) if definition.measured_in == "tỷ lệ" else float(exact)


def chart_unit(definition: IndicatorVersion) -> str:
    """The unit of a chart's axis."""
    if definition.measured_in == MONEY:
        return "tỷ đồng"
    return "%" if definition.measured_in in SHARES else definition.measured_in


def _points(figure: Figure) -> str:
    """How far two shares lie apart: "1,67 điểm %", for a per cent of a per cent misleads."""
    apart = abs(Fraction(figure.value.value or 0) - Fraction(figure.same_period.value or 0))
    definition = figure.definition
    share = ratio_between(apart, 10**definition.decimals * (1 if definition.measured_in == "%" else Fraction(1, 100)))
    return Said("%(much)s điểm %%", much=write_count(share, decimals=2))


def _tone(definition: IndicatorVersion, *, more: bool) -> str:
    if definition.direction == Direction.NONE:
        return "plain"
    return "good" if more == (definition.direction == Direction.UP) else "bad"


def ratio_between(value: int | Fraction, base: int | Fraction) -> Decimal:
    """A ratio to a base that is known not to be 0."""
    ratio = ratio_of(value, base)
    assert isinstance(ratio, Decimal)  # noqa: S101 — the caller made sure of the base
    return ratio
