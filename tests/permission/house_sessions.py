"""The meetings of the house: of each authority, with one ward asked to each; opinion sheets, conclusions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from giaoban.days.clock import VIETNAM
from giaoban.documents.models import DocumentFile
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import ReportingSession
from giaoban.sessions.agenda import actions as agenda
from giaoban.sessions.agenda.models import AgendaItem, ItemKind
from giaoban.sessions.conclusions import actions as conclusions
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.meetings import actions as meetings
from giaoban.sessions.meetings import inviting
from giaoban.sessions.meetings.models import Invitation, Meeting, MeetingSeries, MeetingState, Part
from giaoban.sessions.minutes import actions as minutes
from giaoban.sessions.opinions import actions as opinions
from giaoban.sessions.opinions.models import Choice, OpinionSheet
from giaoban.sessions.papers import actions as papers
from giaoban.sessions.papers.models import MeetingPaper
from giaoban.trail.queries import current
from tests.pages import AT
from tests.permission.house_work import GIVEN_BY

if TYPE_CHECKING:
    from tests.permission.house import House

BEGINS = dt.datetime(2025, 7, 10, 8, tzinfo=VIETNAM)
OVER, OPEN = (dt.datetime(year, 12, 31, 17, tzinfo=VIETNAM) for year in (2024, 2025))
"""When a sheet whose time is over and one that is open close."""
ALSO_ASKED = {"own": "pho", "foreign": "pho", "ended": "pho", "outside": "van_phong_khac"}
"""Who else a sheet asks: they have answered, the clerk has not."""


def add_sessions(house: House, whose: str) -> None:
    """A meeting that sits and one that is to come, with the ward asked to both; an open sheet and one that is over."""
    sits, asked = _meeting(house, whose, MeetingState.HELD), _meeting(house, whose, MeetingState.INVITED)
    office = house.accounts[GIVEN_BY[whose][1]]
    text = f"Kết luận dự thảo {whose}"
    minutes.write_notice(sits, "TB-UBND", "Kết luận", text, [], by=office, at=AT)
    paper = current(MeetingPaper).get(meeting=sits.record)
    house.said[whose] |= {
        "meeting": sits.record.hex,
        "item": current(AgendaItem).get(meeting=sits.record).record.hex,
        "paper": paper.record.hex,
        "paper_copy": DocumentFile.objects.get(document=paper.record).sha256,
        "asked_meeting": asked.record.hex,
        "invitation": current(Invitation).get(meeting=asked.record, account=None).record.hex,
        "sheet": _sheet(house, whose, OPEN),
        "over_sheet": _sheet(house, whose, OVER),
    }


def add_of_authorities(house: House) -> None:
    """What an authority has by itself: a draft of a meeting, a series, a conclusion; under ``own`` the district's."""
    office = house.accounts["van_phong"]
    house.said["own"]["draft_meeting"] = _meeting(house, "own", MeetingState.DRAFT).record.hex
    may = ReportingSession(
        unit=house.units["010"], code="2023-05", held_on=dt.date(2023, 5, 5),
        start=dt.date(2023, 4, 1), end=dt.date(2023, 4, 30),
    )  # fmt: skip
    indicators.open_session(may, {}, by=house.accounts["van_phong_khac"], at=AT)
    march = current(ReportingSession).get(unit=house.units["009"], code="2023-03")
    for whose, session in (("own", march), ("outside", may)):
        code, username = GIVEN_BY[whose]
        office, unit = house.accounts[username], house.units[code]
        series = MeetingSeries(
            unit=unit, title="Giao ban tháng", day_of_month=10, begins="08:00", minutes=120, place="Hội trường"
        )
        meetings.begin_series(series, by=office, at=AT)
        said = Conclusion(session=session.record, unit=unit, text="1. Các phường giữ vỉa hè.", signer="Chủ tịch")
        said.document_number, said.document_day = "35/TB-VP", AT.date()
        conclusion = conclusions.enter(said, by=office, at=AT)
        house.said[whose] |= {"series": series.record.hex, "conclusion": str(conclusion.record)}


def _meeting(house: House, whose: str, state: MeetingState) -> Meeting:
    """A meeting of the authority with an item and its paper, to which the ward is asked, and one who has left."""
    code, username = GIVEN_BY[whose]
    office, ward = house.accounts[username], house.units[house.said[whose]["unit"]]
    meeting = Meeting(
        unit=house.units[code], title=f"Họp vỉa hè {whose} {state}", begins=BEGINS, minutes=60, place="Hội trường"
    )
    meetings.plan(meeting, by=office, at=AT)
    [item] = agenda.add_items(
        meeting, [AgendaItem(kind=ItemKind.DISCUSSION, title=f"Bàn vỉa hè {whose}", minutes=30)], by=office, at=AT
    )
    asked = [Invitation(unit=ward, part=Part.GUEST), Invitation(unit=ward, account=house.accounts["cu"], part="member")]
    inviting.invite(meeting, asked, by=office, at=AT)
    scan = f"%PDF-1.7 tai lieu {whose} {state}".encode()
    papers.add(meeting, "Phương án", "phương án.pdf", scan, by=office, at=AT, item=item.record)
    for step in {"draft": (), "invited": ("invited",), "held": ("invited", "held")}[state]:
        meeting = meetings.pass_to(meeting, MeetingState(step), by=office, at=AT)
    return meeting


def _sheet(house: House, whose: str, closes_at: dt.datetime) -> str:
    """A sheet to the clerk, to one who has left since, and to another who has answered: what, no page may show."""
    code, username = GIVEN_BY[whose]
    clerk, other = house.accounts[house.said[whose]["username"]], house.accounts[ALSO_ASKED[whose]]
    sheet = OpinionSheet(
        unit=house.units[code], title=f"Phiếu vỉa hè {whose}", question=f"Có giữ vỉa hè {whose}?", closes_at=closes_at
    )
    opinions.ask(sheet, [clerk, house.accounts["cu"], other], by=house.accounts[username], at=AT)
    sealed = f"ý kiến niêm {whose} {closes_at.year}"
    opinions.vote(sheet, other, Choice.OTHER, sealed, by=other, at=AT)
    house.sealed.setdefault(whose, []).append(sealed)
    return sheet.record.hex
