"""Writing the outline; carrying a report through its steps; correcting or replacing what was issued."""

import datetime as dt
import itertools
import uuid
from collections.abc import Iterator, Mapping, Sequence
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
from giaoban.reports import foreign, queries
from giaoban.reports.checklist import queries as checklist
from giaoban.reports.compose import DONG, Content, compose, material
from giaoban.reports.models import Edition, EditionKind, Letterhead, OutlineItem, Restating
from giaoban.reports.rules.document_key import document_key
from giaoban.reports.rules.restatement import changed_numbers
from giaoban.reports.rules.sentence_language import TemplateError, Vocabulary, check
from giaoban.reports.rules.vocabulary import names
from giaoban.reports.writers import Desk
from giaoban.said import Said
from giaoban.trail import actions as trail
from giaoban.trail import follower
from giaoban.trail.queries import current


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
    errors = template_errors([item.template for item in items])
    return [
        Finding(
            "template", "broken_template", Said("Mẫu câu «%(key)s»: %(error)s", key=item.key, error=str(error)), number
        )
        for number, (item, error) in enumerate(zip(items, errors, strict=True), start=1)
        if error is not None
    ] + [finding for number, item in enumerate(items, start=1) for finding in _unknown_part(item, number)]


def _unknown_part(item: OutlineItem, number: int) -> Iterator[Finding]:
    """An item that names a part which no room writes."""
    if foreign.is_foreign(item.kind):
        try:
            foreign.section(item.template.strip())
        except LookupError as error:
            yield Finding("template", "unknown_part", str(error), number)


def template_errors(templates: Sequence[str]) -> list[TemplateError | None]:
    """For each template the first thing wrong with it, or ``None``."""
    standing = Catalogue.standing()
    known = {one.indicator.code for one in standing}
    speak = names({one.indicator.code for one in standing if one.measured_in == DONG})
    return [_error(template, speak, known) for template in templates]


def _error(template: str, speak: Vocabulary, known: set[str]) -> TemplateError | None:
    try:
        check(template, speak, known)
    except TemplateError as error:
        return error
    return None


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
    kind: EditionKind | None = None,
) -> DocumentStep:
    """One step of a session's report. Approving freezes the values as known at the last seal.

    Approving is refused while a point of the checklist stands in the way.
    """
    decision = None
    if step.step in {Step.APPROVED, Step.RETURNED, Step.SIGNED} and decided_by:
        decision = trail.Decision(decided_by, decided_on)
    if step.step == Step.SIGNED:
        step.signer = decided_by or by.name
    frozen = (_approved(unit, session, step, kind, by, at),) if step.step == Step.APPROVED else ()
    taken = documents.take_step(step, by=by, at=at, decision=decision, with_entries=frozen)
    follower.run_pass()
    return taken


def last_document(unit: str, session: str) -> uuid.UUID:
    """The key of the document that is being carried through, or of the last one sent."""
    _, facts, held = indicators.reader_of(unit, session, None)
    last = _open_round(held.record, facts.key)
    if last and _state(document_key(held.record, facts.key, last)) == "draft":
        last -= 1
    return document_key(held.record, facts.key, last)


def begin_restating(unit: str, session: str, *, kind: EditionKind, why: str, by: Account, at: dt.datetime) -> uuid.UUID:
    """Trình bản đính chính, thay thế: a new document is opened and goes through the same steps as the first.

    Refused without a reason, for a report not yet sent, and when no number differs from the edition in force.
    """
    document, facts, held = _document(unit, session, restating=True)
    if document == document_key(held, indicators.reader_of(unit, session, None)[1].key, 0):
        raise WrongStep(Said("Báo cáo chưa phát hành thì sửa ngay trong dự thảo, không đính chính."))
    if _state(document) != "draft":
        raise WrongStep(Said("Một bản đính chính, thay thế đang được trình."))
    if kind == EditionKind.ORIGINAL or not why.strip():
        raise Refused([Finding("ly-do", "required", Said("Chọn đính chính hoặc thay thế, và nêu lý do"))])
    follower.run_pass()
    before = queries.issued_edition(unit, session, indicators.seal_for(None))
    if before is None or not changed_numbers(before.content, compose(unit, session)):
        raise Refused([_nothing_changed()])
    chosen = Restating(unit_id=facts, session=held, document=document, kind=kind, why=why.strip())
    step = DocumentStep(document=document, step=Step.SUBMITTED, unit_id=facts, note=why.strip())
    documents.take_step(step, by=by, at=at, with_entries=(chosen,))
    follower.run_pass()
    return document


def kind_of(document: uuid.UUID) -> EditionKind:
    """What an edition of a document is: the first issue, or what was chosen when its restating began."""
    chosen = current(Restating).filter(document=document).first()
    return EditionKind(chosen.kind) if chosen else EditionKind.ORIGINAL


def _approved(
    unit: str, session: str, step: DocumentStep, kind: EditionKind | None, by: Account, at: dt.datetime
) -> Edition:
    """The edition that approving freezes; refused by the checklist with what stands in the way."""
    frozen = _frozen(unit, session, step.document, kind or kind_of(step.document))
    of = material(unit, session, frozen.frozen_at)
    sections = Desk(Permission(by, at.date()), of, at.date()).sections()
    wrong = checklist.blocking(checklist.checks(of, frozen.content, sections))
    if wrong:
        words = Said("Chưa duyệt được, còn vướng: %(points)s", points=checklist.words_of(wrong))
        raise Refused([Finding("", "checklist", words)])
    return frozen


def _state(document: uuid.UUID) -> str:
    return state([one.step for one in document_queries.steps_of(document)])


def _nothing_changed() -> Finding:
    return Finding("", "nothing_changed", Said("Không có con số nào khác với bản đã phát hành"))


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
        raise Refused([_nothing_changed()])
    return issue(unit, session, number=number, day=day, signer=signer, by=by, at=at, kind=kind)


def _document(unit: str, session: str, *, restating: bool) -> tuple[uuid.UUID, int, uuid.UUID]:
    """Document key, unit and session record of the report now open: after each issue a new round begins."""
    _, facts, held = indicators.reader_of(unit, session, None)
    round_number = _open_round(held.record, facts.key) if restating else 0
    return document_key(held.record, facts.key, round_number), facts.id, held.record


def _open_round(session: uuid.UUID, unit: str) -> int:
    """The first round whose document has not been sent: 0 the report itself, then its restatements."""
    return next(one for one in itertools.count() if _state(document_key(session, unit, one)) != Step.SENT)


def _symbol(unit: str, session: str) -> str:
    head: Mapping[str, Any] = _content_head(compose(unit, session))
    return str(head["symbol"])


def _content_head(content: Content) -> Mapping[str, Any]:
    head: Mapping[str, Any] = content["letterhead"]
    return head
