"""Stands of a measured task in words, for its panel."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.urls import reverse

from giaoban.indicators.models import IndicatorVersion
from giaoban.indicators.rules.ratio import NoBase
from giaoban.indicators.written import write_value
from giaoban.said import Said
from giaoban.sessions.measures.queries import Measured, Stand
from giaoban.sessions.measures.rules.verdict import NAMES, RED, WHY, Verdict
from giaoban.web.parts import Tone
from giaoban.words.count import write_count
from giaoban.words.dates import write_short_date

DONG = "VND"
_TONES: dict[Verdict, Tone] = {Verdict.REACHED: "good", Verdict.AT_RISK: "warn"}


@dataclass(frozen=True)
class ShownStand:
    """One stand: the figure of its day with the way to it, what is needed, what is forecast, the verdict."""

    day: str
    href: str
    value: str
    share: str
    missing: str
    needed: str
    working_days: str
    ahead: str
    verdict: str
    tone: Tone
    why: str


def shown_stands(of: Measured, unit_code: str) -> list[ShownStand]:
    """Every stand of a measured task."""
    return [_shown(of, one, unit_code) for one in of.stands]


def verdict_tone(verdict: Verdict) -> Tone:
    """The tone of a verdict's badge: red only by its rule."""
    return "bad" if verdict in RED else _TONES.get(verdict, "plain")


def target_told(of: Measured) -> str:
    """The target with its value, as the latest figure's plan makes it."""
    steps = of.last.target if of.last else None
    value = written(of.definition, steps)
    if of.target.ratio_to_plan is None:
        return value
    share = write_count(of.target.ratio_to_plan * 100, decimals=4)
    return Said("%(share)s%% kế hoạch = %(value)s", share=share, value=value or Said("chưa có kế hoạch"))


def written(definition: IndicatorVersion, steps: int | Fraction | None) -> str:
    """A value to its last step, with its unit, so that what is needed is right to the đồng; nothing where none is."""
    if steps is None:
        return ""
    number = Decimal(int(steps)).scaleb(-definition.decimals)
    unit = Said("đồng") if definition.measured_in == DONG else definition.measured_in
    return f"{write_count(number, decimals=definition.decimals)} {unit}"


def _shown(of: Measured, one: Stand, unit_code: str) -> ShownStand:
    needed = one.needed
    value = one.figure.value
    at = [unit_code, one.session, of.definition.indicator.code]
    return ShownStand(
        day=write_short_date(one.figure.end),
        href=reverse("dashboards:figure", args=at) if one.session else "",
        value=written(of.definition, value.value) or value.why,
        share=_share(one),
        missing="" if isinstance(needed, NoBase) else written(of.definition, needed.missing),
        needed=needed.why if isinstance(needed, NoBase) else written(of.definition, needed.per_day),
        working_days="" if isinstance(needed, NoBase) else str(needed.working_days),
        ahead=_ahead(of, one),
        verdict=NAMES[one.verdict],
        tone=verdict_tone(one.verdict),
        why=WHY[one.verdict],
    )


def _share(one: Stand) -> str:
    """How much of the target is reached, in per cent."""
    if not one.target or one.figure.value.value is None:
        return ""
    return write_count(Decimal(int(one.figure.value.value)) / Decimal(one.target) * 100, decimals=1) + "%"


def _ahead(of: Measured, one: Stand) -> str:
    ahead = one.ahead
    if ahead is None or one.figure.end >= of.deadline:
        return ""
    value = write_value(of.definition, ahead.value)
    if ahead.low is None:
        return Said("%(value)s (chưa đủ tuần để nêu khoảng)", value=value)
    low, high = (write_value(of.definition, bound) for bound in (ahead.low, ahead.high))
    return Said("%(value)s (khoảng 80%%: %(low)s đến %(high)s)", value=value, low=low, high=high)
