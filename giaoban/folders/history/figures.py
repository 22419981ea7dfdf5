"""Closed figures in the history: written to be compared, for the passes of the replay make them again."""

from collections.abc import Iterator
from typing import Any

from giaoban.indicators.models import FigureVersion
from giaoban.trail.rules.digest import canonical_value

_DERIVED = frozenset({"id", "acts", "reason", "indicator", "seal"})


def figure_versions(seal: int) -> Iterator[dict[str, Any]]:
    """Every version known at a seal, in an order that does not depend on row ids."""
    fields = [one.attname for one in FigureVersion._meta.concrete_fields if one.name not in _DERIVED]
    rows = FigureVersion.objects.filter(seal__number__lte=seal).order_by(
        "seal", "session", "indicator__code", "version"
    )
    for row in rows.values(*fields, "seal_id", "indicator__code").iterator(chunk_size=1000):
        yield {name: canonical_value(value) for name, value in row.items()}
