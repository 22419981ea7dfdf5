"""What a browser may keep of a meeting's papers, for whom and until when."""

import datetime as dt

import pytest

from giaoban.days.clock import VIETNAM
from giaoban.documents.pdf import render_pdf
from giaoban.documents.queries import files_of
from giaoban.documents.tests.sample import nd30_layout, sample_report
from giaoban.sessions.meetings.models import Meeting
from giaoban.sessions.meetings.tests import room
from giaoban.sessions.papers import actions
from giaoban.sessions.papers.offline import KEEP
from giaoban.sessions.papers.rules.keeping import kept_until
from giaoban.web.reader import reader_name
from tests.pages import World
from tests.permission.house import at

HELD_ON = dt.date(2023, 3, 10)
LAST = dt.date(2023, 3, 17)


@pytest.mark.parametrize(
    ("marked", "called_off", "last"), [(False, False, LAST), (True, False, None), (False, True, None)]
)
def test_a_paper_is_kept_for_some_days_after_the_meeting_unless_it_names_its_reader(marked, called_off, last):
    assert kept_until(HELD_ON, 7, marked=marked, called_off=called_off) == last


def kept(made: World, meeting: Meeting, day: dt.date, *, marked: bool) -> tuple[str, str]:
    """What the answer with a paper says to the keeper and to the browser's own store, on a day."""
    content = render_pdf(sample_report(), nd30_layout())
    paper = actions.add(meeting, "Tóm tắt", "t.pdf", content, by=made.district.office, at=room.AT, marked=marked)
    [version] = files_of(paper.record)
    file = f"/phien-hop/{meeting.record.hex}/tai-lieu/{paper.record.hex}/tep/{version.sha256}"
    with at(dt.datetime.combine(day, dt.time(23, 30), VIETNAM)):
        answer = made.client("thue").get(file)
    return answer.get(KEEP, ""), answer["Cache-Control"]


def test_the_server_names_reader_and_day_and_never_lets_a_marked_paper_be_kept(made: World):
    meeting = room.invited(made.district)
    ends = int(dt.datetime(2023, 3, 18, tzinfo=VIETNAM).timestamp())
    whose = reader_name(made.district.accounts["thue"])
    assert kept(made, meeting, LAST, marked=False) == (f"{whose} {ends}", "private, no-cache")
    assert kept(made, meeting, LAST + dt.timedelta(days=1), marked=False) == ("", "no-store")
    assert kept(made, meeting, HELD_ON, marked=True) == ("", "no-store")
    assert whose not in {reader_name(made.district.accounts[name]) for name in ("van_phong", "nhan_chinh")}
    assert "thue" not in whose


def test_signing_out_clears_what_the_browser_keeps(made: World):
    answer = made.client("thue").post("/dang-xuat")
    assert answer["Clear-Site-Data"] == '"storage"'
