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
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.trail import actions as trail


def define(
    definitions: Sequence[IndicatorVersion], *, unit: int, by: Account, at: dt.datetime, reason: str = ""
) -> None:
    """Add or correct definitions of the catalogue; a circle of formulas is refused by name."""
    findings = [*_bad_specs(definitions), *_circles(definitions)]
    if findings:
        raise Refused(findings)
    author = Permission(by, at.date()).require(Deed.CATALOGUE, [unit])
    with transaction.atomic():
        trail.append("indicators.define", definitions, by=author, at=at, reason=reason)


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
) -> Submission:
    """Send figures (indicator code → value in its steps) of a unit for an interval.

    An indicator whose source is not a form is refused: the registers already know it.
    """
    catalogue = Catalogue.standing()
    findings: list[Finding] = []
    lines: list[SubmissionLine] = []
    submission.record = submission.uuid
    for code, value in values.items():
        definition = catalogue.definition(code, submission.end)
        if definition.source_kind != SourceKind.FORM:
            findings.append(
                Finding(
                    code,
                    "wrong_source",
                    f"«{definition.name}» không nhập theo biểu mà lấy từ sổ hoặc công thức",
                )
            )
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
    author = Permission(by, at.date()).require(Deed.SUBMIT, [submission.unit_id])
    with transaction.atomic():
        trail.append("indicators.submit", [submission, *lines], by=author, at=at)
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
        raise Refused([Finding("why", "reason_required", "Trả lại số liệu phải nêu lý do")])
    author = Permission(by, at.date()).require(Deed.ACCEPT, (one.unit_id for one in submissions))
    decisions = [SubmissionDecision(submission=one.record, outcome=outcome, why=why) for one in submissions]
    with transaction.atomic():
        trail.append(f"indicators.{outcome}", decisions, by=author, at=at, reason=why)


def keep_statements(statements: Sequence[Statement], *, by: Account, at: dt.datetime) -> None:
    """Keep what others published, for the checks."""
    author = Permission(by, at.date()).require(Deed.ACCEPT, (one.unit_id for one in statements))
    with transaction.atomic():
        trail.append("indicators.keep_statements", statements, by=author, at=at)


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
    return [Finding("spec", "circle", f"Công thức vòng tròn: {' → '.join(circle)}")] if circle else []


def _bad_plan(plan: Plan, number: int) -> list[Finding]:
    required = {
        "assigner": "Chỉ tiêu phải ghi cấp giao (Thành phố giao, HĐND quận giao …)",
        "decision": "Chỉ tiêu phải ghi số quyết định giao",
    }
    findings = [
        Finding(column, "required", words, number) for column, words in required.items() if not getattr(plan, column)
    ]
    if plan.value < 0:
        findings.append(Finding("value", "not_negative", "Chỉ tiêu giao không được âm", number))
    return findings
