"""Several tasks at once (làm hàng loạt): confirm, extend or remind; all of them or none, silent if wished."""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.offices.permission import NotAllowed, Permission
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers.rules.finding import Refused
from giaoban.said import Said
from giaoban.tasks import actions, queries, redating
from giaoban.tasks.act_views import new_leads
from giaoban.tasks.actions.happening import deciding_deed
from giaoban.tasks.list_views import SECTION, list_address
from giaoban.tasks.models import Task
from giaoban.tasks.rules.acting import NotNow
from giaoban.tasks.shown import title_of
from giaoban.web.addresses import safe_next
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.typed import REFUSED, Typed
from giaoban.web.writing import told

CONFIRM, EXTEND, REMIND, PASS_ON = "xac-nhan", "gia-han", "don-doc", "giao-lai"
TITLES = {
    CONFIRM: Said("Xác nhận hoàn thành"),
    EXTEND: Said("Gia hạn"),
    REMIND: Said("Đôn đốc"),
    PASS_ON: Said("Giao lại đơn vị khác"),
}
MOST = 500


@signed_in
@require_POST
def bulk(request: HttpRequest) -> HttpResponseBase:
    """First shows what was chosen and asks; then does it to all or to none."""
    typed = Typed(request.POST)
    what = typed.raw("viec")
    records = _records(request.POST.getlist("nv"))
    back = safe_next(request, request.POST.get("tiep"), list_address())
    permission = permission_of(request)
    found = queries.seen_by(permission, queries.standing_tasks().filter(record__in=records))
    tasks = list(found.order_by("pk"))
    if what not in TITLES or not tasks:
        messages.warning(request, told(Said("Hãy chọn nhiệm vụ và việc cần làm.")))
        return redirect(back)
    if not any(permission.may(deciding_deed(one), one.authority_id) for one in tasks):
        raise PermissionDenied(told(Said("Tài khoản xem được nhiệm vụ nhưng không có vai trò làm việc này.")))
    if typed.raw("chac") == "1" and _done(request, typed, what, tasks):
        messages.success(
            request, told(Said("Đã ghi %(what)s cho %(count)s nhiệm vụ.", what=TITLES[what], count=len(tasks)))
        )
        return redirect(back)
    now = queries.standings(tasks)
    fields = _fields(typed, what, leads_for(tasks, permission_of(request)))
    context = {
        "heading": TITLES[what],
        "what": what,
        "tasks": [(one, title_of(one), now[one.record].last) for one in tasks],
        "fields": fields,
        "others": typed.others,
        "back": back,
    }
    return render(request, "tasks/bulk.html", context, section=SECTION, status=200 if typed.good else REFUSED)


def leads_for(tasks: Sequence[Task], permission: Permission) -> list[tuple[str, str]]:
    """The units that may take all of some tasks over."""
    offered = [new_leads(permission, one) for one in tasks]
    shared = set.intersection(*(set(one) for one in offered)) if offered else set()
    return [one for one in offered[0] if one in shared] if offered else []


def _fields(typed: Typed, what: str, leads: Sequence[tuple[str, str]]) -> list[Field]:
    fields = [typed.field("due", Said("Hạn mới"), placeholder="31/3/2023")] if what == EXTEND else []
    if what == PASS_ON:
        fields.append(typed.field("lead", Said("Đơn vị chủ trì mới"), "choice", choices=leads))
    label = Said("Lý do") if what == PASS_ON else Said("Ghi chú")
    fields.append(typed.field("text", label, "long", required=what == PASS_ON))
    if what in {CONFIRM, EXTEND}:
        fields.append(typed.field("quiet", Said("Không gửi thông báo"), "check", required=False))
    return fields


@signed_in
def redate(request: HttpRequest) -> HttpResponseBase:
    """The deadlines that today's calendar moves, and moving them all in one act."""
    moved = redating.moved(permission_of(request))
    if request.method == "POST" and moved:
        typed = Typed(request.POST)
        reason = typed.text("text", at_most=1000)
        if typed.good:
            days = {one.task.record: one.after for one in moved}
            actions.redate(days, reason, by=account_of(request), at=timezone.now())
            messages.success(request, told(Said("Đã chuyển hạn của %(count)s nhiệm vụ.", count=len(moved))))
            return redirect("tasks:board")
    else:
        typed = Typed({})
    context = {
        "rows": [(one, title_of(one.task)) for one in moved],
        "fields": [typed.field("text", Said("Lý do, văn bản về ngày nghỉ"), "long")],
    }
    return render(request, "tasks/redate.html", context, section=SECTION, status=200 if typed.good else REFUSED)


def _done(request: HttpRequest, typed: Typed, what: str, tasks: Sequence[Task]) -> bool:
    """Whether it was written; what is wrong is left with the form."""
    try:
        return _do(request, typed, what, tasks)
    except Refused as refusal:
        for finding in refusal.findings:
            if finding.column in {"due", "lead", "text"}:
                typed.wrong(finding.column, finding.message)
            else:
                typed.refuse(finding.message)
    except (NotNow, NotAllowed, actions.TaskMoved) as refusal:
        typed.refuse(str(refusal))
    return False


def _do(request: HttpRequest, typed: Typed, what: str, tasks: Sequence[Task]) -> bool:
    by, at, text = account_of(request), timezone.now(), typed.raw("text").strip()[:2000]
    records, quiet = [one.record for one in tasks], typed.raw("quiet") == "1"
    seen = {one: int(number) for one in records if (number := typed.raw(f"seen-{one}")).isdecimal() and len(number) < 9}
    if what == CONFIRM:
        actions.confirm(records, by=by, at=at, text=text, seen=seen, quiet=quiet)
    elif what == REMIND:
        actions.remind(records, by=by, at=at, text=text, seen=seen)
    elif what == EXTEND:
        due = typed.day("due")
        if due is not None:
            actions.extend(records, due, by=by, at=at, text=text, seen=seen, quiet=quiet)
    else:
        permission = permission_of(request)
        chosen = typed.one_of("lead", {key for key, _ in leads_for(tasks, permission) if key})
        lead = next((one.id for one in permission.tree if one.key == chosen), None)
        if lead is not None:
            actions.pass_on(records, lead, text, by=by, at=at, seen=seen)
    return typed.good


def _records(given: Sequence[str]) -> list[uuid.UUID]:
    found = []
    for text in given[:MOST]:
        try:
            found.append(uuid.UUID(text))
        except ValueError:
            continue
    return found
