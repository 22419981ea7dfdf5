"""Giving sections to units and people, ending that, and saying how far a section is."""

import datetime as dt

from django.db import transaction

from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.reports.models import Progress, SectionState, SectionWriter
from giaoban.reports.writers import WRITES, Desk, states_of
from giaoban.said import Said
from giaoban.trail import actions as trail
from giaoban.trail import follower


def give(
    desk: Desk,
    key: str,
    *,
    writer: int,
    account: Account | None,
    from_day: dt.date,
    last_day: dt.date | None,
    at: dt.datetime,
) -> SectionWriter:
    """From a day on, a unit (or one official who sends for it) writes an item and what stands under it."""
    author = desk.permission.require(Deed.WRITE_REPORT, [desk.of.author])
    findings = []
    if key not in {one for one, _ in desk.items}:
        findings.append(Finding("muc", "unknown", Said("Chưa chọn mục")))
    if last_day is not None and last_day < from_day:
        findings.append(Finding("den-ngay", "before_start", Said("Ngày cuối đứng trước ngày đầu")))
    if account is not None and not Permission(account, from_day).may(WRITES, writer):
        words = Said("%(name)s không có vai trò gửi số liệu của đơn vị này vào ngày đó", name=account.username)
        findings.append(Finding("nguoi", "no_role", words))
    if findings:
        raise Refused(findings)
    given = SectionWriter(
        unit_id=desk.of.author, key=key, writer_id=writer, account=account, from_day=from_day, last_day=last_day
    )
    _append("reports.give_section", given, author, at)
    return given


def end(desk: Desk, given: SectionWriter, last_day: dt.date, *, at: dt.datetime) -> SectionWriter:
    """End a gift with a day; what was written under it stays."""
    author = desk.permission.require(Deed.WRITE_REPORT, [desk.of.author])
    ended = SectionWriter(
        unit_id=given.unit_id,
        key=given.key,
        writer_id=given.writer_id,
        account_id=given.account_id,
        from_day=given.from_day,
        last_day=last_day,
        corrects=given,
        record=given.record,
        void=last_day < given.from_day,
    )
    _append("reports.end_section", ended, author, at)
    return ended


def say_state(desk: Desk, key: str, state: str, *, at: dt.datetime) -> SectionState | None:
    """How far a section is in this session's report; ``None`` where it was so already."""
    author = desk.author(key)
    if state not in Progress.values:
        raise Refused([Finding("tinh-trang", "unknown", Said("Chưa chọn tình trạng"))])
    before = states_of(desk.of.author, desk.of.session.record).get(key)
    if (before.state if before else Progress.UNWRITTEN) == state:
        return None
    said = SectionState(unit_id=desk.of.author, session=desk.of.session.record, key=key, state=state)
    if before is not None:
        said.corrects, said.record = before, before.record
    _append("reports.section_state", said, author, at)
    return said


def _append(verb: str, entry: SectionWriter | SectionState, author: trail.Author, at: dt.datetime) -> None:
    with transaction.atomic():
        trail.append(verb, [entry], by=author, at=at)
    follower.run_pass()
