"""Planning meetings: a draft, its changes, its series, and the states it goes through; each deed its own act."""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction

from giaoban.days.clock import VIETNAM
from giaoban.days.working_days import OfficialCalendar
from giaoban.indicators.models import ReportingSession
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.sessions.meetings.models import Invitation, Meeting, MeetingSeries, MeetingState
from giaoban.sessions.meetings.rules.next_day import next_day
from giaoban.sessions.meetings.rules.states import CHANGEABLE, WrongState, may_follow
from giaoban.trail import actions as trail
from giaoban.trail.queries import current

FIELDS = (
    *("unit_id", "series", "session", "title", "begins", "minutes", "place"),
    *("chair_id", "preparation", "papers_by", "state"),
)


def plan(meeting: Meeting, *, by: Account, at: dt.datetime) -> Meeting:
    """Add a meeting as a draft, which nobody is told of.

    Raises :class:`~giaoban.registers.rules.finding.Refused` at the field.
    """
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [meeting.unit_id])
    meeting.state = MeetingState.DRAFT
    _refuse(meeting)
    with transaction.atomic():
        trail.append("sessions.plan_meeting", [meeting], by=author, at=at)
    return meeting


def change(before: Meeting, *, by: Account, at: dt.datetime, reason: str = "", **said: object) -> Meeting:
    """A new version of a meeting that has not begun; those invited are told when its time or place moves.

    Where nothing is said otherwise the meeting stays as it is, and no act is written.
    """
    if before.state not in CHANGEABLE:
        raise WrongState(Said("Phiên họp đã bắt đầu hoặc đã hủy, không sửa kế hoạch được nữa."))
    new = _again(before, **said)
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [before.unit_id])
    _refuse(new)
    if all(getattr(new, name) == getattr(before, name) for name in FIELDS):
        return before
    with transaction.atomic():
        trail.append("sessions.change_meeting", [new], by=author, at=at, reason=reason)
    return new


def pass_to(before: Meeting, state: MeetingState, *, by: Account, at: dt.datetime, reason: str = "") -> Meeting:
    """Carry a meeting into its next state.

    Raises :class:`~giaoban.sessions.meetings.rules.states.WrongState` for a step that cannot follow, for inviting
    nobody and for calling off without a reason.
    """
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [before.unit_id])
    if not may_follow(before.state, state):
        now, then = MeetingState(before.state).label, state.label
        raise WrongState(Said("Phiên họp «%(now)s» không chuyển sang «%(then)s» được.", now=now, then=then))
    if state == MeetingState.INVITED and not current(Invitation).filter(meeting=before.record).exists():
        raise WrongState(Said("Chưa có ai trong thành phần mời."))
    if state == MeetingState.CANCELLED and not reason.strip():
        raise WrongState(Said("Hủy phiên họp thì nêu lý do."))
    new = _again(before, state=state)
    with transaction.atomic():
        trail.append(f"sessions.{state}", [new], by=author, at=at, reason=reason.strip())
    return new


def begin_series(series: MeetingSeries, *, by: Account, at: dt.datetime) -> MeetingSeries:
    """Add a monthly series."""
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [series.unit_id])
    _refuse_series(series)
    with transaction.atomic():
        trail.append("sessions.begin_series", [series], by=author, at=at)
    return series


def plan_next(series: MeetingSeries, *, by: Account, at: dt.datetime) -> Meeting:
    """The draft of a series' next meeting: after its last one, or after today."""
    last = current(Meeting).filter(series=series.record).order_by("-begins").first()
    after = last.begins.astimezone(VIETNAM).date() if last else at.astimezone(VIETNAM).date()
    calendar = OfficialCalendar.from_book(offices.book())
    day = next_day(series.day_of_month, after, calendar.on_or_after)
    hour = dt.time.fromisoformat(series.begins)
    held = current(ReportingSession).filter(unit=series.unit_id, held_on__year=day.year, held_on__month=day.month)
    session = held.order_by("-held_on").first()
    meeting = Meeting(
        unit_id=series.unit_id,
        series=series.record,
        session=session.record if session else None,
        title=f"{series.title} {day:%m/%Y}",
        begins=dt.datetime.combine(day, hour, VIETNAM),
        minutes=series.minutes,
        place=series.place,
        chair=last.chair if last else None,
    )
    return plan(meeting, by=by, at=at)


def _again(before: Meeting, **said: object) -> Meeting:
    values = {name: getattr(before, name) for name in FIELDS}
    return Meeting(**{**values, **said, "corrects": before, "record": before.record})


def _refuse(meeting: Meeting) -> None:
    findings = list(_findings(meeting))
    if findings:
        raise Refused(findings)


def _findings(meeting: Meeting) -> Iterator[Finding]:
    for name in ("title", "place"):
        if not str(getattr(meeting, name)).strip():
            yield Finding(name, "required", Said("Không được để trống"))
    if meeting.minutes <= 0:
        yield Finding("minutes", "too_few", Said("Số phút phải lớn hơn 0"))
    if meeting.papers_by and meeting.papers_by > meeting.begins.astimezone(VIETNAM).date():
        yield Finding("papers_by", "after", Said("Hạn gửi tài liệu sau ngày họp"))


def _refuse_series(series: MeetingSeries) -> None:
    findings = []
    if not 1 <= series.day_of_month <= 31:
        findings.append(Finding("day_of_month", "range", Said("Ngày trong tháng từ 1 đến 31")))
    if not series.title.strip():
        findings.append(Finding("title", "required", Said("Không được để trống")))
    try:
        dt.time.fromisoformat(series.begins)
    except ValueError:
        findings.append(Finding("begins", "not_a_time", Said("Giờ ghi dạng 08:00")))
    if findings:
        raise Refused(findings)
