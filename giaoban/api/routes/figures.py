"""Sessions, plans, figures and the records behind them: the same rows as the commands print."""

from collections import Counter
from collections.abc import Collection
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from giaoban.api.answers import Window, answer, caller_of, page, window_of
from giaoban.api.caller import needs
from giaoban.api.parameters import DEFAULT_LIMIT, Cursor, KnownAt, Limit, OnDay, SessionCode, UnitCode
from giaoban.api.places import Place, place_of, unit_of
from giaoban.api.problems import Problem
from giaoban.api.scopes import Scope
from giaoban.api.shapes import PROBLEMS, FigurePage, PlanPage, RecordPage, SessionPage
from giaoban.dashboards.place import sessions_of
from giaoban.indicators.as_json import behind_rows, figure_row, plan_row, record_row
from giaoban.indicators.catalogue import Catalogue, UnknownIndicator
from giaoban.indicators.figures import Asked
from giaoban.indicators.models import Plan
from giaoban.indicators.queries import Lineage, asked_of, lineage
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said
from giaoban.trail.queries import known_at as rows_known_at

router = Router(tags=[Said("Số liệu")], auth=needs(Scope.FIGURES), by_alias=True)


@router.get("/sessions", response={200: SessionPage, 304: None, **PROBLEMS}, summary=Said("Kỳ giao ban"))
def sessions(
    request: HttpRequest,
    unit: UnitCode,
    on: OnDay = None,
    known_at: KnownAt = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """The sessions that a unit reports to, its own or its authority's, latest first."""
    window = window_of(request, known_at, cursor, limit)
    facts, tree = unit_of(request, unit, on, window.seal)

    def make() -> dict[str, Any]:
        found = sessions_of(tree, facts.id, sessions_at(window.seal))
        return page(request, window, [_session_row(one, tree) for one in found])

    return answer(request, window.seal, make)


@router.get("/plans", response={200: PlanPage, 304: None, **PROBLEMS}, summary=Said("Chỉ tiêu giao"))
def plans(
    request: HttpRequest,
    unit: UnitCode,
    year: Annotated[int, Query(description=Said("Năm ngân sách"), ge=1945, le=2200)],
    on: OnDay = None,
    known_at: KnownAt = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """Every plan assigned to a unit for a year: all assigners and versions, each with its decision."""
    window = window_of(request, known_at, cursor, limit)
    facts, _ = unit_of(request, unit, on, window.seal)

    def make() -> dict[str, Any]:
        catalogue = Catalogue.at(window.seal)
        found = rows_known_at(Plan, window.seal).filter(unit_id=facts.id, year=year).select_related("indicator")
        ordered = found.order_by("indicator__code", "in_force_from", "version", "pk")
        return page(request, window, [plan_row(one, facts.code, catalogue) for one in ordered])

    return answer(request, window.seal, make)


@router.get("/figures", response={200: FigurePage, 304: None, **PROBLEMS}, summary=Said("Số liệu của một kỳ"))
def figures(
    request: HttpRequest,
    unit: UnitCode,
    session: SessionCode,
    known_at: KnownAt = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """The figures of a unit and session with plan and same period, now or as known at a moment."""
    window = window_of(request, known_at, cursor, limit)
    place = place_of(request, unit, session, window.seal)

    def make() -> dict[str, Any]:
        found = place.reader.figures(place.unit.id, asked_of(place.reader, place.session))
        return page(request, window, [figure_row(one) for one in found])

    return answer(request, window.seal, make)


@router.get(
    "/figures/{indicator}/records",
    response={200: RecordPage, 304: None, **PROBLEMS},
    summary=Said("Bản ghi đứng sau một số liệu"),
    auth=needs(Scope.RECORDS),
)
def records(
    request: HttpRequest,
    indicator: Annotated[str, Path(description=Said("Mã chỉ tiêu, ví dụ NS.THU"), max_length=40)],
    unit: UnitCode,
    session: SessionCode,
    known_at: KnownAt = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """The records that the caller may open, and by unit how many others there are and what they add."""
    window = window_of(request, known_at, cursor, limit)
    place = place_of(request, unit, session, window.seal)
    try:
        definition = place.reader.catalogue.definition(indicator, place.session.end)
    except UnknownIndicator as error:
        raise Problem(404, "unknown-indicator", error.args[0]) from error
    asked = Asked(definition, *place.session.interval_of(definition))
    seen = caller_of(request).permission.units(Deed.SEE)
    line = lineage(place.reader, place.unit.id, asked)
    return answer(request, window.seal, lambda: _records(request, window, place, line, seen))


def _records(
    request: HttpRequest, window: Window, place: Place, line: Lineage, seen: Collection[int]
) -> dict[str, Any]:
    tree = place.reader.tree
    mine = [record_row(one, tree) for one in line.records if one.unit in seen]
    return {**behind_rows(line), "others": _others(line, tree, seen), **page(request, window, mine, "records")}


def _others(line: Lineage, tree: UnitTree, seen: Collection[int]) -> list[dict[str, Any]]:
    counts, sums = Counter[int](), Counter[int]()
    for one in line.records:
        if one.unit not in seen:
            counts[one.unit] += 1
            sums[one.unit] += one.amount
    found = [{"unit": tree[unit].code, "records": counts[unit], "amount": sums[unit]} for unit in counts]
    return sorted(found, key=lambda one: str(one["unit"]))


def _session_row(one: Session, tree: UnitTree) -> dict[str, Any]:
    return {
        "code": one.code,
        "unit": tree[one.unit].code,
        "held_on": one.held_on.isoformat(),
        "from": one.start.isoformat(),
        "to": one.end.isoformat(),
        "windows": {scope: [start.isoformat(), end.isoformat()] for scope, (start, end) in one.windows.items()},
    }
