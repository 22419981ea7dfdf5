"""A meeting of the small district for tests: planned, invited, held, all through actions."""

import datetime as dt
from collections.abc import Sequence

from giaoban.days.clock import VIETNAM
from giaoban.indicators.sessions import sessions_at
from giaoban.offices.models import Account
from giaoban.sessions.agenda import actions as agenda
from giaoban.sessions.agenda.models import AgendaItem
from giaoban.sessions.meetings import actions, inviting, queries
from giaoban.sessions.meetings.models import Invitation, Meeting, MeetingState, Part
from giaoban.trail import follower
from giaoban.trail.queries import latest_seal
from tests.factories import District

AT = dt.datetime(2023, 3, 3, 9, tzinfo=VIETNAM)
BEGINS = dt.datetime(2023, 3, 10, 8, tzinfo=VIETNAM)
ITEMS = (
    ("opening", "Khai mạc", 5),
    ("report", "Trình bày báo cáo kinh tế - xã hội tháng 02/2023", 30),
    ("decision", "Thông qua kế hoạch chỉnh trang đô thị", 20),
    ("information", "Thông tin về Đề án 06", 10),
    ("conclusion", "Kết luận phiên họp", 15),
)


def planned(district: District, **said: object) -> Meeting:
    """A draft of the meeting of March 2023."""
    session = next((one.record for one in sessions_at(latest_seal())), None)
    values = {
        "unit": district.unit,
        "title": "Phiên họp UBND quận tháng 3/2023",
        "begins": BEGINS,
        "minutes": 90,
        "place": "Phòng họp số 1",
        "chair": district.chair,
        "session": session,
    }
    return actions.plan(Meeting(**{**values, **said}), by=district.office, at=AT)


def invited(district: District, **said: object) -> Meeting:
    """The same, the chair, the tax office's clerk and a ward asked."""
    meeting = planned(district, **said)
    ask(district, meeting)
    return pass_to(district, meeting, MeetingState.INVITED)


def ask(district: District, meeting: Meeting) -> None:
    """Invite the chair, the tax office's clerk by name, a ward as such."""
    units, accounts = district.units, district.accounts
    asked = [
        Invitation(unit=district.unit, account=accounts["chu_tich"], part=Part.CHAIR),
        Invitation(unit=units["009.THUE"], account=accounts["thue"], part=Part.MEMBER),
        Invitation(unit=units["00343"], part=Part.GUEST),
    ]
    inviting.invite(meeting, asked, by=district.office, at=AT)


def held(district: District) -> Meeting:
    """A meeting with its agenda that sits."""
    meeting = invited(district)
    with_agenda(district, meeting)
    return pass_to(district, meeting, MeetingState.HELD, at=BEGINS)


def with_agenda(district: District, meeting: Meeting) -> Sequence[AgendaItem]:
    """Put the items above on the agenda."""
    items = [AgendaItem(kind=kind, title=title, minutes=minutes) for kind, title, minutes in ITEMS]
    return agenda.add_items(meeting, items, by=district.office, at=AT)


def pass_to(district: District, meeting: Meeting, state: MeetingState, at: dt.datetime = AT) -> Meeting:
    """The meeting in its next state, sealed."""
    after = actions.pass_to(meeting, state, by=district.office, at=at)
    follower.run_pass()
    return after


def invitation_of(meeting: Meeting, account: Account | None) -> queries.Invited:
    """The invitation of a person, or that of a unit as such."""
    rows = queries.invited(meeting.record)
    return next(one for one in rows if one.invitation.account_id == (account.pk if account else None))
