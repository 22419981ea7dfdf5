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
from giaoban.indicators.sources.source import Book, Source

_ROOMS = (budget, investment, clearance, inspections, penalties, incidents, welfare, defence, tasks)

SOURCES: Mapping[str, Source] = {source.code: source for module in _ROOMS for source in module.SOURCES}
BOOKS: Mapping[str, Book] = {source.book.code: source.book for source in SOURCES.values() if source.book is not None}
"""What is counted and is no register, by the code that records behind a figure name."""
