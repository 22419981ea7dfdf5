"""The shapes of meetings, conclusions and opinion sheets in answers, for the specification."""

import datetime as dt

from ninja import Schema
from pydantic import ConfigDict, Field

from giaoban.api.shapes import AtSeal, PageAtSeal
from giaoban.api.task_shapes import UnitName
from giaoban.said import Said
from giaoban.sessions.opinions.models import Choice


class MeetingRow(Schema):
    """A meeting as a list tells it."""

    id: str
    link: str
    unit: UnitName
    title: str
    state: str
    begins: dt.datetime
    minutes: int
    place: str
    chair: str | None
    session: str | None


class MeetingList(Schema):
    """The meetings that the caller may see at this moment."""

    items: list[MeetingRow]
    count: int


class ItemRow(Schema):
    """An item of the agenda in its place; minutes planned, spent so far, over the plan."""

    id: str
    number: str
    depth: int
    kind: str
    title: str
    begins: dt.datetime
    minutes: int
    spent: int
    over: int
    now: bool
    unit: UnitName | None
    rapporteur: str
    result: str | None
    resolution: str


class VersionRow(Schema):
    """A version of a paper."""

    name: str
    sha256: str
    size: int
    at: dt.datetime


class PaperRow(Schema):
    """A paper with its versions, oldest first; a marked one bears its reader's name on each page."""

    id: str
    title: str
    item: str | None
    marked: bool
    versions: list[VersionRow]


class InvitedRow(Schema):
    """Who is asked: a unit or an official of it; what they answered; whether anybody came."""

    unit: UnitName
    account: str | None
    part: str
    answer: str | None
    substitute: str | None
    present: bool | None


class MeetingShape(MeetingRow):
    """A meeting with its agenda; ``papers`` is null for who may see the meeting and not its papers."""

    agenda: list[ItemRow]
    papers: list[PaperRow] | None
    invited: list[InvitedRow]


class ConclusionRow(Schema):
    """A conclusion as it was entered."""

    id: str
    link: str
    unit: UnitName
    session: str
    document_number: str
    document_day: dt.date | None
    signer: str
    tasks: int


class ConclusionPage(PageAtSeal):
    """A page of conclusions."""

    items: list[ConclusionRow]


class GivenTaskRow(Schema):
    """A task of a conclusion where it stands, with its parts; those that the caller may not see are left out."""

    id: str
    link: str
    order: str
    text: str
    lead: UnitName
    state: str
    timeliness: str
    due: dt.date | None
    parts: list["GivenTaskRow"]


class ParagraphRow(Schema):
    """A paragraph of the text and the tasks that were taken from it."""

    number: int
    text: str
    tasks: list[GivenTaskRow]


class ConclusionShape(AtSeal, ConclusionRow):
    """A conclusion by paragraphs; ``others`` are its tasks whose words stand in none of them."""

    paragraphs: list[ParagraphRow]
    others: list[GivenTaskRow]


class SheetRow(Schema):
    """An opinion sheet; ``answered`` is whether the caller has answered, null for who is not asked."""

    id: str
    link: str
    unit: UnitName
    title: str
    closes_at: dt.datetime
    closed: bool
    answered: bool | None


class SheetList(Schema):
    """The opinion sheets that the caller may see at this moment."""

    items: list[SheetRow]
    count: int


class OpinionRow(Schema):
    """A member and when they answered; what they said is null until the sheet is closed."""

    account: str
    answered_at: dt.datetime | None
    choice: str | None
    reason: str | None


class SheetResult(Schema):
    """The outcome of a closed sheet, counted from the trail; who did not answer is counted as that."""

    asked: int
    agree: int
    disagree: int
    other: int
    silent: int
    verdict: str
    article: str


class SheetShape(SheetRow):
    """An opinion sheet with its members; ``result`` is null until it is closed."""

    question: str
    opinions: list[OpinionRow]
    result: SheetResult | None


class SentOpinion(Schema):
    """An opinion as it is sent: once, before the sheet closes."""

    model_config = ConfigDict(extra="forbid")

    choice: Choice = Field(description=Said("Ý kiến"))
    reason: str = Field("", max_length=4000, description=Said("Lý do; phải có khi không đồng ý hoặc ý kiến khác"))


class OpinionTaken(Schema):
    """That an opinion was taken, and when; what it said is sealed."""

    id: str
    answered_at: dt.datetime
