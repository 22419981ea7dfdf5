"""What an official leaves open of meetings (bàn giao): those to be held, chaired or come to, papers, opinion sheets.

A hand-over says who sees to it from now on. The chair of a meeting, who is invited and who is asked for an opinion
stay those named until somebody changes them there: an opinion is its member's own.
"""

from collections.abc import Iterable, Iterator

from giaoban.offices import queries as offices
from giaoban.offices.handing_over import OpenItem
from giaoban.offices.models import Account
from giaoban.said import Said
from giaoban.sessions.meetings.models import Invitation, InvitationReply, Meeting
from giaoban.sessions.meetings.rules.states import OPEN
from giaoban.sessions.meetings.things import MEETING
from giaoban.sessions.opinions.models import OpinionClosing, OpinionSheet, OpinionVote, OpinionVoter
from giaoban.sessions.opinions.things import SHEET
from giaoban.sessions.papers.models import MeetingPaper
from giaoban.trail.queries import current

CHAIR = "meeting_chair"


def open_items(account: Account, unit: int) -> Iterator[OpenItem]:
    """What waits for an official at a unit: as organiser, chair, who is asked, giver of papers."""
    meetings = {one.record: one for one in current(Meeting).filter(state__in=OPEN).order_by("pk")}
    yield from _held(account, unit, meetings.values())
    asked = current(Invitation).filter(meeting__in=meetings, account=account, unit=unit).order_by("pk")
    answered = set(current(InvitationReply).filter(meeting__in=meetings).values_list("invitation", flat=True))
    for one in asked:
        if one.record not in answered:
            title = meetings[one.meeting].title
            yield OpenItem(Invitation.KIND, one.record.hex, Said("Trả lời giấy mời «%(title)s»", title=title))
    mine = current(MeetingPaper).filter(meeting__in=meetings, unit=unit).select_related("act").order_by("pk")
    for paper in mine:
        if paper.act.account == account.username:
            yield OpenItem(MeetingPaper.KIND, paper.record.hex, Said("Tài liệu họp «%(title)s»", title=paper.title))
    yield from _sheets(account, unit)


def _held(account: Account, unit: int, meetings: Iterable[Meeting]) -> Iterator[OpenItem]:
    """Meetings of the unit that this official planned, and those that they are to chair."""
    own = [one for one in meetings if one.unit_id == unit]
    planned = Meeting.objects.filter(record__in=[one.record for one in own], corrects=None)
    by_me = set(planned.filter(act__account=account.username).values_list("record", flat=True))
    for one in own:
        if one.record in by_me:
            yield OpenItem(MEETING, one.record.hex, Said("Tổ chức phiên họp «%(title)s»", title=one.title))
        if one.chair_id == account.pk:
            yield OpenItem(CHAIR, one.record.hex, Said("Chủ trì phiên họp «%(title)s»", title=one.title))


def _sheets(account: Account, unit: int) -> Iterator[OpenItem]:
    """Sheets of the unit that this official sent and nobody closed; those of it or above that wait for an opinion."""
    above = [unit, *offices.tree_now().ancestors(unit)]
    closed = current(OpinionClosing).values("sheet")
    sheets = (
        current(OpinionSheet).filter(unit__in=above).exclude(record__in=closed).select_related("act").order_by("pk")
    )
    opened = {one.record: one for one in sheets}
    answered = set(current(OpinionVote).filter(sheet__in=opened, voter=account).values_list("sheet", flat=True))
    asked = current(OpinionVoter).filter(sheet__in=opened, account=account)
    waiting = {one.sheet: one for one in asked if one.sheet not in answered}
    for record, sheet in opened.items():
        if sheet.unit_id == unit and sheet.act.account == account.username:
            yield OpenItem(SHEET, record.hex, Said("Theo dõi, chốt phiếu «%(title)s»", title=sheet.title))
        if record in waiting:
            words = Said("Gửi ý kiến vào phiếu «%(title)s»", title=sheet.title)
            yield OpenItem(OpinionVoter.KIND, waiting[record].record.hex, words)
