"""Pages of the report (báo cáo): which there are, one with its numbers open and its steps, its files."""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from giaoban.documents.actions import DEEDS, keep_file
from giaoban.documents.files import LARGEST, Damaged, content_of, content_type
from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.queries import files_of, next_number, steps_of
from giaoban.documents.rules.way import FOLLOWS, WrongStep, state
from giaoban.documents.way_shown import shown_way
from giaoban.indicators import queries as indicators
from giaoban.indicators.sessions import SessionNotFound, sessions_at
from giaoban.offices import queries as offices
from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitNotFound
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers.rules.cells import CellError, read_day
from giaoban.registers.rules.finding import Refused
from giaoban.reports import actions, formats, queries, things
from giaoban.reports.as_document import KIND_NAME
from giaoban.reports.as_page import page_blocks
from giaoban.reports.compose import CannotWrite, NoOutline
from giaoban.reports.models import EditionKind
from giaoban.said import Said
from giaoban.trail.queries import latest_seal
from giaoban.web import errors, registry
from giaoban.web.page import render
from giaoban.web.writing import told

SECTION = "reports"
_HAS_COPY = frozenset({Step.SIGNED, Step.NUMBERED, Step.SENT})
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}


@signed_in
def reports(request: HttpRequest) -> HttpResponse:
    """The sessions whose report the account may see, latest first."""
    permission, seal = permission_of(request), latest_seal()
    tree, seen = offices.tree(seal), permission.units(Deed.SEE)
    sessions = [one for one in sessions_at(seal) if one.unit in seen]
    rows = [
        {
            "title": Said("Kỳ %(code)s", code=one.code),
            "unit": tree[one.unit].name,
            "held_on": one.held_on,
            "href": reverse("reports:report", args=[tree[one.unit].code, one.code]),
        }
        for one in sorted(sessions, key=lambda one: (one.held_on, one.unit), reverse=True)
    ]
    return render(request, "reports/reports.html", {"reports": rows}, section=SECTION)


@signed_in
def report(request: HttpRequest, unit: str, session: str) -> HttpResponse:
    """One report: the edition issued, or the draft, every number a link; its steps and files."""
    facts = _facts(request, unit, session)
    draft = request.GET.get("ban") == "du-thao"
    try:
        found = _found(unit, session, draft)
    except CannotWrite as error:
        return _unwritable(request, error)
    permission = permission_of(request)
    key = actions.open_document(unit, session)
    done = steps_of(key)
    context = {
        "unit": facts,
        "session": session,
        "report": found,
        "blocks": page_blocks(found.content),
        "letterhead": found.content["letterhead"],
        "kind_name": KIND_NAME,
        "missing": queries.missing(found.content),
        "untied": queries.untied(found.content),
        "steps": [{"label": Step(one.step).label, "act": one.act, "step": one} for one in done],
        "way": shown_way(done),
        "next": _next_steps(permission, facts.id, [one.step for one in done]),
        "editions": queries.editions(unit, session),
        "number": next_number(facts.id, found.content["letterhead"]["symbol"], timezone.localdate().year),
        "today": timezone.localdate(),
        "files": [(form, reverse("reports:file", args=[unit, session, form])) for form in formats.FORMATS],
        "copies": files_of(key),
        "may_keep": permission.may(Deed.NUMBER, facts.id) and state([one.step for one in done]) in _HAS_COPY,
        "draft_shown": found.edition is None,
        "problem": request.session.pop("report_problem", ""),
        "boxes": registry.boxes(request, things.of_page(found.content, facts.key, _session(unit, session))),
        "may_restate": state([one.step for one in done]) == Step.SENT and permission.may(Deed.SUBMIT_REPORT, facts.id),
    }
    return render(request, "reports/report.html", context, section=SECTION)


@signed_in
def file(request: HttpRequest, unit: str, session: str, form: str) -> HttpResponse:
    """The report as a file."""
    _facts(request, unit, session)
    if form not in formats.FORMATS:
        raise Http404(Said("Không có dạng tệp này."))
    try:
        found = _found(unit, session, request.GET.get("ban") == "du-thao")
    except CannotWrite as error:
        return _unwritable(request, error)
    response = HttpResponse(formats.rendered(found, form, offices.book()), content_type=CONTENT_TYPES[form])
    place = "inline" if form in {"pdf", "html"} else "attachment"
    response["Content-Disposition"] = f'{place}; filename="bao-cao-{unit}-{session}.{form}"'
    if form == "html":  # a file to keep: its small style sheet is inside it
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


@signed_in
@require_POST
def take_step(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """One step of the report, by the person whose role it is (or the office, nhập thay)."""
    facts = _facts(request, unit, session)
    try:
        _take(request, unit, session, facts.id)
    except (WrongStep, Refused, CellError, ValueError) as error:
        request.session["report_problem"] = told(str(error))
    return redirect("reports:report", unit, session)


def _take(request: HttpRequest, unit: str, session: str, unit_id: int) -> None:
    step = request.POST.get("buoc", "")
    if step not in Step.values:
        raise WrongStep(Said("Chưa chọn bước."))
    entry = DocumentStep(document=actions.open_document(unit, session), step=step, unit_id=unit_id)
    if step == Step.NUMBERED:
        text = request.POST.get("so", "").strip()
        if not text.isdigit():
            raise WrongStep(Said("Số văn bản phải là số nguyên."))
        entry.number, entry.day = int(text), read_day(request.POST.get("ngay", "").strip())
        entry.symbol = queries.report(unit, session, draft=True).content["letterhead"]["symbol"]
    entry.note = request.POST.get("ghi-chu", "").strip()
    if step == Step.RETURNED and not entry.note:
        raise WrongStep(Said("Trả lại phải nêu lý do."))
    actions.take(
        unit,
        session,
        entry,
        by=account_of(request),
        at=timezone.now(),
        decided_by=request.POST.get("nguoi-quyet-dinh", "").strip(),
        decided_on=timezone.localdate(),
    )


@signed_in
@require_POST
def keep_copy(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """Keep a signed or scanned copy of the report."""
    facts, given = _facts(request, unit, session), request.FILES.get("tep")
    try:
        if given is None or given.size is None:
            raise ValueError(Said("Chưa chọn tệp."))
        content = given.read(LARGEST + 1)
        document = actions.open_document(unit, session)
        keep_file(document, facts.id, given.name or "", content, by=account_of(request), at=timezone.now())
    except (Refused, NotAllowed, ValueError) as error:
        request.session["report_problem"] = told(str(error))
    return redirect("reports:report", unit, session)


@signed_in
def copy(request: HttpRequest, unit: str, session: str, digest: str) -> HttpResponse:
    """A kept copy, byte for byte as it was kept."""
    _facts(request, unit, session)
    kept = {one.sha256: one for one in files_of(actions.open_document(unit, session))}.get(digest)
    if kept is None:
        raise Http404(Said("Không có bản này."))
    try:
        content = content_of(kept)
    except Damaged as error:
        return HttpResponse(str(error), status=500, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type=content_type(content) or "application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, kept.name)
    return response


@signed_in
@require_POST
def restate(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """Issue a correction or replacement of the edition in force."""
    _facts(request, unit, session)
    try:
        text = request.POST.get("so", "").strip()
        actions.restate(
            unit,
            session,
            kind=EditionKind(request.POST.get("loai", "")),
            number=int(text) if text.isdigit() else 0,
            day=read_day(request.POST.get("ngay", "").strip()),
            signer=request.POST.get("nguoi-quyet-dinh", "").strip(),
            by=account_of(request),
            at=timezone.now(),
        )
    except (WrongStep, Refused, CellError, ValueError) as error:
        request.session["report_problem"] = told(str(error))
    return redirect("reports:report", unit, session)


def _facts(request: HttpRequest, unit: str, session: str) -> Any:
    """The unit, once it is known that the account may see it."""
    try:
        facts = indicators.reader_of(unit, session, None)[1]
    except (SessionNotFound, UnitNotFound) as error:
        raise Http404(str(error)) from error
    if not permission_of(request).may(Deed.SEE, facts.id):
        raise PermissionDenied(Said("Bạn không có quyền xem báo cáo của %(unit)s.", unit=facts.name))
    return facts


def _session(unit: str, session: str) -> uuid.UUID:
    return indicators.reader_of(unit, session, None)[2].record


def _unwritable(request: HttpRequest, error: CannotWrite) -> HttpResponse:
    advice = Said("Sửa mẫu câu này trong đề cương.")
    return errors.cannot(request, Said("Chưa lập được báo cáo"), error.args[0], advice)


def _found(unit: str, session: str, draft: bool) -> queries.Report:
    try:
        return queries.report(unit, session, draft=draft)
    except NoOutline as error:
        raise Http404(str(error)) from error


def _next_steps(permission: Any, unit: int, done: list[str]) -> list[dict[str, Any]]:
    """The steps that may come next, with whether this account may take them."""
    order = [step for step in Step.values if step in FOLLOWS[state(done)]]
    found = []
    for step in order:
        own = permission.may(DEEDS[step], unit)
        instead = step in {Step.APPROVED, Step.RETURNED, Step.SIGNED} and permission.may(Deed.WRITE_FOR_LEADER, unit)
        if own or instead:
            found.append({"step": step, "label": Step(step).label, "instead": not own})
    return found
