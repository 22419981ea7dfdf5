"""Units and indicators as search finds them: each leads to its month or its figure."""

from collections.abc import Iterator, Sequence

from django.urls import reverse

from giaoban.dashboards.place import sessions_of
from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.models import IndicatorVersion, ReportingSession
from giaoban.indicators.sectors import sector_name
from giaoban.indicators.sessions import sessions_at
from giaoban.offices import queries as offices
from giaoban.offices.models import Level, UnitVersion
from giaoban.offices.rules.tree import UnitFacts
from giaoban.said import Said
from giaoban.trail.queries import latest_seal
from giaoban.web.registry import SearchEntry, SearchKind, SearchSource

UNITS = SearchKind("don-vi", Said("Đơn vị"), 20)
INDICATORS = SearchKind("chi-tieu", Said("Chỉ tiêu"), 30)


def sources() -> Iterator[SearchSource]:
    """Units under whoever may see them; indicators for whoever serves anywhere."""
    kinds = frozenset({UnitVersion.KIND, ReportingSession.KIND})
    yield SearchSource("units", UNITS, Said("Đơn vị"), kinds, _every, units)
    yield SearchSource(
        "indicators", INDICATORS, Said("Chỉ tiêu"), frozenset({IndicatorVersion.KIND}), _every, indicators
    )


def units(keys: set[str] | None) -> Iterator[SearchEntry]:
    """Every unit that has a session to lead to, its newest."""
    seal = latest_seal()
    tree, sessions = offices.tree(seal), sessions_at(seal)
    for unit in tree:
        held = sessions_of(tree, unit.id, sessions)
        key = f"{unit.code}@{unit.valid_from.isoformat()}"
        if held and (keys is None or key in keys):
            yield SearchEntry(
                key=key,
                title=unit.name,
                href=reverse("dashboards:month", args=[unit.code, held[0].code]),
                words=_about(unit),
                codes=[unit.code],
                unit=unit.id,
                territory=unit.id,
            )


def indicators(keys: set[str] | None) -> Iterator[SearchEntry]:
    """Every indicator by its last definition."""
    for code, versions in Catalogue.at(latest_seal()).by_code.items():
        last = versions[-1]
        if keys is None or code in keys:
            texts = [last.short, last.in_prose, *map(str, last.aliases), sector_name(last.sector)]
            others = dict.fromkeys(map(str, (code, *texts, last.responsible)))
            yield SearchEntry(
                key=code,
                title=last.name,
                href=reverse("dashboards:indicator", args=[code]),
                words=" · ".join(text for text in others if text.lower() not in last.name.lower()),
                codes=[code],
            )


def _every(_: Sequence[int]) -> None:
    """Few change seldom: all are read again."""


def _about(unit: UnitFacts) -> str:
    parts = [str(Level(unit.level).label), unit.code]
    if unit.last_day is not None:
        parts.append(Said("đến hết %(day)s", day=f"{unit.last_day:%d/%m/%Y}"))
    return " · ".join(map(str, parts))
