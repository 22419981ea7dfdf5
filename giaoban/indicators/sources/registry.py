"""All sources, by code."""

from collections.abc import Mapping

from giaoban.indicators.sources import (
    budget,
    clearance,
    defence,
    incidents,
    inspections,
    investment,
    penalties,
    tasks,
    welfare,
)
from giaoban.indicators.sources.source import Source

_ROOMS = (budget, investment, clearance, inspections, penalties, incidents, welfare, defence, tasks)

SOURCES: Mapping[str, Source] = {source.code: source for module in _ROOMS for source in module.SOURCES}
