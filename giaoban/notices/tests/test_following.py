"""Sent once per act: however often the follower runs, crashes, or a sender fails."""

import datetime as dt

import pytest
from django.db import transaction

from giaoban.notices import checking
from giaoban.notices.kinds import Sender, Settled
from giaoban.notices.models import Notice, NoticePreference, OwedNotices
from giaoban.notices.tests.people import AT, KIND, district, senders, tell, told
from giaoban.offices import actions as offices
from giaoban.offices.models import Appointment, HandOver, OfficeNorm
from giaoban.trail import follower
from giaoban.trail.queries import latest_seal

__all__ = ["district", "senders"]


def norm(district, name="days.thu"):
    entry = OfficeNorm(name=name, value=1, since=dt.date(2026, 1, 1), document="x", document_day=dt.date(2026, 1, 1))
    offices.enter_norm(entry, unit_id=district.unit.pk, by=district.accounts["quan_tri"], at=AT)


def telling_of_norms(district, account="van_phong"):
    who = district.accounts[account]
    return Sender(
        "thu", lambda seal, acts: [told(who, f"act:{act.key.hex}") for act in acts], frozenset({OfficeNorm.KIND})
    )


def pass_that_is_killed():
    with transaction.atomic():
        follower.run_pass()
        assert Notice.objects.count() == 1
        raise KeyboardInterrupt


def test_each_act_is_told_once_however_many_passes_run(district, senders):
    senders["thu"] = telling_of_norms(district)
    norm(district)
    norm(district, "days.khac")
    for _ in range(3):
        follower.run_pass()
    assert Notice.objects.count() == 2


def test_acts_of_other_kinds_do_not_ask_the_sender(district, senders):
    senders["thu"] = telling_of_norms(district)
    offices.change_units([], authority=district.unit.pk, by=district.accounts["quan_tri"], at=AT, basis="")
    follower.run_pass()
    assert not Notice.objects.exists()


def test_what_a_crashed_pass_told_is_told_by_the_next_one_and_once(district, senders):
    senders["thu"] = telling_of_norms(district)
    norm(district)
    before = latest_seal()
    with pytest.raises(KeyboardInterrupt):
        pass_that_is_killed()
    assert (Notice.objects.count(), latest_seal()) == (0, before)
    follower.run_pass()
    follower.run_pass()
    assert Notice.objects.count() == 1


def test_acts_that_are_replayed_tell_nobody(district, senders):
    senders["thu"] = telling_of_norms(district)
    with follower.held():
        norm(district)
        follower.run_pass(at=AT + dt.timedelta(days=1))
    assert not Notice.objects.exists()


def test_a_sender_that_fails_is_asked_again_and_stops_no_other(district, senders):
    broken = True

    def fails(seal, acts):
        if broken:
            raise RuntimeError("máy hỏng")
        return [told(district.chair, f"act:{act.key.hex}") for act in acts]

    senders["hong"] = Sender("hong", fails, frozenset({OfficeNorm.KIND}))
    senders["thu"] = telling_of_norms(district)
    norm(district)
    follower.run_pass()
    assert list(Notice.objects.values_list("account__username", flat=True)) == ["van_phong"]
    [owed] = checking.owed()
    assert owed.endswith("chưa báo tin được (hong): máy hỏng")
    broken = False
    for _ in range(2):
        norm(district)
        follower.run_pass()
    assert Notice.objects.filter(account=district.chair).count() == 3
    assert not OwedNotices.objects.exists()


def test_two_senders_with_one_key_tell_a_person_once_and_the_first_is_heard(district, senders):
    for name, said in (("mot", "Báo cáo của bạn"), ("hai", "Số đã chốt")):
        senders[name] = Sender(name, lambda seal, acts, said=said: [told(district.chair, "chung", said=said)])
    norm(district)
    follower.run_pass()
    assert [one.said for one in Notice.objects.all()] == ["Báo cáo của bạn"]


def test_what_is_settled_waits_no_longer_for_anybody(district, senders):
    thing = ("viec", "1")
    tell(district.office, "cho", thing=thing)
    tell(district.chair, "cho", thing=thing)
    tell(district.chair, "khac", thing=("viec", "2"))
    senders["xong"] = Sender("xong", lambda seal, acts: [Settled(thing, (KIND.code,))])
    norm(district)
    follower.run_pass()
    assert list(Notice.objects.filter(read_at=None).values_list("key", flat=True)) == ["khac"]


def test_who_declined_a_kind_is_not_told_of_it(district):
    NoticePreference.objects.create(account=district.office, unwanted=[KIND.code])
    tell(district.office, "a")
    tell(district.chair, "a")
    assert list(Notice.objects.values_list("account__username", flat=True)) == ["chu_tich"]


def test_who_takes_something_over_is_told_what_by_name(district):
    giver, receiver = district.accounts["nhan_chinh"], district.accounts["thuong_dinh"]
    row = HandOver(
        giver=giver, receiver=receiver, unit=district.units["00343"], on=dt.date(2026, 3, 9), why="Chuyển công tác"
    )
    serve = Appointment(
        account=receiver, unit=district.units["00343"], role="clerk", post="Cán bộ", from_day=dt.date(2026, 3, 1)
    )
    offices.appoint([serve], by=district.accounts["quan_tri"], at=AT)
    offices.hand_over(row, {}, by=district.accounts["quan_tri"], at=AT)
    follower.run_pass()
    [notice] = Notice.objects.all()
    assert notice.account == receiver
    assert notice.said["values"]["unit"] == "Phường Nhân Chính"
