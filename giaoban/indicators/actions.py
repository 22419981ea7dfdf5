"""Writing figures' own records: definitions, plans, sessions, cut-offs, closes, submissions, statements."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

from django.db import transaction

from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.models import (
    Close,
    Indicator,
    IndicatorVersion,
    Plan,
    ReportingSession,
    SessionWindow,
    SourceKind,
    Statement,
    Submission,
    SubmissionDecision,
    SubmissionLine,
    SubmissionOutcome,
)
from giaoban.indicators.rules.formula import FormulaError, find_cycle
from giaoban.indicators.sources.registry import SOURCES
from giaoban.indicators.sources.source import SourceError, count_of_spec
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.trail import actions as trail
from giaoban.trail.models import Entry
from giaoban.trail.queries import current


def define(
    definitions: Sequence[IndicatorVersion],
    *,
    unit: int,
    by: Account,
    at: dt.datetime,
    reason: str = "",
    decision: trail.Decision | None = None,
) -> None:
    """Add or correct definitions of the catalogue; a circle of formulas is refused by name."""
    author = Permission(by, at.date()).require(Deed.CATALOGUE, [unit])
    with transaction.atomic():
        findings = [*_bad_specs(definitions), *_circles(definitions), *_two_on_a_day(definitions)]
        if findings:
            raise Refused(findings)
        trail.append("indicators.define", definitions, by=author, at=at, reason=reason, decision=decision)


def introduce(
    code: str,
    definition: IndicatorVersion,
    *,
    unit: int,
    by: Account,
    at: dt.datetime,
    reason: str = "",
    decision: trail.Decision | None = None,
) -> None:
    """Add an indicator that the catalogue does not have, with its first definition; a code in use is refused."""
    with transaction.atomic():
        if code in Catalogue.standing().by_code:
            raise Refused([Finding("code", "code_in_use", Said("Danh mục đã có chỉ tiêu mang mã này"))])
        definition.indicator = indicator(code)
        define([definition], unit=unit, by=by, at=at, reason=reason, decision=decision)


def indicator(code: str) -> Indicator:
    """The indicator of that code, made when it is new."""
    found = Indicator.objects.filter(code=code).first()
    return found or Indicator.objects.create(code=code)


def assign_plans(plans: Sequence[Plan], *, by: Account, at: dt.datetime) -> None:
    """Record plans with the decision that assigns them; one without an assigner or decision is refused."""
    findings = [finding for number, plan in enumerate(plans, start=1) for finding in _bad_plan(plan, number)]
    if findings:
        raise Refused(findings)
    author = Permission(by, at.date()).require(Deed.PLAN, (plan.unit_id for plan in plans))
    with transaction.atomic():
        trail.append("indicators.assign_plans", plans, by=author, at=at)


def withdraw_plan(
    plan: Plan, *, by: Account, at: dt.datetime, reason: str, decision: trail.Decision | None = None
) -> Plan:
    """Take back a plan that was recorded wrongly; it is in force on no day any more and stays readable.

    Raises :class:`Refused` without a reason, and :class:`~giaoban.trail.actions.CorrectionConflict` when somebody
    took it back first.
    """
    if not reason.strip():
        raise Refused([Finding("reason", "reason_required", Said("Rút chỉ tiêu giao phải có lý do"))])
    author = Permission(by, at.date()).require(Deed.PLAN, [plan.unit_id])
    version = trail.taken_back(plan)
    with transaction.atomic():
        trail.append("indicators.withdraw_plan", [version], by=author, at=at, reason=reason, decision=decision)
    return version


def open_session(
    session: ReportingSession,
    windows: Mapping[str, tuple[dt.date, dt.date]],
    *,
    by: Account,
    at: dt.datetime,
) -> ReportingSession:
    """Open a reporting session with the cut-offs that are not its own month."""
    author = Permission(by, at.date()).require(Deed.CLOSE, [session.unit_id])
    session.record = session.uuid
    cutoffs = [
        SessionWindow(session=session.record, scope=scope, start=start, end=end)
        for scope, (start, end) in windows.items()
    ]
    with transaction.atomic():
        trail.append("indicators.open_session", [session, *cutoffs], by=author, at=at)
    return session


def close(
    session: uuid.UUID, unit: int, *, by: Account, at: dt.datetime, decision: trail.Decision | None = None
) -> None:
    """Close a session's figures: from the act's seal on they are official and later changes are versions."""
    author = Permission(by, at.date()).require(Deed.CLOSE, [unit])
    with transaction.atomic():
        trail.append("indicators.close", [Close(session=session)], by=author, at=at, decision=decision)


def submit(
    submission: Submission,
    values: Mapping[str, int],
    *,
    by: Account,
    at: dt.datetime,
    texts: Mapping[str, str] | None = None,
    with_entries: Sequence[Entry] = (),
) -> Submission:
    """Send figures (indicator code → value in its steps) of a unit for an interval, and what they were read from
    (``with_entries``), as one act.

    An indicator whose source is not a form is refused: the registers already know it; so is an interval
    that ends outside the unit's life or overlaps another one of the same unit and indicator.
    """
    catalogue, permission = Catalogue.standing(), Permission(by, at.date())
    findings = [*_outside_life(submission, permission.tree[submission.unit_id])]
    lines: list[SubmissionLine] = []
    submission.record = submission.uuid
    for code, value in values.items():
        definition = catalogue.definition(code, submission.end)
        if definition.source_kind != SourceKind.FORM:
            findings.append(
                Finding(
                    code,
                    "wrong_source",
                    Said("«%(name)s» không nhập theo biểu mà lấy từ sổ hoặc công thức", name=definition.name),
                )
            )
        elif definition.spec.get("enters") != "cumulative":
            findings += _overlapping(submission, definition)
        lines.append(
            SubmissionLine(
                submission=submission.record,
                indicator_id=definition.indicator_id,
                value=value,
                text=(texts or {}).get(code, ""),
            )
        )
    if findings:
        raise Refused(findings)
    author = permission.require(Deed.SUBMIT, [submission.unit_id])
    with transaction.atomic():
        trail.append("indicators.submit", [submission, *lines, *with_entries], by=author, at=at)
    return submission


def decide_submissions(
    submissions: Sequence[Submission],
    outcome: SubmissionOutcome,
    *,
    by: Account,
    at: dt.datetime,
    why: str = "",
) -> None:
    """Accept submissions, or return them with a reason."""
    if outcome == SubmissionOutcome.RETURNED and not why.strip():
        raise Refused([Finding("why", "reason_required", Said("Trả lại số liệu phải nêu lý do"))])
    author = Permission(by, at.date()).require(Deed.ACCEPT, (one.unit_id for one in submissions))
    decisions = [SubmissionDecision(submission=one.record, outcome=outcome, why=why) for one in submissions]
    with transaction.atomic():
        trail.append(f"indicators.{outcome}", decisions, by=author, at=at, reason=why)


def keep_statements(
    statements: Sequence[Statement], *, by: Account, at: dt.datetime, with_entries: Sequence[Entry] = ()
) -> None:
    """Keep what others published, for the checks, and what it was read from (``with_entries``), as one act."""
    author = Permission(by, at.date()).require(Deed.ACCEPT, (one.unit_id for one in statements))
    with transaction.atomic():
        trail.append("indicators.keep_statements", [*statements, *with_entries], by=author, at=at)


def _bad_specs(definitions: Sequence[IndicatorVersion]) -> list[Finding]:
    findings = []
    for number, one in enumerate(definitions, start=1):
        try:
            if one.source_kind == SourceKind.REGISTER:
                count_of_spec(one.spec, SOURCES)
            elif one.source_kind == SourceKind.FORMULA:
                find_cycle({one.indicator.code: str(one.spec.get("formula", ""))})
        except (SourceError, FormulaError) as error:
            findings.append(Finding("spec", "bad_definition", str(error), number))
    return findings


def _circles(definitions: Sequence[IndicatorVersion]) -> list[Finding]:
    every = [*Catalogue.standing(), *definitions]
    formulas = {
        one.indicator.code: str(one.spec.get("formula")) for one in every if one.source_kind == SourceKind.FORMULA
    }
    try:
        circle = find_cycle(formulas)
    except FormulaError:
        return []  # told by _bad_specs at its row
    return (
        [Finding("spec", "circle", Said("Công thức vòng tròn: %(circle)s", circle=" → ".join(circle)))]
        if circle
        else []
    )


def _two_on_a_day(definitions: Sequence[IndicatorVersion]) -> list[Finding]:
    """A day has one definition of an indicator: those that stand and are not corrected here, and these."""
    corrected = {one.corrects_id for one in definitions}
    codes = {one.indicator_id for one in definitions}
    standing = [one for one in Catalogue.standing() if one.indicator_id in codes and one.pk not in corrected]
    every = sorted((*standing, *(one for one in definitions if not one.void)), key=lambda one: one.valid_from)
    last: dict[int, IndicatorVersion] = {}
    findings = []
    for one in every:
        before = last.get(one.indicator_id)
        if before is not None and (before.last_day is None or one.valid_from <= before.last_day):
            words = Said(
                "«%(code)s»: từ ngày %(valid_from)s đã có định nghĩa khác còn hiệu lực",
                code=one.indicator.code,
                valid_from=f"{one.valid_from:%d/%m/%Y}",
            )
            findings.append(Finding("valid_from", "overlap", words))
        last[one.indicator_id] = one
    return findings


def _outside_life(submission: Submission, unit: UnitFacts) -> list[Finding]:
    if unit.lives_on(submission.end):
        return []
    words = Said(
        "Ngày %(end)s nằm ngoài thời gian hoạt động của %(name)s", end=f"{submission.end:%d/%m/%Y}", name=unit.name
    )
    return [Finding("end", "outside_unit_life", words)]


def _overlapping(submission: Submission, definition: IndicatorVersion) -> list[Finding]:
    """Values of periods are added up, so two of them may not share a day unless they are of the same interval."""
    mine = current(SubmissionLine).filter(indicator_id=definition.indicator_id).values("submission")
    sent = current(Submission).filter(
        unit_id=submission.unit_id, start__lte=submission.end, end__gte=submission.start, record__in=mine
    )
    others = [one for one in sent if (one.start, one.end) != (submission.start, submission.end)]
    returned = SubmissionDecision.objects.filter(submission__in=[one.record for one in others]).order_by("id")
    last = dict(returned.values_list("submission", "outcome"))
    return [
        Finding(
            definition.indicator.code,
            "overlap",
            Said(
                "«%(name)s» đã có số của kỳ %(start)s – %(end)s trùng ngày với kỳ này",
                name=definition.name,
                start=f"{one.start:%d/%m/%Y}",
                end=f"{one.end:%d/%m/%Y}",
            ),
        )
        for one in others
        if last.get(one.record) != SubmissionOutcome.RETURNED
    ]


def _bad_plan(plan: Plan, number: int) -> list[Finding]:
    required = {
        "assigner": Said("Chỉ tiêu phải ghi cấp giao (Thành phố giao, HĐND quận giao …)"),
        "decision": Said("Chỉ tiêu phải ghi số quyết định giao"),
    }
    findings = [
        Finding(column, "required", words, number) for column, words in required.items() if not getattr(plan, column)
    ]
    if plan.value < 0:
        findings.append(Finding("value", "not_negative", Said("Chỉ tiêu giao không được âm"), number))
    return findings
