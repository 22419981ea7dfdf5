"""Values of law as the book keeps them: nothing in them can be changed by a reader."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any


def frozen(value: Any) -> Any:
    """The same value with lists as tuples and mappings that refuse to be written to."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: frozen(item) for key, item in value.items()})
    if isinstance(value, list | tuple):
        return tuple(frozen(item) for item in value)
    if isinstance(value, float):
        return Decimal(str(value))
    return value


def plain(value: Any) -> Any:
    """The same value in what JSON knows: dates in ISO, exact decimals as text."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def written(day: date) -> str:
    """A day as official writing has it in figures: 05/3/2020, 24/11/2026, 01/01/2019."""
    month = f"{day.month:02d}" if day.month in (1, 2) else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def thawed(value: Any) -> Any:
    """The same value for a reader that measures: ordinary tables and lists, decimals as floating point."""
    if isinstance(value, Mapping):
        return {key: thawed(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [thawed(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value
