"""A ward of today concludes its session of October 2026, so that the board shows work as it stands now.

Words, paper numbers and what is reported are invented.
"""

import datetime as dt
import uuid

from giaoban.demo.concluding import Paper, entered
from giaoban.demo.happenings import Places
from giaoban.demo.setting import account
from giaoban.demo.story import Story
from giaoban.sessions.conclusions import queries
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.tasks import actions as tasks

NOTICE = Paper(
    "00367@2025-07-01", "2026-10", "12/TB-UBND (số mẫu)", dt.date(2026, 10, 10), "Chủ tịch UBND phường"
)  # fmt: skip
GIVEN_ON, WORKED_ON, DECIDED_ON = dt.date(2026, 10, 20), dt.date(2026, 10, 31), dt.date(2026, 11, 8)
OFFICE = "vp_thanh_xuan"
LEADS = {"1": "kinh_te_thanh_xuan", "2": "kinh_te_thanh_xuan", "3": "van_hoa_thanh_xuan", "4": "hanh_chinh_thanh_xuan"}
"""Who works on a task, by its place in the conclusion; of the last one nothing is heard."""


def concluded(story: Story, places: Places) -> None:
    """Given in October; at its end one is reported done in time, in November another waits and one has become late."""
    record: list[Conclusion] = []
    story.deed(GIVEN_ON, lambda at: record.append(entered(NOTICE, places, by=account(OFFICE), at=at)))
    story.deed(WORKED_ON, lambda at: _work(record[0], at))
    story.deed(DECIDED_ON, lambda at: _decide(record[0], at))


def _work(given: Conclusion, at: dt.datetime) -> None:
    """Departments accept; the first task is done by its paper of the day before its deadline."""
    keys = _keys(given)
    for order, username in LEADS.items():
        tasks.accept(keys[order], by=account(username), at=at)
    tasks.report_done(
        keys["1"], "đã kiểm tra 12 tuyến phố, lập biên bản 9 trường hợp", by=account(LEADS["1"]), at=at,
        result_number="07/BC-KTHTĐT (số mẫu)", result_day=dt.date(2026, 10, 30),
    )  # fmt: skip
    tasks.report_progress(keys["2"], "đã làm việc với cơ quan thuế", by=account(LEADS["2"]), at=at)
    tasks.report_progress(keys["4"], "còn 3 hồ sơ chờ bổ sung giấy tờ", by=account(LEADS["4"]), at=at)


def _decide(given: Conclusion, at: dt.datetime) -> None:
    """The office confirms the first; the review of poor households is reported and waits; more time is asked for."""
    keys = _keys(given)
    tasks.confirm([keys["1"]], by=account(OFFICE), at=at)
    tasks.report_done(
        keys["3"], "đã rà soát 100% tổ dân phố", by=account(LEADS["3"]), at=at,
        result_number="15/BC-VHXH (số mẫu)", result_day=dt.date(2026, 11, 6),
    )  # fmt: skip
    tasks.ask_extension(keys["4"], dt.date(2026, 11, 20), "chờ công dân bổ sung giấy tờ", by=account(LEADS["4"]), at=at)


def _keys(given: Conclusion) -> dict[str, uuid.UUID]:
    return {one.task.order: one.task.record for one in queries.given_tasks(given.record)}
