"""The catalogue of indicators with its dated definitions."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from giaoban.api.answers import answer, page, window_of
from giaoban.api.caller import needs
from giaoban.api.parameters import DEFAULT_LIMIT, Cursor, Day, KnownAt, Limit
from giaoban.api.problems import Problem
from giaoban.api.scopes import Scope
from giaoban.api.shapes import PROBLEMS, IndicatorPage
from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.models import IndicatorVersion
from giaoban.said import Said

router = Router(tags=[Said("Danh mục")], auth=needs(Scope.CATALOGUE), by_alias=True)


@router.get("/indicators", response={200: IndicatorPage, 304: None, **PROBLEMS}, summary=Said("Danh mục chỉ tiêu"))
def indicators(
    request: HttpRequest,
    on: Annotated[Day | None, Query(description=Said("Chỉ định nghĩa có hiệu lực ngày này"))] = None,
    known_at: KnownAt = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """Every definition with the days it holds, or those that hold on one day."""
    window = window_of(request, known_at, cursor, limit)

    def make() -> dict[str, Any]:
        catalogue = Catalogue.at(window.seal)
        every = [version for code in sorted(catalogue.by_code) for version in catalogue.by_code[code]]
        found = catalogue.on(on) if on else every
        return page(request, window, [definition_row(one) for one in found])

    return answer(request, window.seal, make)


@router.get(
    "/indicators/{code}",
    response={200: IndicatorPage, 304: None, **PROBLEMS},
    summary=Said("Các định nghĩa của một chỉ tiêu"),
)
def indicator(
    request: HttpRequest,
    code: Annotated[str, Path(description=Said("Mã chỉ tiêu"), max_length=40)],
    known_at: KnownAt = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """All definitions of one indicator, first day first."""
    window = window_of(request, known_at, cursor, limit)
    found = Catalogue.at(window.seal).by_code.get(code)
    if found is None:
        raise Problem(404, "unknown-indicator", Said("Không có chỉ tiêu «%(code)s».", code=code))
    return answer(request, window.seal, lambda: page(request, window, [definition_row(one) for one in found]))


def definition_row(one: IndicatorVersion) -> dict[str, Any]:
    """A definition as plain JSON."""
    return {
        "code": one.indicator.code,
        "valid_from": one.valid_from.isoformat(),
        "last_day": one.last_day.isoformat() if one.last_day else None,
        "name": one.name,
        "short": one.short,
        "aliases": one.aliases,
        "unit": one.measured_in,
        "decimals": one.decimals,
        "nature": one.nature,
        "direction": one.direction,
        "adds": one.adds,
        "sector": one.sector,
        "order": one.order,
        "responsible": one.responsible,
        "frequency": one.frequency,
        "reads": one.reads,
        "source_kind": one.source_kind,
        "spec": one.spec,
        "plan_source": one.plan_source,
        "plan_by": one.plan_by,
        "legal_basis": one.legal_basis,
        "incomparable": one.incomparable,
    }
