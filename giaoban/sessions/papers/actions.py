"""Adding papers and their new versions, and opening them, which is written down."""

import datetime as dt
import uuid

from giaoban.documents import files
from giaoban.documents.actions import refuse_unfit
from giaoban.documents.models import DocumentFile
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.sessions.meetings.models import Meeting
from giaoban.sessions.meetings.rules.states import OPEN, WrongState
from giaoban.sessions.meetings.versions import one_writer
from giaoban.sessions.papers.models import MeetingPaper, PaperRead
from giaoban.sessions.papers.queries import Paper
from giaoban.sessions.papers.watermark import Unmarkable, marked_pdf
from giaoban.trail import actions as trail


def add(
    meeting: Meeting,
    title: str,
    name: str,
    content: bytes,
    *,
    by: Account,
    at: dt.datetime,
    item: uuid.UUID | None = None,
    marked: bool = False,
) -> MeetingPaper:
    """A new paper with its first version; one to be marked must be such that it can be.

    Raises :class:`~giaoban.registers.rules.finding.Refused` at the field.
    """
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [meeting.unit_id])
    _refuse_over(meeting)
    if not title.strip():
        raise Refused([Finding("title", "required", Said("Không được để trống"))])
    _refuse(content, marked)
    paper = MeetingPaper(meeting=meeting.record, item=item, unit_id=meeting.unit_id, title=title.strip(), marked=marked)
    paper.record = paper.uuid
    with one_writer():
        trail.append("sessions.add_paper", [paper, _kept(paper, name, content)], by=author, at=at)
    return paper


def add_version(
    meeting: Meeting, paper: Paper, name: str, content: bytes, *, by: Account, at: dt.datetime
) -> DocumentFile:
    """A new version of a paper; the earlier ones stay, and so does who read them."""
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [meeting.unit_id])
    _refuse_over(meeting)
    _refuse(content, paper.paper.marked)
    file = _kept(paper.paper, name, content)
    if file.sha256 == paper.last.sha256:
        raise Refused([Finding("file", "same", Said("Tệp này giống hệt bản đang dùng"))])
    with one_writer():
        trail.append("sessions.add_paper_version", [file], by=author, at=at)
    return file


def opened(paper: MeetingPaper, file: DocumentFile, *, by: Account, at: dt.datetime) -> bytes:
    """The bytes of a version for one reader, with their name on every page where the paper asks for it.

    Raises :class:`~giaoban.documents.files.Damaged`. The caller has asked whether the account may read it.
    """
    content = files.content_of(file)
    if paper.marked:
        content = marked_pdf(content, f"{by.name} · {by.username}", at)
    PaperRead.objects.create(paper=paper.record, sha256=file.sha256, account=by.username, at=at)
    return content


def _kept(paper: MeetingPaper, name: str, content: bytes) -> DocumentFile:
    return DocumentFile(
        document=paper.record, unit_id=paper.unit_id, name=name[:200], sha256=files.put(content), size=len(content)
    )


def _refuse_over(meeting: Meeting) -> None:
    if meeting.state not in OPEN:
        raise WrongState(Said("Phiên họp đã xong hoặc đã hủy, không thêm tài liệu."))


def _refuse(content: bytes, marked: bool) -> None:
    refuse_unfit(content)
    if marked:
        try:
            marked_pdf(content, "", dt.datetime(2000, 1, 1, tzinfo=dt.UTC))
        except Unmarkable as error:
            raise Refused([Finding("file", "unmarkable", str(error))]) from error
