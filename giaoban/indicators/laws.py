"""Verifying the laws of figures on the data at hand, for ``giaoban check``.

The cube must hold what the registers count now (laws 1 and 6) and every issued edition what was known
at its seal (law 3, verified in ``reports``).
"""

from collections.abc import Iterator

from giaoban.indicators import cube
from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.models import IndicatorVersion, SourceKind
from giaoban.indicators.sources.cells import Total
from giaoban.indicators.steps import count_by_definitions
from giaoban.said import Said
from giaoban.trail.queries import latest_seal


def broken() -> Iterator[str]:
    """One sentence for every indicator whose cube differs from its registers."""
    seal = latest_seal()
    by_indicator: dict[int, list[IndicatorVersion]] = {}
    for version in Catalogue.at(seal):
        if version.source_kind == SourceKind.REGISTER:
            by_indicator.setdefault(version.indicator_id, []).append(version)
    for indicator, definitions in by_indicator.items():
        counted = count_by_definitions(definitions, None, seal)
        held = {cell: total for cell, total in cube.cells(indicator, None, seal).items() if total != Total(0, 0)}
        if counted != held:
            differing = sorted({*counted.items()} ^ {*held.items()})
            cell = differing[0][0]
            yield (
                Said(
                    "Chỉ tiêu %(code)s: khối số liệu khác sổ ở %(count)s ô, ô đầu tiên ngày %(day)s.",
                    code=definitions[0].indicator.code,
                    count=len(differing),
                    day=f"{cell.day:%d/%m/%Y}",
                )
            )
