"""The catalogue as known at a seal: which definition of an indicator holds on which day."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from giaoban.indicators.models import IndicatorVersion, SourceKind
from giaoban.indicators.rules.formula import operands
from giaoban.indicators.sources.registry import SOURCES
from giaoban.indicators.sources.source import Count, count_of_spec
from giaoban.said import Said
from giaoban.trail.queries import current, known_at
from giaoban.trail.remembering import once_a_seal


class UnknownIndicator(LookupError):
    """No indicator has that code on that day."""


class Catalogue:
    """Definitions by indicator, each holding on its own days."""

    def __init__(self, versions: Sequence[IndicatorVersion]) -> None:
        self._versions = versions

    @classmethod
    def at(cls, seal: int) -> "Catalogue":
        """The catalogue as known at a seal."""
        return cls(_versions_at(seal))

    @classmethod
    def standing(cls) -> "Catalogue":
        """The catalogue as it stands in this snapshot."""
        return cls(list(current(IndicatorVersion).select_related("indicator")))

    def __iter__(self) -> Iterator[IndicatorVersion]:
        return iter(self._versions)

    @cached_property
    def by_code(self) -> Mapping[str, list[IndicatorVersion]]:
        """Definitions of each code, first day first."""
        found: dict[str, list[IndicatorVersion]] = {}
        for version in sorted(self._versions, key=lambda one: one.valid_from):
            found.setdefault(version.indicator.code, []).append(version)
        return found

    def on(self, day: dt.date) -> list[IndicatorVersion]:
        """The definitions that hold on a day, in the catalogue's order."""
        held = [version for version in self._versions if holds(version, day)]
        return sorted(held, key=lambda version: (version.order, version.indicator.code))

    def definition(self, code: str, day: dt.date) -> IndicatorVersion:
        """The definition of one indicator on a day; raises :class:`UnknownIndicator`."""
        for version in self.by_code.get(code, ()):
            if holds(version, day):
                return version
        raise UnknownIndicator(Said("Không có chỉ tiêu «%(code)s» vào ngày %(day)s.", code=code, day=f"{day:%d/%m/%Y}"))

    def crosses_change(self, code: str, first: dt.date, last: dt.date) -> bool:
        """Whether a change marked incomparable falls inside the days, of an indicator or of one it is computed from."""
        versions = self.by_code.get(code, ())
        if any(version.incomparable and first < version.valid_from <= last for version in versions):
            return True
        formulas = [str(one.spec["formula"]) for one in versions if one.source_kind == SourceKind.FORMULA]
        return any(self.crosses_change(part, first, last) for formula in formulas for part in operands(formula))


@once_a_seal
def _versions_at(seal: int) -> Sequence[IndicatorVersion]:
    return tuple(known_at(IndicatorVersion, seal).select_related("indicator"))


def holds(version: IndicatorVersion, day: dt.date) -> bool:
    """Whether a definition is valid on a day."""
    return version.valid_from <= day and (version.last_day is None or day <= version.last_day)


def count_of(version: IndicatorVersion) -> Count | None:
    """What a register definition counts; ``None`` for entered and computed indicators."""
    return count_of_spec(version.spec, SOURCES) if version.source_kind == SourceKind.REGISTER else None
