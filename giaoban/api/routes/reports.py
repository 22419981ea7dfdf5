"""Reports: which there are, the one in force or the draft, and every edition as JSON."""

from collections import Counter
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from giaoban.api.answers import answer, page, seal_of, window_of
from giaoban.api.caller import needs
from giaoban.api.parameters import DEFAULT_LIMIT, Cursor, KnownAt, Limit, OnDay, UnitCode
from giaoban.api.places import place_of, unit_of
from giaoban.api.problems import Problem
from giaoban.api.scopes import Scope
from giaoban.api.shapes import PROBLEMS, EditionPage, ReportPage, ReportShape
from giaoban.documents.queries import steps_of
from giaoban.documents.rules.way import state
from giaoban.indicators.sessions import sessions_at
from giaoban.reports import queries
from giaoban.reports.compose import CannotWrite, NoOutline
from giaoban.reports.formats import as_json
from giaoban.reports.models import Edition
from giaoban.reports.queries import Report
from giaoban.said import Said
from giaoban.trail.queries import known_at as rows_known_at

router = Router(tags=[Said("Báo cáo")], auth=needs(Scope.REPORTS), by_alias=True)
UnitInPath = Annotated[str, Path(description=Said("Mã đơn vị, ví dụ 009"), max_length=20)]
SessionInPath = Annotated[str, Path(description=Said("Kỳ giao ban, ví dụ 2023-03"), max_length=20)]


@router.get("/reports", response={200: ReportPage, 304: None, **PROBLEMS}, summary=Said("Các báo cáo của một đơn vị"))
def reports(
    request: HttpRequest,
    unit: UnitCode,
    on: OnDay = None,
    known_at: KnownAt = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """The sessions whose report the unit writes, latest first, with how many editions were approved."""
    window = window_of(request, known_at, cursor, limit)
    facts, _ = unit_of(request, unit, on, window.seal)

    def make() -> dict[str, Any]:
        approved = Counter(
            rows_known_at(Edition, window.seal).filter(unit_id=facts.id).values_list("session", flat=True)
        )
        found = [one for one in reversed(sessions_at(window.seal)) if one.unit == facts.id]
        rows = [
            {
                "session": one.code,
                "unit": facts.code,
                "held_on": one.held_on.isoformat(),
                "editions": approved[one.record],
            }
            for one in found
        ]
        return page(request, window, rows)

    return answer(request, window.seal, make)


@router.get(
    "/reports/{unit}/{session}", response={200: ReportShape, 304: None, **PROBLEMS}, summary=Said("Một báo cáo")
)
def report(
    request: HttpRequest,
    unit: UnitInPath,
    session: SessionInPath,
    draft: Annotated[bool, Query(description=Said("Bản tính theo số liệu lúc đó dù đã có bản phát hành"))] = False,
    known_at: KnownAt = None,
) -> HttpResponse:
    """The edition that had been issued by then; where there is none, or with ``draft``, as computed then."""
    seal = seal_of(known_at)
    place_of(request, unit, session, seal)
    return answer(request, seal, lambda: _report(unit, session, seal, draft))


def _report(unit: str, session: str, seal: int, draft: bool) -> dict[str, Any]:
    try:
        return as_json(queries.report(unit, session, seal=seal, draft=draft))
    except NoOutline as error:
        raise Problem(404, "no-outline", error.args[0]) from error
    except CannotWrite as error:
        raise Problem(422, "cannot-write", error.args[0]) from error


@router.get(
    "/reports/{unit}/{session}/editions",
    response={200: EditionPage, 304: None, **PROBLEMS},
    summary=Said("Các bản của một báo cáo"),
)
def editions(
    request: HttpRequest,
    unit: UnitInPath,
    session: SessionInPath,
    known_at: KnownAt = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """Every approved edition, the first one first, with what each corrects."""
    window = window_of(request, known_at, cursor, limit)
    place_of(request, unit, session, window.seal)

    def make() -> dict[str, Any]:
        rows = [_edition_row(one, window.seal) for one in queries.editions(unit, session, window.seal)]
        return page(request, window, rows)

    return answer(request, window.seal, make)


@router.get(
    "/reports/{unit}/{session}/editions/{edition}",
    response={200: ReportShape, 304: None, **PROBLEMS},
    summary=Said("Một bản của báo cáo"),
)
def edition(
    request: HttpRequest,
    unit: UnitInPath,
    session: SessionInPath,
    edition: Annotated[str, Path(description=Said("«id» của bản"), max_length=40)],
    known_at: KnownAt = None,
) -> HttpResponse:
    """One edition as it was approved, for ever; its own figures stand at its ``frozen_at``."""
    seal = seal_of(known_at)
    place_of(request, unit, session, seal)
    found = next((one for one in queries.editions(unit, session, seal) if one.record.hex == edition), None)
    if found is None:
        raise Problem(404, "unknown-edition", Said("Báo cáo này không có bản «%(id)s».", id=edition))
    return answer(request, seal, lambda: _as_approved(found, seal))


def _as_approved(found: Edition, seal: int) -> dict[str, Any]:
    return as_json(Report(found.content, _state(found, seal), found, queries.issued_as(found.document, seal)))


def _edition_row(one: Edition, seal: int) -> dict[str, Any]:
    issued = queries.issued_as(one.document, seal)
    return {
        "id": one.record.hex,
        "kind": one.kind,
        "state": _state(one, seal),
        "number": issued.number,
        "date": issued.day.isoformat() if issued.day else None,
        "signer": issued.signer,
        "frozen_at": one.frozen_at,
        "replaces": one.replaces.hex if one.replaces else None,
        "corrections": one.corrections,
    }


def _state(one: Edition, seal: int) -> str:
    return state([step.step for step in steps_of(one.document, seal)])
