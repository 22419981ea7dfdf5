"""Pages that carry a report through its way: its steps, its signed copies, the start of a restatement."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from giaoban.documents.actions import keep_file
from giaoban.documents.files import LARGEST, Damaged, content_of, content_type
from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.queries import files_of
from giaoban.documents.rules.way import WrongStep
from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers.rules.cells import CellError, read_day
from giaoban.registers.rules.finding import Refused
from giaoban.reports import actions, queries
from giaoban.reports.models import EditionKind
from giaoban.reports.opened import facts_of
from giaoban.said import Said
from giaoban.web.writing import told


@signed_in
@require_POST
def take_step(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """One step of the report, by the person whose role it is (or the office, nhập thay)."""
    facts = facts_of(request, unit, session)
    try:
        _take(request, unit, session, facts.id)
    except (WrongStep, Refused, CellError, ValueError) as error:
        request.session["report_problem"] = told(str(error))
    return redirect("reports:report", unit, session)


def _take(request: HttpRequest, unit: str, session: str, unit_id: int) -> None:
    step = request.POST.get("buoc", "")
    if step not in Step.values:
        raise WrongStep(Said("Chưa chọn bước."))
    entry = DocumentStep(document=actions.last_document(unit, session), step=step, unit_id=unit_id)
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
    facts, given = facts_of(request, unit, session), request.FILES.get("tep")
    permission_of(request).require(Deed.NUMBER, [facts.id])
    try:
        if given is None or given.size is None:
            raise ValueError(Said("Chưa chọn tệp."))
        content = given.read(LARGEST + 1)
        document = actions.last_document(unit, session)
        keep_file(document, facts.id, given.name or "", content, by=account_of(request), at=timezone.now())
    except (Refused, NotAllowed, ValueError) as error:
        request.session["report_problem"] = told(str(error))
    return redirect("reports:report", unit, session)


@require_safe
@signed_in
def copy(request: HttpRequest, unit: str, session: str, digest: str) -> HttpResponse:
    """A kept copy, byte for byte as it was kept."""
    facts_of(request, unit, session)
    documents = {one.document for one in queries.editions(unit, session)} | {actions.last_document(unit, session)}
    kept = {one.sha256: one for document in documents for one in files_of(document)}.get(digest)
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
    """Begin a correction or replacement of the edition in force: it goes through the same steps."""
    facts = facts_of(request, unit, session)
    permission_of(request).require(Deed.SUBMIT_REPORT, [facts.id])
    kind = request.POST.get("loai", "")
    try:
        actions.begin_restating(
            unit,
            session,
            kind=EditionKind(kind) if kind in EditionKind.values else EditionKind.ORIGINAL,
            why=request.POST.get("ly-do", ""),
            by=account_of(request),
            at=timezone.now(),
        )
    except (WrongStep, Refused) as error:
        request.session["report_problem"] = told(str(error))
    return redirect("reports:report", unit, session)
