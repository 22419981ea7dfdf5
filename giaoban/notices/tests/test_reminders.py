"""Reminders are tied to the thing and its rule: when the day moves they fire again and say from when to when."""

import datetime as dt

import hypothesis
import pytest
from hypothesis import strategies as st

from giaoban.days.clock import VIETNAM
from giaoban.notices import reminders
from giaoban.notices.models import Notice, Reminder
from giaoban.notices.reminders import Due
from giaoban.notices.rules.moment import MomentRule, moment_of
from giaoban.notices.saying import told_again
from giaoban.notices.tests.people import AT, district
from giaoban.offices.models import Account
from giaoban.words.dates import write_short_date

__all__ = ["district"]
THING = ("viec", "1")
BEFORE, ON = MomentRule("3_days_before", 3), MomentRule("on_the_day", 0)
FIRST, LATER = dt.date(2026, 3, 20), dt.date(2026, 3, 25)


def due(account, day, title="Nộp báo cáo quý I"):
    return Due(account.pk, THING, day, title)


def morning(day):
    return dt.datetime.combine(day, dt.time(7), tzinfo=VIETNAM)


def said():
    return [told_again(one.said) for one in Notice.objects.order_by("pk")]


def test_it_fires_at_seven_in_vietnam_so_many_days_before():
    assert moment_of(FIRST, BEFORE) == dt.datetime(2026, 3, 17, 0, tzinfo=dt.UTC)


def test_it_fires_once_at_its_moment_and_not_before(district):
    reminders.arm([due(district.office, FIRST)], [BEFORE], at=AT)
    moment = moment_of(FIRST, BEFORE)
    assert reminders.fire(moment - dt.timedelta(seconds=1)) == 0
    assert reminders.fire(moment) == 1
    assert reminders.fire(moment + dt.timedelta(days=9)) == 0
    assert said() == ["Nộp báo cáo quý I: hạn 20/3/2026."]


def test_after_the_day_moved_it_fires_again_and_says_old_and_new(district):
    reminders.arm([due(district.office, FIRST)], [BEFORE], at=AT)
    reminders.fire(morning(FIRST))
    reminders.arm([due(district.office, LATER)], [BEFORE], at=morning(FIRST))
    assert reminders.fire(moment_of(LATER, BEFORE) - dt.timedelta(seconds=1)) == 0
    assert reminders.fire(moment_of(LATER, BEFORE)) == 1
    assert "hạn đã chuyển từ 20/3/2026 sang 25/3/2026" in said()[1]


def test_moved_there_and_back_it_fires_a_third_time(district):
    for day in (FIRST, LATER, FIRST):
        reminders.arm([due(district.office, day)], [BEFORE], at=AT)
        reminders.fire(morning(day))
    assert len(said()) == 3


def test_the_same_day_said_again_changes_nothing_but_the_words(district):
    reminders.arm([due(district.office, FIRST)], [BEFORE], at=AT)
    reminders.fire(morning(FIRST))
    reminders.arm([due(district.office, FIRST, "Tên mới")], [BEFORE], at=morning(FIRST))
    assert reminders.fire(morning(LATER)) == 0
    assert len(said()) == 1


def test_each_rule_fires_by_itself(district):
    reminders.arm([due(district.office, FIRST)], [BEFORE, ON], at=AT)
    assert reminders.fire(moment_of(FIRST, BEFORE)) == 1
    assert reminders.fire(moment_of(FIRST, ON)) == 1


def test_named_late_it_fires_at_once_and_named_after_its_day_not_at_all(district):
    reminders.arm([due(district.office, FIRST)], [BEFORE], at=morning(FIRST))
    assert reminders.fire(morning(FIRST)) == 1
    reminders.arm([due(district.chair, FIRST)], [BEFORE], at=morning(FIRST + dt.timedelta(days=1)))
    assert reminders.fire(morning(LATER)) == 0


def test_what_is_done_reminds_nobody(district):
    reminders.arm([due(district.office, FIRST), due(district.chair, FIRST)], [BEFORE], at=AT)
    reminders.disarm(THING, accounts=[district.office.pk])
    assert reminders.fire(morning(FIRST)) == 1
    reminders.disarm(THING)
    assert not Reminder.objects.exists()


def test_one_person_is_reminded_without_the_others(district):
    reminders.arm([due(district.office, FIRST), due(district.chair, FIRST)], [BEFORE], at=AT)
    assert reminders.fire(morning(FIRST), district.chair.pk) == 1
    assert list(Notice.objects.values_list("account__username", flat=True)) == ["chu_tich"]


days = st.dates(dt.date(2026, 3, 11), dt.date(2026, 6, 30))


@pytest.mark.django_db
@hypothesis.settings(max_examples=20)
@hypothesis.given(days=st.lists(days, min_size=1, max_size=6))
def test_however_often_the_day_moves_each_new_day_is_reminded_of_exactly_once(days):
    """The worker looks after each move at the end of that day; only a day that differs from the last fires."""
    account, _ = Account.objects.get_or_create(username="ai_do", defaults={"name": "Ai đó (tên giả)"})
    Reminder.objects.all().delete()
    Notice.objects.all().delete()
    for day in days:
        reminders.arm([due(account, day)], [ON], at=AT)
        for _ in range(2):
            reminders.fire(morning(day))
    moves = 1 + sum(before != after for before, after in zip(days, days[1:], strict=False))
    assert len(said()) == moves
    told = [(before, after) for before, after in zip(days, days[1:], strict=False) if before != after]
    for text, (before, after) in zip(said()[1:], told, strict=True):
        assert f"từ {write_short_date(before)} sang {write_short_date(after)}" in text
