"""Saying what the appendix shows; each saying is a new version."""

import datetime as dt
import uuid
from collections.abc import Sequence

from django.db import transaction

from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.reports.models import AppendixTable
from giaoban.reports.outline.actions import Changed
from giaoban.reports.rules.appendix_columns import COLUMNS
from giaoban.reports.writers import Desk
from giaoban.said import Said
from giaoban.trail import actions as trail
from giaoban.trail import follower
from giaoban.trail.queries import current


def standing(unit: int) -> AppendixTable | None:
    """What was last said of a unit's appendix."""
    return current(AppendixTable).filter(unit_id=unit).order_by("-pk").first()


def write_table(
    desk: Desk, *, indicators: Sequence[str], columns: Sequence[str], seen: uuid.UUID | None, at: dt.datetime
) -> AppendixTable | None:
    """Say which indicators and columns the table shows; ``None`` where nothing differs.

    Raises :class:`~giaoban.reports.outline.actions.Changed` where somebody said otherwise since ``seen``.
    """
    author = desk.permission.require(Deed.WRITE_REPORT, [desk.of.author])
    known = {one.indicator.code for one in desk.of.reader.catalogue.on(desk.of.session.end)}
    unknown = [one for one in indicators if one not in known]
    findings = [
        Finding("chi-tieu", "unknown", Said("Danh mục không có chỉ tiêu «%(code)s»", code=one)) for one in unknown
    ]
    if not indicators:
        findings.append(Finding("chi-tieu", "required", Said("Chọn ít nhất một chỉ tiêu")))
    if not columns or any(one not in COLUMNS for one in columns):
        findings.append(Finding("cot", "required", Said("Chọn ít nhất một cột")))
    if findings:
        raise Refused(findings)
    before = standing(desk.of.author)
    if (before.uuid if before else None) != seen:
        raise Changed
    if before is not None and (before.indicators, before.columns) == (list(indicators), list(columns)):
        return None
    said = AppendixTable(unit_id=desk.of.author, indicators=list(indicators), columns=list(columns))
    if before is not None:
        said.corrects, said.record = before, before.record
    try:
        with transaction.atomic():
            trail.append("reports.write_appendix", [said], by=author, at=at)
    except trail.CorrectionConflict as conflict:
        raise Changed from conflict
    follower.run_pass()
    return said
