"""One page for each thing that is done with a task: asks, refuses at the field, loses nothing that was typed."""

import uuid
from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from giaoban.documents.files import LARGEST
from giaoban.offices.permission import Permission
from giaoban.offices.rules.tree import UnitFacts
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers import deciding
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.tasks import queries
from giaoban.tasks.act_forms import DAY, DUE, FILE, LEAD, NUMBER, TEXT, UNIT, ActForm, Given, form_of, units_for
from giaoban.tasks.actions import Evidence, TaskMoved
from giaoban.tasks.list_views import SECTION
from giaoban.tasks.models import Coordination, Task
from giaoban.tasks.rules.acting import NotNow
from giaoban.tasks.rules.state import Standing
from giaoban.tasks.shown import task_address, title_of
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.typed import REFUSED, Typed
from giaoban.web.writing import told

LABELS: Mapping[str, tuple[str, str]] = {
    DUE: (Said("Hạn mới"), "text"),
    NUMBER: (Said("Số văn bản kết quả"), "text"),
    DAY: (Said("Ngày văn bản kết quả"), "text"),
    FILE: (Said("Tệp minh chứng (PDF, PNG, JPEG)"), "file"),
    LEAD: (Said("Đơn vị chủ trì mới"), "choice"),
    UNIT: (Said("Trả lời cho đơn vị"), "choice"),
}
LONGEST = 4000


def task_seen(request: HttpRequest, record: uuid.UUID) -> Task:
    """A task that the reader may see; one that they may not is not there (404)."""
    task = queries.task_of(record)
    if task is None or not queries.may_see(permission_of(request), task):
        raise Http404(told(Said("Không có nhiệm vụ này, hoặc tài khoản không có quyền xem.")))
    return task


@signed_in
def act(request: HttpRequest, task: uuid.UUID, code: str) -> HttpResponseBase:
    """Ask for, and do, one thing with a task."""
    form, found = form_of(code), task_seen(request, task)
    if form is None:
        raise Http404(told(Said("Không có việc này.")))
    parts = queries.parts_of([task]).get(task, [])
    units = units_for(form, found, parts, permission_of(request))
    if not units:
        raise PermissionDenied(told(Said("Tài khoản xem được nhiệm vụ nhưng không có vai trò làm việc này.")))
    now = queries.standings([found])[task]
    typed = Typed(request.POST, {UNIT: _key(units[0], permission_of(request))})
    findings: list[Finding] = []
    if request.method == "POST":
        findings = _do(request, form, found, typed, units)
        if not findings and typed.good:
            messages.success(request, told(Said("Đã ghi: %(title)s.", title=form.title)))
            return redirect(task_address(task))
    return _page(request, form, found, now, typed, findings, parts)


def _do(request: HttpRequest, form: ActForm, task: Task, typed: Typed, units: Sequence[int]) -> list[Finding]:
    """Read what was typed and do it; what is wrong is left with the form or told as findings."""
    given = _given(request, form, task, typed, units)
    if given is None:
        return []
    try:
        form.run(given)
    except Refused as refusal:
        for finding in refusal.findings:
            _blame(typed, form, finding)
        return list(refusal.findings)
    except (NotNow, TaskMoved) as refusal:
        typed.refuse(str(refusal))
    return []


def _blame(typed: Typed, form: ActForm, finding: Finding) -> None:
    if finding.column in form.asks:
        typed.wrong(finding.column, finding.message)
    elif finding.column not in deciding.NAMES:
        typed.refuse(finding.message)


def _given(request: HttpRequest, form: ActForm, task: Task, typed: Typed, units: Sequence[int]) -> Given | None:
    permission = permission_of(request)
    seen = typed.raw("seen")
    asks = form.asks
    text = typed.raw(TEXT).strip()
    if asks.get(TEXT) and not text:
        typed.wrong(TEXT, Said("Không được để trống"))
    if len(text) > LONGEST:
        typed.wrong(TEXT, Said("Dài quá %(most)s ký tự, viết ngắn lại", most=LONGEST))
    due = typed.day(DUE, required=asks[DUE]) if DUE in asks else None
    number = typed.text(NUMBER, required=False, at_most=80) if NUMBER in asks else ""
    day = typed.day(DAY, required=False) if DAY in asks else None
    unit = _unit(form, task, typed, permission, units)
    try:
        decision = deciding.decision(request) if form.decides else None
        evidence = _evidence(request) if FILE in asks else None
    except Refused as refusal:
        for finding in refusal.findings:
            typed.wrong(finding.column, finding.message)
        return None
    if not typed.good:
        return None
    return Given(
        task=task.record,
        by=account_of(request),
        at=timezone.now(),
        seen={task.record: int(seen)} if seen.isdecimal() and len(seen) < 9 else None,
        text=text,
        due=due,
        result_number=number,
        result_day=day,
        evidence=evidence,
        unit=unit,
        decision=decision,
        quiet=form.quietly and typed.raw("quiet") == "1",
    )


def _unit(form: ActForm, task: Task, typed: Typed, permission: Permission, units: Sequence[int]) -> int | None:
    """The unit that was chosen among those that may be."""
    if UNIT in form.asks:
        known = {_key(one, permission): one for one in units}
        return known.get(typed.one_of(UNIT, known))
    if LEAD in form.asks:
        offered = {key for key, _ in new_leads(permission, task) if key}
        chosen = typed.one_of(LEAD, offered)
        return next((one.id for one in permission.tree if one.key == chosen), None)
    return None


def _evidence(request: HttpRequest) -> Evidence | None:
    file = request.FILES.get(FILE)
    return Evidence((file.name or "")[:200], file.read(LARGEST + 1)) if file is not None else None


def _page(
    request: HttpRequest,
    form: ActForm,
    task: Task,
    now: Standing,
    typed: Typed,
    findings: Sequence[Finding],
    parts: Sequence[Coordination],
) -> HttpResponse:
    decision = deciding.fields(request, findings) if form.decides else []
    decision = [_with_error(one, typed) for one in decision]
    fields = _fields(form, task, typed, permission_of(request), parts)
    context = {
        "form": form,
        "title": title_of(task),
        "back": task_address(task.record),
        "fields": fields,
        "others": typed.others,
        "decision": decision,
        "seen": now.last,
        "quiet": typed.field("quiet", Said("Không gửi thông báo"), "check", required=False),
    }
    wrong = not typed.good or bool(findings)
    return render(request, "tasks/act.html", context, section=SECTION, status=REFUSED if wrong else 200)


def _with_error(one: Field, typed: Typed) -> Field:
    return Field(one.name, one.label, one.kind, one.value, one.error or typed.errors.get(one.name, ""))


def _fields(
    form: ActForm, task: Task, typed: Typed, permission: Permission, parts: Sequence[Coordination]
) -> list[Field]:
    found = []
    for name, required in form.asks.items():
        if name == TEXT:
            found.append(typed.field(TEXT, form.label, "long", required=required))
            continue
        label, kind = LABELS[name]
        choices: list[tuple[str, str]] = []
        if name == LEAD:
            choices = new_leads(permission, task)
        elif name == UNIT:
            helping = [part.unit_id for part in parts if part.unit_id in units_for(form, task, parts, permission)]
            choices = [(_key(one, permission), permission.tree[one].name) for one in helping]
        placeholder = "07/3/2023" if name in {DUE, DAY} else ""
        found.append(typed.field(name, label, kind, required=required, choices=choices, placeholder=placeholder))
    return found


def unit_options(permission: Permission, authority: int) -> list[tuple[str, str]]:
    """The units of an authority, itself among them, to choose one from: the living ones, or its last ones."""
    tree, today = permission.tree, timezone.localdate()
    ended = tree[authority].last_day
    day = min(today, ended) if ended is not None else today
    return _options([tree[one] for one in tree.descendants(authority) if tree[one].lives_on(day)])


def new_leads(permission: Permission, task: Task) -> list[tuple[str, str]]:
    """The units that may take a task over: living ones of its giver, and who took over from an ended lead or giver."""
    tree, today = permission.tree, timezone.localdate()
    below = [tree[one] for one in tree.descendants(task.authority_id)]
    found = {one.id: one for one in [*below, *tree.heirs(task.lead_id), *tree.heirs(task.authority_id)]}
    return _options([one for one in found.values() if one.lives_on(today) and one.id != task.lead_id])


def _options(units: Sequence[UnitFacts]) -> list[tuple[str, str]]:
    ordered = sorted(units, key=lambda one: one.name)
    return [("", Said("— chọn —")), *((one.key, one.name) for one in ordered)]


def _key(unit: int, permission: Permission) -> str:
    return permission.tree[unit].key
