"""Pages that give a task, correct it, divide it within a unit, and name who sees to it."""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers import deciding
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.tasks import actions, queries
from giaoban.tasks.act_views import task_seen, unit_options
from giaoban.tasks.actions.happening import deciding_deed
from giaoban.tasks.giving_form import BY_DAY, FINDINGS_AT, HELPERS, GivingForm, first_texts
from giaoban.tasks.list_views import SECTION
from giaoban.tasks.models import Priority, Task
from giaoban.tasks.rules.acting import NotNow
from giaoban.tasks.rules.recurrence import Shift
from giaoban.tasks.shown import task_address, title_of
from giaoban.web.page import render
from giaoban.web.typed import REFUSED, Typed
from giaoban.web.writing import told
from giaoban.words.dates import write_short_date

FIRST = {"way": BY_DAY, "priority": str(Priority.NORMAL), "shift": Shift.AFTER.value}


@signed_in
def give(request: HttpRequest) -> HttpResponseBase:
    """Give a task; each unit that is ticked gets a part of its own below it."""
    permission = permission_of(request)
    authority = authority_of(permission)
    options = unit_options(permission, authority)
    typed = Typed(request.POST, {**FIRST, "assigned_on": write_short_date(timezone.localdate())})
    form = GivingForm(typed, options, permission)
    findings: list[Finding] = []
    if request.method == "POST":
        try:
            made = _give(request, form, authority)
        except Refused as refusal:
            findings = list(refusal.findings)
            _blame(typed, findings)
        else:
            if made is not None:
                messages.success(request, told(Said("Đã giao nhiệm vụ.")))
                return redirect(task_address(made.record))
    chosen = request.POST.getlist("children")
    below = [(key, name, key in chosen) for key, name in options if key]
    assigned_on = typed.field("assigned_on", Said("Ngày giao"), placeholder="07/3/2023")
    extra = {
        "heading": Said("Giao nhiệm vụ"),
        "assigned_on": [assigned_on],
        "below": below,
        "decision": deciding.fields(request, findings),
    }
    return _page(request, form, {**extra, "button": Said("Giao nhiệm vụ")})


def _give(request: HttpRequest, form: GivingForm, authority: int) -> Task | None:
    whole = form.assignment(authority, request.POST.getlist("children"), timezone.localdate())
    decision = deciding.decision(request)
    if whole is None:
        return None
    return actions.assign([whole], by=account_of(request), at=timezone.now(), decision=decision)[0]


@signed_in
def correct(request: HttpRequest, task: uuid.UUID) -> HttpResponseBase:
    """Correct what was given, with a reason; the former wording stays in its history."""
    found, permission = task_seen(request, task), permission_of(request)
    if not permission.may(deciding_deed(found), found.authority_id):
        raise PermissionDenied(told(Said("Tài khoản xem được nhiệm vụ nhưng không có vai trò sửa.")))
    parts = queries.parts_of([task]).get(task, [])
    now = queries.standings([found])[task]
    typed = Typed(request.POST, first_texts(found, parts, permission))
    options = unit_options(permission, found.authority_id)
    if found.lead_id not in {one.id for one in permission.tree if (one.key, one.name) in options}:
        options.append((permission.tree[found.lead_id].key, permission.tree[found.lead_id].name))
    form = GivingForm(typed, options, permission, len(parts) + HELPERS)
    findings: list[Finding] = []
    if request.method == "POST":
        try:
            if _correct(request, form, task):
                messages.success(request, told(Said("Đã sửa nội dung giao.")))
                return redirect(task_address(task))
        except Refused as refusal:
            findings = list(refusal.findings)
            _blame(typed, findings)
        except (NotNow, actions.TaskMoved) as refusal:
            typed.refuse(str(refusal))
    extra = {
        "heading": Said("Sửa nội dung giao"),
        "back": (title_of(found), task_address(task)),
        "seen": now.last,
        "reason": typed.field("reason", Said("Lý do sửa")),
        "decision": deciding.fields(request, findings),
        "button": Said("Ghi bản sửa"),
    }
    return _page(request, form, extra)


def _correct(request: HttpRequest, form: GivingForm, task: uuid.UUID) -> bool:
    said, parts = form.task(timezone.localdate()), form.coordinating()
    reason = form.typed.text("reason", at_most=1000)
    decision = deciding.decision(request)
    if not form.typed.good:
        return False
    seen = form.typed.raw("seen")
    actions.correct(
        task,
        said,
        reason,
        by=account_of(request),
        at=timezone.now(),
        coordinating=parts,
        decision=decision,
        seen={task: int(seen)} if seen.isdecimal() and len(seen) < 9 else None,
    )
    return True


@signed_in
def divide(request: HttpRequest, task: uuid.UUID) -> HttpResponseBase:
    """Give a part of a unit's own task to one of its people or of the units below it."""
    found = task_seen(request, task)
    _require_lead(request, found)
    permission = permission_of(request)
    options = [one for one in unit_options(permission, found.lead_id) if one[0]]
    typed = Typed(request.POST, {"lead": permission.tree[found.lead_id].key})
    people = _people(found.lead_id)
    if request.method == "POST":
        text, lead = typed.text("text", at_most=2000), typed.one_of("lead", dict(options))
        due, person = typed.day("due", required=False), typed.one_of("person", {"", *people})
        if typed.good:
            unit = next(one.id for one in permission.tree if one.key == lead)
            part = Task(lead_id=unit, text=text, due=due, person=people.get(person))
            part.assigned_on = timezone.localdate()
            try:
                actions.break_down(task, [actions.Assignment(part)], by=account_of(request), at=timezone.now())
            except Refused as refusal:
                _blame(typed, refusal.findings)
            else:
                messages.success(request, told(Said("Đã chia việc.")))
                return redirect(task_address(task))
    fields = [
        typed.field("text", Said("Phần việc"), "long"),
        typed.field("lead", Said("Giao cho đơn vị"), "choice", choices=options),
        typed.field("person", Said("Người thực hiện"), "choice", required=False, choices=_person_choices(people)),
        typed.field("due", Said("Hạn"), required=False, advice=Said("Để trống thì theo hạn của nhiệm vụ.")),
    ]
    return _short_page(request, found, typed, fields, Said("Chia việc trong đơn vị"), Said("Giao phần việc"))


@signed_in
def entrust(request: HttpRequest, task: uuid.UUID) -> HttpResponseBase:
    """Name who of the unit sees to the task."""
    found = task_seen(request, task)
    _require_lead(request, found)
    people = _people(found.lead_id)
    typed = Typed(request.POST, {"person": found.person.username if found.person else ""})
    if request.method == "POST":
        person = typed.one_of("person", {"", *people})
        if typed.good:
            try:
                actions.entrust(task, people.get(person), by=account_of(request), at=timezone.now())
            except NotNow as refusal:
                typed.refuse(str(refusal))
            else:
                messages.success(request, told(Said("Đã ghi người thực hiện.")))
                return redirect(task_address(task))
    choices = _person_choices(people)
    fields = [typed.field("person", Said("Người thực hiện"), "choice", required=False, choices=choices)]
    return _short_page(request, found, typed, fields, Said("Giao người thực hiện"), Said("Ghi"))


def authority_of(permission: Permission) -> int:
    """The unit in whose name the reader gives tasks: the topmost where they may."""
    units = permission.units(Deed.GIVE_TASK)
    own = [one.unit for one in permission.held if one.unit in units]
    if not own:
        permission.require(Deed.GIVE_TASK, [permission.held[0].unit] if permission.held else [])
    return min(own, key=lambda unit: len(permission.tree.ancestors(unit)))


def _require_lead(request: HttpRequest, task: Task) -> None:
    permission_of(request).require(Deed.DO_TASK, [task.lead_id])


def _people(unit: int) -> dict[str, Account]:
    """Who serves at a unit today, by user name."""
    held = offices.appointments_at([unit], timezone.localdate())
    return {one.account.username: one.account for one in held if one.account.is_active}


def _person_choices(people: Mapping[str, Account]) -> list[tuple[str, str]]:
    return [("", Said("— chưa giao —")), *((name, account.name) for name, account in people.items())]


def _blame(typed: Typed, findings: Iterable[Finding]) -> None:
    known = {"text", "lead", "due", "reason", *FINDINGS_AT.values(), *deciding.NAMES}
    for one in findings:
        column = FINDINGS_AT.get(one.column, one.column)
        if column in known:
            typed.wrong(column, one.message)
        else:
            typed.refuse(one.message)


def _page(request: HttpRequest, form: GivingForm, extra: Mapping[str, object]) -> HttpResponse:
    typed = form.typed
    groups = (form.fields(), form.more_fields(), form.helper_fields())
    context = {"fields": groups[0], "more": groups[1], "helpers": groups[2], "others": typed.others}
    context |= {"back": None, "reason": None, "seen": "", "below": [], "assigned_on": [], **extra}
    return render(request, "tasks/give.html", context, section=SECTION, status=200 if typed.good else REFUSED)


def _short_page(
    request: HttpRequest, task: Task, typed: Typed, fields: Sequence[object], heading: str, button: str
) -> HttpResponse:
    context = {
        "heading": heading,
        "back": (title_of(task), task_address(task.record)),
        "fields": fields,
        "others": typed.others,
        "button": button,
    }
    return render(request, "tasks/short.html", context, section=SECTION, status=200 if typed.good else REFUSED)
