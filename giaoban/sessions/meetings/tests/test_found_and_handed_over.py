"""Meetings and conclusions are found by who may open them; what is open of meetings is handed over."""

from giaoban.offices.handing_over import open_items
from giaoban.sessions.conclusions.tests.conftest import enter
from giaoban.sessions.meetings.models import MeetingState
from giaoban.sessions.meetings.tests.room import AT, ask, pass_to, planned, with_agenda
from giaoban.sessions.opinions.tests.asked import asked, give
from giaoban.sessions.papers import actions as papers
from giaoban.trail import follower
from tests.pages import World, body


def found(made: World, username: str, words: str) -> str:
    return body(made.client(username).get("/tim", {"q": words}))


def test_a_meeting_is_found_by_its_agenda_once_people_are_asked_and_by_nobody_else(made: World):
    meeting = planned(made.district)
    with_agenda(made.district, meeting)
    follower.run_pass()
    address = f"/phien-hop/{meeting.record.hex}/"
    assert address not in found(made, "van_phong", "chinh trang do thi")
    ask(made.district, meeting)
    pass_to(made.district, meeting, MeetingState.INVITED)
    assert address in found(made, "van_phong", "chinh trang do thi")
    assert address not in found(made, "thuong_dinh", "chinh trang do thi")


def test_a_conclusion_is_found_by_its_words_and_number(made: World):
    address = f"/ket-luan/{enter(made).record}/"
    assert address in found(made, "chu_tich", "ra soat ho kinh doanh")
    assert address in found(made, "chu_tich", "35/TB-VP")
    assert address not in found(made, "thue", "ra soat ho kinh doanh")


def test_who_leaves_is_told_what_is_open_of_meetings_papers_and_sheets(made: World):
    district = made.district
    meeting = planned(district)
    ask(district, meeting)
    papers.add(meeting, "Tờ trình", "a.pdf", b"%PDF-1.7", by=district.office, at=AT)
    sheet = asked(district)
    give(district, sheet, "chu_tich", "agree")
    follower.run_pass()
    kinds = {
        username: sorted(one.kind for one in open_items(district.accounts[username], district.unit.pk))
        for username in ("van_phong", "chu_tich")
    }
    assert kinds["van_phong"] == ["meeting", "opinion_sheet", "sessions.opinion_voter", "sessions.paper"]
    assert kinds["chu_tich"] == ["meeting_chair", "sessions.invitation"]
    assert [one.kind for one in open_items(district.accounts["thue"], district.units["009.THUE"].pk)] == [
        "sessions.invitation", "sessions.opinion_voter",
    ]  # fmt: skip
    for state in (MeetingState.INVITED, MeetingState.HELD, MeetingState.CLOSED):
        meeting = pass_to(district, meeting, state)
    assert open_items(district.accounts["chu_tich"], district.unit.pk) == []
