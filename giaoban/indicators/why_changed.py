"""Why a figure differs between two seals (vì sao số đổi): the acts that moved what it is computed from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.models import (
    CubeCell,
    IndicatorVersion,
    Plan,
    SourceKind,
    Submission,
    SubmissionDecision,
    SubmissionLine,
)
from giaoban.indicators.rules.formula import operands
from giaoban.indicators.sources.registry import SOURCES
from giaoban.trail.models import Act, SealedAct

MOST_ACTS = 12
"""Acts named of one figure, the last first; a figure that hundreds moved is opened to its records instead."""


def acts_behind(codes: Iterable[str], catalogue: Catalogue, after: int, until: int) -> Mapping[str, Sequence[Act]]:
    """By indicator the acts sealed after one seal and until another that moved it, its plan or its operands."""
    parts = {code: _parts(code, catalogue) for code in codes}
    wanted = {part for one in parts.values() for part in one}
    moved: dict[str, set[Act]] = {part: set() for part in wanted}
    for find in (_recorded, _planned, _submitted, _defined):
        for code, act in find(wanted, catalogue, after, until):
            moved[code].add(act)
    return {
        code: sorted({act for part in one for act in moved[part]}, key=lambda act: -act.pk)[:MOST_ACTS]
        for code, one in parts.items()
    }


def _parts(code: str, catalogue: Catalogue) -> set[str]:
    """An indicator with all that its formulas are computed from."""
    found, waiting = set(), [code]
    while waiting:
        one = waiting.pop()
        if one in found or one not in catalogue.by_code:
            continue
        found.add(one)
        for version in catalogue.by_code[one]:
            if version.source_kind == SourceKind.FORMULA:
                waiting += operands(str(version.spec["formula"]))
    return found


def _recorded(codes: set[str], catalogue: Catalogue, after: int, until: int) -> Iterable[tuple[str, Act]]:
    """Acts on registers in the passes that changed a cell of the indicator."""
    kinds = {code: _kinds(catalogue, code) for code in codes}
    cells = CubeCell.objects.filter(indicator__code__in=codes, seal__gt=after, seal__lte=until)
    passes: dict[int, set[str]] = {}
    for code, seal in cells.values_list("indicator__code", "seal_id").distinct():
        passes.setdefault(seal, set()).add(code)
    for one in SealedAct.objects.filter(seal_id__in=passes).select_related("act"):
        wrote = {kind for kind, _ in one.act.manifest}
        for code in passes[one.seal_id]:
            if wrote & kinds[code]:
                yield code, one.act


def _kinds(catalogue: Catalogue, code: str) -> set[str]:
    """The kinds of entries that an indicator is counted from."""
    counted = [one for one in catalogue.by_code[code] if one.source_kind == SourceKind.REGISTER]
    return {kind for one in counted for kind in SOURCES[str(one.spec["source"])].kinds()}


def _planned(codes: set[str], catalogue: Catalogue, after: int, until: int) -> Iterable[tuple[str, Act]]:
    rows = Plan.objects.filter(indicator__code__in=codes, **_between(after, until)).select_related("act", "indicator")
    return [(row.indicator.code, row.act) for row in rows]


def _defined(codes: set[str], catalogue: Catalogue, after: int, until: int) -> Iterable[tuple[str, Act]]:
    rows = IndicatorVersion.objects.filter(indicator__code__in=codes, **_between(after, until))
    return [(row.indicator.code, row.act) for row in rows.select_related("act", "indicator")]


def _submitted(codes: set[str], catalogue: Catalogue, after: int, until: int) -> Iterable[tuple[str, Act]]:
    """Decisions on submissions, and submissions corrected, that hold a line of the indicator."""
    acts = {row.submission: row.act for row in _rows(SubmissionDecision, after, until)}
    acts |= {row.record: row.act for row in _rows(Submission, after, until)}
    lines = SubmissionLine.objects.filter(submission__in=acts, indicator__code__in=codes)
    return [(code, acts[key]) for code, key in lines.values_list("indicator__code", "submission")]


def _rows(model: type[SubmissionDecision] | type[Submission], after: int, until: int) -> Iterable[Any]:
    return model._default_manager.filter(**_between(after, until)).select_related("act")


def _between(after: int, until: int) -> dict[str, int]:
    return {"act__sealed__seal__gt": after, "act__sealed__seal__lte": until}
