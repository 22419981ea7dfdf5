"""Figures ready to be shown (thẻ số liệu), alone and by sector."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from giaoban.dashboards import written
from giaoban.dashboards.place import Standing
from giaoban.indicators.figures import NOT_YET, Figure
from giaoban.indicators.rules.ratio import NoBase
from giaoban.indicators.sectors import sector_name
from giaoban.indicators.series import Month
from giaoban.said import Said
from giaoban.web.sparkline import share_bar, sparkline
from giaoban.web.writing import told


@dataclass(frozen=True)
class Card:
    """One figure as the pages show it."""

    code: str
    title: str
    href: str
    number: str
    measure: str
    missing: bool
    why: str
    comparisons: Sequence[written.Comparison]
    bar: SafeString | None
    sparkline: SafeString
    state: str
    state_tone: str
    until: str
    below_pace: bool = False
    has_plan: bool = False

    @property
    def ratios(self) -> Sequence[written.Comparison]:
        """The comparisons under the name the card macro uses."""
        return self.comparisons


@dataclass(frozen=True)
class Sector:
    """One sector with its figures in the catalogue's order."""

    code: str
    name: str
    rows: Sequence[Card]

    @property
    def behind(self) -> int:
        """How many of them lag behind the year."""
        return sum(1 for one in self.rows if one.below_pace)

    @property
    def missing(self) -> int:
        """How many have no value yet."""
        return sum(1 for one in self.rows if one.missing)


def card(here: Standing, figure: Figure, series: Sequence[Month] = ()) -> Card:
    """A figure made ready."""
    definition, value = figure.definition, figure.value
    number, measure = written.number_and_unit(definition, value.value) if value.value is not None else ("", "")
    state, tone = written.state(figure)
    plan = written.plan_comparison(figure)
    return Card(
        code=figure.code,
        title=definition.name,
        href=here.href("figure", figure.code),
        number=number,
        measure=measure,
        missing=value.value is None,
        why="" if value.why == NOT_YET else value.why,
        comparisons=written.comparisons(figure),
        bar=_bar(figure, plan),
        sparkline=_line(figure, series),
        state=state,
        state_tone=tone,
        until=written.period(figure),
        below_pace=plan is not None and plan.tone == "bad",
        has_plan=plan is not None,
    )


def by_sector(cards: Sequence[tuple[str, Card]]) -> list[Sector]:
    """Sectors in the catalogue's order."""
    grouped: dict[str, list[Card]] = {}
    for code, one in cards:
        grouped.setdefault(code, []).append(one)
    return [Sector(code, sector_name(code), mine) for code, mine in grouped.items()]


def _bar(figure: Figure, plan: written.Comparison | None) -> SafeString | None:
    ratio = figure.ratio_to_plan
    if plan is None or isinstance(ratio, NoBase):
        return None
    at: Decimal | None = written.pace(figure)
    label = told(Said("Đạt %(ratio)s kế hoạch", ratio=plan.text))
    return share_bar(float(ratio), float(at) if at is not None else None, label)


def _line(figure: Figure, series: Sequence[Month]) -> SafeString:
    values = [None if month.value is None else float(month.value) for month in series]
    return sparkline(
        values,
        told(Said("%(name)s: từng tháng, %(count)s tháng gần nhất", name=figure.definition.name, count=len(series))),
    )
