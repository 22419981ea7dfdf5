"""The trip of one task: conclusion → paragraph → task of a unit → work → confirmation → next report → figure."""

import datetime as dt

import pytest

from giaoban.indicators import actions as indicators
from giaoban.indicators.models import ReportingSession
from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.reports.queries import report
from giaoban.sessions.conclusions import actions as conclusions
from giaoban.sessions.conclusions import queries
from giaoban.sessions.conclusions.follow_up import CODE
from giaoban.sessions.conclusions.proposing import proposed
from giaoban.sessions.conclusions.tests.conftest import enter, pages  # noqa: F401 — the world of the trip
from giaoban.tasks import actions as tasks
from giaoban.tasks.rules.state import State
from giaoban.trail import checking, follower
from giaoban.trail.queries import latest_seal
from tests.pages import World, body

pytestmark = pytest.mark.django_db


def at(month: int, day: int) -> dt.datetime:
    return dt.datetime(2023, month, day, 9, tzinfo=dt.UTC)


def test_what_the_chair_concluded_is_done_and_told_of(pages: World) -> None:  # noqa: F811
    district, office = pages.district, pages.district.office

    # The office enters the conclusion of the session of March; two tasks are read from it.
    concluded = enter(pages)
    drafts = proposed(concluded.text, "009", "2023-03", latest_seal()).drafts
    assert [(one.indicator, len(one.children)) for one in drafts] == [("NS.THU", 3), ("", 0)]

    # Confirmed, they are given in one act; each knows the words it comes from.
    conclusions.confirm(concluded.record, drafts, by=office, at=at(3, 10))
    revenue, households = queries.given_tasks(concluded.record)
    assert households.task.source_text in " ".join(concluded.text.split())

    # The tax office reports its task done by a document before the deadline of 25 March; the office confirms.
    clerk = district.accounts["thue"]
    tasks.accept(households.task.record, by=clerk, at=at(3, 13))
    tasks.report_done(
        households.task.record, "đã rà soát hộ kinh doanh", by=clerk, at=at(3, 27),
        result_number="12/BC-CCT", result_day=dt.date(2023, 3, 24),
    )  # fmt: skip
    tasks.confirm([households.task.record], by=office, at=at(3, 28))

    # The report of April has its section: one done, one running with the figure that measures it.
    session = ReportingSession(
        unit=district.unit, code="2023-04", held_on=dt.date(2023, 4, 10), start=dt.date(2023, 3, 1),
        end=dt.date(2023, 3, 31),
    )  # fmt: skip
    indicators.open_session(session, {}, by=office, at=at(3, 31))
    head = Letterhead(unit=district.unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo")
    item = OutlineItem(unit=district.unit, key="ket-luan", order=1, kind="section", template=CODE)
    reports.write_outline([head, item], unit=district.unit.pk, by=office, at=at(4, 1))
    follower.run_pass()
    lines = ["".join(piece["text"] for piece in one["pieces"]) for one in report("009", "2023-04").content["items"]]
    assert "hoàn thành 01 nhiệm vụ, đang thực hiện 01 nhiệm vụ" in lines[1]
    assert "bằng" in lines[2]
    assert lines[3].endswith(
        "Chi cục Thuế đã hoàn thành đúng hạn; đã rà soát hộ kinh doanh (văn bản số 12/BC-CCT ngày 24/3/2023);"
    )

    # From the report back: to the task, from it to the conclusion and to the figure, from the figure to the task.
    reader = pages.client("van_phong")
    task, figure = f"/nhiem-vu/{revenue.task.record}/", "/so-lieu/009/2023-03/NS.THU/"
    assert f'href="{task}"' in body(reader.get("/bao-cao/009/2023-04/"))
    assert {f'href="{one}"' in body(reader.get(task)) for one in (f"/ket-luan/{concluded.record}/", figure)} == {True}
    assert f'href="{task}"' in body(reader.get(figure))

    # Nothing of it was changed in place: every step is an act in the chain.
    assert queries.given_tasks(concluded.record)[1].now.state == State.DONE
    assert checking.first_broken() is None
