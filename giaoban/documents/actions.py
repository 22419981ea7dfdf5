"""Carrying a document one step further, each step its own act; keeping its signed copy."""

import datetime as dt
import uuid
from collections.abc import Mapping

from django.db import transaction

from giaoban.documents import files, queries
from giaoban.documents.models import DocumentFile, DocumentStep, Step
from giaoban.documents.rules.way import WrongStep, may_follow
from giaoban.offices.models import Account
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
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
        raise WrongStep(Said("Văn bản chưa tới bước «%(label)s».", label=Step(step.step).label))
    author = _author(step, by, at, decision)
    if step.step == Step.SIGNED and decision is None:
        step.signer_post = _signs_for(step, by, at)
    with transaction.atomic():
        if step.step == Step.NUMBERED:
            _refuse_used_number(step)
        trail.append(f"documents.{step.step}", [step, *with_entries], by=author, at=at, decision=decision)
    return step


def keep_file(
    document: uuid.UUID,
    unit: int,
    name: str,
    content: bytes,
    *,
    by: Account,
    at: dt.datetime,
    deed: Deed = Deed.NUMBER,
) -> DocumentFile:
    """Keep a signed or scanned copy under its hash; the same copy of a document is kept once.

    ``document`` may be a record of a register too: ``deed`` is what one must be allowed to do with it.
    """
    author = Permission(by, at.date()).require(deed, [unit])
    with transaction.atomic():
        file = new_file(document, unit, name, content)
        trail.append("documents.keep_file", [file], by=author, at=at)
    return file


def new_file(document: uuid.UUID, unit: int, name: str, content: bytes) -> DocumentFile:
    """Put a copy's bytes away once; the caller appends the entry in an act of its own.

    Raises :class:`~giaoban.registers.rules.finding.Refused` for what is too large, of no known kind, or kept already.
    """
    refuse_unfit(content)
    file = file_of(document, unit, name, content)
    if file.sha256 in {one.sha256 for one in queries.files_of(document)}:
        raise Refused([Finding("file", "kept_already", Said("Bản này đã được lưu cho văn bản rồi"))])
    return file


def file_of(document: uuid.UUID, unit: int, name: str, content: bytes) -> DocumentFile:
    """The entry of a file whose bytes are kept now; an act of another room appends it with its own entries."""
    return DocumentFile(document=document, unit_id=unit, name=name, sha256=files.put(content), size=len(content))


def refuse_unfit(content: bytes) -> None:
    """Refuse what is too large or neither PDF nor picture, by what it is and not by its name."""
    if len(content) > files.LARGEST:
        limit = files.LARGEST // 1024**2
        raise Refused([Finding("file", "too_large", Said("Tệp lớn hơn %(limit)s MB", limit=limit))])
    if files.content_type(content) is None:
        raise Refused([Finding("file", "unknown_kind", Said("Chỉ lưu bản ký, bản quét là tệp PDF, PNG hoặc JPEG"))])


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
        raise NotAllowed(
            Said("Bước «%(label)s»: %(refusal)s", label=Step(step.step).label, refusal=refusal)
        ) from refusal


def _signs_for(step: DocumentStep, by: Account, at: dt.datetime) -> str:
    """ "KT. Phó Chủ tịch" where the signer acts for another by delegation; nothing for who signs in their own right."""
    held = Permission(by, at.date()).signing_for(step.unit_id)
    return f"{held.signs} {held.post}"[:160] if held else ""


def _refuse_used_number(step: DocumentStep) -> None:
    """Number and symbol are unique within a year (NĐ 30/2020)."""
    if step.number is None or step.day is None:
        raise Refused([Finding("number", "required", Said("Vào số cần số và ngày văn bản"))])
    if queries.number_is_used(step.unit_id, step.symbol, step.day.year, step.number):
        message = Said(
            "Số %(number)s/%(symbol)s năm %(year)s đã dùng cho văn bản khác",
            number=step.number,
            symbol=step.symbol,
            year=step.day.year,
        )
        raise Refused([Finding("number", "used_number", message)])
