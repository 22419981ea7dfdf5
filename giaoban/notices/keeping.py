"""How long notices are kept (thời gian giữ thông báo): what was read or settled leaves the inbox after some time."""

import datetime as dt

from giaoban.days.clock import VIETNAM
from giaoban.notices.models import Digest, Notice
from giaoban.offices import queries as offices

KEEP_DAYS = "notices.keep_days"


def forget_settled(now: dt.datetime) -> int:
    """Drop notices read or settled more days ago than they are kept, and mails of the day that tell of none any more.

    What nobody read stays, however old; returns how many notices were dropped. The record of what happened is the
    trail: a notice only points to it.
    """
    today = now.astimezone(VIETNAM).date()
    kept = dt.timedelta(days=int(offices.book().norm(KEEP_DAYS, today).value))
    dropped, _by_model = Notice.objects.filter(read_at__lt=now - kept).delete()
    Digest.objects.filter(day__lt=today - kept, notices=None).delete()
    return dropped
