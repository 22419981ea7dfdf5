"""What a leader looks at first in a month (cần xem trước): off plan, changed after closing, late, worse."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils import timezone

from giaoban.dashboards import cards, written
from giaoban.dashboards.cards import Card
from giaoban.dashboards.place import Standing
from giaoban.indicators.figures import Asked, Figure
from giaoban.indicators.models import FigureVersion
from giaoban.indicators.queries import asked_of
from giaoban.indicators.rules.ratio import NoBase
from giaoban.indicators.series import monthly
from giaoban.trail.models import Seal
from giaoban.words.dates import write_short_date

SHOWN_LARGE = 4
"""Figures shown large where nothing has a plan."""


@dataclass(frozen=True)
class Changed:
    """A closed figure that has a later version: the value that was closed, the one that stands, since when and why."""

    card: Card
    old: str
    new: str
    day: str
    reason: str


@dataclass(frozen=True)
class Month:
    """The figures of a month in the order a leader needs them; ``large`` are those with a plan, with their months."""

    behind: Sequence[Card]
    changed: Sequence[Changed]
    late: Sequence[Card]
    worse: Sequence[Card]
    large: Sequence[Card]
    sectors: Sequence[cards.Sector]
    estimates: int
    count: int


def month_of(here: Standing) -> Month:
    """Every figure of the month; the months before are read for those shown large alone."""
    asked = asked_of(here.reader, here.session)
    figures = here.reader.figures(here.unit.id, asked)
    every = {one.code: cards.card(here, one) for one in figures}
    worse = sorted((one for one in figures if _is_worse(one)), key=_how_far, reverse=True)
    return Month(
        behind=[one for one in every.values() if one.below_pace],
        changed=_changed(here, figures, every),
        late=[one for one in every.values() if one.missing or one.why],
        worse=[every[one.code] for one in worse],
        large=_large(here, figures, asked),
        sectors=cards.by_sector([(one.definition.sector, every[one.code]) for one in figures]),
        estimates=sum(1 for one in figures if one.value.value is not None and not one.value.official),
        count=len(figures),
    )


def _large(here: Standing, figures: Sequence[Figure], asked: Sequence[Asked]) -> list[Card]:
    known = [number for number, one in enumerate(figures) if one.value.value is not None]
    planned = [number for number in known if figures[number].plan is not None]
    shown = planned or known[:SHOWN_LARGE]
    series = monthly(here.reader, here.unit.id, [asked[number] for number in shown])
    return [cards.card(here, figures[number], line) for number, line in zip(shown, series, strict=True)]


def _is_worse(one: Figure) -> bool:
    compared = written.same_period_comparison(one)
    return compared is not None and compared.tone == "bad"


def _how_far(one: Figure) -> float:
    ratio = one.ratio_to_same_period
    return 0 if isinstance(ratio, NoBase) else abs(float(ratio) - 1)


def _changed(here: Standing, figures: Sequence[Figure], every: dict[str, Card]) -> list[Changed]:
    """The closed figures of the unit's own session that a later entry moved, as known at the page's seal."""
    if here.session.unit != here.unit.id:
        return []
    rows = FigureVersion.objects.filter(session=here.session.record, seal__number__lte=here.reader.seal)
    versions: dict[int, list[FigureVersion]] = {}
    for row in rows.order_by("version"):
        versions.setdefault(row.indicator_id, []).append(row)
    moved = [(one, mine) for one in figures if len(mine := versions.get(one.definition.indicator_id, [])) > 1]
    times = dict(Seal.objects.filter(number__in={mine[-1].seal_id for _, mine in moved}).values_list("number", "at"))
    return [
        Changed(
            every[one.code],
            _written(one, mine[0]),
            _written(one, mine[-1]),
            write_short_date(timezone.localtime(times[mine[-1].seal_id]).date()),
            mine[-1].reason,
        )
        for one, mine in moved
    ]


def _written(figure: Figure, version: FigureVersion) -> str:
    value = None if version.value is None else Fraction(version.value, version.denominator)
    return written.write_value(figure.definition, value)
