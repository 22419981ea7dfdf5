"""Carrying a document one step further, each step its own act; keeping its signed copy."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.db import transaction

from giaoban.documents import queries
from giaoban.documents.models import DocumentFile, DocumentStep, Step
from giaoban.documents.rules.way import WrongStep, may_follow
from giaoban.offices.models import Account
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.trail import actions as trail
from giaoban.trail.models import Entry

DEEDS: Mapping[str, Deed] = {
    Step.SUBMITTED: Deed.SUBMIT_REPORT,
    Step.RETURNED: Deed.APPROVE,
    Step.APPROVED: Deed.APPROVE,
    Step.SIGNED: Deed.SIGN,
    Step.NUMBERED: Deed.NUMBER,
    Step.SENT: Deed.SEND,
}
_DECIDED_BY_LEADERS = frozenset({Step.APPROVED, Step.RETURNED, Step.SIGNED})


def take_step(
    step: DocumentStep,
    *,
    by: Account,
    at: dt.datetime,
    decision: trail.Decision | None = None,
    with_entries: tuple[Entry, ...] = (),
) -> DocumentStep:
    """Append one step (and what it freezes) as one act.

    Raises :class:`~giaoban.documents.rules.way.WrongStep` when it cannot follow the last one,
    :class:`~giaoban.offices.permission.NotAllowed` naming the step, and
    :class:`~giaoban.registers.rules.finding.Refused` for a number already given.
    """
    done = queries.steps_of(step.document)
    if not may_follow([one.step for one in done], step.step):
        raise WrongStep(f"Văn bản chưa tới bước «{Step(step.step).label}».")
    author = _author(step, by, at, decision)
    with transaction.atomic():
        if step.step == Step.NUMBERED:
            _refuse_used_number(step)
        trail.append(f"documents.{step.step}", [step, *with_entries], by=author, at=at, decision=decision)
    return step


def keep_file(
    document: uuid.UUID, unit: int, name: str, content: bytes, *, by: Account, at: dt.datetime
) -> DocumentFile:
    """Keep a scanned or signed copy under its hash."""
    Permission(by, at.date()).require(Deed.NUMBER, [unit])
    digest = hashlib.sha256(content).hexdigest()
    folder = Path(settings.HOME) / "files"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / digest).write_bytes(content)
    return DocumentFile.objects.create(
        document=document, name=name, sha256=digest, size=len(content), kept_at=at, account=by.username
    )


def _author(step: DocumentStep, by: Account, at: dt.datetime, decision: trail.Decision | None) -> trail.Author:
    """Who types the step: one with its own role, or the office writing down a leader's decision (nhập thay)."""
    permission = Permission(by, at.date())
    try:
        return permission.require(DEEDS[step.step], [step.unit_id])
    except NotAllowed as refusal:
        if step.step in _DECIDED_BY_LEADERS and decision is not None and decision.by:
            try:
                return permission.require(Deed.WRITE_FOR_LEADER, [step.unit_id])
            except NotAllowed:
                pass
        raise NotAllowed(f"Bước «{Step(step.step).label}»: {refusal}") from refusal


def _refuse_used_number(step: DocumentStep) -> None:
    """Number and symbol are unique within a year (NĐ 30/2020)."""
    if step.number is None or step.day is None:
        raise Refused([Finding("number", "required", "Vào số cần số và ngày văn bản")])
    if queries.number_is_used(step.unit_id, step.symbol, step.day.year, step.number):
        message = f"Số {step.number}/{step.symbol} năm {step.day.year} đã dùng cho văn bản khác"
        raise Refused([Finding("number", "used_number", message)])
