"""What whoever gave a task decides about it. Several tasks at once are one act; ``quiet`` tells nobody."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

from django.db import transaction

from giaoban.days import OfficialCalendar
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.tasks.actions import happening
from giaoban.tasks.actions.happening import Details, Locked, Seen, day_of, happen, require_text
from giaoban.tasks.models import Task
from giaoban.tasks.rules.happening import What
from giaoban.tasks.rules.recurrence import Recurrence, next_due
from giaoban.trail import actions as trail
from giaoban.trail.models import Act

Tasks = Sequence[uuid.UUID]


def extend(
    tasks: Tasks,
    due: dt.date,
    *,
    by: Account,
    at: dt.datetime,
    text: str = "",
    decision: trail.Decision | None = None,
    seen: Seen | None = None,
    quiet: bool = False,
) -> Act:
    """Gia hạn, asked for or not; the first deadline and how often it moved stay to be seen."""
    if due <= day_of(at):
        raise Refused([Finding("due", "past", Said("Hạn mới phải sau hôm nay"))])
    said = Details(text=text, due=due, quiet=quiet)
    return happen(What.EXTENDED, tasks, said, by=by, at=at, seen=seen, decision=happening.decided(decision, by, at))


def refuse_extension(
    task: uuid.UUID,
    reason: str,
    *,
    by: Account,
    at: dt.datetime,
    decision: trail.Decision | None = None,
    seen: Seen | None = None,
) -> Act:
    """Không cho gia hạn, with its reason."""
    missing = Said("Không cho gia hạn phải nêu lý do")
    return _for_a_reason(What.EXTENSION_REFUSED, task, reason, missing, by=by, at=at, decision=decision, seen=seen)


def confirm(
    tasks: Tasks,
    *,
    by: Account,
    at: dt.datetime,
    text: str = "",
    decision: trail.Decision | None = None,
    seen: Seen | None = None,
    quiet: bool = False,
) -> Act:
    """Xác nhận hoàn thành. A recurring task goes on with its next deadline until its rule ends."""
    with transaction.atomic():
        locked = happening.lock(tasks, seen)
        happening.require_state(locked, What.CONFIRMED)
        author = happening.author_of(What.CONFIRMED, locked, None, by, at)
        following = _following(locked)
        entries = [
            happening.event_of(
                one, What.CONFIRMED, Details(text=text, due=following.get(one.task.record), quiet=quiet), at
            )
            for one in locked
        ]
        decision = happening.decided(decision, by, at)
        return trail.append("tasks.confirmed", entries, by=author, at=at, decision=decision, reason=text)


def send_back(
    task: uuid.UUID,
    reason: str,
    *,
    by: Account,
    at: dt.datetime,
    decision: trail.Decision | None = None,
    seen: Seen | None = None,
) -> Act:
    """Từ chối xác nhận: it is to be done again, and why."""
    missing = Said("Yêu cầu thực hiện lại phải nêu lý do")
    return _for_a_reason(What.SENT_BACK, task, reason, missing, by=by, at=at, decision=decision, seen=seen)


def insist(task: uuid.UUID, reason: str, *, by: Account, at: dt.datetime, seen: Seen | None = None) -> Act:
    """Giữ nguyên việc giao after it was refused."""
    reason = require_text(reason, "text", Said("Hãy nêu lý do giữ nguyên việc giao"))
    return happen(What.KEPT, [task], Details(text=reason), by=by, at=at, seen=seen)


def suspend(
    task: uuid.UUID,
    reason: str,
    *,
    by: Account,
    at: dt.datetime,
    decision: trail.Decision | None = None,
    seen: Seen | None = None,
) -> Act:
    """Tạm hoãn: while it is held its timeliness stays that of this day."""
    missing = Said("Tạm hoãn phải nêu lý do")
    return _for_a_reason(What.SUSPENDED, task, reason, missing, by=by, at=at, decision=decision, seen=seen)


def resume(
    task: uuid.UUID,
    *,
    by: Account,
    at: dt.datetime,
    due: dt.date | None = None,
    text: str = "",
    decision: trail.Decision | None = None,
    seen: Seen | None = None,
) -> Act:
    """Tiếp tục, with another deadline where one is named."""
    decision = happening.decided(decision, by, at)
    return happen(What.RESUMED, [task], Details(text=text, due=due), by=by, at=at, seen=seen, decision=decision)


def cancel(
    task: uuid.UUID,
    reason: str,
    *,
    by: Account,
    at: dt.datetime,
    decision: trail.Decision | None = None,
    seen: Seen | None = None,
) -> Act:
    """Hủy nhiệm vụ: it stays in history and counts in no rate."""
    missing = Said("Hủy nhiệm vụ phải nêu lý do")
    return _for_a_reason(What.CANCELLED, task, reason, missing, by=by, at=at, decision=decision, seen=seen)


def remind(tasks: Tasks, *, by: Account, at: dt.datetime, text: str = "", seen: Seen | None = None) -> Act:
    """Đôn đốc: the lead is told now."""
    return happen(What.REMINDED, tasks, Details(text=text), by=by, at=at, seen=seen)


def redate(days: Mapping[uuid.UUID, dt.date], reason: str, *, by: Account, at: dt.datetime) -> Act:
    """Chuyển hạn where the calendar was decided otherwise; each task has its own new day."""
    with transaction.atomic():
        locked = happening.lock(list(days), None)
        happening.require_state(locked, What.REDATED)
        author = happening.decider(Permission(by, day_of(at)), (one.task for one in locked))
        entries = [
            happening.event_of(one, What.REDATED, Details(text=reason, due=days[one.task.record]), at) for one in locked
        ]
        return trail.append("tasks.redated", entries, by=author, at=at, reason=reason)


def _following(locked: Sequence[Locked]) -> dict[uuid.UUID, dt.date | None]:
    """The next deadline of each recurring task."""
    recurring = {one.task.record: (rule, one) for one in locked if (rule := _rule(one.task)) and one.now.due}
    if not recurring:
        return {}
    calendar = OfficialCalendar.from_book(offices.book())
    return {record: next_due(rule, one.now.due, calendar) for record, (rule, one) in recurring.items() if one.now.due}


def _rule(task: Task) -> Recurrence | None:
    return Recurrence.of(task.recurs)


def _for_a_reason(
    what: What,
    task: uuid.UUID,
    reason: str,
    missing: Said,
    *,
    by: Account,
    at: dt.datetime,
    decision: trail.Decision | None,
    seen: Seen | None,
) -> Act:
    """A decision about one task that must say why; ``missing`` tells who gave no reason."""
    said = Details(text=require_text(reason, "text", missing))
    return happen(what, [task], said, by=by, at=at, seen=seen, decision=happening.decided(decision, by, at))
