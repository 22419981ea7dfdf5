"""What the unit that has a task does with it: take or refuse it, tell how far it is, ask for time, report it done."""

import datetime as dt
import uuid

from giaoban.offices.models import Account
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.tasks.actions.happening import Details, Evidence, Seen, day_of, happen, require_text
from giaoban.tasks.models import Coordination
from giaoban.tasks.rules.happening import What
from giaoban.trail.models import Act
from giaoban.trail.queries import current


def accept(task: uuid.UUID, *, by: Account, at: dt.datetime, text: str = "", seen: Seen | None = None) -> Act:
    """Nhận nhiệm vụ."""
    return happen(What.ACCEPTED, [task], Details(text=text), by=by, at=at, seen=seen)


def refuse(task: uuid.UUID, reason: str, *, by: Account, at: dt.datetime, seen: Seen | None = None) -> Act:
    """Từ chối ("giao nhầm"): the giver corrects it, gives it to another or insists."""
    reason = require_text(reason, "text", Said("Từ chối nhiệm vụ phải nêu lý do"))
    return happen(What.REFUSED, [task], Details(text=reason), by=by, at=at, seen=seen)


def report_progress(
    task: uuid.UUID,
    text: str,
    *,
    by: Account,
    at: dt.datetime,
    evidence: Evidence | None = None,
    seen: Seen | None = None,
) -> Act:
    """Báo cáo tiến độ, with a file that shows it."""
    text = require_text(text, "text", Said("Hãy ghi tiến độ"))
    return happen(What.PROGRESS, [task], Details(text=text, evidence=evidence), by=by, at=at, seen=seen)


def ask_extension(
    task: uuid.UUID, due: dt.date, reason: str, *, by: Account, at: dt.datetime, seen: Seen | None = None
) -> Act:
    """Xin gia hạn: why, until when. One asked after the deadline is taken; its own day shows that it came late."""
    reason = require_text(reason, "text", Said("Xin gia hạn phải nêu lý do"))
    if due <= day_of(at):
        raise Refused([Finding("due", "past", Said("Hạn mới phải sau hôm nay"))])
    return happen(What.EXTENSION_ASKED, [task], Details(text=reason, due=due), by=by, at=at, seen=seen)


def report_done(
    task: uuid.UUID,
    text: str,
    *,
    by: Account,
    at: dt.datetime,
    result_number: str = "",
    result_day: dt.date | None = None,
    evidence: Evidence | None = None,
    seen: Seen | None = None,
) -> Act:
    """Báo cáo hoàn thành: by which document of which day. That day is held against the deadline."""
    text = require_text(text, "text", Said("Hãy ghi kết quả thực hiện"))
    if result_day is not None and result_day > day_of(at):
        raise Refused([Finding("result_day", "future", Said("Ngày văn bản kết quả chưa tới"))])
    said = Details(text=text, result_number=result_number.strip(), result_day=result_day, evidence=evidence)
    return happen(What.REPORTED, [task], said, by=by, at=at, seen=seen)


def answer(
    task: uuid.UUID,
    unit: int,
    text: str,
    *,
    by: Account,
    at: dt.datetime,
    result_number: str = "",
    result_day: dt.date | None = None,
    evidence: Evidence | None = None,
    seen: Seen | None = None,
) -> Act:
    """A coordinating unit answers for its part (trả lời phối hợp)."""
    text = require_text(text, "text", Said("Hãy ghi nội dung trả lời"))
    if not current(Coordination).filter(task=task, unit=unit).exists():
        raise Refused([Finding("unit", "not_coordinating", Said("Đơn vị này không phối hợp trong nhiệm vụ"))])
    said = Details(text=text, result_number=result_number, result_day=result_day, unit=unit, evidence=evidence)
    return happen(What.ANSWERED, [task], said, by=by, at=at, seen=seen)
