"""Pages of what a meeting leaves on paper: the conclusion notice with its way and files; the minutes."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.queries import next_number
from giaoban.documents.rules.way import WrongStep
from giaoban.documents.way_shown import shown_way
from giaoban.offices import queries as offices
from giaoban.offices.names import names_of
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers.rules.cells import CellError, read_day
from giaoban.reports.views import CONTENT_TYPES
from giaoban.reports.way import next_steps
from giaoban.said import Said
from giaoban.sessions.meetings import pages
from giaoban.sessions.meetings.models import Meeting, MeetingState
from giaoban.sessions.meetings.pages import SECTION, local
from giaoban.sessions.minutes import actions, queries
from giaoban.sessions.minutes.as_document import FORMATS, minutes_document, notice_document, rendered
from giaoban.sessions.minutes.invitation import invitation_document
from giaoban.sessions.minutes.models import ConclusionNotice
from giaoban.sessions.minutes.things import CONCLUSION_NOTICE
from giaoban.sessions.papers.queries import may_read
from giaoban.web import registry
from giaoban.web.page import render
from giaoban.web.typed import REFUSED, Typed

BEGUN = frozenset({MeetingState.HELD, MeetingState.CLOSED})


@signed_in
def conclusion(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """The notice: written by the office until it is submitted; then read, and carried through its steps."""
    held, permission = _begun(request, meeting), permission_of(request)
    notice = _readable(request, held)
    writes = permission.may(Deed.WRITE_REPORT, held.unit_id) and queries.may_be_written(notice)
    shown = notice or actions.new_notice(held, timezone.now())
    typed = Typed(request.POST, _texts(shown))
    if request.method == "POST":
        said = {name: typed.raw(name) for name in ("symbol", "subject", "text")}
        lines, at = typed.raw("recipients").replace("\r\n", "\n").split("\n"), timezone.localtime()
        if pages.tried(
            typed, lambda: actions.write_notice(held, recipients=lines, by=account_of(request), at=at, **said)
        ):
            return redirect("sessions:conclusion", meeting)
    steps = queries.steps_of_notice(notice) if notice else []
    context = {
        **pages.around(request, held, "conclusion"),
        "notice": notice,
        "writes": writes,
        "fields": [
            typed.field("symbol", Said("Ký hiệu")),
            typed.field("subject", Said("Trích yếu")),
            typed.field("text", Said("Nội dung, mỗi đoạn một dòng"), "page"),
            typed.field("recipients", Said("Nơi nhận, mỗi nơi một dòng"), "long", required=False),
        ],
        "others": typed.others,
        "way": shown_way(steps, names_of({one.act.account for one in steps})) if notice else [],
        "next": next_steps(permission, held.unit_id, steps) if notice else [],
        "number": next_number(held.unit_id, shown.symbol, timezone.localdate().year),
        "today": timezone.localdate(),
        "formats": FORMATS,
        "boxes": _boxes(request, notice),
    }
    return render(request, "sessions/conclusion.html", context, section=SECTION, status=200 if typed.good else REFUSED)


def _boxes(request: HttpRequest, notice: ConclusionNotice | None) -> list[str]:
    """What other rooms show beside a notice that is written."""
    if notice is None:
        return []
    return registry.boxes(request, [registry.Named(CONCLUSION_NOTICE, notice.meeting.hex, notice.subject)])


@signed_in
@require_POST
def step(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """One step of the notice, by the person whose role it is (or the office, nhập thay)."""
    held = _begun(request, meeting)
    notice = _notice(request, held)

    def do() -> None:
        entry = DocumentStep(step=_step(request.POST.get("buoc", "")), note=request.POST.get("ghi-chu", "").strip())
        if entry.step == Step.NUMBERED:
            entry.number, entry.day = _numbered(request)
        if entry.step == Step.RETURNED and not entry.note:
            raise WrongStep(Said("Trả lại phải nêu lý do."))
        decided_by = request.POST.get("nguoi-quyet-dinh", "").strip()
        actions.take_step(notice, entry, by=account_of(request), at=timezone.localtime(), decided_by=decided_by)

    return pages.pressed(request, do, "sessions:conclusion", meeting)


@signed_in
@require_safe
def notice_file(request: HttpRequest, meeting: str, form: str) -> HttpResponse:
    """The notice as a file."""
    held = _begun(request, meeting)
    notice = _notice(request, held)
    document = notice_document(notice, queries.steps_of_notice(notice), held)
    return _file(content=rendered(document, _form(form), local(held.begins).date(), offices.book()), form=form)


@signed_in
@require_safe
def minutes_file(request: HttpRequest, meeting: str, form: str) -> HttpResponse:
    """The minutes as a file, as they stand in the entries."""
    held = _begun(request, meeting)
    if not may_read(permission_of(request), held):
        raise PermissionDenied(Said("Biên bản chỉ dành cho người dự họp."))
    document = minutes_document(held, timezone.now())
    return _file(content=rendered(document, _form(form), local(held.begins).date(), offices.book()), form=form)


@signed_in
@require_safe
def invitation_file(request: HttpRequest, meeting: str, form: str) -> HttpResponse:
    """The invitation to the meeting as a file."""
    held = pages.opened(request, meeting)
    if not may_read(permission_of(request), held):
        raise PermissionDenied(Said("Giấy mời chỉ dành cho người được mời."))
    document = invitation_document(held, timezone.now())
    return _file(content=rendered(document, _form(form), local(held.begins).date(), offices.book()), form=form)


def _file(*, content: bytes, form: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPES[form])
    place = "attachment" if form == "docx" else "inline"
    response["Content-Disposition"] = f'{place}; filename="phien-hop.{form}"'
    if form == "html":  # a file to keep: its small style sheet is inside it
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


def _begun(request: HttpRequest, key: str) -> Meeting:
    held = pages.opened(request, key)
    if held.state not in BEGUN:
        raise Http404(Said("Phiên họp chưa bắt đầu."))
    return held


def _readable(request: HttpRequest, held: Meeting) -> ConclusionNotice | None:
    """The notice, for those who may read it; to others it is not there yet."""
    notice = queries.notice_of(held.record)
    return notice if notice and queries.may_read(permission_of(request), notice) else None


def _notice(request: HttpRequest, held: Meeting) -> ConclusionNotice:
    notice = _readable(request, held)
    if notice is None:
        raise Http404(Said("Chưa có thông báo kết luận."))
    return notice


def _form(form: str) -> str:
    if form not in FORMATS:
        raise Http404(Said("Không có dạng tệp này."))
    return form


def _step(name: str) -> str:
    if name not in Step.values:
        raise WrongStep(Said("Chưa chọn bước."))
    return name


def _numbered(request: HttpRequest) -> tuple[int, dt.date]:
    text = request.POST.get("so", "").strip()
    if not text.isdigit():
        raise WrongStep(Said("Số văn bản phải là số nguyên."))
    try:
        return int(text), read_day(request.POST.get("ngay", "").strip())
    except CellError as error:
        raise WrongStep(str(error)) from error


def _texts(notice: ConclusionNotice) -> dict[str, str]:
    return {
        "symbol": notice.symbol,
        "subject": notice.subject,
        "text": notice.text,
        "recipients": "\n".join(notice.recipients),
    }
