"""The shapes of tasks in answers and in what is sent to act on them, for the specification."""

import datetime as dt
import uuid

from ninja import Schema
from pydantic import ConfigDict, Field

from giaoban.api.parameters import Day
from giaoban.api.shapes import AtSeal, PageAtSeal
from giaoban.said import Said
from giaoban.tasks.models import Priority
from giaoban.tasks.rules.recurrence import Every, Shift
from giaoban.tasks.rules.term import TermUnit


class UnitName(Schema):
    """A unit: code and first day name it."""

    code: str
    valid_from: dt.date
    name: str


class TaskRow(Schema):
    """A task as a list tells it."""

    id: str
    link: str
    text: str
    topic: str
    priority: int
    state: str
    timeliness: str
    days_late: int
    due: dt.date | None
    original_due: dt.date | None
    result_on: dt.date | None
    heard_on: dt.date | None
    assigned_on: dt.date
    authority: UnitName
    lead: UnitName
    person: str | None
    parent: str | None
    origin: str | None
    document_number: str
    document_day: dt.date | None
    order: str


class TaskPage(PageAtSeal):
    """A page of tasks."""

    items: list[TaskRow]


class CoordinationRow(Schema):
    """What a coordinating unit has to do, and when it answered."""

    unit: UnitName
    part: str
    due: dt.date | None
    answered_on: dt.date | None


class FileRow(Schema):
    """A file: its name and the SHA-256 by which it is fetched."""

    name: str
    sha256: str


class HappenedRow(Schema):
    """One thing that happened to a task."""

    number: int
    what: str
    day: dt.date
    at: dt.datetime
    unit: UnitName
    account: str
    text: str
    due: dt.date | None
    result_number: str
    result_day: dt.date | None
    decided_by: str
    decided_on: dt.date | None
    basis: str
    files: list[FileRow]


class TaskShape(AtSeal, TaskRow):
    """A task with its history; ``last`` is what an act must say as ``seen``, ``acts`` what the caller may do now."""

    source_text: str
    period_end: dt.date | None
    extensions: int
    asked_until: dt.date | None
    indicator: str
    coordinating: list[CoordinationRow]
    children: list[str]
    history: list[HappenedRow]
    last: int
    acts: list[str]


class SentFile(Schema):
    """A file that is sent with an act."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=200)
    content: str = Field(description=Said("Nội dung tệp, mã hóa base64"))


class SentAct(Schema):
    """What is sent with an act; which fields an act takes stands in its description."""

    model_config = ConfigDict(extra="forbid")

    seen: int = Field(ge=0, description=Said("«last» của nhiệm vụ khi đọc; có việc mới hơn thì bị từ chối (409)"))
    text: str = Field("", max_length=4000, description=Said("Nội dung hoặc lý do"))
    due: Day | None = Field(None, description=Said("Hạn mới"))
    result_number: str = Field("", max_length=80, description=Said("Số văn bản kết quả"))
    result_day: Day | None = Field(None, description=Said("Ngày văn bản kết quả"))
    unit: str | None = Field(
        None, max_length=40, description=Said("Đơn vị, dạng mã@ngày-đầu: phối hợp trả lời, hoặc được giao lại")
    )
    quiet: bool = Field(False, description=Said("Không gửi thông báo"))
    decided_by: str = Field("", max_length=160, description=Said("Người quyết định, nếu không phải chủ mã"))
    decided_on: Day | None = Field(None, description=Said("Ngày quyết định"))
    basis: str = Field("", max_length=200, description=Said("Căn cứ (số văn bản)"))
    file: SentFile | None = Field(None, description=Said("Tệp minh chứng (PDF, PNG, JPEG)"))


class SentTerm(Schema):
    """A deadline that is a term."""

    model_config = ConfigDict(extra="forbid")

    number: int = Field(ge=1, le=999)
    unit: TermUnit
    since: Day | None = Field(None, description=Said("Kể từ ngày; bỏ trống: ngày giao"))


class SentRhythm(Schema):
    """A deadline that comes again."""

    model_config = ConfigDict(extra="forbid")

    every: Every
    day: int | None = Field(
        None, description=Said("Ngày trong tháng (31 là ngày cuối tháng); với hằng tuần: 1 là thứ Hai.")
    )
    shift: Shift = Field(Shift.AFTER, description=Said("Rơi vào ngày nghỉ thì chuyển sang"))
    until: Day | None = Field(None, description=Said("Định kỳ: đến hết ngày"))


class SentHelp(Schema):
    """A unit that coordinates."""

    model_config = ConfigDict(extra="forbid")

    unit: str = Field(max_length=40, description=Said("Đơn vị, dạng mã@ngày-đầu"))
    part: str = Field("", max_length=1000)
    due: Day | None = None


class SentTask(Schema):
    """A task to be given; of ``due``, ``term`` and ``recurs`` one at most, none is a task without a deadline."""

    model_config = ConfigDict(extra="forbid")

    id: uuid.UUID = Field(
        description=Said("UUID do nơi gửi đặt: gửi lại cùng UUID thì bị từ chối (409), không giao hai lần")
    )
    text: str = Field(max_length=4000)
    lead: str = Field(max_length=40, description=Said("Đơn vị, dạng mã@ngày-đầu"))
    coordinating: list[SentHelp] = Field([], max_length=50)
    children: list[str] = Field([], max_length=200, description=Said("Các đơn vị được giao phần việc riêng bên dưới"))
    due: Day | None = None
    term: SentTerm | None = None
    recurs: SentRhythm | None = None
    period_end: Day | None = Field(None, description=Said("Chỉ để biết, không phải hạn."))
    priority: Priority = Priority.NORMAL
    topic: str = Field("", max_length=160)
    assigned_on: Day | None = Field(None, description=Said("Ngày giao; bỏ trống: hôm nay"))
    document_number: str = Field("", max_length=80)
    document_day: Day | None = None
    order: str = Field("", max_length=40, description=Said("Mục, khoản"))
    source_text: str = Field("", description=Said("Nguyên văn trong văn bản giao"))
    decided_by: str = Field("", max_length=160, description=Said("Người quyết định, nếu không phải chủ mã"))
    decided_on: Day | None = Field(None, description=Said("Ngày quyết định"))
    basis: str = Field("", max_length=200, description=Said("Căn cứ (số văn bản)"))


class TaskGiven(Schema):
    """The task that was given, and the parts below it."""

    id: str
    children: list[str]
    due: dt.date | None


class ActDone(Schema):
    """What was written: the number of the thing that happened, and where the task stands now."""

    id: str
    number: int
    state: str
    due: dt.date | None
