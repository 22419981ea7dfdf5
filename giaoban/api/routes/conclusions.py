"""Conclusions: those of the authorities the caller sees, one by paragraphs with the tasks taken from each."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Path, Query, Router

from giaoban.api.answers import answer, caller_of, page_of, seal_of, window_of
from giaoban.api.caller import needs
from giaoban.api.parameters import DEFAULT_LIMIT, Cursor, KnownAt, Limit
from giaoban.api.problems import Problem
from giaoban.api.scopes import Scope
from giaoban.api.session_shapes import ConclusionPage, ConclusionShape
from giaoban.api.shapes import PROBLEMS
from giaoban.api.task_rows import unit_name
from giaoban.indicators.sessions import sessions_at
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.said import Said
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.conclusions.queries import ORIGIN, GivenTask, given_tasks
from giaoban.tasks import queries as tasks
from giaoban.tasks.rules.timeliness import timeliness
from giaoban.tasks.shown import task_address
from giaoban.trail.queries import known_at as rows_known_at

router = Router(tags=[Said("Kết luận")], auth=needs(Scope.CONCLUSIONS), by_alias=True)


@router.get("/conclusions", response={200: ConclusionPage, 304: None, **PROBLEMS}, summary=Said("Các kết luận"))
def conclusions(
    request: HttpRequest,
    session: Annotated[str | None, Query(description=Said("Kỳ giao ban, ví dụ 2023-03"), max_length=20)] = None,
    known_at: KnownAt = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """The conclusions of authorities that the caller sees, the last entered first."""
    window = window_of(request, known_at, cursor, limit)
    permission = caller_of(request).permission

    def make() -> dict[str, Any]:
        codes = _sessions(window.seal)
        found = rows_known_at(Conclusion, window.seal).filter(unit__in=permission.units(Deed.SEE)).order_by("-pk")
        wanted = [one for one in found if session is None or codes.get(one.session) == session]
        some = wanted[window.start : window.start + window.size]
        given = _given(some, permission, window.seal)
        rows = [_row(one, codes, permission, given[one.record.hex]) for one in some]
        return page_of(request, window, rows, len(wanted))

    return answer(request, window.seal, make)


@router.get(
    "/conclusions/{uuid:conclusion}",
    response={200: ConclusionShape, 304: None, **PROBLEMS},
    summary=Said("Một kết luận"),
)
def conclusion(
    request: HttpRequest,
    conclusion: Annotated[uuid.UUID, Path(description=Said("«id» của kết luận"))],
    known_at: KnownAt = None,
) -> HttpResponse:
    """A conclusion, its text by paragraphs, and under each the tasks that its words gave rise to."""
    seal = seal_of(known_at)
    permission = caller_of(request).permission
    found = rows_known_at(Conclusion, seal).filter(record=conclusion, unit__in=permission.units(Deed.SEE)).first()
    if found is None:
        words = Said("Không có kết luận này, hoặc tài khoản không có quyền xem.")
        raise Problem(404, "unknown-conclusion", words)
    return answer(request, seal, lambda: _conclusion(found, permission, seal), day=timezone.localdate())


def _sessions(seal: int) -> Mapping[uuid.UUID, str]:
    return {one.record: one.code for one in sessions_at(seal)}


def _given(some: Sequence[Conclusion], permission: Permission, seal: int) -> Counter[str]:
    """By key of each conclusion how many tasks that the caller may see it gave, parts not counted."""
    rows = tasks.standing_tasks(seal).filter(origin_kind=ORIGIN, origin_key__in=[one.record.hex for one in some])
    return Counter(tasks.seen_by(permission, rows, seal).filter(parent=None).values_list("origin_key", flat=True))


def _row(one: Conclusion, codes: Mapping[uuid.UUID, str], permission: Permission, given: int) -> dict[str, Any]:
    return {
        "id": str(one.record),
        "link": reverse("conclusions:conclusion", args=[one.record]),
        "unit": unit_name(one.unit_id, permission.tree),
        "session": codes.get(one.session, ""),
        "document_number": one.document_number,
        "document_day": one.document_day,
        "signer": one.signer,
        "tasks": given,
    }


def _conclusion(one: Conclusion, permission: Permission, seal: int) -> dict[str, Any]:
    of_all = tasks.of_origin(ORIGIN, one.record.hex, seal)
    seen = frozenset(tasks.seen_by(permission, of_all, seal).values_list("record", flat=True))
    given = list(_seen_of(given_tasks(one.record, seal), seen))
    texts = [text for line in one.text.splitlines() if (text := " ".join(line.split()))]
    placed: dict[int | None, list[GivenTask]] = defaultdict(list)
    for task in given:
        placed[_place(task.task.source_text, texts)].append(task)
    return {
        **_row(one, _sessions(seal), permission, _given([one], permission, seal)[one.record.hex]),
        "paragraphs": [
            {"number": number, "text": text, "tasks": [_task(task, permission) for task in placed[number]]}
            for number, text in enumerate(texts, start=1)
        ],
        "others": [_task(task, permission) for task in placed[None]],
    }


def _seen_of(given: Sequence[GivenTask], seen: frozenset[uuid.UUID]) -> Iterator[GivenTask]:
    """Those that the caller may see; where only parts of a task may be seen they stand by themselves."""
    for one in given:
        parts = list(_seen_of(one.parts, seen))
        if one.task.record in seen:
            yield GivenTask(one.task, one.now, one.said, parts)
        else:
            yield from parts


def _place(source: str, texts: Sequence[str]) -> int | None:
    """The number of the paragraph whose words a task was taken from: the one where its words begin."""
    words = " ".join(source.split())
    if not words:
        return None
    within = (number for number, text in enumerate(texts, start=1) if words in text or text in words)
    return next(within, None)


def _task(one: GivenTask, permission: Permission) -> dict[str, Any]:
    return {
        "id": str(one.task.record),
        "link": task_address(one.task.record),
        "order": one.task.order,
        "text": one.task.text,
        "lead": unit_name(one.task.lead_id, permission.tree),
        "state": one.now.state.value,
        "timeliness": timeliness(one.now, timezone.localdate()).value,
        "due": one.now.due,
        "parts": [_task(part, permission) for part in one.parts],
    }
