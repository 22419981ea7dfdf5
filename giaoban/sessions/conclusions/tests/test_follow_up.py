"""The section of the next report: nothing where nothing was given, else counted by the day of its session."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.indicators import actions as indicators
from giaoban.indicators.figures import Figures
from giaoban.indicators.models import ReportingSession
from giaoban.indicators.sessions import find_session
from giaoban.sessions.conclusions import actions, queries
from giaoban.sessions.conclusions.follow_up import written
from giaoban.sessions.conclusions.proposing import proposed
from giaoban.sessions.conclusions.rules.outcome import Outcome, counted, outcome
from giaoban.sessions.conclusions.tests.conftest import AT
from giaoban.tasks import actions as tasks
from giaoban.tasks.rules.state import Standing, State
from giaoban.trail import follower
from giaoban.trail.queries import latest_seal
from tests.pages import body, words

APRIL = (dt.date(2023, 3, 1), dt.date(2023, 3, 31))
DAYS = st.none() | st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
STANDINGS = st.builds(Standing, state=st.sampled_from(State), due=DAYS, result_on=DAYS)


@given(standings=st.lists(STANDINGS), on=st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31)))
def test_every_task_has_one_outcome(standings, on):
    assert sum(counted(standings, on).values()) == len(standings)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (Standing(State.RUNNING, dt.date(2023, 3, 31)), Outcome.OPEN_LATE),
        (Standing(State.WAITING, dt.date(2023, 3, 31), result_on=dt.date(2023, 3, 30)), Outcome.OPEN),
        (Standing(State.DONE, dt.date(2023, 3, 31), result_on=dt.date(2023, 3, 31)), Outcome.DONE_IN_TIME),
        (Standing(State.DONE, dt.date(2023, 3, 31), result_on=dt.date(2023, 4, 1)), Outcome.DONE_LATE),
        (Standing(State.DONE, None), Outcome.DONE),
        (Standing(State.CANCELLED, dt.date(2023, 3, 31)), Outcome.CANCELLED),
    ],
)
def test_outcomes_of_worked_cases(now, expected):
    assert outcome(now, dt.date(2023, 4, 10)) == expected


@pytest.fixture
def april(pages, entered):
    """The tasks of March given, the session of April opened."""
    unit = pages.district.unit
    session = ReportingSession(unit=unit, code="2023-04", held_on=dt.date(2023, 4, 10), start=APRIL[0], end=APRIL[1])
    indicators.open_session(session, {}, by=pages.district.office, at=AT)
    drafts = proposed(entered.text, "009", "2023-03", latest_seal()).drafts
    actions.confirm(entered.record, drafts, by=pages.district.office, at=AT)
    follower.run_pass()
    return pages


def texts(session="2023-04"):
    reader = Figures(latest_seal())
    unit, of = find_session(reader.tree, "009", session, reader.seal)
    return ["".join(piece.text for piece in one.pieces) for one in written(reader, unit, of)]


@pytest.mark.django_db
def test_the_section_tells_what_became_of_each_task(april, entered):
    assert texts("2023-03") == []
    households = queries.given_tasks(entered.record)[1].task.record
    at = dt.datetime(2023, 3, 24, 9, tzinfo=dt.UTC)
    tasks.report_done(households, "đã rà soát xong", by=april.district.accounts["thue"], at=at)
    tasks.confirm([households], by=april.district.office, at=at)
    follower.run_pass()
    heading, summary, revenue, done = texts()
    assert heading == "Kết quả thực hiện kết luận phiên họp tháng 3/2023"
    assert "35/TB-VP ngày 10/3/2023 giao 02 nhiệm vụ" in summary
    assert "hoàn thành 01 nhiệm vụ, đang thực hiện 01 nhiệm vụ." in summary
    assert "Phòng Tài chính - Kế hoạch đang thực hiện; 0/3 đơn vị" in revenue
    assert done.endswith("Chi cục Thuế đã hoàn thành đúng hạn;") or "đúng hạn; " in done


@pytest.mark.django_db
def test_what_happens_after_the_session_does_not_change_its_report(april, entered):
    before = texts()
    households = queries.given_tasks(entered.record)[1].task.record
    at = dt.datetime(2023, 4, 12, 9, tzinfo=dt.UTC)
    tasks.report_done(households, "xong", by=april.district.accounts["thue"], at=at)
    follower.run_pass()
    assert texts() == before


@pytest.mark.django_db
def test_a_number_of_the_section_opens_the_tasks_as_they_stood(april, entered):
    reader = Figures(latest_seal())
    unit, of = find_session(reader.tree, "009", "2023-04", reader.seal)
    opens = [piece.opens for one in written(reader, unit, of) for piece in one.pieces if piece.opens]
    office = april.client("van_phong")
    page = words(office.get(opens[0]))
    assert "Như đến hết ngày 10/4/2023" in page
    late = body(office.get(f"/ket-luan/{entered.record}/?den=2023-04-10&xem=qua-han"))
    assert "rà soát hộ kinh doanh" in late
    assert "Nhiệm vụ giao từ kết luận" in late
    assert all(office.get(address).status_code == 200 for address in opens)
