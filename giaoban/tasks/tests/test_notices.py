"""Whom tasks are told to, and when their days remind."""

import datetime as dt

import pytest
from django.utils import timezone

from giaoban.notices import calendar, kinds, reminders
from giaoban.notices.models import Notice, Reminder
from giaoban.offices import actions as offices
from giaoban.offices import handing_over
from giaoban.offices.models import HandOver
from giaoban.offices.permission import Permission
from giaoban.offices.queries import tree_now
from giaoban.tasks import actions, notices, queries
from giaoban.tasks.models import Coordination, Task
from giaoban.tasks.ownership import Owners
from giaoban.tasks.tests.conftest import give, new_task
from giaoban.trail import follower
from tests.factories import District
from tests.pages import words

pytestmark = pytest.mark.django_db


def in_days(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def told(district: District, username: str) -> list[tuple[str, str]]:
    rows = Notice.objects.filter(account=district.accounts[username]).order_by("pk")
    return [(row.kind, str(row.said)) for row in rows]


def kinds_told(district: District, username: str) -> list[str]:
    return [kind for kind, _ in told(district, username)]


def given_now(district: District, due: int = 20, lead: str = "009.THUE") -> Task:
    return give(district, lead, assigned_on=timezone.localdate(), due=in_days(due))


def test_what_one_act_gives_a_unit_is_one_notice(district):
    tasks = [actions.Assignment(new_task(district, "009.THUE", f"Việc {n}")) for n in range(5)]
    tasks[0] = actions.Assignment(tasks[0].task, [Coordination(unit=district.units["00343"])])
    actions.assign(tasks, by=district.office, at=timezone.now())
    follower.run_pass()
    assert kinds_told(district, "thue") == [notices.GIVEN.code]
    assert "5" in told(district, "thue")[0][1]
    assert kinds_told(district, "nhan_chinh") == [notices.GIVEN.code]
    assert kinds_told(district, "van_phong") == []
    notice = Notice.objects.get(account=district.accounts["thue"])
    thing = kinds.thing(notice.thing_kind, notice.thing_key, Permission(district.accounts["thue"], in_days(0)))
    assert thing is not None
    assert "don-vi=009.THUE" in thing.href


def test_what_is_reported_waits_for_the_giver_and_is_settled_by_the_decision(district):
    task = given_now(district)
    actions.report_done(task.record, "Xong", by=district.accounts["thue"], at=timezone.now())
    follower.run_pass()
    assert notices.WAITING.code in kinds_told(district, "van_phong")
    actions.confirm([task.record], by=district.office, at=timezone.now())
    follower.run_pass()
    assert not Notice.objects.filter(kind=notices.WAITING.code, read_at=None).exists()
    assert notices.DECIDED.code in kinds_told(district, "thue")


def test_what_is_done_quietly_is_told_to_nobody(district):
    task = given_now(district)
    follower.run_pass()
    Notice.objects.all().delete()
    actions.extend([task.record], in_days(40), by=district.office, at=timezone.now(), quiet=True)
    follower.run_pass()
    assert not Notice.objects.exists()


def test_a_reminder_follows_a_moved_day_and_ends_with_the_report(district):
    task, thue = given_now(district), district.accounts["thue"]
    follower.run_pass()
    armed = Reminder.objects.filter(account=thue, thing_key=task.record.hex)
    assert {one.rule for one in armed} == {"3_days_before", "1_days_before", "on_the_day"}
    actions.extend([task.record], in_days(30), by=district.office, at=timezone.now())
    follower.run_pass()
    assert {(one.due, one.before, one.turn) for one in armed.all()} == {(in_days(30), in_days(20), 2)}
    actions.report_done(task.record, "Xong", by=thue, at=timezone.now())
    follower.run_pass()
    assert not armed.all().exists()


def test_a_task_late_for_some_working_days_is_told_to_the_leaders(district):
    task = given_now(district, due=1)
    follower.run_pass()
    rows = Reminder.objects.filter(thing_key=task.record.hex, rule="escalated")
    assert {one.account for one in rows} == {district.chair, district.accounts["lanh_dao_thue"]}
    assert all(one.fires_at.date() >= in_days(1) + dt.timedelta(days=3) for one in rows)
    reminders.fire(timezone.now() + dt.timedelta(days=30), district.chair.pk)
    assert any("quá hạn chưa xong" in said for _, said in told(district, "chu_tich"))


def test_a_task_sent_back_after_its_deadline_is_told_to_the_leaders_anew(district):
    task = give(district, due=dt.date(2023, 3, 31))
    actions.report_done(task.record, "Xong", by=district.accounts["thue"], at=timezone.now())
    follower.run_pass()
    assert not Reminder.objects.filter(thing_key=task.record.hex).exists()
    actions.send_back(task.record, "Chưa đạt", by=district.office, at=timezone.now())
    follower.run_pass()
    rows = Reminder.objects.filter(thing_key=task.record.hex)
    assert {one.account for one in rows} == {district.chair, district.accounts["lanh_dao_thue"]}
    assert all(one.fires_at.date() >= in_days(3) for one in rows)
    assert {one.due for one in rows} == {dt.date(2023, 3, 31)}


def test_a_task_given_to_another_unit_reminds_its_people_alone(district):
    task = given_now(district)
    follower.run_pass()
    actions.reassign(task.record, district.units["00343"].pk, "Giao nhầm", by=district.office, at=timezone.now())
    follower.run_pass()
    before = Reminder.objects.filter(thing_key=task.record.hex, rule="on_the_day")
    assert {one.account.username for one in before} == {"nhan_chinh"}


def test_deadlines_stand_in_the_calendar_of_who_does_them(district):
    task = given_now(district)
    assert task.record.hex in calendar.feed(district.accounts["thue"], timezone.now()).decode().replace("\r\n ", "")
    assert task.record.hex not in calendar.feed(district.accounts["nhan_chinh"], timezone.now()).decode()


def test_who_leaves_hands_over_the_tasks_they_took(district):
    task, thue = given_now(district), district.accounts["thue"]
    other = given_now(district)
    actions.accept(task.record, by=thue, at=timezone.now())
    actions.entrust(other.record, thue, by=thue, at=timezone.now())
    unit = district.units["009.THUE"].pk
    items = [one.key for one in handing_over.open_items(thue, unit) if one.kind == Task.KIND]
    assert items == [task.record.hex, other.record.hex]
    actions.report_done(task.record, "Xong", by=thue, at=timezone.now())
    actions.confirm([task.record], by=district.office, at=timezone.now())
    assert [one.key for one in handing_over.open_items(thue, unit) if one.kind == Task.KIND] == [other.record.hex]


def test_what_was_handed_over_is_the_receivers_and_reminds_them_until_somebody_else_is_named(district):
    task, thue, leader = given_now(district), district.accounts["thue"], district.accounts["lanh_dao_thue"]
    actions.entrust(task.record, thue, by=thue, at=timezone.now())
    follower.run_pass()
    unit = district.units["009.THUE"]
    paper = HandOver(giver=thue, receiver=leader, unit=unit, on=timezone.localdate(), why="Chuyển công tác")
    owners = {(Task.KIND, task.record.hex): leader.username}
    offices.hand_over(paper, owners, by=district.accounts["quan_tri"], at=timezone.now())
    follower.run_pass()
    armed = Reminder.objects.filter(thing_key=task.record.hex, rule="on_the_day")
    assert [one.account for one in armed.all()] == [leader]
    mine = queries.standing_tasks().filter(Owners(tree_now()).tasks_of(leader))
    assert [one.record for one in mine] == [task.record]
    assert not queries.standing_tasks().filter(Owners(tree_now()).tasks_of(thue)).exists()
    actions.entrust(task.record, None, by=leader, at=timezone.now())
    actions.reassign(task.record, district.units["00343"].pk, "Giao nhầm", by=district.office, at=timezone.now())
    assert Owners(tree_now()).of(queries.task_of(task.record)) is None


def test_a_notice_opens_the_task_for_who_may_see_it_alone(district):
    task = given_now(district)
    mine, other = (Permission(district.accounts[name], in_days(0)) for name in ("thue", "nhan_chinh"))
    assert kinds.thing(Task.KIND, task.record.hex, mine).href == f"/nhiem-vu/{task.record}/"
    assert kinds.thing(Task.KIND, task.record.hex, other) is None
    assert kinds.thing(Task.KIND, "x", mine) is None


def test_a_task_is_found_by_its_words_by_who_may_see_it(district, client):
    given_now(district)
    follower.run_pass()
    for username, found in (("thue", True), ("nhan_chinh", False)):
        client.force_login(district.accounts[username])
        assert ("Phấn đấu thu ngân sách" in words(client.get("/tim?q=phan dau thu ngan sach"))) == found
