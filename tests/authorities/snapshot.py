"""All that must be the same after an export was loaded into an empty home, asked the ways that people ask."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from giaoban.indicators import queries as figures
from giaoban.indicators.as_json import figure_row
from giaoban.indicators.models import FigureVersion, Plan
from giaoban.reports import formats, queries
from giaoban.trail import canonical
from giaoban.trail.checking import entry_models
from giaoban.trail.models import Seal
from giaoban.trail.queries import latest_seal

Asked = Sequence[tuple[str, str]]
"""Unit and session codes."""


def of(asked: Asked, seals: Sequence[int]) -> dict[str, Any]:
    """The answers as plain JSON, under what was asked, so that a difference names its place."""
    said = {
        "seals": [[seal.number, seal.at.isoformat(), seal.hash] for seal in Seal.objects.order_by("number")],
        "plans": sorted(_shown(Plan.objects.all())),
        "closed figures": list(_closed()),
        "versions": {kind: sorted(_shown(model.objects.all())) for kind, model in sorted(entry_models().items())},
        "figures": {place: _figures(*one) for place, one in _all(asked, seals)},
        "reports": {place: _report(*one) for place, one in _all(asked, seals)},
        "editions": {f"{unit} {session}": _editions(unit, session) for unit, session in asked},
    }
    return dict(json.loads(json.dumps(said, default=str)))


def some_seals(count: int) -> list[int]:
    """A few seals from the first to the last."""
    last = latest_seal()
    return sorted({1 + (last - 1) * n // (count - 1) for n in range(count)})


def differences(before: Any, after: Any, place: str = "") -> Iterator[str]:
    """Where two snapshots differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            yield from differences(before.get(key), after.get(key), f"{place} / {key}")
    elif before != after:
        yield f"{place}: {str(before)[:200]} ≠ {str(after)[:200]}"


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its place in it."""
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def _all(asked: Asked, seals: Sequence[int]) -> Iterator[tuple[str, tuple[str, str, int]]]:
    for seal in seals:
        for unit, session in asked:
            yield f"{unit} {session} at {seal}", (unit, session, seal)


def _figures(unit: str, session: str, seal: int) -> Any:
    """The figures as known at a seal, or in which words they are refused."""
    try:
        return {one.code: figure_row(one) for one in figures.figures_of_session(unit, session, seal=seal)}
    except LookupError as refusal:
        return str(refusal)


def _report(unit: str, session: str, seal: int) -> Any:
    try:
        return formats.as_json(queries.report(unit, session, seal=seal))
    except LookupError as refusal:
        return str(refusal)


def _editions(unit: str, session: str) -> list[Any]:
    return [[one.kind, one.frozen_at, one.content, one.corrections] for one in queries.editions(unit, session)]


def _shown(rows: Any) -> Iterator[str]:
    """Every version there ever was, without row ids: with what it corrects and the act that wrote it."""
    found = list(rows.select_related("corrects", "act"))
    keys = canonical.NaturalKeys()
    keys.load(found)
    for row in found:
        fields = canonical.fields_of(row, keys, row.corrects.uuid if row.corrects else None)
        yield json.dumps([fields, row.act.key.hex], sort_keys=True, ensure_ascii=False, default=str)


def _closed() -> Iterator[list[Any]]:
    rows = FigureVersion.objects.order_by("session", "indicator__code", "version").select_related("indicator", "seal")
    for one in rows:
        shown = [one.value, one.denominator, one.start, one.end, one.reason, one.acts]
        yield [one.session.hex, one.indicator.code, one.version, one.seal.number, *shown]
