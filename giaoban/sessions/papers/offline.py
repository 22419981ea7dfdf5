"""What an answer tells the browser's keeper of papers: whose it is and until when it may be kept, or never."""

import datetime as dt

from django.http import HttpResponse

from giaoban.days.clock import VIETNAM
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.sessions.meetings.models import Meeting, MeetingState
from giaoban.sessions.papers.rules.keeping import kept_until
from giaoban.web.reader import reader_name

DAYS = "sessions.papers_offline_days"
KEEP = "Giaoban-Keep"


def last_day(meeting: Meeting, today: dt.date, *, marked: bool = False) -> dt.date | None:
    """The last day on which a paper of the meeting can be read without a connection; ``None`` when it is not kept."""
    held_on = meeting.begins.astimezone(VIETNAM).date()
    days = int(offices.book().norm(DAYS, held_on).value)
    day = kept_until(held_on, days, marked=marked, called_off=meeting.state == MeetingState.CANCELLED)
    return day if day is not None and day >= today else None


def told_keeper(response: HttpResponse, account: Account, day: dt.date | None) -> HttpResponse:
    """The answer with what the keeper may do with it; without a day nothing may keep it, no browser's store either."""
    if day is None:
        response["Cache-Control"] = "no-store"
        return response
    ends = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), VIETNAM)
    response["Cache-Control"] = "private, no-cache"
    response[KEEP] = f"{reader_name(account)} {int(ends.timestamp())}"
    return response
