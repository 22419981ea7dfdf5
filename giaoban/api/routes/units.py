"""Units on their dated map, and who took over what from whom: public data of the administration."""

from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from giaoban.api.answers import answer, page, window_of
from giaoban.api.caller import needs
from giaoban.api.parameters import DEFAULT_LIMIT, Cursor, Day, KnownAt, Limit
from giaoban.api.scopes import Scope
from giaoban.api.shapes import PROBLEMS, SuccessionPage, UnitPage
from giaoban.offices import queries as offices
from giaoban.offices.rules.tree import SuccessionFacts, UnitFacts, UnitTree
from giaoban.said import Said

WHOLE = 1_000_000
"""Shares are kept in millionths."""

router = Router(tags=[Said("Đơn vị")], auth=needs(Scope.UNITS), by_alias=True)


@router.get("/units", response={200: UnitPage, 304: None, **PROBLEMS}, summary=Said("Cây đơn vị theo ngày"))
def units(
    request: HttpRequest,
    on: Annotated[Day | None, Query(description=Said("Chỉ đơn vị hoạt động ngày này"))] = None,
    code: Annotated[str | None, Query(description=Said("Chỉ các đơn vị mang mã này"), max_length=20)] = None,
    known_at: KnownAt = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """Every unit there ever was, by code and first day (codes are re-used), with the one it belongs to."""
    window = window_of(request, known_at, cursor, limit)

    def make() -> dict[str, Any]:
        tree = offices.tree(window.seal)
        found = [one for one in tree if (on is None or one.lives_on(on)) and code in (None, one.code)]
        return page(request, window, [unit_row(one, tree) for one in found])

    return answer(request, window.seal, make)


@router.get(
    "/successions", response={200: SuccessionPage, 304: None, **PROBLEMS}, summary=Said("Kế thừa giữa các đơn vị")
)
def successions(
    request: HttpRequest, known_at: KnownAt = None, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> HttpResponse:
    """Which unit took over what share of an ended one, and by which measure."""
    window = window_of(request, known_at, cursor, limit)

    def make() -> dict[str, Any]:
        tree = offices.tree(window.seal)
        return page(request, window, [_succession_row(one, tree) for one in tree.successions])

    return answer(request, window.seal, make)


def unit_row(one: UnitFacts, tree: UnitTree) -> dict[str, Any]:
    """A unit as plain JSON."""
    above = tree[one.parent] if one.parent is not None else None
    return {
        "code": one.code,
        "valid_from": one.valid_from.isoformat(),
        "last_day": one.last_day.isoformat() if one.last_day else None,
        "name": one.name,
        "level": one.level,
        "parent": above.code if above else None,
        "parent_valid_from": above.valid_from.isoformat() if above else None,
    }


def _succession_row(one: SuccessionFacts, tree: UnitTree) -> dict[str, Any]:
    old, new = tree[one.old], tree[one.new]
    return {
        "old": old.code,
        "old_valid_from": old.valid_from.isoformat(),
        "new": new.code,
        "new_valid_from": new.valid_from.isoformat(),
        "on": one.on.isoformat(),
        "share": None if one.share is None else format(Decimal(one.share) / WHOLE, "f"),
        "basis": one.basis,
        "source": one.source,
    }
