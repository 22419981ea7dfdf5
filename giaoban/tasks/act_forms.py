"""The forms of what is done with a task (biểu mẫu từng việc): who sees them, what they ask, which action they call."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.said import Said
from giaoban.tasks import actions
from giaoban.tasks.actions import Evidence
from giaoban.tasks.actions.happening import BY_LEAD, deciding_deed
from giaoban.tasks.models import Coordination, Task
from giaoban.tasks.rules import acting
from giaoban.tasks.rules.happening import NAMES, What
from giaoban.tasks.rules.state import Standing
from giaoban.trail.actions import Decision
from giaoban.trail.models import Act

TEXT, DUE, NUMBER, DAY, FILE, LEAD, UNIT = "text", "due", "result_number", "result_day", "file", "lead", "unit"


@dataclass(frozen=True)
class Given:
    """What was typed into a form, read."""

    task: uuid.UUID
    by: Account
    at: dt.datetime
    seen: Mapping[uuid.UUID, int] | None
    text: str = ""
    due: dt.date | None = None
    result_number: str = ""
    result_day: dt.date | None = None
    evidence: Evidence | None = None
    unit: int | None = None
    decision: Decision | None = None
    quiet: bool = False

    @property
    def needed_due(self) -> dt.date:
        """The day of a form that must have one."""
        assert self.due is not None  # noqa: S101 — the form was refused without it
        return self.due

    @property
    def needed_unit(self) -> int:
        """The unit of a form that must have one."""
        assert self.unit is not None  # noqa: S101 — the form was refused without it
        return self.unit


@dataclass(frozen=True)
class ActForm:
    """One thing to be done with a task: its place in addresses, its fields (name → whether it must be filled)."""

    code: str
    what: What
    asks: Mapping[str, bool]
    run: Callable[[Given], Act]
    label: str = field(default=Said("Ghi chú"))
    advice: str = ""
    tone: str = ""
    quietly: bool = False

    @property
    def title(self) -> str:
        """What it is called."""
        return NAMES[self.what]

    @property
    def decides(self) -> bool:
        """Whether it is a decision, which may be another's than the one who types it."""
        return self.what not in {*BY_LEAD, What.ANSWERED}


REASON = Said("Lý do")
FORMS: Sequence[ActForm] = (
    ActForm(
        "nhan", What.ACCEPTED, {TEXT: False},
        lambda g: actions.accept(g.task, by=g.by, at=g.at, text=g.text, seen=g.seen),
        tone="main",
    ),
    ActForm(
        "tien-do", What.PROGRESS, {TEXT: True, FILE: False},
        lambda g: actions.report_progress(g.task, g.text, by=g.by, at=g.at, evidence=g.evidence, seen=g.seen),
        label=Said("Đã làm được gì, còn gì, vướng gì"),
    ),
    ActForm(
        "bao-cao", What.REPORTED, {TEXT: True, NUMBER: False, DAY: False, FILE: False},
        lambda g: actions.report_done(
            g.task, g.text, by=g.by, at=g.at, result_number=g.result_number, result_day=g.result_day,
            evidence=g.evidence, seen=g.seen,
        ),
        label=Said("Kết quả thực hiện"), tone="main",
        advice=Said("Đúng hạn hay quá hạn tính theo ngày văn bản kết quả; không ghi thì tính theo ngày nhập."),
    ),
    ActForm(
        "xin-gia-han", What.EXTENSION_ASKED, {DUE: True, TEXT: True},
        lambda g: actions.ask_extension(g.task, g.needed_due, g.text, by=g.by, at=g.at, seen=g.seen), label=REASON,
        advice=Said("Xin sau hạn vẫn được nhận và được ghi rõ là xin sau hạn."),
    ),
    ActForm(
        "tu-choi", What.REFUSED, {TEXT: True}, lambda g: actions.refuse(g.task, g.text, by=g.by, at=g.at, seen=g.seen),
        label=REASON, advice=Said("Dùng khi giao nhầm; người giao sẽ sửa, giao lại hoặc giữ nguyên."),
    ),
    ActForm(
        "tra-loi", What.ANSWERED, {UNIT: True, TEXT: True, NUMBER: False, DAY: False, FILE: False},
        lambda g: actions.answer(
            g.task, g.needed_unit, g.text, by=g.by, at=g.at, result_number=g.result_number, result_day=g.result_day,
            evidence=g.evidence, seen=g.seen,
        ),
        label=Said("Nội dung trả lời"),
    ),
    ActForm(
        "xac-nhan", What.CONFIRMED, {TEXT: False},
        lambda g: actions.confirm(
            [g.task], by=g.by, at=g.at, text=g.text, decision=g.decision, seen=g.seen, quiet=g.quiet
        ),
        tone="main", quietly=True,
    ),
    ActForm(
        "lam-lai", What.SENT_BACK, {TEXT: True},
        lambda g: actions.send_back(g.task, g.text, by=g.by, at=g.at, decision=g.decision, seen=g.seen), label=REASON,
    ),
    ActForm(
        "gia-han", What.EXTENDED, {DUE: True, TEXT: False},
        lambda g: actions.extend(
            [g.task], g.needed_due, by=g.by, at=g.at, text=g.text, decision=g.decision, seen=g.seen, quiet=g.quiet
        ),
        quietly=True, advice=Said("Hạn đầu và số lần gia hạn vẫn được giữ."),
    ),
    ActForm(
        "khong-gia-han", What.EXTENSION_REFUSED, {TEXT: True},
        lambda g: actions.refuse_extension(g.task, g.text, by=g.by, at=g.at, decision=g.decision, seen=g.seen),
        label=REASON,
    ),
    ActForm(
        "giao-lai", What.REASSIGNED, {LEAD: True, TEXT: True, DUE: False},
        lambda g: actions.reassign(
            g.task, g.needed_unit, g.text, by=g.by, at=g.at, due=g.due, decision=g.decision, seen=g.seen
        ),
        label=REASON, advice=Said("Đơn vị chủ trì trước vẫn còn trong lịch sử nhiệm vụ."),
    ),
    ActForm(
        "giu-nguyen", What.KEPT, {TEXT: True}, lambda g: actions.insist(g.task, g.text, by=g.by, at=g.at, seen=g.seen),
        label=REASON,
    ),
    ActForm(
        "don-doc", What.REMINDED, {TEXT: False},
        lambda g: actions.remind([g.task], by=g.by, at=g.at, text=g.text, seen=g.seen),
        advice=Said("Đơn vị chủ trì nhận thông báo ngay."),
    ),
    ActForm(
        "tam-hoan", What.SUSPENDED, {TEXT: True},
        lambda g: actions.suspend(g.task, g.text, by=g.by, at=g.at, decision=g.decision, seen=g.seen), label=REASON,
    ),
    ActForm(
        "tiep-tuc", What.RESUMED, {DUE: False, TEXT: False},
        lambda g: actions.resume(
            g.task, by=g.by, at=g.at, due=g.due, text=g.text, decision=g.decision, seen=g.seen
        ),
        advice=Said("Không ghi hạn thì giữ hạn cũ."),
    ),
    ActForm(
        "huy", What.CANCELLED, {TEXT: True},
        lambda g: actions.cancel(g.task, g.text, by=g.by, at=g.at, decision=g.decision, seen=g.seen), label=REASON,
        tone="danger", advice=Said("Nhiệm vụ vẫn còn trong lịch sử và không tính vào tỷ lệ nào."),
    ),
)  # fmt: skip


def form_of(code: str) -> ActForm | None:
    """The form behind a part of an address."""
    return next((one for one in FORMS if one.code == code), None)


def forms_for(task: Task, now: Standing, parts: Sequence[Coordination], permission: Permission) -> list[ActForm]:
    """The forms that a reader may use on a task as it stands."""
    return [one for one in FORMS if acting.may(now, one.what) and units_for(one, task, parts, permission)]


def units_for(form: ActForm, task: Task, parts: Sequence[Coordination], permission: Permission) -> list[int]:
    """For which units a reader may do it: the coordinating ones that it answers for, the lead, or the giver."""
    if form.what == What.ANSWERED:
        return [part.unit_id for part in parts if permission.may(Deed.DO_TASK, part.unit_id)]
    if form.what in BY_LEAD:
        return [task.lead_id] if permission.may(Deed.DO_TASK, task.lead_id) else []
    return [task.authority_id] if permission.may(deciding_deed(task), task.authority_id) else []
