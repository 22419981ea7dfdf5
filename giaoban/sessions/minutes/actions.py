"""The conclusion notice: drafted from the agenda, mended by hand, carried through the steps of a document."""

import datetime as dt
import uuid
from collections.abc import Sequence

from giaoban.days.clock import VIETNAM
from giaoban.documents import actions as documents
from giaoban.documents.models import DocumentStep, Step
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.reports.letterhead.actions import standing as letterhead_of
from giaoban.said import Said
from giaoban.sessions.agenda import queries as agenda
from giaoban.sessions.meetings import queries as meetings
from giaoban.sessions.meetings.models import Meeting, MeetingState
from giaoban.sessions.meetings.rules.states import WrongState
from giaoban.sessions.meetings.versions import following, one_writer
from giaoban.sessions.minutes import queries
from giaoban.sessions.minutes.models import ConclusionNotice
from giaoban.sessions.minutes.rules.drafting import Resolved, Sat, drafted
from giaoban.trail import actions as trail

_NAMESPACE = uuid.UUID("2f2c9d1e-0a51-4a4c-8f0b-6d9f1c7e5b33")
SYMBOL = "TB-UBND"
_WHEN = frozenset({MeetingState.HELD, MeetingState.CLOSED})


def draft_text(meeting: Meeting, at: dt.datetime) -> str:
    """The first text of a notice: how the meeting sat, then each item's resolution, numbered."""
    items = agenda.agenda_of(meeting, at).items
    resolved = [Resolved(one.item.title, one.outcome.resolution) for one in items if one.outcome]
    return drafted(_sat(meeting), resolved)


def new_notice(meeting: Meeting, at: dt.datetime) -> ConclusionNotice:
    """A notice with what it begins with, not yet written: recipients and signature as in the unit's reports."""
    head = letterhead_of(meeting.unit_id)
    return ConclusionNotice(
        unit_id=meeting.unit_id,
        meeting=meeting.record,
        document=uuid.uuid5(_NAMESPACE, meeting.record.hex),
        symbol=SYMBOL,
        subject=Said("Kết luận tại %(title)s", title=meeting.title[:1].lower() + meeting.title[1:]),
        text=draft_text(meeting, at),
        recipients=list(head.recipients) if head else [],
        authority_lines=list(head.authority_lines) if head else [],
    )


def write_notice(
    meeting: Meeting, symbol: str, subject: str, text: str, recipients: Sequence[str], *, by: Account, at: dt.datetime
) -> ConclusionNotice:
    """A new version of the notice, before it is submitted or after it was returned."""
    author = Permission(by, at.date()).require(Deed.WRITE_REPORT, [meeting.unit_id])
    before = queries.notice_of(meeting.record)
    if meeting.state not in _WHEN:
        raise WrongState(Said("Thông báo kết luận soạn từ khi phiên họp bắt đầu."))
    if not queries.may_be_written(before):
        raise WrongState(Said("Thông báo đã trình; muốn sửa thì người duyệt trả lại trước."))
    new = new_notice(meeting, at) if before is None else _again(before)
    new.symbol, new.subject, new.text = symbol.strip(), subject.strip(), text.strip().replace("\r\n", "\n")
    new.recipients = [line.strip() for line in recipients if line.strip()]
    wrong = [name for name in ("symbol", "subject", "text") if not getattr(new, name)]
    if wrong:
        raise Refused([Finding(name, "required", Said("Không được để trống")) for name in wrong])
    with one_writer():
        trail.append("sessions.write_notice", [following(new, before, key=meeting.record.hex)], by=author, at=at)
    return new


def take_step(
    notice: ConclusionNotice, step: DocumentStep, *, by: Account, at: dt.datetime, decided_by: str = ""
) -> DocumentStep:
    """One step of the notice: trình, duyệt, ký, vào số, phát hành; the office may write down a leader's decision."""
    decision = None
    if step.step in {Step.APPROVED, Step.RETURNED, Step.SIGNED} and decided_by:
        decision = trail.Decision(decided_by, at.astimezone(VIETNAM).date())
    if step.step == Step.SIGNED:
        step.signer = decided_by or by.name
    step.document, step.unit_id = notice.document, notice.unit_id
    if step.step == Step.NUMBERED:
        step.symbol = notice.symbol
    return documents.take_step(step, by=by, at=at, decision=decision)


def _again(before: ConclusionNotice) -> ConclusionNotice:
    return ConclusionNotice(
        unit_id=before.unit_id,
        meeting=before.meeting,
        document=before.document,
        authority_lines=before.authority_lines,
    )


def _sat(meeting: Meeting) -> Sat:
    rows = meetings.invited(meeting.record)
    tree = offices.tree_now()
    day = meeting.begins.astimezone(VIETNAM).date()
    posts = {one.account_id: one.post for one in offices.appointments_at([meeting.unit_id], day)}
    present = [
        _named(one.attendance.who or one.expected, tree[one.invitation.unit_id].name)
        for one in rows
        if one.attendance and one.attendance.present and one.invitation.account_id != meeting.chair_id
    ]
    chair = meeting.chair.name if meeting.chair else ""
    return Sat(
        title=meeting.title,
        day=day,
        place=meeting.place,
        authority=f"UBND {tree[meeting.unit_id].name[:1].lower()}{tree[meeting.unit_id].name[1:]}",
        chair=chair,
        chair_post=posts.get(meeting.chair_id, "") if meeting.chair_id else "",
        present=present,
    )


def _named(who: str, unit: str) -> str:
    return f"{who} ({unit})" if who else unit
