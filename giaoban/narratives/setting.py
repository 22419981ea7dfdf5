"""What a narrative is read beside (bối cảnh): unit, days, the catalogue of that day, what the unit answers for."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from giaoban.days.interval import Interval
from giaoban.indicators.entering.sheet import due
from giaoban.indicators.figures import Asked, Figures
from giaoban.indicators.models import IndicatorVersion, Nature, Reads, SourceKind
from giaoban.narratives.models import Origin
from giaoban.narratives.rules.offer import Offer
from giaoban.offices.rules.tree import UnitFacts

_LATER = dt.timedelta(days=45)
"""How long after the period a text's own day may be: budget figures of February are told up to 7 March."""


@dataclass(frozen=True)
class Setting:
    """A unit and the days that a text reports, at one seal."""

    reader: Figures
    unit: UnitFacts
    start: dt.date
    end: dt.date
    origin: str

    @property
    def period(self) -> str:
        """The month as an address writes it."""
        return f"{self.start:%Y-%m}"

    @property
    def is_own(self) -> bool:
        """Whether the unit itself speaks."""
        return self.origin == Origin.OWN

    @cached_property
    def definitions(self) -> Mapping[str, IndicatorVersion]:
        """The definitions of the last day by code."""
        return {one.indicator.code: one for one in self.reader.catalogue.on(self.end)}

    @cached_property
    def entered(self) -> frozenset[str]:
        """Codes of what the unit itself has to send."""
        owed = due(self.reader, self.unit.id, Interval(self.start, self.end))
        return frozenset(one.indicator.code for one in owed)

    def asked(self, definition: IndicatorVersion, offer: Offer) -> Asked:
        """The figure that an offered value is held against: of the text's own last day where it tells one."""
        end = last_day(offer.period)
        if end is None or not (self.end.replace(day=1) <= end <= self.end + _LATER) or end < self.start:
            end = self.end
        if definition.reads == Reads.YEAR_TO_DATE or definition.nature == Nature.STOCK:
            return Asked(definition, dt.date(end.year, 1, 1), end)
        return Asked(definition, self.start, self.end)


def last_day(period: str) -> dt.date | None:
    """The last day of a period as a text was read, ``2023-02-28`` or ``2023-01-01/2023-02-28``; None for none."""
    try:
        return dt.date.fromisoformat(period.rpartition("/")[2])
    except ValueError:
        return None


def is_form(definition: IndicatorVersion) -> bool:
    """Whether values are entered rather than counted or computed."""
    return definition.source_kind == SourceKind.FORM


def candidates(setting: Setting) -> Sequence[IndicatorVersion]:
    """What the figures of a text may be: the catalogue of the day, of entered figures those that the unit sends."""
    every = setting.definitions.items()
    return [one for code, one in every if not (setting.is_own and is_form(one)) or code in setting.entered]
