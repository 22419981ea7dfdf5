"""The calendar feed: a secret of one's own, revocable, with the rights its owner has today."""

import datetime as dt

import icalendar
import pytest
from django.test import Client

from giaoban.notices import calendar, reminders
from giaoban.notices.models import CalendarLink
from giaoban.notices.reminders import Due
from giaoban.notices.rules.moment import MomentRule
from giaoban.notices.tests.people import AT, district
from tests.pages import World, body, words

__all__ = ["district"]
OPTIONS = "/thong-bao/tuy-chon/"


def due(account, day, title="Nộp báo cáo"):
    reminders.arm([Due(account.pk, ("viec", "1"), day, title)], [MomentRule("x", 0), MomentRule("y", 3)], at=AT)


def feed_of(secret):
    answer = Client().get(f"/lich/{secret}.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer.headers["Cache-Control"]
    return icalendar.Calendar.from_ical(answer.content)


def events(secret):
    return {str(one["uid"]): (str(one["summary"]), one["dtstart"].dt) for one in feed_of(secret).walk("VEVENT")}


def test_a_day_is_one_event_however_many_rules_remind_of_it(district):
    due(district.office, dt.date(2026, 12, 20))
    secret = calendar.make_link(district.office, "điện thoại", AT)
    assert events(secret) == {"viec:1@giaoban": ("Nộp báo cáo", dt.date(2026, 12, 20))}


def test_a_moved_day_moves_its_event(district):
    secret = calendar.make_link(district.office, "điện thoại", AT)
    for day in (dt.date(2026, 12, 20), dt.date(2026, 12, 25)):
        due(district.office, day)
    assert events(secret) == {"viec:1@giaoban": ("Nộp báo cáo", dt.date(2026, 12, 25))}


def test_nobody_elses_days_are_in_it(district):
    due(district.chair, dt.date(2026, 12, 20))
    assert events(calendar.make_link(district.office, "điện thoại", AT)) == {}


@pytest.mark.parametrize("title", ["dài " * 60, "có dấu ; , \\ và\nxuống dòng", "tiếng Việt: ứng dụng đường sắt"])
def test_any_title_survives_folding_and_escaping(district, title):
    due(district.office, dt.date(2026, 12, 20), title)
    [(summary, _)] = events(calendar.make_link(district.office, "x", AT)).values()
    assert summary == title


def test_the_page_shows_the_secret_once_and_keeps_only_its_digest(district):
    browser = World(district).client("van_phong")
    page = body(browser.post(f"{OPTIONS}lich", {"ten": "Điện thoại"}))
    secret = page.split("/lich/")[1].split(".ics")[0]
    assert events(secret) == {}
    assert secret not in body(browser.get(OPTIONS))
    assert secret not in str(CalendarLink.objects.values_list())
    assert "Điện thoại" in words(browser.get(OPTIONS))


def test_a_revoked_link_a_guessed_one_and_one_of_who_left_open_nothing(district):
    secret = calendar.make_link(district.office, "một", AT)
    other = calendar.make_link(district.chair, "hai", AT)
    link = CalendarLink.objects.get(account=district.office)
    World(district).client("chu_tich").post(f"{OPTIONS}lich/{link.pk}/thu-hoi")
    assert Client().get(f"/lich/{secret}.ics").status_code == 200
    World(district).client("van_phong").post(f"{OPTIONS}lich/{link.pk}/thu-hoi")
    district.chair.is_active = False
    district.chair.save()
    for wrong in (secret, other, "x" * 43):
        assert Client().get(f"/lich/{wrong}.ics").status_code == 404


def test_too_many_links_are_refused_in_words(district):
    for number in range(calendar.MOST_LINKS):
        calendar.make_link(district.office, str(number), AT)
    answer = World(district).client("van_phong").post(f"{OPTIONS}lich", {"ten": "nữa"})
    assert answer.status_code == 422
    assert "thu hồi bớt" in words(answer)
