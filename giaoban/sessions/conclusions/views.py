"""Pages of conclusions: entering one, its proposed tasks to confirm, what was given, correcting its words."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.days.clock import VIETNAM
from giaoban.documents.files import content_type
from giaoban.indicators.figures import Figures
from giaoban.indicators.sessions import Session, SessionNotFound, find_session, sessions_at
from giaoban.offices import queries as offices
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts, UnitNotFound
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.reading.input import InputError, Limits, text_of_bytes
from giaoban.registers.rules.cells import CellError, read_day
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.sessions.conclusions import actions, queries
from giaoban.sessions.conclusions.at_meetings import Spoken, meetings_of
from giaoban.sessions.conclusions.forms import ConfirmForm, Read
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.conclusions.proposing import proposed
from giaoban.sessions.conclusions.rules.outcome import NAMES as OUTCOME_NAMES
from giaoban.sessions.conclusions.rules.outcome import Outcome, outcome
from giaoban.sessions.conclusions.shown import shown_task
from giaoban.sessions.minutes import queries as minutes
from giaoban.tasks.actions import Evidence
from giaoban.trail.actions import CorrectionConflict
from giaoban.trail.queries import latest_seal
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.writing import day as written_day

SECTION, PAGE = "sessions", "conclusions"
REFUSED = 422


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every conclusion that the reader may see, by session, the newest first, and where one can be entered."""
    permission = permission_of(request)
    sees, gives = permission.units(Deed.SEE), permission.units(Deed.GIVE_TASK)
    sessions = [one for one in reversed(sessions_at(latest_seal())) if one.unit in sees]
    entered = queries.by_session([one.record for one in sessions])
    rows = [(permission.tree[one.unit], one, entered.get(one.record, ()), one.unit in gives) for one in sessions]
    return render(request, "conclusions/home.html", {"rows": rows}, section=SECTION, page=PAGE)


@signed_in
def session(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """The conclusions of a session, and entering one more: pasted, or read from a file."""
    facts, of = _session(request, unit, session)
    gives = permission_of(request).may(Deed.GIVE_TASK, facts.id)
    wrong: dict[str, str] = {}
    if request.method == "POST":
        if not gives:
            raise PermissionDenied(Said("Chỉ văn phòng và lãnh đạo nhập kết luận, giao nhiệm vụ."))
        entered = _enter(request, facts, of, wrong)
        if entered is not None:
            return redirect("conclusions:conclusion", entered.record)
    context = {
        "unit": facts,
        "session": of,
        "conclusions": queries.conclusions_of(of.record),
        "gives": gives,
        "fields": _entry_fields(request.POST or _of_notice(request, of), wrong, written_day(of.held_on)),
    }
    return render(
        request, "conclusions/session.html", context, section=SECTION, page=PAGE, status=REFUSED if wrong else 200
    )


@signed_in
def conclusion(request: HttpRequest, record: uuid.UUID) -> HttpResponseBase:
    """One conclusion: its proposed tasks until they are confirmed, what became of them afterwards."""
    found, facts, of = _conclusion(request, record)
    on = _day_asked(request)
    given = queries.given_tasks(record, until=on)
    gives = permission_of(request).may(Deed.GIVE_TASK, facts.id)
    tree = permission_of(request).tree
    spoken = Spoken(found.session, permission_of(request))
    context: dict[str, Any] = {
        "meetings": spoken.meetings,
        "groups": spoken.groups(found.text),
        "conclusion": found,
        "unit": facts,
        "session": of,
        "gives": gives,
        "given": [shown_task(one, tree[one.task.lead_id].name, on) for one in _wanted(request, given, on)],
        "on": on if on < timezone.localdate() else None,
        "chosen": [OUTCOME_NAMES[one] for one in _outcomes(request)],
    }
    if given or not gives:
        return render(request, "conclusions/given.html", context, section=SECTION, page=PAGE)
    proposal = proposed(found.text, facts.code, of.code, latest_seal())
    form = ConfirmForm(proposal, _indicators(of.held_on))
    read = form.read(request.POST) if request.method == "POST" else Read()
    if request.method == "POST" and _confirmed(request, found, read):
        return redirect("conclusions:conclusion", record)
    posted = request.POST if request.method == "POST" else None
    context |= {"drafts": form.shown(posted, read.wrong), "proposal": proposal, "read": read}
    context["wrong_fields"] = [one for draft in context["drafts"] for one in draft.fields if one.error]
    status = REFUSED if read.wrong or read.others else 200
    return render(request, "conclusions/proposal.html", context, section=SECTION, page=PAGE, status=status)


def _day_asked(request: HttpRequest) -> dt.date:
    """The day on which the tasks are to be seen, today at the latest."""
    try:
        return min(read_day(request.GET.get("den", "")), timezone.localdate())
    except CellError:
        return timezone.localdate()


def _outcomes(request: HttpRequest) -> list[Outcome]:
    return [one for one in Outcome if one.value in request.GET.getlist("xem")]


def _wanted(request: HttpRequest, given: Sequence[queries.GivenTask], on: dt.date) -> list[queries.GivenTask]:
    """The tasks of the outcomes that the address names, all where it names none."""
    chosen = _outcomes(request)
    return [one for one in given if not chosen or outcome(one.now, on) in chosen]


@signed_in
def correct(request: HttpRequest, record: uuid.UUID) -> HttpResponseBase:
    """Correct the words or the document of a conclusion, with a reason: an act of its own."""
    found, facts, of = _conclusion(request, record)
    if not permission_of(request).may(Deed.GIVE_TASK, facts.id):
        raise PermissionDenied(Said("Chỉ văn phòng và lãnh đạo sửa kết luận đã nhập."))
    wrong: dict[str, str] = {}
    if request.method == "POST" and _corrected(request, found, wrong):
        return redirect("conclusions:conclusion", record)
    standing = {
        "van-ban": found.text,
        "so": found.document_number,
        "ngay": written_day(found.document_day),
        "nguoi-ky": found.signer,
    }
    fields = _entry_fields(request.POST or standing, wrong, "", file=False)
    fields.append(
        Field("ly-do", Said("Lý do sửa"), "text", request.POST.get("ly-do", ""), wrong.get("ly-do", ""), required=True)
    )
    context = {"conclusion": found, "unit": facts, "session": of, "fields": fields, "others": wrong.get("", "")}
    return render(
        request, "conclusions/correct.html", context, section=SECTION, page=PAGE, status=REFUSED if wrong else 200
    )


def _session(request: HttpRequest, unit: str, code: str) -> tuple[UnitFacts, Session]:
    seal = latest_seal()
    try:
        facts, of = find_session(offices.tree(seal), unit, code, seal)
    except (SessionNotFound, UnitNotFound) as error:
        raise Http404(str(error)) from error
    _seen(request, facts)
    if of.unit != facts.id:
        raise Http404(Said("Kỳ giao ban này là của cơ quan khác."))
    return facts, of


def _seen(request: HttpRequest, facts: UnitFacts) -> UnitFacts:
    if not permission_of(request).may(Deed.SEE, facts.id):
        raise PermissionDenied(Said("Bạn không có quyền xem kết luận của %(unit)s.", unit=facts.name))
    return facts


def _conclusion(request: HttpRequest, record: uuid.UUID) -> tuple[Conclusion, UnitFacts, Session]:
    found = queries.conclusion_of(record)
    if found is None:
        raise Http404(Said("Không có kết luận này."))
    return found, _seen(request, permission_of(request).tree[found.unit_id]), queries.session_of(found)


def _enter(request: HttpRequest, unit: UnitFacts, of: Session, wrong: dict[str, str]) -> Conclusion | None:
    text, file = request.POST.get("van-ban", ""), None
    given = request.FILES.get("tep")
    if given is not None:
        content = given.read(Limits().file_bytes + 1)
        try:
            text = text_of_bytes(content)
            file = Evidence(given.name or "", content) if content_type(content) else None
        except InputError as error:
            wrong["tep"] = str(error)
    day = _typed_day(request, wrong)
    if wrong:
        return None
    said = {"document_number": request.POST.get("so", "").strip(), "signer": request.POST.get("nguoi-ky", "").strip()}
    made = Conclusion(session=of.record, unit_id=unit.id, text=text, document_day=day, **said)
    try:
        return actions.enter(made, by=account_of(request), at=timezone.now(), file=file)
    except Refused as refusal:
        _put(refusal.findings, wrong)
    return None


def _of_notice(request: HttpRequest, of: Session) -> Mapping[str, str]:
    """What the form begins with where a meeting's notice is to be entered: its words, number, day and signer."""
    key = request.GET.get("phien", "")
    held = next((one for one in meetings_of(of.record, permission_of(request)) if one.record.hex == key), None)
    notice = minutes.conclusion_of(held.record) if held else None
    if held is None or notice is None:
        return {}
    day = notice.day or held.begins.astimezone(VIETNAM).date()
    signer = notice.signer or (held.chair.name if held.chair else "")
    return {"van-ban": notice.text, "so": notice.number, "ngay": written_day(day), "nguoi-ky": signer}


def _corrected(request: HttpRequest, found: Conclusion, wrong: dict[str, str]) -> bool:
    changes = {
        "text": request.POST.get("van-ban", ""),
        "document_number": request.POST.get("so", "").strip(),
        "document_day": _typed_day(request, wrong),
        "signer": request.POST.get("nguoi-ky", "").strip(),
    }
    if wrong:
        return False
    try:
        reason = request.POST.get("ly-do", "")
        actions.correct(found.record, changes, reason, by=account_of(request), at=timezone.now())
    except Refused as refusal:
        _put(refusal.findings, wrong)
    except CorrectionConflict as conflict:
        wrong[""] = str(conflict)
    return not wrong


def _confirmed(request: HttpRequest, found: Conclusion, read: Read) -> bool:
    """Whether the tasks were given; else what is wrong stands in ``read``."""
    if request.POST.get("ban") != found.uuid.hex:
        read.others.append(Said("Văn bản kết luận vừa được sửa; hãy xem lại các nhiệm vụ rồi xác nhận."))
    if read.wrong or read.others:
        return False
    try:
        actions.confirm(found.record, read.drafts, by=account_of(request), at=timezone.now())
    except Refused as refusal:
        read.refuse(refusal.findings)
        return False
    return True


def _put(findings: "tuple[Finding, ...] | Any", wrong: dict[str, str]) -> None:
    names = {"text": "van-ban", "file": "tep", "reason": "ly-do"}
    for one in findings:
        wrong[names.get(one.column, "van-ban")] = one.message


def _typed_day(request: HttpRequest, wrong: dict[str, str]) -> dt.date | None:
    text = request.POST.get("ngay", "").strip()
    try:
        return read_day(text) if text else None
    except CellError as error:
        wrong["ngay"] = str(error)
        return None


def _entry_fields(typed: Mapping[str, str], wrong: Mapping[str, str], day: str, *, file: bool = True) -> list[Field]:
    def made(name: str, label: str, kind: str = "text", value: str = "", **more: Any) -> Field:
        return Field(name, label, kind, str(typed.get(name, value)), wrong.get(name, ""), **more)

    words = Said("Dán toàn văn, hoặc chọn tệp bên dưới")
    uploaded = [made("tep", Said("Tệp văn bản"), "file", help=Said("DOCX, TXT, PDF có lớp chữ; bản PDF được giữ kèm"))]
    return [
        made("van-ban", Said("Văn bản kết luận"), "long", help=words if file else ""),
        *(uploaded if file else []),
        made("so", Said("Số văn bản"), help=Said("Ví dụ 35/TB-VP; để trống nếu chưa có")),
        made("ngay", Said("Ngày văn bản"), value=day),
        made("nguoi-ky", Said("Người kết luận, người ký")),
    ]


def _indicators(day: dt.date) -> list[tuple[str, str]]:
    return [(one.indicator.code, one.name) for one in Figures(latest_seal()).catalogue.on(day)]
