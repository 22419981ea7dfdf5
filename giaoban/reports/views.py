"""Pages of the report (báo cáo): which there are, one with its numbers open and its way, its files."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.documents.models import Step
from giaoban.documents.queries import files_of, next_number, steps_of
from giaoban.documents.rules.way import state
from giaoban.indicators import queries as indicators
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.offices import queries as offices
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.reports import actions, formats, queries, things
from giaoban.reports.as_document import KIND_NAME
from giaoban.reports.as_page import page_blocks
from giaoban.reports.checklist import queries as checklist
from giaoban.reports.compose import CannotWrite, NoOutline
from giaoban.reports.opened import desk_of, facts_of
from giaoban.reports.standing import Standing, standings
from giaoban.reports.way import next_steps, way
from giaoban.reports.writers import written_units
from giaoban.said import Said
from giaoban.trail.queries import latest_seal
from giaoban.web import errors, registry
from giaoban.web.as_known import as_known
from giaoban.web.page import render

SECTION = "reports"
_BEFORE_APPROVAL = frozenset({"draft", Step.SUBMITTED, Step.RETURNED})
_HAS_COPY = frozenset({Step.SIGNED, Step.NUMBERED, Step.SENT})
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}


@require_safe
@signed_in
def reports(request: HttpRequest) -> HttpResponse:
    """The sessions whose report the account may see, latest first."""
    permission, seal = permission_of(request), latest_seal()
    tree, seen = offices.tree(seal), permission.units(Deed.SEE)
    written = written_units(account_of(request), timezone.localdate(), permission) - seen
    sessions = [one for one in sessions_at(seal) if one.unit in seen | written]
    sessions.sort(key=lambda one: (one.held_on, one.unit), reverse=True)
    rows = [
        {
            "title": Said("Kỳ %(code)s", code=one.code),
            "unit": tree[one.unit].name,
            "held_on": one.held_on,
            "standing": stands,
            "href": _way_in(permission, one, tree[one.unit], stands),
        }
        for one, stands in zip(sessions, standings(sessions, tree), strict=True)
    ]
    return render(request, "reports/reports.html", {"reports": rows}, section=SECTION)


def _way_in(permission: Permission, one: Session, unit: UnitFacts, stands: Standing) -> str:
    """Where the list leads: to the report, or to the outline for its writers; nowhere while there is nothing."""
    if stands.written and one.unit in permission.units(Deed.SEE):
        return reverse("reports:report", args=[unit.code, one.code])
    if stands.written or permission.may(Deed.WRITE_REPORT, one.unit):
        return reverse("reports:outline", args=[unit.code, one.code])
    return ""


@require_safe
@signed_in
def report(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """One report: the edition issued, the draft or an old edition, every number a link; its way and files.

    As known on a past day it is what stood then, and nothing can be done about it.
    """
    facts, known = facts_of(request, unit, session), as_known(request)
    asked = request.GET.get("ban", "")
    try:
        found = queries.report(unit, session, seal=known.seal) if known.band else _found(unit, session, asked)
    except CannotWrite as error:
        return _unwritable(request, error)
    except NoOutline as error:
        if permission_of(request).may(Deed.WRITE_REPORT, facts.id):
            return redirect("reports:outline", unit, session)
        raise Http404(str(error)) from error
    editions = queries.editions(unit, session, known.seal if known.band else None)
    shown = things.of_page(found.content, facts.key, _session(unit, session))
    context = {
        "known": known.band,
        "known_form": known.form,
        "unit": facts,
        "session": session,
        "here_tab": "report",
        "report": found,
        "blocks": page_blocks(found.content, review=found.edition is None),
        "letterhead": found.content["letterhead"],
        "kind_name": KIND_NAME,
        "missing": queries.missing(found.content),
        "untied": queries.untied(found.content),
        "editions": editions,
        "newer": queries.newer_than(found, editions),
        "suffix": f"?ban={asked}" if asked else "?ban=du-thao" if found.edition is None else "",
        "files": [(form, reverse("reports:file", args=[unit, session, form])) for form in formats.FORMATS],
        "draft_shown": found.edition is None,
        "problem": request.session.pop("report_problem", ""),
        "boxes": [] if known.band else registry.boxes(request, shown),
        **_carried(request, unit, session, facts, found),
        **(_past(request, found, facts, session, known.seal) if known.band else {}),
    }
    return render(request, "reports/report.html", context, section=SECTION)


def _carried(request: HttpRequest, unit: str, session: str, facts: UnitFacts, found: queries.Report) -> dict[str, Any]:
    """Where the document stands: its way, the steps this account may take, its copies, what it would correct."""
    permission, key = permission_of(request), actions.last_document(unit, session)
    steps, copies = steps_of(key), files_of(key)
    now = state([one.step for one in steps])
    symbol = found.content["letterhead"]["symbol"]
    may_restate = now == Step.SENT and permission.may(Deed.SUBMIT_REPORT, facts.id)
    return {
        "document_kind": actions.kind_of(key),
        "way": way(steps, len(copies), facts.id, permission.tree, timezone.localdate()),
        "steps": steps,
        "next": next_steps(permission, facts.id, steps),
        "number": next_number(facts.id, symbol, timezone.localdate().year),
        "today": timezone.localdate(),
        "copies": copies,
        "may_keep": permission.may(Deed.NUMBER, facts.id) and now in _HAS_COPY,
        "may_restate": may_restate,
        "points": _points(request, unit, session, found) if now in _BEFORE_APPROVAL else None,
        "would_correct": queries.would_correct(unit, session) if may_restate or now != Step.SENT else [],
    }


def _past(request: HttpRequest, found: queries.Report, facts: UnitFacts, session: str, seal: int) -> dict[str, Any]:
    """What stood at a seal in place of what is carried today: the edition's steps until then, nothing to be done."""
    steps = steps_of(found.edition.document, seal) if found.edition else []
    files = [(form, reverse("reports:file", args=[facts.code, session, form])) for form in formats.FORMATS]
    return {
        "way": way(steps, 0, facts.id, permission_of(request).tree, timezone.localdate()),
        "steps": steps,
        "next": [],
        "copies": [],
        "points": None,
        "may_keep": False,
        "may_restate": False,
        "would_correct": [],
        "suffix": f"?ban={found.edition.uuid.hex}" if found.edition else "",
        "files": files if found.edition else [],
    }


def _points(request: HttpRequest, unit: str, session: str, found: queries.Report) -> list[checklist.Check] | None:
    """What blocks the approval of the draft that is shown."""
    if found.edition is not None:
        return None
    desk = desk_of(request, unit, session)
    return checklist.blocking(checklist.checks(desk.of, dict(found.content), desk.sections()))


@require_safe
@signed_in
def file(request: HttpRequest, unit: str, session: str, form: str) -> HttpResponse:
    """The report as a file."""
    facts_of(request, unit, session)
    if form not in formats.FORMATS:
        raise Http404(Said("Không có dạng tệp này."))
    try:
        found = _found(unit, session, request.GET.get("ban", ""))
    except CannotWrite as error:
        return _unwritable(request, error)
    except NoOutline as error:
        raise Http404(str(error)) from error
    response = HttpResponse(formats.rendered(found, form, offices.book()), content_type=CONTENT_TYPES[form])
    place = "inline" if form in {"pdf", "html"} else "attachment"
    response["Content-Disposition"] = f'{place}; filename="bao-cao-{unit}-{session}.{form}"'
    if form == "html":  # a file to keep: its small style sheet is inside it
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


def _session(unit: str, session: str) -> uuid.UUID:
    return indicators.reader_of(unit, session, None)[2].record


def _unwritable(request: HttpRequest, error: CannotWrite) -> HttpResponse:
    advice = Said("Sửa mẫu câu này trong đề cương.")
    return errors.cannot(request, Said("Chưa lập được báo cáo"), error.args[0], advice)


def _found(unit: str, session: str, asked: str) -> queries.Report:
    """The draft, an edition by its id, or what is in force."""
    try:
        if asked and asked != "du-thao":
            return queries.edition_report(unit, session, asked)
        return queries.report(unit, session, draft=asked == "du-thao")
    except queries.NoEdition as error:
        raise Http404(str(error)) from error
