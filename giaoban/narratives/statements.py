"""Figures that others published, as statements for the checks (số nơi khác công bố)."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from giaoban.indicators.models import IndicatorVersion, Statement
from giaoban.narratives.rules.in_steps import in_steps
from giaoban.narratives.rules.offer import Offer, Ratio
from giaoban.narratives.setting import last_day
from giaoban.reading import Kind


def statements_of(
    offer: Offer, definition: IndicatorVersion, value: int | None, *, unit: int, key: str, source: str, day: dt.date
) -> Iterator[Statement]:
    """One statement for each plan that the figure is held against, or one of the value alone.

    ``day`` holds where the text tells none. A ratio that is itself only bounded ("hơn 65%") stands in the words of
    its basis and implies no plan.
    """
    ratios: list[Ratio | None] = [one for one in offer.ratios if one.kind == Kind.RATIO_TO_PLAN]
    for number, ratio in enumerate(ratios or [None]):
        exact = ratio is not None and not ratio.bounded
        basis = "" if ratio is None else ratio.basis if exact else f"({ratio.span} {ratio.basis})"
        yield Statement(
            key=f"{key}.{offer.start}.{number}",
            indicator_id=definition.indicator_id,
            unit_id=unit,
            day=last_day(offer.period) or day,
            value=value,
            value_style_step=max(1, round(in_steps(Fraction(offer.step), definition.measured_in, definition.decimals))),
            relation=offer.relation,
            ratio=_decimal(ratio.value) if ratio is not None and exact else "",
            ratio_step=_decimal(ratio.step) if ratio is not None and exact else "",
            basis=basis[:120],
            is_plan=not offer.is_result,
            source=source,
        )


def _decimal(fraction: str) -> str:
    """A fraction with a power of ten below the line as a decimal, any other as it is: both are read back."""
    value = Fraction(fraction)
    for places in range(9):
        if (value * 10**places).denominator == 1:
            return f"{float(value):.{places}f}" if places else str(value.numerator)
    return fraction[:24]
