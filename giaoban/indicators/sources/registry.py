"""All sources, by code."""

from collections.abc import Mapping

from giaoban.indicators.sources import budget
from giaoban.indicators.sources.source import Source

SOURCES: Mapping[str, Source] = {source.code: source for module in (budget,) for source in module.SOURCES}
