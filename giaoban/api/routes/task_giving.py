"""Giving a task: what is sent is read by the form of the page, so that both refuse the same."""

import re
from collections.abc import Iterator, Mapping

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Body, Router

from giaoban.api.answers import caller_of, fresh
from giaoban.api.caller import needs
from giaoban.api.problems import Problem, refused
from giaoban.api.scopes import Scope
from giaoban.api.shapes import CONFLICTS
from giaoban.api.task_shapes import SentTask, TaskGiven
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.tasks.act_views import unit_options
from giaoban.tasks.actions import Assignment, assign
from giaoban.tasks.giving_form import BY_DAY, BY_RHYTHM, BY_TERM, WITHOUT, GivingForm
from giaoban.tasks.giving_views import authority_of
from giaoban.tasks.models import Task
from giaoban.trail.actions import Decision
from giaoban.web.typed import Typed

router = Router(tags=[Said("Nhiệm vụ")], auth=needs(Scope.TASK_ACTS), by_alias=True)
_TERM = {"term_number": "number", "term_unit": "unit", "term_from": "since"}
_RHYTHM = {"every": "every", "recur_day": "day", "shift": "shift", "until": "until"}
_HELP = {"unit": "unit", "part": "part", "unit_due": "due"}
"""Fields of the form, and what they are called within ``term``, ``recurs`` and each of ``coordinating``."""
_OF_HELP = re.compile(r"(unit_due|unit|part)_(\d+)")
_SAME = (
    *("text", "lead", "priority", "topic", "document_number", "document_day", "order", "source_text"),
    *("period_end", "due"),
)


@router.post("/task-assignments", response={200: TaskGiven, **CONFLICTS}, summary=Said("Giao một nhiệm vụ"))
def give(request: HttpRequest, sent: Body[SentTask]) -> HttpResponse:
    """Give a task in the name of the topmost unit where the caller may, with parts below it in the same act. The
    same ``id`` sent again is refused with 409: a call whose answer was lost may be repeated and doubles nothing."""
    permission = caller_of(request).permission
    try:
        whole = _assignment(sent, permission)
        whole.task.uuid = sent.id
        given = assign([whole], by=permission.account, at=timezone.now(), decision=_decision(sent))
    except Refused as refusal:
        raise refused([Finding(_sent_as(one.column), one.rule, one.message) for one in refusal.findings]) from refusal
    except NotAllowed as refusal:
        raise Problem(403, "not-allowed", refusal.args[0]) from refusal
    except IntegrityError as error:
        if not Task.objects.filter(uuid=sent.id).exists():
            raise
        raise Problem(409, "given", Said("Nhiệm vụ mang id này đã giao rồi.")) from error
    first, *parts = given
    return fresh({"id": str(first.record), "children": [str(one.record) for one in parts], "due": first.due})


def _assignment(sent: SentTask, permission: Permission) -> Assignment:
    """What was sent as the page's form reads it. Raises :class:`Refused` naming every field that is wrong."""
    authority = authority_of(permission)
    options = unit_options(permission, authority)
    typed = Typed(dict(_texts(sent)))
    form = GivingForm(typed, options, permission, len(sent.coordinating))
    known = dict(options)
    if not set(sent.children) <= set(known) - {""}:
        typed.wrong("children", Said("Chọn một mục trong danh sách"))
    if sum(one is not None for one in (sent.due, sent.term, sent.recurs)) > 1:
        typed.wrong("due", Said("Chỉ nêu một trong due, term, recurs"))
    whole = form.assignment(authority, sent.children, timezone.localdate())
    if whole is None:
        raise Refused([Finding(name, "refused", words) for name, words in typed.errors.items()])
    return whole


def _texts(sent: SentTask) -> Iterator[tuple[str, str]]:
    """The fields of the form as they would be typed."""
    ways = ((BY_DAY, sent.due), (BY_TERM, sent.term), (BY_RHYTHM, sent.recurs))
    yield "way", next((way for way, given in ways if given is not None), WITHOUT)
    yield "assigned_on", str(sent.assigned_on or timezone.localdate())
    yield from _written(sent, {name: name for name in _SAME})
    for part, names in ((sent.term, _TERM), (sent.recurs, _RHYTHM)):
        yield from () if part is None else _written(part, names)
    for number, one in enumerate(sent.coordinating, start=1):
        yield from ((f"{name}_{number}", text) for name, text in _written(one, _HELP))


def _written(part: object, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, attribute in names.items():
        value = getattr(part, attribute)
        yield name, "" if value is None else str(value)


def _sent_as(column: str) -> str:
    """Where in what was sent a field of the form stands."""
    if found := _OF_HELP.fullmatch(column):
        return f"coordinating.{int(found[2]) - 1}.{_HELP[found[1]]}"
    if column in _TERM:
        return f"term.{_TERM[column]}"
    return f"recurs.{_RHYTHM[column]}" if column in _RHYTHM else column


def _decision(sent: SentTask) -> Decision | None:
    if not any((sent.decided_by, sent.decided_on, sent.basis)):
        return None
    return Decision(by=sent.decided_by.strip(), on=sent.decided_on, basis=sent.basis.strip())
