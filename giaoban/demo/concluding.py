"""The conclusion of March 2023: entered, its tasks given, a month of work on them, so that April's report tells of it.

The words of the conclusion were published; its number and what the units report of their work are invented.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from giaoban.demo import tables
from giaoban.demo.happenings import Places
from giaoban.demo.setting import DISTRICT, account
from giaoban.demo.story import Story
from giaoban.offices.models import Account
from giaoban.sessions.conclusions import actions as conclusions
from giaoban.sessions.conclusions import queries
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.conclusions.proposing import proposed
from giaoban.sessions.conclusions.queries import GivenTask
from giaoban.tasks import actions as tasks
from giaoban.trail.queries import latest_seal

GIVEN_ON, WORKED_ON, DECIDED_ON = dt.date(2023, 3, 20), dt.date(2023, 3, 31), dt.date(2023, 4, 8)
WARDS = {"00343": "nhan_chinh", "00352": "khuong_mai"}
"""The wards that have an official of their own in the demo."""


@dataclass(frozen=True)
class Paper:
    """The notice of a conclusion: of which unit's session, its number, day and signer."""

    unit: str
    session: str
    number: str
    day: dt.date
    signer: str


NOTICE = Paper(DISTRICT, "2023-03", "35/TB-VP (số mẫu)", dt.date(2023, 3, 10), "Chủ tịch UBND quận")


@dataclass(frozen=True)
class Work:
    """What the lead of a task says at the end of March, and by which paper of which day it reports it done."""

    by: str
    progress: str = ""
    done: str = ""
    paper: str = ""
    day: dt.date | None = None


WORKS: Mapping[str, Work] = {
    "1": Work("tai_chinh", "đã giao tiến độ thu từng tuần cho các đơn vị"),
    "2": Work("du_an", "đang hoàn thiện hồ sơ quyết toán các dự án hoàn thành"),
    "3": Work("cong_an", "đang tổng kiểm tra theo Kế hoạch của Ban Chỉ đạo 179"),
    "4": Work("do_thi", "đã thay thế các bóng đèn hỏng, đang nạo vét các ngõ, ngách"),
    "5": Work("van_hoa", done="đã tuyên truyền trên đài truyền thanh các phường", paper="41/BC-VHTT (số mẫu)",
              day=dt.date(2023, 3, 29)),
    "6": Work("cong_an", "đang triển khai Kế hoạch Đề án 06"),
    "7": Work("quan_su", done="đã tổ chức Lễ ra quân huấn luyện", paper="18/BC-BCH (số mẫu)", day=dt.date(2023, 3, 27)),
    "8": Work("tong_hop", done="các phòng, ban đã ký số văn bản đi", paper="52/BC-VP (số mẫu)",
              day=dt.date(2023, 3, 30)),
}  # fmt: skip
"""By the place of the task in the conclusion."""
SENT_BACK = "8"
"""Reported done, but not yet for the wards: the office asks for the rest."""
DONE_IN_WARDS = "7"


def concluded(story: Story, places: Places) -> None:
    """The three moments at which somebody writes something down."""
    record: list[Conclusion] = []
    office = account("van_phong")
    story.deed(GIVEN_ON, lambda at: record.append(entered(NOTICE, places, by=office, at=at)))
    story.deed(WORKED_ON, lambda at: work(queries.given_tasks(record[0].record), at))
    story.deed(DECIDED_ON, lambda at: decide(queries.given_tasks(record[0].record), at))


def entered(paper: Paper, places: Places, *, by: Account, at: dt.datetime) -> Conclusion:
    """Enter the conclusion of a unit's session and confirm its tasks as they are proposed."""
    text = tables.conclusion(paper.session)
    read = proposed(text, paper.unit.partition("@")[0], paper.session, latest_seal())
    made = Conclusion(
        session=read.session.record,
        unit_id=places.id(paper.unit),
        text=text,
        document_number=paper.number,
        document_day=paper.day,
        signer=paper.signer,
    )
    conclusions.enter(made, by=by, at=at)
    conclusions.confirm(made.record, read.drafts, by=by, at=at)
    return made


def work(given: Sequence[GivenTask], at: dt.datetime) -> None:
    """Leads accept their tasks and say how far they are; some report them done, and two wards their parts."""
    for one in given:
        work, key = WORKS[one.task.order], one.task.record
        who = account(work.by)
        tasks.accept(key, by=who, at=at)
        if work.progress:
            tasks.report_progress(key, work.progress, by=who, at=at)
        else:
            tasks.report_done(key, work.done, by=who, at=at, result_number=work.paper, result_day=work.day)
        if one.task.order == DONE_IN_WARDS:
            for username, part in _parts(one):
                tasks.accept(part.task.record, by=account(username), at=at)
                tasks.report_done(part.task.record, "đã cử lực lượng tham gia", by=account(username), at=at)


def decide(given: Sequence[GivenTask], at: dt.datetime) -> None:
    """The office confirms what is done, and sends one back."""
    office = account("van_phong")
    for one in given:
        if one.task.order == SENT_BACK:
            tasks.send_back(one.task.record, "chưa có số liệu của các phường", by=office, at=at)
        elif WORKS[one.task.order].done:
            tasks.confirm([one.task.record], by=office, at=at)
        if one.task.order == DONE_IN_WARDS:
            tasks.confirm([part.task.record for _, part in _parts(one)], by=office, at=at)


def _parts(one: GivenTask) -> list[tuple[str, GivenTask]]:
    """The parts of the wards that have an official, with that official."""
    return [(WARDS[part.task.lead.code], part) for part in one.parts if part.task.lead.code in WARDS]
