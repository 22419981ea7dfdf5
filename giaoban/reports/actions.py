"""Writing the outline; carrying a report through its steps; correcting or replacing what was issued."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from giaoban.documents import actions as documents
from giaoban.documents import queries as document_queries
from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.rules.way import WrongStep, state, steps_to_issue
from giaoban.indicators import queries as indicators
from giaoban.indicators.catalogue import Catalogue
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.reports import queries
from giaoban.reports.compose import DONG, Content, compose
from giaoban.reports.models import Edition, EditionKind, Letterhead, OutlineItem
from giaoban.reports.rules.document_key import document_key
from giaoban.reports.rules.restatement import changed_numbers
from giaoban.reports.rules.sentence_language import TemplateError, Vocabulary, check
from giaoban.reports.rules.vocabulary import names
from giaoban.said import Said
from giaoban.trail import actions as trail
from giaoban.trail import follower


def write_outline(
    items: Sequence[OutlineItem | Letterhead], *, unit: int, by: Account, at: dt.datetime, reason: str = ""
) -> None:
    """Add or correct items of a unit's outline; a broken template is refused with line and column."""
    findings = template_findings([item for item in items if isinstance(item, OutlineItem)])
    findings += subject_findings([item for item in items if isinstance(item, Letterhead)])
    if findings:
        raise Refused(findings)
    author = Permission(by, at.date()).require(Deed.WRITE_REPORT, [unit])
    with transaction.atomic():
        trail.append("reports.write_outline", items, by=author, at=at, reason=reason)


def template_findings(items: Sequence[OutlineItem]) -> list[Finding]:
    """What is wrong with the templates of some items, each at its row."""
    standing = Catalogue.standing()
    known = {one.indicator.code for one in standing}
    speak = names({one.indicator.code for one in standing if one.measured_in == DONG})
    findings = []
    for number, item in enumerate(items, start=1):
        try:
            check(item.template, speak, known)
        except TemplateError as error:
            findings.append(
                Finding(
                    "template",
                    "broken_template",
                    Said("Mẫu câu «%(key)s»: %(error)s", key=item.key, error=str(error)),
                    number,
                )
            )
    return findings


def subject_findings(heads: Sequence[Letterhead]) -> list[Finding]:
    """What is wrong with the subjects (trích yếu), which name the session's words and no figures."""
    findings = []
    for number, head in enumerate(heads, start=1):
        try:
            check(head.subject, Vocabulary({}, names().words), ())
        except TemplateError as error:
            findings.append(
                Finding("subject", "broken_template", Said("Trích yếu: %(error)s", error=str(error)), number)
            )
    return findings


def issue(
    unit: str,
    session: str,
    *,
    number: int,
    day: dt.date,
    signer: str,
    by: Account,
    at: dt.datetime,
    kind: EditionKind = EditionKind.ORIGINAL,
) -> Edition:
    """Walk every step still open, each as its own act, with the signer as the one who decided.

    A report that has been sent is not issued again; :func:`restate` corrects or replaces it.
    """
    document, facts, _ = _document(unit, session, restating=kind != EditionKind.ORIGINAL)
    done = [one.step for one in document_queries.steps_of(document)]
    if state(done) == Step.SENT:
        raise WrongStep(Said("Báo cáo của kỳ này đã phát hành; muốn sửa thì đính chính hoặc thay thế."))
    for step in steps_to_issue(done):
        entry = DocumentStep(document=document, step=step, unit_id=facts)
        if step == Step.NUMBERED:
            entry.number, entry.day, entry.symbol = number, day, _symbol(unit, session)
        take(unit, session, entry, by=by, at=at, decided_by=signer, decided_on=day, kind=kind)
    return queries.editions(unit, session)[-1]


def take(
    unit: str,
    session: str,
    step: DocumentStep,
    *,
    by: Account,
    at: dt.datetime,
    decided_by: str = "",
    decided_on: dt.date | None = None,
    kind: EditionKind = EditionKind.ORIGINAL,
) -> DocumentStep:
    """One step of a session's report. Approving freezes the values as known at the last seal."""
    decision = None
    if step.step in {Step.APPROVED, Step.RETURNED, Step.SIGNED} and decided_by:
        decision = trail.Decision(decided_by, decided_on)
    if step.step == Step.SIGNED:
        step.signer = decided_by or by.name
    frozen = (_frozen(unit, session, step.document, kind),) if step.step == Step.APPROVED else ()
    taken = documents.take_step(step, by=by, at=at, decision=decision, with_entries=frozen)
    follower.run_pass()
    return taken


def open_document(unit: str, session: str) -> uuid.UUID:
    """The key of the report that is being carried through now."""
    return _document(unit, session, restating=False)[0]


def _frozen(unit: str, session: str, document: uuid.UUID, kind: EditionKind) -> Edition:
    follower.run_pass()
    content = compose(unit, session)
    reader, facts, held = indicators.reader_of(unit, session, content["seal"])
    before = queries.issued_edition(unit, session, reader.seal)
    return Edition(
        document=document,
        session=held.record,
        unit_id=facts.id,
        kind=kind,
        replaces=before.record if before and kind != EditionKind.ORIGINAL else None,
        frozen_at=content["seal"],
        content=content,
        corrections=changed_numbers(before.content, content) if before else [],
    )


def restate(
    unit: str,
    session: str,
    *,
    kind: EditionKind,
    number: int,
    day: dt.date,
    signer: str,
    by: Account,
    at: dt.datetime,
) -> Edition:
    """Đính chính or thay thế: a new document that names, number by number, what it corrects.

    Refused when nothing was issued, or when no number differs from the edition in force.
    """
    before = queries.issued_edition(unit, session, indicators.seal_for(None))
    if before is None:
        raise WrongStep(Said("Chưa có báo cáo phát hành để đính chính hoặc thay thế."))
    if not changed_numbers(before.content, compose(unit, session)):
        raise Refused([Finding("", "nothing_changed", Said("Không có con số nào khác với bản đã phát hành"))])
    return issue(unit, session, number=number, day=day, signer=signer, by=by, at=at, kind=kind)


def _document(unit: str, session: str, *, restating: bool) -> tuple[uuid.UUID, int, uuid.UUID]:
    """Document key, unit and session record of the report now open: after each issue a new round begins."""
    _, facts, held = indicators.reader_of(unit, session, None)
    round_number = 0
    while restating:
        key = document_key(held.record, facts.key, round_number)
        if state([one.step for one in document_queries.steps_of(key)]) != Step.SENT:
            break
        round_number += 1
    return document_key(held.record, facts.key, round_number), facts.id, held.record


def _symbol(unit: str, session: str) -> str:
    head: Mapping[str, Any] = _content_head(compose(unit, session))
    return str(head["symbol"])


def _content_head(content: Content) -> Mapping[str, Any]:
    head: Mapping[str, Any] = content["letterhead"]
    return head
