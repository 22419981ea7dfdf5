"""How long notices are kept, and chores of the day."""

import datetime as dt

import pytest

from giaoban.notices import actions, by_the_clock
from giaoban.notices.keeping import forget_settled
from giaoban.notices.models import Digest, Notice
from giaoban.notices.tests.people import AT, district, tell

__all__ = ["district"]
YEAR = dt.timedelta(days=365)


def test_a_notice_read_a_year_ago_is_dropped_and_one_that_nobody_read_stays(district):
    tell(district.office, "đã đọc", "chưa đọc", "mới đọc")
    read, unread, lately = Notice.objects.order_by("pk")
    actions.mark([read.pk], district.office, read=True, at=AT)
    actions.mark([lately.pk], district.office, read=True, at=AT + dt.timedelta(days=9))
    told, empty = (
        Digest.objects.create(account=district.office, day=day, state="sent", tried_at=AT)
        for day in (AT.date(), AT.date() - dt.timedelta(days=1))
    )
    Notice.objects.filter(pk=unread.pk).update(digest=told)
    assert forget_settled(AT + YEAR) == 0
    assert forget_settled(AT + YEAR + dt.timedelta(days=1)) == 1
    assert list(Notice.objects.order_by("pk")) == [unread, lately]
    assert list(Digest.objects.all()) == [told], f"{empty.day} tells of nothing any more; {told.day} went out"


@pytest.mark.django_db
def test_a_chore_of_the_day_is_done_once_a_day_and_tried_again_where_it_failed(monkeypatch, caplog):
    done = []

    def chore(now: dt.datetime) -> None:
        done.append(now)
        if len(done) == 1:
            raise OSError("máy chủ bận")

    monkeypatch.setattr(by_the_clock, "_daily", {"thử": chore})
    monkeypatch.setattr(by_the_clock, "_done_on", {})
    later = [AT + dt.timedelta(seconds=30 * turn) for turn in range(4)] + [AT + dt.timedelta(days=1)]
    for now in later:
        by_the_clock.run(now)
    assert done == [later[0], later[1], later[4]]
    assert "chore thử failed" in caplog.text
