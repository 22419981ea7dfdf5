"""What a caller does with a task: the same acts, forms and refusals as the pages."""

import base64
import binascii
import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Body, Path, Router

from giaoban.api.answers import caller_of, fresh
from giaoban.api.caller import needs
from giaoban.api.problems import Problem, refused
from giaoban.api.scopes import Scope
from giaoban.api.shapes import CONFLICTS
from giaoban.api.task_shapes import ActDone, SentAct, SentFile
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.tasks import queries
from giaoban.tasks.act_forms import DAY, DUE, FILE, FORMS, LEAD, NUMBER, TEXT, UNIT, ActForm, Given, forms_for
from giaoban.tasks.act_forms import units_for as units_that_may
from giaoban.tasks.act_views import new_leads
from giaoban.tasks.actions import Evidence, TaskMoved
from giaoban.tasks.models import Coordination, Task
from giaoban.tasks.rules.acting import NotNow
from giaoban.tasks.rules.happening import What
from giaoban.tasks.rules.state import Standing
from giaoban.trail.actions import Decision

router = Router(tags=[Said("Nhiệm vụ")], auth=needs(Scope.TASK_ACTS), by_alias=True)


class ActName(StrEnum):
    """What can be done with a task."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    PROGRESS = "progress"
    ANSWER = "answer"
    ASK_EXTENSION = "ask_extension"
    EXTEND = "extend"
    REFUSE_EXTENSION = "refuse_extension"
    REPORT_DONE = "report_done"
    CONFIRM = "confirm"
    SEND_BACK = "send_back"
    REASSIGN = "reassign"
    INSIST = "insist"
    REMIND = "remind"
    SUSPEND = "suspend"
    RESUME = "resume"
    CANCEL = "cancel"


_WHAT: Mapping[ActName, What] = {
    ActName.ACCEPT: What.ACCEPTED,
    ActName.REFUSE: What.REFUSED,
    ActName.PROGRESS: What.PROGRESS,
    ActName.ANSWER: What.ANSWERED,
    ActName.ASK_EXTENSION: What.EXTENSION_ASKED,
    ActName.EXTEND: What.EXTENDED,
    ActName.REFUSE_EXTENSION: What.EXTENSION_REFUSED,
    ActName.REPORT_DONE: What.REPORTED,
    ActName.CONFIRM: What.CONFIRMED,
    ActName.SEND_BACK: What.SENT_BACK,
    ActName.REASSIGN: What.REASSIGNED,
    ActName.INSIST: What.KEPT,
    ActName.REMIND: What.REMINDED,
    ActName.SUSPEND: What.SUSPENDED,
    ActName.RESUME: What.RESUMED,
    ActName.CANCEL: What.CANCELLED,
}
_NAMES: Mapping[What, ActName] = {what: name for name, what in _WHAT.items()}
_FORMS: Mapping[What, ActForm] = {form.what: form for form in FORMS}
_SENT_AS: Mapping[str, str] = {LEAD: "unit"}
"""Fields of forms that have another name here."""


@router.post(
    "/tasks/{uuid:task}/acts/{act}",
    response={200: ActDone, **CONFLICTS},
    summary=Said("Làm một việc với nhiệm vụ"),
)
def act(
    request: HttpRequest,
    task: Annotated[uuid.UUID, Path(description=Said("«id» của nhiệm vụ"))],
    act: Annotated[ActName, Path(description=Said("Việc làm, một trong «acts» của nhiệm vụ"))],
    sent: Annotated[SentAct, Body()],
) -> HttpResponse:
    """Append one act. ``text`` is needed by all but accept, confirm, extend, remind and resume; ``due`` by
    ask_extension and extend; ``unit`` by answer and reassign. Sending the same again is refused with 409, so that a
    call whose answer was lost may be repeated and doubles nothing."""
    permission, at = caller_of(request).permission, timezone.now()
    found = _task(task, permission)
    form = _FORMS[_WHAT[act]]
    parts = queries.parts_of([task]).get(task, [])
    units = units_that_may(form, found, parts, permission)
    if not units:
        words = Said("Tài khoản xem được nhiệm vụ nhưng không có vai trò làm việc này.")
        raise Problem(403, "not-allowed", words)
    try:
        form.run(_given(form, found, sent, units, permission, at))
    except Refused as refusal:
        raise refused(
            [Finding(_SENT_AS.get(one.column, one.column), one.rule, one.message) for one in refusal.findings]
        ) from refusal
    except TaskMoved as refusal:
        raise Problem(409, "moved", refusal.args[0]) from refusal
    except NotNow as refusal:
        raise Problem(409, "not-now", refusal.args[0]) from refusal
    except NotAllowed as refusal:
        raise Problem(403, "not-allowed", refusal.args[0]) from refusal
    now = queries.standings([found])[task]
    return fresh({"id": str(task), "number": now.last, "state": now.state.value, "due": now.due})


def acts_of(task: Task, now: Standing, parts: Sequence[Coordination], permission: Permission) -> list[str]:
    """The acts that an account may do with a task as it stands."""
    return [_NAMES[form.what].value for form in forms_for(task, now, parts, permission)]


def _task(record: uuid.UUID, permission: Permission) -> Task:
    found = queries.task_of(record)
    if found is None or not queries.may_see(permission, found):
        raise Problem(404, "unknown-task", Said("Không có nhiệm vụ này, hoặc tài khoản không có quyền xem."))
    return found


def _given(
    form: ActForm, task: Task, sent: SentAct, units: Sequence[int], permission: Permission, at: dt.datetime
) -> Given:
    """What was sent, held against what the act asks. Raises :class:`Refused` naming every field that is wrong."""
    findings = [*_unasked(form, sent), *_missing(form, sent)]
    unit = _unit(form, task, sent, units, permission) if sent.unit else None
    if sent.unit and unit is None and (UNIT in form.asks or LEAD in form.asks):
        findings.append(Finding("unit", "unknown", Said("Không phải đơn vị chọn được cho việc này")))
    evidence = _evidence(sent.file) if sent.file and FILE in form.asks else None
    if sent.file and FILE in form.asks and evidence is None:
        findings.append(Finding("file", "unreadable", Said("Nội dung tệp phải là base64")))
    if findings:
        raise Refused(findings)
    named = any((sent.decided_by, sent.decided_on, sent.basis))
    return Given(
        task=task.record,
        by=permission.account,
        at=at,
        seen={task.record: sent.seen},
        text=sent.text.strip(),
        due=sent.due,
        result_number=sent.result_number.strip(),
        result_day=sent.result_day,
        evidence=evidence,
        unit=unit,
        decision=Decision(by=sent.decided_by.strip(), on=sent.decided_on, basis=sent.basis.strip()) if named else None,
        quiet=sent.quiet,
    )


def _unasked(form: ActForm, sent: SentAct) -> list[Finding]:
    """What was sent and the act knows nothing of: a field that would be dropped in silence."""
    takes = {
        "due": DUE in form.asks,
        "result_number": NUMBER in form.asks,
        "result_day": DAY in form.asks,
        "unit": UNIT in form.asks or LEAD in form.asks,
        "file": FILE in form.asks,
        "quiet": form.quietly,
        **dict.fromkeys(("decided_by", "decided_on", "basis"), form.decides),
    }
    words = Said("Việc này không dùng trường này")
    return [Finding(name, "unasked", words) for name, taken in takes.items() if not taken and getattr(sent, name)]


def _missing(form: ActForm, sent: SentAct) -> list[Finding]:
    given = {TEXT: sent.text.strip(), DUE: sent.due, LEAD: sent.unit, UNIT: sent.unit}
    wanted = [name for name, required in form.asks.items() if required and name in given and not given[name]]
    words = Said("Không được để trống")
    return [Finding(_SENT_AS.get(name, name), "required", words) for name in wanted]


def _unit(form: ActForm, task: Task, sent: SentAct, units: Sequence[int], permission: Permission) -> int | None:
    tree = permission.tree
    if UNIT in form.asks:
        return next((one for one in units if tree[one].key == sent.unit), None)
    offered = {key for key, _ in new_leads(permission, task)}
    return next((one.id for one in tree if one.key == sent.unit and one.key in offered), None)


def _evidence(sent: SentFile) -> Evidence | None:
    try:
        return Evidence(sent.name, base64.b64decode(sent.content, validate=True))
    except (binascii.Error, ValueError):
        return None
