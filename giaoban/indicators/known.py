"""How a figure looked at past seals (số đã biết qua từng dấu niêm): each seal that changed it, and why."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from giaoban.indicators.catalogue import count_of
from giaoban.indicators.figures import Asked, Figures
from giaoban.indicators.models import CubeCell, Nature, SourceKind
from giaoban.indicators.sources.counting import in_list, parameter
from giaoban.trail.models import Seal, SealedAct


@dataclass(frozen=True)
class Known:
    """The value from a seal on, the change it brought and the reasons written in its acts."""

    seal: int
    at: dt.datetime
    value: int
    change: int
    reasons: tuple[str, ...]


def values_at_seals(reader: Figures, unit: int, asked: Asked, most: int = 20) -> tuple[list[Known], int]:
    """The last ``most`` seals that changed a counted figure, newest first, and how many there were in all."""
    if asked.definition.source_kind != SourceKind.REGISTER:
        return [], 0
    changes = _changes(reader, unit, asked)
    running, found = 0, []
    for seal, change in changes:
        running += change
        found.append((seal, running, change))
    shown = found[-most:]
    times = dict(Seal.objects.filter(number__in=[seal for seal, _, _ in shown]).values_list("number", "at"))
    reasons = _reasons([seal for seal, _, _ in shown], asked)
    known = [Known(seal, times[seal], value, change, reasons.get(seal, ())) for seal, value, change in shown]
    return known[::-1], len(found)


def _changes(reader: Figures, unit: int, asked: Asked) -> list[tuple[int, int]]:
    territories, units = reader.scope(unit)
    places, params = in_list(sorted(territories))
    text = (
        f"SELECT seal_id, SUM(change) FROM {CubeCell._meta.db_table} "
        f"WHERE territory_id IN {places} AND indicator_id = %s AND day <= %s AND seal_id <= %s"
    )
    params = [*params, asked.definition.indicator_id, asked.end, reader.seal]
    if asked.definition.nature != Nature.STOCK:
        text += " AND start >= %s"
        params.append(asked.start)
    if units is not None:
        marks, unit_params = in_list(sorted(units))
        text += f" AND unit_id IN {marks}"
        params += unit_params
    with connection.cursor() as cursor:
        cursor.execute(f"{text} GROUP BY seal_id ORDER BY seal_id", [parameter(value) for value in params])
        return [(int(seal), int(change)) for seal, change in cursor.fetchall() if change]


def _reasons(seals: Sequence[int], asked: Asked) -> Mapping[int, tuple[str, ...]]:
    """Reasons of the acts in these seals that wrote to the registers behind the figure."""
    count = count_of(asked.definition)
    kinds = count.source.kinds() if count else frozenset()
    rows = SealedAct.objects.filter(seal__in=seals).exclude(act__reason="").order_by("position")
    found: dict[int, list[str]] = defaultdict(list)
    for seal, reason, manifest in rows.values_list("seal_id", "act__reason", "act__manifest"):
        if kinds & {kind for kind, _ in manifest} and reason not in found[seal]:
            found[seal].append(reason)
    return {seal: tuple(reasons) for seal, reasons in found.items()}
