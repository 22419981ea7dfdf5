"""Writing conclusions: entering and correcting one, confirming the tasks proposed from it. One act each."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from giaoban.documents import actions as documents
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.conclusions.proposing import Draft, whole_findings
from giaoban.sessions.conclusions.queries import ORIGIN, session_of
from giaoban.tasks import actions as tasks
from giaoban.tasks import queries as given
from giaoban.tasks.models import Coordination, Task
from giaoban.trail import actions as trail
from giaoban.trail.models import Entry
from giaoban.trail.queries import current

CHANGEABLE = ("text", "document_number", "document_day", "signer")


def enter(conclusion: Conclusion, *, by: Account, at: dt.datetime, file: tasks.Evidence | None = None) -> Conclusion:
    """Nhập kết luận of a session, with the file it was read from if there is one; no task is made of it yet."""
    _require_words(conclusion.text)
    author = Permission(by, at.date()).require(Deed.GIVE_TASK, [conclusion.unit_id])
    conclusion.record = conclusion.uuid
    entries: list[Entry] = [conclusion]
    with transaction.atomic():
        if file is not None:
            entries.append(documents.new_file(conclusion.uuid, conclusion.unit_id, file.name, file.content))
        decision = trail.Decision(conclusion.signer, conclusion.document_day, conclusion.document_number)
        trail.append("conclusions.entered", entries, by=author, at=at, decision=decision)
    return conclusion


def correct(record: uuid.UUID, changes: Mapping[str, Any], reason: str, *, by: Account, at: dt.datetime) -> Conclusion:
    """Sửa kết luận đã nhập, with a reason. Tasks that were given stay as they are: each is corrected by itself."""
    if not reason.strip():
        raise Refused([Finding("reason", "required", Said("Sửa kết luận phải nêu lý do"))])
    with transaction.atomic():
        before = _standing(record)
        author = Permission(by, at.date()).require(Deed.GIVE_TASK, [before.unit_id])
        said = {name: changes.get(name, getattr(before, name)) for name in CHANGEABLE}
        _require_words(said["text"])
        version = Conclusion(record=record, corrects=before, session=before.session, unit_id=before.unit_id, **said)
        trail.append("conclusions.corrected", [version], by=author, at=at, reason=reason.strip())
    return version


def confirm(record: uuid.UUID, drafts: Sequence[Draft], *, by: Account, at: dt.datetime) -> list[Task]:
    """Xác nhận: all tasks of a conclusion are given at once, in one act; returns them, wholes before their parts.

    Raises ``Refused`` with the row of each mistake (1 = the first draft), also where its tasks were given before.
    """
    findings = list(whole_findings(drafts))
    if not drafts:
        findings.append(Finding("", "none", Said("Chưa chọn nhiệm vụ nào để giao")))
    if findings:
        raise Refused(findings)
    with transaction.atomic():
        list(Conclusion.objects.select_for_update().filter(uuid=record).values_list("pk"))
        conclusion = _standing(record)
        if given.of_origin(ORIGIN, record.hex).exists():
            raise Refused([Finding("", "given", Said("Nhiệm vụ của kết luận này đã được giao rồi"))])
        decision = trail.Decision(conclusion.signer, conclusion.document_day, conclusion.document_number)
        rows: list[int] = []
        assignments: list[tasks.Assignment] = []
        for row, draft in enumerate(drafts, start=1):
            made = list(_assignments(conclusion, draft))
            assignments += made
            rows += [row] * len(made)
        try:
            return tasks.assign(assignments, by=by, at=at, decision=decision)
        except Refused as refusal:
            raise Refused([replace(one, row=rows[one.row - 1]) for one in refusal.findings]) from refusal


def _standing(record: uuid.UUID) -> Conclusion:
    found = current(Conclusion).filter(record=record).first()
    if found is None:
        raise LookupError(Said("Không có kết luận này."))
    return found


def _require_words(text: str) -> None:
    if not text.strip():
        raise Refused([Finding("text", "required", Said("Chưa có văn bản kết luận"))])


def _assignments(conclusion: Conclusion, draft: Draft) -> Iterator[tasks.Assignment]:
    """The whole with its parts; without a lead of them all, a task for each unit."""
    if draft.lead is None:
        yield from (tasks.Assignment(_task(conclusion, draft, unit)) for unit in draft.children)
        return
    parts = [tasks.Assignment(_part(conclusion, draft, unit)) for unit in draft.children]
    helpers = [Coordination(unit_id=unit) for unit in draft.coordinate]
    yield tasks.Assignment(_task(conclusion, draft, draft.lead), helpers, parts)


def _task(conclusion: Conclusion, draft: Draft, lead: int) -> Task:
    return Task(
        authority_id=conclusion.unit_id,
        lead_id=lead,
        text=draft.text,
        origin_kind=ORIGIN,
        origin_key=conclusion.record.hex,
        document_number=conclusion.document_number,
        document_day=conclusion.document_day,
        order=str(draft.number),
        source_text=draft.source_text,
        assigned_on=conclusion.document_day or session_of(conclusion).held_on,
        due=draft.due,
        recurs=dict(draft.recurs),
        period_end=draft.period_end,
        indicator=draft.indicator,
        target=dict(draft.target),
    )


def _part(conclusion: Conclusion, draft: Draft, unit: int) -> Task:
    """What one unit of an addressed class is to do; all else is of the whole."""
    return Task(authority_id=conclusion.unit_id, lead_id=unit, text=draft.text)
